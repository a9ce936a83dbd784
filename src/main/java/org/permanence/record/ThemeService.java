package org.permanence.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.permanence.problem.Problem;
import org.permanence.record.ThemeResource.NewTheme;
import org.permanence.record.ThemeResource.SubthemeBody;
import org.permanence.record.ThemeResource.SubthemeView;
import org.permanence.record.ThemeResource.ThemeBody;
import org.permanence.record.ThemeResource.ThemeView;

/** Themes and subthemes. Nothing is ever removed, because records and published figures have their codes: it gets a last day. Blocking. */
@ApplicationScoped
@Transactional
class ThemeService {

    private final ThemeRepository themes;
    private final Clock clock;

    ThemeService(ThemeRepository themes, Clock clock) {
        this.themes = themes;
        this.clock = clock;
    }

    List<ThemeView> all(boolean outdatedToo) {
        LocalDate today = Theme.day(clock.instant());
        return themes.ordered().stream().filter(t -> outdatedToo || Theme.valid(t.validFrom, t.validUntil, today))
                .map(t -> view(t, outdatedToo, today)).toList();
    }

    ThemeView add(NewTheme wanted) {
        if (themes.findByIdOptional(wanted.code()).isPresent()) {
            throw Problem.conflict("code-taken", "There is a theme of this code, perhaps one that is not in use any more.").at("code");
        }
        Theme theme = new Theme();
        theme.code = wanted.code();
        theme.position = themes.ordered().stream().mapToInt(t -> t.position).max().orElse(0) + 1;
        write(theme, new ThemeBody(wanted.fr(), wanted.nl(), wanted.validFrom(), wanted.validUntil()));
        themes.persist(theme);
        return view(theme);
    }

    ThemeView change(String code, ThemeBody wanted) {
        Theme theme = theme(code);
        write(theme, wanted);
        return view(theme);
    }

    List<ThemeView> order(List<String> codes) {
        List<Theme> all = themes.ordered();
        complete(codes, all.stream().map(t -> t.code).toList());
        all.forEach(t -> t.position = codes.indexOf(t.code) + 1);
        return codes.stream().map(code -> view(theme(code))).toList();
    }

    SubthemeView addSubtheme(String code, SubthemeBody wanted) {
        Theme theme = theme(code);
        Subtheme subtheme = new Subtheme();
        subtheme.theme = theme;
        subtheme.code = "%s-%02d".formatted(code, theme.subthemes.stream().mapToInt(s -> number(s.code)).max().orElse(0) + 1);
        subtheme.position = theme.subthemes.stream().mapToInt(s -> s.position).max().orElse(0) + 1;
        write(subtheme, wanted);
        theme.subthemes.add(subtheme);
        themes.getEntityManager().persist(subtheme);
        return SubthemeView.of(subtheme);
    }

    SubthemeView changeSubtheme(String code, String subthemeCode, SubthemeBody wanted) {
        Subtheme subtheme = theme(code).subthemes.stream().filter(s -> s.code.equals(subthemeCode)).findFirst()
                .orElseThrow(() -> Problem.notFound("subtheme"));
        write(subtheme, wanted);
        return SubthemeView.of(subtheme);
    }

    ThemeView orderSubthemes(String code, List<String> codes) {
        Theme theme = theme(code);
        complete(codes, theme.subthemes.stream().map(s -> s.code).toList());
        theme.subthemes.forEach(s -> s.position = codes.indexOf(s.code) + 1);
        theme.subthemes.sort(java.util.Comparator.comparing(s -> s.position));
        return view(theme);
    }

    /** Locked, so that two coordinators cannot give the same code or place twice. */
    private Theme theme(String code) {
        return themes.findByIdOptional(code, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> Problem.notFound("theme"));
    }

    private static int number(String subtheme) {
        return Integer.parseInt(subtheme.substring(subtheme.indexOf('-') + 1));
    }

    private static void write(Theme theme, ThemeBody wanted) {
        inOrder(wanted.validFrom(), wanted.validUntil());
        theme.fr = wanted.fr().strip();
        theme.nl = wanted.nl().strip();
        theme.validFrom = wanted.validFrom();
        theme.validUntil = wanted.validUntil();
    }

    private static void write(Subtheme subtheme, SubthemeBody wanted) {
        inOrder(wanted.validFrom(), wanted.validUntil());
        subtheme.fr = wanted.fr().strip();
        subtheme.nl = wanted.nl() == null || wanted.nl().isBlank() ? null : wanted.nl().strip();
        subtheme.validFrom = wanted.validFrom();
        subtheme.validUntil = wanted.validUntil();
    }

    private static void inOrder(LocalDate from, LocalDate until) {
        if (from != null && until != null && until.isBefore(from)) {
            throw Problem.invalid("validUntil", "The last day is before the first.");
        }
    }

    private static void complete(List<String> codes, List<String> all) {
        if (codes.size() != all.size() || !new HashSet<>(codes).equals(new HashSet<>(all))) {
            throw Problem.invalid(null, "Say all codes, each once, those that are not in use any more too.");
        }
    }

    private ThemeView view(Theme theme) {
        return view(theme, true, null);
    }

    private static ThemeView view(Theme theme, boolean outdatedToo, LocalDate today) {
        return new ThemeView(theme.code, theme.fr, theme.nl, theme.validFrom, theme.validUntil, theme.subthemes.stream()
                .filter(s -> outdatedToo || Theme.valid(s.validFrom, s.validUntil, today)).map(SubthemeView::of).toList());
    }
}
