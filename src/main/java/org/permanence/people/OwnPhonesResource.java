package org.permanence.people;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.responder.DeskPhoneService;
import org.permanence.responder.ReachChoice;
import org.permanence.responder.ResponderService;
import org.permanence.responder.ResponderService.Change;
import org.permanence.responder.ResponderService.ResponderView;

/** A responder's own telephones. A verified home number (a call that speaks a code) will be asked for here. */
@Path("/api/responders/me/phones")
@RolesAllowed(Role.RESPONDER)
@Tag(name = "Responders")
class OwnPhonesResource {

    private final ResponderService responders;
    private final DeskPhoneService deskPhones;
    private final CurrentAccount me;

    OwnPhonesResource(ResponderService responders, DeskPhoneService deskPhones, CurrentAccount me) {
        this.responders = responders;
        this.deskPhones = deskPhones;
        this.me = me;
    }

    /** @param label the name of the desk phone that is meant */
    public record OwnDeskPhone(String phone, String label) {}

    /** @param homePhone only its last two digits are visible; null when no number is known @param deskPhones that can be preferred */
    public record OwnPhones(ReachChoice preferredReach, @Schema(nullable = true) String homePhone, List<OwnDeskPhone> deskPhones) {}

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
        if (body.homePhone != null) {
            if (body.homePhone.isBlank()) {
                responders.removeHomePhone(id);
            } else {
                responders.setHomePhone(id, body.homePhone);
            }
        }
        if (body.preferredReach != null) {
            responders.update(id, Change.preferring(body.preferredReach));
        }
        return phones();
    }

    private long responder() {
        return me.responderId().orElseThrow(() -> new PeopleRefusal.NoTelephones().problem());
    }

    private OwnPhones view(ResponderView person) {
        return new OwnPhones(person.preferredReach(), person.homePhone(),
                deskPhones.all().stream().filter(DeskPhoneService.DeskPhoneView::active)
                        .map(phone -> new OwnDeskPhone(phone.phone(), phone.label())).toList());
    }
}
