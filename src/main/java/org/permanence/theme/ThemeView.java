package org.permanence.theme;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A theme as the API shows it.
 *
 * @param validFrom  first day; null: no beginning
 * @param validUntil last day; null: no end
 * @param version    goes into If-Match with a change
 */
public record ThemeView(String code, String fr, String nl, @Schema(nullable = true) LocalDate validFrom,
        @Schema(nullable = true) LocalDate validUntil, List<SubthemeView> subthemes, int version) {

    static ThemeView of(Theme theme) {
        return of(theme, _ -> true);
    }

    /** @param shown the filter for its subthemes */
    static ThemeView of(Theme theme, Predicate<Subtheme> shown) {
        return new ThemeView(theme.code, theme.fr, theme.nl, theme.validFrom, theme.validUntil,
                theme.subthemes.stream().filter(shown).map(SubthemeView::of).toList(), theme.version);
    }
}
