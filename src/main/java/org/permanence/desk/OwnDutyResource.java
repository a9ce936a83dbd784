package org.permanence.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.desk.DeskState.OwnDutyView;
import org.permanence.responder.Duty;
import org.permanence.responder.ReachChoice;

/** A responder's own duty. */
@Path("/api/duty/me")
@RolesAllowed(Role.RESPONDER)
class OwnDutyResource {

    private final OwnDuty duty;
    private final CurrentAccount me;

    OwnDutyResource(OwnDuty duty, CurrentAccount me) {
        this.duty = duty;
        this.me = me;
    }

    /** @param reach absent: the phone in use, else the preferred one */
    public record DutyChange(@NotNull Boolean onDuty, ReachChoice reach) {}

    @GET
    public OwnDutyView duty() {
        return duty.of(OwnDuty.responder(me));
    }

    @PUT
    public OwnDutyView change(@Valid @NotNull DutyChange wanted) {
        long responder = OwnDuty.responder(me);
        if (wanted.onDuty()) {
            duty.goOn(responder, Optional.ofNullable(wanted.reach()));
        } else {
            duty.goOff(responder);
        }
        return duty.of(responder);
    }

    public record PauseBody(@NotNull Duty.PauseReason reason) {}

    @POST
    @Path("pause")
    public OwnDutyView pause(@Valid @NotNull PauseBody wanted) {
        return duty.pause(OwnDuty.responder(me), Optional.of(wanted.reason()));
    }

    @DELETE
    @Path("pause")
    @ResponseStatus(200)
    public OwnDutyView resume() {
        return duty.pause(OwnDuty.responder(me), Optional.empty());
    }
}
