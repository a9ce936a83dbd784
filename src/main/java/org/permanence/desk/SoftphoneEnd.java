package org.permanence.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.permanence.account.SessionEnded;
import org.permanence.responder.SoftphoneService;

/** A softphone's credential ends with the session for which it was made. */
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
