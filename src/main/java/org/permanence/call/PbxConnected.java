package org.permanence.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.PbxSignal;

/**
 * After every (re)connection, closes the calls that were believed alive and are not at the PBX any more. Should one of them be in truth
 * alive, its next fact says so, and if the PBX's logs still tell how it ended, that replaces what is said here.
 */
@ApplicationScoped
class PbxConnected {

    private static final Logger LOG = Logger.getLogger(PbxConnected.class);

    private final LiveCalls live;
    private final OwnFacts facts;

    PbxConnected(LiveCalls live, OwnFacts facts) {
        this.live = live;
        this.facts = facts;
    }

    /** On the PBX connection's thread: reads memory, hands over, returns. Calls that arrived after the PBX was asked are left alone. */
    void hear(@Observes PbxSignal signal) {
        if (signal instanceof PbxSignal.Connected(var at, var alive)) {
            live.alive().filter(c -> !alive.contains(c.id()) && c.origin().arrivedAt().isBefore(at)).toList().forEach(call -> {
                LOG.infof("Call %s is gone and nobody saw its end", call.id());
                facts.tell(call, "end-unknown", at, new CallFact.Ended(CallFact.EndedBy.UNKNOWN));
            });
        }
    }
}
