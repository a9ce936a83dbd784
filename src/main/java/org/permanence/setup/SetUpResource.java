package org.permanence.setup;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;

@Path("/api/set-up")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
@Tag(name = "Set-up")
class SetUpResource {

    private final SetUpService setUp;
    private final CurrentAccount me;

    SetUpResource(SetUpService setUp, CurrentAccount me) {
        this.setUp = setUp;
        this.me = me;
    }

    record PuttingAway(@NotNull Boolean putAway) {}

    @GET
    @Operation(summary = "How far the set-up of a new line is, by what exists; what the carrier answers; the latest call")
    public SetUpView setUp() {
        return setUp.view();
    }

    @PUT
    @Path("put-away")
    @Operation(summary = "Reminds nobody of the set-up any more, or again")
    public void putAway(@NotNull @Valid PuttingAway body) {
        setUp.putAway(body.putAway(), me);
    }
}
