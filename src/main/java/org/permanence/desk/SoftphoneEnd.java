package org.permanence.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.permanence.account.SessionEnded;
import org.permanence.responder.SoftphoneService;

/** A softphone's credential lives no longer than the session that it was made for. */
@ApplicationScoped
class SoftphoneEnd {

    private final SoftphoneService softphones;

    SoftphoneEnd(SoftphoneService softphones) {
        this.softphones = softphones;
    }

    void revoke(@Observes SessionEnded over) {
        softphones.revoke(over.sessionId());
    }
}
