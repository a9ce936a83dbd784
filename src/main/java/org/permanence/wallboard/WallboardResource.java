package org.permanence.wallboard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.line.LineService;
import org.permanence.pbx.Language;
import org.permanence.problem.Problem;

@Path("/api")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
@Tag(name = "Wallboard")
public class WallboardResource {

    private final Wallboards wallboards;
    private final AlertStore store;
    private final LineService lines;
    private final CurrentAccount me;

    WallboardResource(Wallboards wallboards, AlertStore store, LineService lines, CurrentAccount me) {
        this.wallboards = wallboards;
        this.store = store;
        this.lines = lines;
        this.me = me;
    }

    /** @param key as the field of the figures is called */
    public record Definition(String key, Figure.Unit unit, Figure.Wording fr, Figure.Wording nl, Figure.Wording en) {

        static Definition of(Figure figure) {
            return new Definition(figure.key(), figure.unit(), figure.wording(Language.FR), figure.wording(Language.NL), figure.wording(Language.EN));
        }
    }

    @GET
    @Path("wallboard")
    @Operation(summary = "Everything that a wallboard shows now; /live/wallboard begins with the same and follows it")
    public WallboardState now() {
        return wallboards.state();
    }

    @GET
    @Path("figures/definitions")
    @Operation(summary = "What each figure means, in every language: one definition for the wallboard, the history and the exports")
    public List<Definition> definitions() {
        return Arrays.stream(Figure.values()).map(Definition::of).toList();
    }

    @POST
    @Path("alerts/{id}/acknowledge")
    @ResponseStatus(204)
    @Operation(summary = "Says that somebody takes care of it: every wallboard shows by whom. Who was first stays")
    public void acknowledge(@RestPath UUID id) {
        if (!wallboards.acknowledge(id, me.name())) {
            throw Problem.notFound("alert, or it was over long ago");
        }
    }

    @GET
    @Path("lines/{code}/thresholds")
    @Operation(summary = "When coordinators are told about this line")
    public Thresholds thresholds(@RestPath String code) {
        return store.thresholds().getOrDefault(known(code), Thresholds.ORDINARY);
    }

    @PUT
    @Path("lines/{code}/thresholds")
    @Operation(summary = "Sets all of them; a number that is null is not told")
    public Thresholds setThresholds(@RestPath String code, @NotNull(message = "A body is needed.") @Valid Thresholds body) {
        store.set(known(code), body);
        wallboards.thresholdsChanged();
        return body;
    }

    private String known(String code) {
        return lines.timetables().stream().map(timetable -> timetable.line().code().value()).filter(code::equals).findFirst()
                .orElseThrow(() -> Problem.notFound("line"));
    }
}
