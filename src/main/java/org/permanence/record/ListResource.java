package org.permanence.record;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.account.Role;

/** The lists from which a responder chooses. */
@Path("/api")
@RolesAllowed({Role.RESPONDER, Role.COORDINATOR})
class ListResource {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    private final ThemeRepository themes;
    private final EntityManager entities;
    private final Clock clock;

    ListResource(ThemeRepository themes, EntityManager entities, Clock clock) {
        this.themes = themes;
        this.entities = entities;
        this.clock = clock;
    }

    /** @param nl null where nobody has translated it yet: show the French */
    public record SubthemeView(String code, String fr, @Schema(nullable = true) String nl) {}

    public record ThemeView(String code, String fr, String nl, List<SubthemeView> subthemes) {}

    /** @param nis code of the national institute of statistics */
    public record CommuneView(String nis, String fr, String nl, List<String> postcodes) {}

    /** Those valid today. */
    @GET
    @Path("/themes")
    @Transactional
    public List<ThemeView> themes() {
        LocalDate today = LocalDate.now(clock.withZone(BRUSSELS));
        return themes.ordered().stream().filter(t -> Theme.valid(t.validFrom, t.validUntil, today))
                .map(t -> new ThemeView(t.code, t.fr, t.nl, t.subthemes.stream().filter(s -> Theme.valid(s.validFrom, s.validUntil, today))
                        .map(s -> new SubthemeView(s.code, s.fr, s.nl)).toList()))
                .toList();
    }

    @GET
    @Path("/communes")
    @Transactional
    public List<CommuneView> communes() {
        return entities.createQuery("FROM Commune c ORDER BY c.fr", Commune.class).getResultList().stream()
                .map(c -> new CommuneView(c.nis, c.fr, c.nl, List.copyOf(c.postcodes))).toList();
    }
}
