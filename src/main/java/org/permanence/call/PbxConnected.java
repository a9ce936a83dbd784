package org.permanence.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.PbxSignal;

/**
 * After every (re)connection, closes the calls that were believed alive and are not at the PBX any more. Should one of them be in truth
 * alive, its next fact says so, and if the PBX's logs still tell how it ended, that replaces what is said here.
 * <p> Such a call ended when the PBX was lost, or with its last fact if that is later: the PBX's logs told it. No outage is time in talk.
 * After a restart of the service nobody knows when the PBX was lost, and the last fact is all that is certain.
 */
@ApplicationScoped
class PbxConnected {

    private static final Logger LOG = Logger.getLogger(PbxConnected.class);

    private final LiveCalls live;
    private final OwnFacts facts;
    /** When the PBX was lost; null while it is connected, and after a start. */
    private final AtomicReference<Instant> lostAt = new AtomicReference<>();

    PbxConnected(LiveCalls live, OwnFacts facts) {
        this.live = live;
        this.facts = facts;
    }

    /** On the PBX connection's thread: reads memory, hands over, returns. Calls that arrived after the PBX was asked are left alone. */
    void hear(@Observes PbxSignal signal) {
        switch (signal) {
            // A connection that was lost before it was told of leaves the earlier time standing.
            case PbxSignal.Disconnected(Instant at) -> lostAt.compareAndSet(null, at);
            case PbxSignal.Connected(Instant at, var alive) -> {
                Instant lost = lostAt.getAndSet(null);
                live.alive().filter(c -> !alive.contains(c.id()) && c.origin().arrivedAt().isBefore(at)).toList().forEach(call -> {
                    LOG.infof("Call %s is gone and nobody saw its end", call.id());
                    facts.tell(call, "end-unknown", at, lastSeen(call, lost, at), new CallFact.Ended(CallFact.EndedBy.UNKNOWN));
                });
            }
            default -> {}
        }
    }

    private static Instant lastSeen(CallState call, Instant lost, Instant found) {
        Instant last = call.lastKnownAt();
        Instant seen = lost != null && lost.isAfter(last) ? lost : last;
        return seen.isBefore(found) ? seen : found;
    }
}
