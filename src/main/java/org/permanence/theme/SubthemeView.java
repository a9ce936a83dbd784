package org.permanence.theme;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A subtheme as the API shows it.
 *
 * @param nl         null until somebody has translated it: show the French
 * @param validFrom  first day; null: no beginning
 * @param validUntil last day; null: no end
 * @param version    goes into If-Match with a change
 */
public record SubthemeView(String code, String fr, @Schema(nullable = true) String nl, @Schema(nullable = true) LocalDate validFrom,
        @Schema(nullable = true) LocalDate validUntil, int version) {

    static SubthemeView of(Subtheme subtheme) {
        return new SubthemeView(subtheme.code, subtheme.fr, subtheme.nl, subtheme.validFrom, subtheme.validUntil, subtheme.version);
    }
}
