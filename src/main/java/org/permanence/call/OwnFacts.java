package org.permanence.call;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallFact;

/** Facts that happen in the service and not at the PBX. Returns at once; the journal writes them like all others. */
@ApplicationScoped
public class OwnFacts {

    private final Emitter<CallEvent> facts;

    /** Unbounded: a few people who press buttons cannot fill it. */
    OwnFacts(@Channel("call-events") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<CallEvent> facts) {
        this.facts = facts;
    }

    /** @param kind part of the key: at most one of a kind within a millisecond in a call */
    public void tell(CallState call, String kind, Instant at, CallFact fact) {
        tell(call, kind, at, at, fact);
    }

    /** @param heard part of the key: when the service learnt of it @param at when it happened */
    void tell(CallState call, String kind, Instant heard, Instant at, CallFact fact) {
        // The PBX has another clock: nothing in a call may come before its arrival.
        Instant then = at.isBefore(call.origin().arrivedAt()) ? call.origin().arrivedAt() : at;
        facts.send(new CallEvent(call.id(), kind + ":" + heard.toEpochMilli(), then, CallEvent.Source.LIVE, fact));
    }
}
