package org.permanence.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.pbx.Pbx.PbxUnavailable;
import org.permanence.pbx.PbxPlan.SipCredential;
import org.permanence.problem.Problem;
import org.permanence.responder.SoftphoneService;
import org.permanence.routing.Reconciler;

/** The browser as a telephone. */
@Path("/api/softphone")
@RolesAllowed(Role.RESPONDER)
class SoftphoneResource {

    /** Until the PBX knows the credential. A reconciliation takes milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SoftphoneService softphones;
    private final PbxNow pbx;
    private final Reconciler reconciler;
    private final CurrentAccount me;
    private final Optional<URI> webSocket;

    SoftphoneResource(SoftphoneService softphones, PbxNow pbx, Reconciler reconciler, CurrentAccount me,
            @ConfigProperty(name = "permanence.softphone.web-socket") Optional<URI> webSocket) {
        this.softphones = softphones;
        this.pbx = pbx;
        this.reconciler = reconciler;
        this.me = me;
        this.webSocket = webSocket;
    }

    /** Good for this session only. @param webSocket of the PBX */
    public record SoftphoneView(String webSocket, String uri, String authorizationUser, String password, String realm) {
        @Override
        public String toString() {
            return "SoftphoneView[" + uri + ", …]";
        }
    }

    @POST
    public SoftphoneView softphone() {
        if (webSocket.isEmpty()) {
            throw Problem.unavailable("no-softphone", "This line has no softphones: permanence.softphone.web-socket is not set.");
        }
        if (!pbx.connected()) {
            throw Problem.unavailable("pbx-away", "The PBX cannot be reached now. Calls go on; try again in a moment.");
        }
        SoftphoneService.Issued issued = softphones.issue(OwnDuty.responder(me), me.sessionId());
        try {
            reconciler.reconcileNow(PATIENCE);
        } catch (PbxUnavailable e) {
            throw Problem.unavailable("pbx-away", "The PBX did not take the softphone: " + e.getMessage());
        }
        return new SoftphoneView(webSocket.get().toString(), "sip:" + issued.user() + "@" + webSocket.get().getHost(), issued.user(), issued.password(),
                SipCredential.REALM);
    }
}
