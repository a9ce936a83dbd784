package org.permanence.call;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallFact;

/**
 * Facts that the PBX does not tell, because the service itself is where they happen. Returns at once; the journal writes them down like any
 * other.
 */
@ApplicationScoped
public class OwnFacts {

    private final Emitter<CallEvent> facts;

    /** Unbounded, but never more than what a few people press: there is nothing here to hold back. */
    OwnFacts(@Channel("call-events") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<CallEvent> facts) {
        this.facts = facts;
    }

    /** @param kind what happens at most once within a millisecond in a call */
    public void tell(CallState call, String kind, Instant at, CallFact fact) {
        tell(call, kind, at, at, fact);
    }

    /** @param heard when the service came to know it: two of a kind differ in this @param at when it happened */
    void tell(CallState call, String kind, Instant heard, Instant at, CallFact fact) {
        // Two clocks: what happens in a call does not happen before it.
        Instant then = at.isBefore(call.origin().arrivedAt()) ? call.origin().arrivedAt() : at;
        facts.send(new CallEvent(call.id(), kind + ":" + heard.toEpochMilli(), then, CallEvent.Source.LIVE, fact));
    }
}
