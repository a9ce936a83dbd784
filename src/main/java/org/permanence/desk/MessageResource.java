package org.permanence.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.account.TrailName;

/** What coordinators tell all desks. */
@Path("/api/messages")
@RolesAllowed(Role.COORDINATOR)
@Tag(name = "Desk")
class MessageResource {

    private final Desks desks;
    private final Messages messages;
    private final CurrentAccount me;

    MessageResource(Desks desks, Messages messages, CurrentAccount me) {
        this.desks = desks;
        this.messages = messages;
        this.me = me;
    }

    /** @param text fits into two lines of a desk */
    public record MessageBody(@NotBlank @Size(max = 300) String text) {}

    @POST
    @ResponseStatus(201)
    @TrailName("desk.send")
    @Operation(summary = "A message to all desks; never about a caller")
    public DeskState.Message send(@NotNull @Valid MessageBody body) {
        DeskState.Message sent = messages.send(body.text().strip(), me);
        desks.messagesChanged();
        return sent;
    }
}
