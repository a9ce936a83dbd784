package org.permanence.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.permanence.account.SessionEnded;
import org.permanence.account.SessionRenewed;
import org.permanence.call.CallState;
import org.permanence.call.LiveCalls;
import org.permanence.pbx.CallControl;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.Pbx.PbxUnavailable;
import org.permanence.pbx.Reach;
import org.permanence.responder.SoftphoneService;
import org.permanence.routing.Reconciler;

/** A softphone's credential ends with the session for which it was made, and goes over to the session that follows it. */
@ApplicationScoped
class SoftphoneEnd {

    private static final Logger LOG = Logger.getLogger(SoftphoneEnd.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SoftphoneService softphones;
    private final LiveCalls live;
    private final Reconciler reconciler;
    private final CallControl control;

    SoftphoneEnd(SoftphoneService softphones, LiveCalls live, Reconciler reconciler, CallControl control) {
        this.softphones = softphones;
        this.live = live;
        this.reconciler = reconciler;
        this.control = control;
    }

    void goesOn(@Observes SessionRenewed renewed) {
        softphones.handOver(renewed.oldSession(), renewed.newSession());
    }

    void revoke(@Observes SessionEnded over) {
        boolean had = softphones.revoke(over.sessionId());
        if (had && over.atOnce()) {
            over.responderId().ifPresent(this::giveBack);
        }
    }

    /**
     * Who is cut off in mid-call leaves the caller to others: the PBX cannot ring that browser any more, so it puts the caller first in the
     * queue.
     */
    private void giveBack(long responder) {
        MemberId member = MemberId.ofResponder(responder);
        for (CallState call : live.of(member)) {
            if (!call.alive() || call.lastPartOf(member).filter(p -> p.open() && p.reach() == Reach.Kind.SOFTPHONE).isEmpty()) {
                continue;
            }
            try {
                reconciler.reconcileNow(PATIENCE);
                control.regain(call.id(), member);
            } catch (CallControl.NotPossible | PbxUnavailable e) {
                LOG.warnf("Call %s was not taken back from %s: %s", call.id(), member, e.getMessage());
            }
        }
    }
}
