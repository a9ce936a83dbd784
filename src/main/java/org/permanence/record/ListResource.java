package org.permanence.record;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.permanence.account.Role;

/** The list of communes from which a responder chooses; themes are in {@link ThemeResource}. */
@Path("/api")
@RolesAllowed({Role.RESPONDER, Role.COORDINATOR})
class ListResource {

    private final EntityManager entities;

    ListResource(EntityManager entities) {
        this.entities = entities;
    }

    /** @param nis code of the national institute of statistics */
    public record CommuneView(String nis, String fr, String nl, List<String> postcodes) {}

    @GET
    @Path("/communes")
    @Transactional
    public List<CommuneView> communes() {
        return entities.createQuery("FROM Commune c ORDER BY c.fr", Commune.class).getResultList().stream()
                .map(c -> new CommuneView(c.nis, c.fr, c.nl, List.copyOf(c.postcodes))).toList();
    }
}
