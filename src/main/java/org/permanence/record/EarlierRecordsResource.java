package org.permanence.record;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.pbx.CallId;

@Path("/api/calls/{id}/earlier-records")
@RolesAllowed({Role.RESPONDER, Role.COORDINATOR})
class EarlierRecordsResource {

    private final EarlierRecords earlier;
    private final CurrentAccount me;

    EarlierRecordsResource(EarlierRecords earlier, CurrentAccount me) {
        this.earlier = earlier;
        this.me = me;
    }

    @GET
    @Operation(summary = "What was written of the same caller's earlier calls; who is not in the call now says why, and it is kept")
    public EarlierRecords.Earlier earlier(@RestPath UUID id, @RestQuery String reason) {
        return earlier.than(new CallId(id), reason, me);
    }
}
