package org.permanence.theme;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.permanence.account.Role;
import org.permanence.problem.BasedOn;

/** The subjects of demands. Responders choose from them; coordinators and administrators change them, without a release. */
@Path("/api/themes")
class ThemeResource {

    private final ThemeService themes;

    ThemeResource(ThemeService themes) {
        this.themes = themes;
    }

    public record NewTheme(
            @NotNull @Pattern(regexp = "[A-Z]{3}", payload = ThemeRefusal.ThemeCodeForm.class) String code,
            @NotBlank @Size(max = 200) String fr, @NotBlank @Size(max = 200) String nl,
            LocalDate validFrom, LocalDate validUntil) {

        private ThemeService.Wanted wanted() {
            return new ThemeService.Wanted(fr, nl, validFrom, validUntil);
        }
    }

    /** Replaces the previous values: an absent date means none. */
    public record ThemeBody(@NotBlank @Size(max = 200) String fr,
            @NotBlank @Size(max = 200) String nl, LocalDate validFrom, LocalDate validUntil) {

        private ThemeService.Wanted wanted() {
            return new ThemeService.Wanted(fr, nl, validFrom, validUntil);
        }
    }

    /** Replaces the previous values: an absent date or Dutch name means none. */
    public record SubthemeBody(@NotBlank @Size(max = 200) String fr, @Size(max = 200) String nl,
            LocalDate validFrom, LocalDate validUntil) {

        private ThemeService.Wanted wanted() {
            return new ThemeService.Wanted(fr, nl, validFrom, validUntil);
        }
    }

    @GET
    @RolesAllowed({Role.RESPONDER, Role.COORDINATOR, Role.ADMINISTRATOR})
    @Operation(summary = "In the order of the form: those valid today, or all, for the names in older records")
    public List<ThemeView> themes(@RestQuery @DefaultValue("false") boolean outdated) {
        return themes.all(outdated);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
    public ThemeView add(@NotNull @Valid NewTheme body) {
        return themes.add(body.code(), body.wanted());
    }

    @PUT
    @Path("{code}")
    @RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
    @Operation(summary = "Names and validity. The code stays, and so do the records that have it")
    public ThemeView change(@RestPath String code, @RestHeader("If-Match") String ifMatch, @NotNull @Valid ThemeBody body) {
        BasedOn version = BasedOn.of(ifMatch);
        return BasedOn.showing(() -> themes.get(code), () -> themes.change(code, version, body.wanted()));
    }

    @PUT
    @Path("order")
    @RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
    @Operation(summary = "The order of the form: the codes of all themes")
    public List<ThemeView> order(@NotNull @Size(max = 500) List<@NotNull @Size(max = 20) String> codes) {
        return themes.order(codes);
    }

    @POST
    @Path("{code}/subthemes")
    @ResponseStatus(201)
    @RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
    @Operation(summary = "Adds a subtheme at the end; it gets the next code of its theme")
    public SubthemeView addSubtheme(@RestPath String code, @NotNull @Valid SubthemeBody body) {
        return themes.addSubtheme(code, body.wanted());
    }

    @PUT
    @Path("{code}/subthemes/{subtheme}")
    @RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
    public SubthemeView changeSubtheme(@RestPath String code, @RestPath String subtheme, @RestHeader("If-Match") String ifMatch,
            @NotNull @Valid SubthemeBody body) {
        BasedOn version = BasedOn.of(ifMatch);
        return BasedOn.showing(() -> themes.subtheme(code, subtheme), () -> themes.changeSubtheme(code, subtheme, version, body.wanted()));
    }

    @PUT
    @Path("{code}/subthemes/order")
    @RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
    @Operation(summary = "The order of a theme's subthemes: the codes of all of them")
    public ThemeView orderSubthemes(@RestPath String code,
            @NotNull @Size(max = 500) List<@NotNull @Size(max = 20) String> codes) {
        return themes.orderSubthemes(code, codes);
    }
}
