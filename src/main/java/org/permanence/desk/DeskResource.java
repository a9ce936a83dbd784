package org.permanence.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;

/** A responder's desk, apart from the call in hand. */
@Path("/api")
@RolesAllowed(Role.RESPONDER)
@Tag(name = "Desk")
class DeskResource {

    private final Desks desks;
    private final InHand calls;
    private final Team team;
    private final Messages messages;
    private final CurrentAccount me;

    DeskResource(Desks desks, InHand calls, Team team, Messages messages, CurrentAccount me) {
        this.desks = desks;
        this.calls = calls;
        this.team = team;
        this.messages = messages;
        this.me = me;
    }

    @GET
    @Path("/desk")
    @Operation(summary = "What the live desk shows now")
    public DeskState desk() {
        return desks.state(OwnDuty.responder(me));
    }

    @GET
    @Path("/colleagues")
    @RolesAllowed({Role.RESPONDER, Role.ONLY_THE_CALL})
    @Operation(summary = "Who else is on duty")
    public List<Team.Colleague> colleagues() {
        return team.colleaguesOf(OwnDuty.responder(me));
    }

    @POST
    @Path("/desk/wrap-up/more")
    @Operation(summary = "One minute more before the next ring")
    public void more() {
        calls.moreWrapUp(OwnDuty.responder(me));
    }

    @POST
    @Path("/desk/wrap-up/ready")
    @Operation(summary = "Ready for the next call now")
    public void ready() {
        calls.endWrapUp(OwnDuty.responder(me));
    }

    @DELETE
    @Path("/desk/messages/{message}")
    @Operation(summary = "Puts a message away at one's own desk")
    public void putAway(@RestPath long message) {
        long responder = OwnDuty.responder(me);
        messages.putAway(message, responder);
        desks.messagesChanged(responder);
    }

    public record MessageBody(@NotBlank @Size(max = 500) String text) {}

    @POST
    @Path("/messages")
    @RolesAllowed(Role.COORDINATOR)
    @ResponseStatus(201)
    @Operation(summary = "A message to all desks; never about a caller")
    public DeskState.Message send(@NotNull @Valid MessageBody body) {
        DeskState.Message sent = messages.send(body.text().strip(), me);
        desks.messagesChanged();
        return sent;
    }
}
