package org.permanence.problem;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Fails as our own code might. */
@Path("/api/broken")
@Authenticated
class BrokenResource {

    @GET
    public String broken() {
        throw new IllegalStateException("secret words");
    }
}
