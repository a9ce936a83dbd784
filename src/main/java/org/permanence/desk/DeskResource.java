package org.permanence.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;

/** A responder's desk, apart from the call in hand. */
@Path("/api/desk")
@RolesAllowed(Role.RESPONDER)
@Tag(name = "Desk")
class DeskResource {

    private final Desks desks;
    private final InHand calls;
    private final Messages messages;
    private final CurrentAccount me;

    DeskResource(Desks desks, InHand calls, Messages messages, CurrentAccount me) {
        this.desks = desks;
        this.calls = calls;
        this.messages = messages;
        this.me = me;
    }

    @GET
    @Operation(summary = "What the live desk shows now")
    public DeskState desk() {
        return desks.state(OwnDuty.responder(me));
    }

    @POST
    @Path("/wrap-up/more")
    @Operation(summary = "One minute more before the next ring")
    public void more() {
        calls.moreWrapUp(OwnDuty.responder(me));
    }

    @POST
    @Path("/wrap-up/ready")
    @Operation(summary = "Ready for the next call now")
    public void ready() {
        calls.endWrapUp(OwnDuty.responder(me));
    }

    @DELETE
    @Path("/messages/{message}")
    @Operation(summary = "Puts a message away at one's own desk")
    public void putAway(@RestPath long message) {
        long responder = OwnDuty.responder(me);
        messages.putAway(message, responder);
        desks.messagesChanged(responder);
    }
}
