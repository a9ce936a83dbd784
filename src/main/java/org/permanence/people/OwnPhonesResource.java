package org.permanence.people;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.permanence.account.Audit;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.responder.DeskPhoneService;
import org.permanence.responder.HomeNumberVerification;
import org.permanence.responder.ReachChoice;
import org.permanence.responder.ResponderService;
import org.permanence.responder.ResponderService.ResponderView;

/** A responder's own telephones, and the call that verifies the private one. */
@Path("/api/responders/me/phones")
@RolesAllowed(Role.RESPONDER)
@Tag(name = "Responders")
class OwnPhonesResource {

    private final ResponderService responders;
    private final DeskPhoneService deskPhones;
    private final PeopleService people;
    private final HomeNumberVerification verification;
    private final Audit audit;
    private final CurrentAccount me;

    OwnPhonesResource(ResponderService responders, DeskPhoneService deskPhones, PeopleService people, HomeNumberVerification verification,
            Audit audit, CurrentAccount me) {
        this.responders = responders;
        this.deskPhones = deskPhones;
        this.people = people;
        this.verification = verification;
        this.audit = audit;
        this.me = me;
    }

    /** @param label the name of the desk phone that is meant */
    public record OwnDeskPhone(String phone, String label) {}

    /**
     * @param homePhone           only its last two digits are visible; null when no number is known
     * @param homePhoneVerifiedAt when a code spoken there was typed; null: not yet
     * @param deskPhones          that can be preferred
     */
    public record OwnPhones(ReachChoice preferredReach, @Schema(nullable = true) String homePhone,
            @Schema(nullable = true) Instant homePhoneVerifiedAt, List<OwnDeskPhone> deskPhones) {}

    /** An absent field stays as it is. @param homePhone as people write it; empty: forgotten */
    public record OwnPhonesPatch(ReachChoice preferredReach, @Size(max = 40) String homePhone) {}

    @GET
    public OwnPhones phones() {
        return view(responders.get(responder()));
    }

    @PATCH
    @Operation(summary = "The telephone that is rung first when a shift begins, and the own private number")
    public OwnPhones change(@NotNull @Valid OwnPhonesPatch body) {
        long id = responder();
        people.setOwnPhones(id, body.homePhone, body.preferredReach);
        if (body.homePhone != null) {
            // Callers are sent there.
            audit.note(me, body.homePhone.isBlank() ? "responder.removeHomePhone" : "responder.setHomePhone",
                    "responders/" + id + "/home-phone");
        }
        return phones();
    }

    @POST
    @Path("/verification")
    @ResponseStatus(200)
    @Operation(summary = "Calls the own private number and speaks a code there; the answer says how the call stands")
    public HomeNumberVerification.View callHomePhone() {
        long id = responder();
        HomeNumberVerification.View called = people.callHomePhone(id);
        audit.note(me, "responder.callHomePhone", "responders/" + id + "/home-phone/verification");
        return called;
    }

    @GET
    @Path("/verification")
    @Operation(summary = "How the last call that verifies the own private number stands")
    public HomeNumberVerification.View verification() {
        return verification.of(responder());
    }

    @PUT
    @Path("/verification")
    @Operation(summary = "The code that was heard at the own private number: it is verified")
    public HomeNumberVerification.View verify(@NotNull @Valid ResponderResource.SpokenCode body) {
        long id = responder();
        HomeNumberVerification.View verified = verification.verify(id, body.code());
        audit.note(me, "responder.verifyHomePhone", "responders/" + id + "/home-phone/verification");
        return verified;
    }

    private long responder() {
        return me.responderId().orElseThrow(() -> new PeopleRefusal.NoTelephones().problem());
    }

    private OwnPhones view(ResponderView person) {
        return new OwnPhones(person.preferredReach(), person.homePhone(), person.homePhoneVerifiedAt(),
                deskPhones.all().stream().filter(DeskPhoneService.DeskPhoneView::active)
                        .map(phone -> new OwnDeskPhone(phone.phone(), phone.label())).toList());
    }
}
