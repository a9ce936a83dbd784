package org.permanence.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.PbxSignal;

/**
 * After every (re)connection, when the PBX's logs have told all that they know, closes the calls in memory that are not at the PBX any
 * more. If one is alive after all, its next fact reopens
 * it; if the PBX's logs still tell how it ended, that replaces this end.
 * <p> Such a call ends when the PBX was lost, or with its last fact if the PBX's logs told a later one, so that an outage does not count as
 * talk. After a restart of the service only the last fact is known.
 */
@ApplicationScoped
class PbxConnected {

    private static final Logger LOG = Logger.getLogger(PbxConnected.class);

    private final LiveCalls live;
    private final OwnFacts facts;
    /** Null while the PBX is connected, and after a start. */
    private final AtomicReference<Instant> lostAt = new AtomicReference<>();

    PbxConnected(LiveCalls live, OwnFacts facts) {
        this.live = live;
        this.facts = facts;
    }

    /** On the PBX connection's thread, so it must not block. Calls that arrived after the PBX was asked are left alone. */
    void hear(@Observes PbxSignal signal) {
        switch (signal) {
            // Two losses in a row: the first counts.
            case PbxSignal.Disconnected(Instant at) -> lostAt.compareAndSet(null, at);
            case PbxSignal.CaughtUp(Instant at, var alive) -> {
                Instant lost = lostAt.getAndSet(null);
                live.withoutEnd().filter(c -> !alive.contains(c.id()) && c.origin().arrivedAt().isBefore(at)).toList().forEach(call -> {
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
