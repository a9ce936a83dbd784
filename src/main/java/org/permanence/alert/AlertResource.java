package org.permanence.alert;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.account.TrailName;

@Path("/api/alerts")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
@Tag(name = "Alerts")
public class AlertResource {

    private final Alerts alerts;
    private final CurrentAccount me;

    AlertResource(Alerts alerts, CurrentAccount me) {
        this.alerts = alerts;
        this.me = me;
    }

    @POST
    @Path("{id}/acknowledge")
    @TrailName("wallboard.acknowledge")
    @ResponseStatus(204)
    @Operation(summary = "Says that somebody takes care of it: every wallboard shows by whom. Who was first stays")
    public void acknowledge(@RestPath UUID id) {
        if (!alerts.acknowledge(id, me.name())) {
            throw new AlertRefusal.NoSuchAlert().problem();
        }
    }
}
