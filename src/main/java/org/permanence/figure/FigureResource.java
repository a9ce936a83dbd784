package org.permanence.figure;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.permanence.account.Role;
import org.permanence.pbx.Language;

@Path("/api/figures")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
@Tag(name = "Figures")
public class FigureResource {

    /**
     * @param key the name of its field among the figures
     * @param place its position among the figures by which a day or any part of a period is judged, the lowest first; null when it exists
     * for a whole period only
     * @param calls whether a list of calls stands behind it: {@code /api/history/calls}
     */
    public record Definition(String key, Figure.Unit unit, Integer place, boolean calls, Figure.Wording fr, Figure.Wording nl,
            Figure.Wording en) {

        static Definition of(Figure figure) {
            return new Definition(figure.key(), figure.unit(), figure.place().isPresent() ? figure.place().getAsInt() : null,
                    figure.hasCalls(), figure.wording(Language.FR), figure.wording(Language.NL), figure.wording(Language.EN));
        }
    }

    @GET
    @Path("definitions")
    @Operation(summary = "What each figure means, in every language: one definition for the wallboard, the history and the exports")
    public List<Definition> definitions() {
        return Arrays.stream(Figure.values()).map(Definition::of).toList();
    }
}
