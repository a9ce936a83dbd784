package org.permanence.theme;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.permanence.account.Role;

/** The list of communes from which a responder chooses. */
@Path("/api/communes")
@RolesAllowed({Role.RESPONDER, Role.COORDINATOR})
class CommuneResource {

    private final CommuneService communes;

    CommuneResource(CommuneService communes) {
        this.communes = communes;
    }

    /** @param nis code of the national institute of statistics */
    public record CommuneView(String nis, String fr, String nl, List<String> postcodes) {

        static CommuneView of(Commune commune) {
            return new CommuneView(commune.nis, commune.fr, commune.nl, List.copyOf(commune.postcodes));
        }
    }

    @GET
    public List<CommuneView> communes() {
        return communes.all().stream().map(CommuneView::of).toList();
    }
}
