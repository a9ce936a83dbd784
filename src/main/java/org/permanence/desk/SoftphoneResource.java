package org.permanence.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.Pbx.PbxUnavailable;
import org.permanence.pbx.PbxPlan.SipCredential;
import org.permanence.pbx.PbxRefusal;
import org.permanence.presence.MembersNow;
import org.permanence.responder.SoftphoneService;
import org.permanence.routing.Reconciler;

/** The browser as a telephone. */
@Path("/api/softphone")
@RolesAllowed({Role.RESPONDER, Role.ONLY_THE_CALL})
class SoftphoneResource {

    private static final Logger LOG = Logger.getLogger(SoftphoneResource.class);

    /** Limit for the PBX to know the credential. A reconciliation takes milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SoftphoneService softphones;
    private final MembersNow pbx;
    private final Reconciler reconciler;
    private final Desks desks;
    private final Relays relays;
    private final CurrentAccount me;
    private final Optional<URI> webSocket;

    SoftphoneResource(SoftphoneService softphones, MembersNow pbx, Reconciler reconciler, Desks desks, Relays relays,
            CurrentAccount me,
            @ConfigProperty(name = "permanence.softphone.web-socket") Optional<URI> webSocket) {
        this.softphones = softphones;
        this.pbx = pbx;
        this.reconciler = reconciler;
        this.desks = desks;
        this.relays = relays;
        this.me = me;
        this.webSocket = webSocket;
    }

    /** Valid for this session only. @param webSocket of the PBX @param relays of sound, where the network itself lets none through */
    public record SoftphoneView(String webSocket, String uri, String authorizationUser, String password, String realm,
            List<Relays.Relay> relays) {
        @Override
        public String toString() {
            return "SoftphoneView[" + uri + ", …]";
        }
    }

    /**
     * @param tab  the page's own name, the same as long as it is open, and after a reload
     * @param take true: take over from the page that is the telephone now
     */
    public record SoftphoneBody(@Size(max = 64) String tab, boolean take) {}

    /** @param body absent for a page that does not tell pages apart: it takes over */
    @POST
    @Operation(
            summary = "Makes this page the responder's telephone; 409 softphone-elsewhere while another page is it, unless it is taken from there")
    public SoftphoneView softphone(@Valid SoftphoneBody body) {
        if (webSocket.isEmpty()) {
            throw new DeskRefusal.NoSoftphone().problem();
        }
        if (!pbx.connected()) {
            throw new PbxRefusal.PbxAway().problem();
        }
        // A page with a telephone needs no new connection; another one would be told nothing but that its network does not work.
        if (pbx.softphonesRefused()) {
            throw new DeskRefusal.SoftphonesFull().problem();
        }
        long responder = OwnDuty.responder(me);
        Optional<String> tab = Optional.ofNullable(body).map(SoftphoneBody::tab);
        if (tab.isPresent() && !body.take() && isElsewhere(responder, tab.get())) {
            throw new DeskRefusal.SoftphoneElsewhere().problem();
        }
        SoftphoneService.Issued issued = softphones.issue(responder, me.sessionId(), tab);
        try {
            reconciler.reconcileNow(PATIENCE);
        } catch (PbxUnavailable e) {
            LOG.warnf("The PBX did not take a softphone: %s", e.getMessage());
            throw new PbxRefusal.PbxAway().problem();
        }
        desks.softphoneChanged(responder);
        return new SoftphoneView(webSocket.get().toString(), "sip:" + issued.user() + "@" + webSocket.get().getHost(), issued.user(),
                issued.password(), SipCredential.REALM, relays.relays());
    }

    /** Two pages that replaced each other's credential would be refused in turn: the one that is registered keeps it. */
    private boolean isElsewhere(long responder, String tab) {
        return pbx.hasSoftphone(MemberId.ofResponder(responder))
                && softphones.holder(responder).flatMap(SoftphoneService.Holder::tab).filter(holder -> !holder.equals(tab)).isPresent();
    }
}
