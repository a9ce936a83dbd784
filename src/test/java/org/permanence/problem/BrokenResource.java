package org.permanence.problem;

import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Fails as our own code might. */
@Path("/api/broken")
@Authenticated
class BrokenResource {

    @Inject
    EntityManager entities;

    @GET
    public String broken() {
        throw new IllegalStateException("secret words");
    }

    /** As two who make the same at once, neither of whom saw it when they looked. */
    @GET
    @Path("race")
    @Transactional
    public void race() {
        entities.createNativeQuery("CREATE TEMPORARY TABLE race (name text PRIMARY KEY) ON COMMIT DROP").executeUpdate();
        for (int i = 0; i < 2; i++) {
            entities.createNativeQuery("INSERT INTO race VALUES ('secret words')").executeUpdate();
        }
    }
}
