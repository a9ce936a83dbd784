package org.permanence.wallboard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.permanence.account.Role;

@Path("/api/wallboard")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
@Tag(name = "Wallboard")
public class WallboardResource {

    private final Wallboards wallboards;

    WallboardResource(Wallboards wallboards) {
        this.wallboards = wallboards;
    }

    @GET
    @Operation(summary = "Everything that a wallboard shows now; /live/wallboard begins with the same and follows it")
    public WallboardState now() {
        return wallboards.state();
    }
}
