package org.permanence.problem;

import io.quarkus.narayana.jta.QuarkusTransaction;
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

    /** A row that names one that is not there: nobody looked before. */
    @GET
    @Path("orphan")
    @Transactional
    public void orphan() {
        entities.createNativeQuery("CREATE TEMPORARY TABLE parent (name text PRIMARY KEY) ON COMMIT DROP").executeUpdate();
        entities.createNativeQuery("CREATE TEMPORARY TABLE orphan (parent text REFERENCES parent) ON COMMIT DROP").executeUpdate();
        entities.createNativeQuery("INSERT INTO orphan VALUES (?1)").setParameter(1, "secret words").executeUpdate();
    }

    /** Somebody deletes a row between the moment when it was read and the moment when it is written. */
    @GET
    @Path("gone")
    @Transactional
    public void gone() throws ClassNotFoundException {
        int id = QuarkusTransaction.requiringNew().call(() -> (Integer) entities
                .createNativeQuery("INSERT INTO partner (name) VALUES ('secret words') RETURNING id::integer", Integer.class)
                .getSingleResult());
        Object partner = entities.find(Class.forName("org.permanence.responder.Partner"), (long) id);
        QuarkusTransaction.requiringNew().run(
                () -> entities.createNativeQuery("DELETE FROM partner WHERE id = " + id).executeUpdate());
        entities.remove(partner);
    }
}
