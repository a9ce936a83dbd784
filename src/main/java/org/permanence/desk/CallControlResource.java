package org.permanence.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.pbx.CallId;
import org.permanence.problem.ServiceRefusal;

/**
 * The buttons of a call in hand, the same for a browser and for a desk or home phone. 204: the PBX has accepted the order; its effect is
 * reported by the live desk. 409: the state of the call does not allow it.
 */
@Path("/api/calls/{id}")
@RolesAllowed({Role.RESPONDER, Role.ONLY_THE_CALL})
@Tag(name = "Call in hand")
class CallControlResource {

    private final InHand calls;
    private final CurrentAccount me;

    CallControlResource(InHand calls, CurrentAccount me) {
        this.calls = calls;
        this.me = me;
    }

    public record Mute(@NotNull Boolean muted) {}

    public record Keys(@NotNull @Pattern(regexp = "[0-9*#]{1,32}", payload = DeskRefusal.KeysOnly.class) String digits) {}

    /**
     * The third person to bring in: one of responder, number, entry.
     *
     * @param number as people write it @param entry of the directory
     * @param caller {@code held}: the responder speaks to the third person first; {@code present}
     */
    public record ThirdBody(Long responder, @Size(max = 40) String number, Long entry,
            @Schema(type = SchemaType.STRING,
                    enumeration = {"held", "present"}) @NotNull @Pattern(regexp = "held|present",
                            payload = ServiceRefusal.UnknownCode.class) String caller) {}

    /** The receiver of the call: one of responder, number, entry; or the third person who is in the call. */
    public record TransferBody(Long responder, @Size(max = 40) String number, Long entry, Boolean toThird) {}

    @POST
    @Path("/hold")
    @Operation(summary = "The caller hears music")
    public void hold(@RestPath UUID id) {
        calls.hold(new CallId(id), OwnDuty.responder(me));
    }

    @POST
    @Path("/resume")
    @Operation(summary = "The caller is back")
    public void resume(@RestPath UUID id) {
        calls.resume(new CallId(id), OwnDuty.responder(me));
    }

    @POST
    @Path("/hang-up")
    @Operation(summary = "Ends the call; whom a colleague brought in only leaves it")
    public void hangUp(@RestPath UUID id) {
        calls.hangUp(new CallId(id), OwnDuty.responder(me));
    }

    @POST
    @Path("/mute")
    @Operation(summary = "A desk or home phone is not heard; a browser mutes itself")
    public void mute(@RestPath UUID id, @NotNull @Valid Mute body) {
        calls.mute(new CallId(id), OwnDuty.responder(me), body.muted());
    }

    @POST
    @Path("/keypad")
    @Operation(summary = "Keys for the third person's end, else the caller's")
    public void keypad(@RestPath UUID id, @NotNull @Valid Keys body) {
        calls.keypad(new CallId(id), OwnDuty.responder(me), body.digits());
    }

    @POST
    @Path("/third")
    @Operation(summary = "Rings a third person, who joins the responder")
    public void bringIn(@RestPath UUID id, @NotNull @Valid ThirdBody body) {
        calls.bringIn(new CallId(id), OwnDuty.responder(me), new InHand.Whom(body.responder, body.number, body.entry),
                body.caller.equals("held"));
    }

    @DELETE
    @Path("/third")
    @Operation(summary = "The third person leaves, or is rung no longer")
    public void sendAway(@RestPath UUID id) {
        calls.sendAway(new CallId(id), OwnDuty.responder(me));
    }

    @POST
    @Path("/transfer")
    @Operation(summary = "Gives the call to somebody else, or leaves it to the third person")
    public void transfer(@RestPath UUID id, @NotNull @Valid TransferBody body) {
        if (Boolean.TRUE.equals(body.toThird)) {
            calls.leaveToThird(new CallId(id), OwnDuty.responder(me));
        } else {
            calls.transfer(new CallId(id), OwnDuty.responder(me), new InHand.Whom(body.responder, body.number, body.entry));
        }
    }

    @POST
    @Path("/help")
    @Operation(summary = "Calls coordinators for help")
    public void askHelp(@RestPath UUID id) {
        calls.askHelp(new CallId(id), OwnDuty.responder(me));
    }

    @DELETE
    @Path("/help")
    @Operation(summary = "No help is needed any more")
    public void endHelp(@RestPath UUID id) {
        calls.endHelp(new CallId(id), OwnDuty.responder(me));
    }

    public record Assignment(@NotNull Long responderId) {}

    @POST
    @Path("/assign")
    @RolesAllowed(Role.COORDINATOR)
    @Operation(summary = "Takes a waiting call out to a chosen responder; not answered there, it is the first of the queue again")
    public void assign(@RestPath UUID id, @NotNull @Valid Assignment body) {
        calls.assign(new CallId(id), body.responderId());
    }

    @POST
    @Path("/join")
    @RolesAllowed(Role.COORDINATOR)
    @Operation(summary = "Answers a call for help: the coordinator's own telephone is rung, and joins the call")
    public void join(@RestPath UUID id) {
        calls.join(new CallId(id), OwnDuty.responder(me), me.name());
    }
}
