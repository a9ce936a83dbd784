package org.permanence.theme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.permanence.problem.BasedOn;
import org.permanence.problem.Problem;

/**
 * Themes and subthemes. None is ever removed, because records and published figures contain their codes: a theme gets a last day instead.
 * Blocking.
 */
@ApplicationScoped
@Transactional
public class ThemeService {

    private final ThemeRepository themes;
    private final Clock clock;

    ThemeService(ThemeRepository themes, Clock clock) {
        this.themes = themes;
        this.clock = clock;
    }

    /**
     * The wanted values of a theme or a subtheme.
     *
     * @param nl may be null or blank for a subtheme
     * @param validFrom first day
     * @param validUntil last day
     */
    record Wanted(String fr, String nl, LocalDate validFrom, LocalDate validUntil) {}

    /** French names of all themes by code. */
    public Map<String, String> names() {
        return themes.names();
    }

    /**
     * Whether a demand may have this subject. A new choice must be in use on the day of the call or today; an earlier choice stays valid,
     * even if its theme is no longer in use.
     *
     * @param called when the call was picked up
     * @throws Problem 400 for {@code theme} or {@code subtheme}
     */
    public void check(ThemeChoice wanted, ThemeChoice before, Instant called) {
        if (wanted.theme() != null) {
            Theme theme = themes.findByIdOptional(wanted.theme()).orElseThrow(() -> new ThemeRefusal.ThemeUnknown().problem().at("theme"));
            if (!wanted.theme().equals(before.theme()) && !inUse(theme.validFrom, theme.validUntil, called)) {
                throw new ThemeRefusal.ThemeOutOfUse().problem().at("theme");
            }
        }
        if (wanted.subtheme() != null) {
            Subtheme subtheme = themes.subtheme(wanted.subtheme()).filter(s -> s.theme.code.equals(wanted.theme()))
                    .orElseThrow(() -> new ThemeRefusal.SubthemeUnknown().problem().at("subtheme"));
            if (!wanted.subtheme().equals(before.subtheme()) && !inUse(subtheme.validFrom, subtheme.validUntil, called)) {
                throw new ThemeRefusal.SubthemeOutOfUse().problem().at("subtheme");
            }
        }
    }

    private boolean inUse(LocalDate from, LocalDate until, Instant called) {
        return Theme.valid(from, until, Theme.day(called)) || Theme.valid(from, until, today());
    }

    private LocalDate today() {
        return Theme.day(clock.instant());
    }

    List<ThemeView> all(boolean outdatedToo) {
        if (outdatedToo) {
            return themes.ordered().stream().map(ThemeView::of).toList();
        }
        LocalDate today = today();
        return themes.ordered().stream().filter(t -> Theme.valid(t.validFrom, t.validUntil, today))
                .map(t -> ThemeView.of(t, s -> Theme.valid(s.validFrom, s.validUntil, today))).toList();
    }

    ThemeView add(String code, Wanted wanted) {
        if (themes.findByIdOptional(code).isPresent()) {
            throw new ThemeRefusal.CodeTaken().problem().at("code");
        }
        Theme theme = new Theme();
        theme.code = code;
        theme.position = themes.lockAll().stream().mapToInt(t -> t.position).max().orElse(0) + 1;
        write(theme, wanted);
        themes.persist(theme);
        return ThemeView.of(theme);
    }

    ThemeView change(String code, BasedOn version, Wanted wanted) {
        Theme theme = theme(code);
        version.check(theme.version);
        write(theme, wanted);
        theme.version++;
        return ThemeView.of(theme);
    }

    List<ThemeView> order(List<String> codes) {
        List<Theme> all = themes.lockAll();
        complete(codes, all.stream().map(t -> t.code).toList());
        all.forEach(t -> t.position = codes.indexOf(t.code) + 1);
        return all.stream().sorted(Comparator.comparing(t -> t.position)).map(ThemeView::of).toList();
    }

    SubthemeView addSubtheme(String code, Wanted wanted) {
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

    SubthemeView changeSubtheme(String code, String subthemeCode, BasedOn version, Wanted wanted) {
        Subtheme subtheme = subtheme(theme(code), subthemeCode);
        version.check(subtheme.version);
        write(subtheme, wanted);
        subtheme.version++;
        return SubthemeView.of(subtheme);
    }

    /** @throws Problem 404 */
    ThemeView get(String code) {
        return ThemeView.of(themes.findByIdOptional(code).orElseThrow(() -> new ThemeRefusal.NoSuchTheme().problem()));
    }

    /** @throws Problem 404 */
    SubthemeView subtheme(String code, String subthemeCode) {
        return SubthemeView
                .of(subtheme(themes.findByIdOptional(code).orElseThrow(() -> new ThemeRefusal.NoSuchTheme().problem()), subthemeCode));
    }

    private static Subtheme subtheme(Theme theme, String subthemeCode) {
        return theme.subthemes.stream().filter(s -> s.code.equals(subthemeCode)).findFirst()
                .orElseThrow(() -> new ThemeRefusal.NoSuchSubtheme().problem());
    }

    ThemeView orderSubthemes(String code, List<String> codes) {
        Theme theme = theme(code);
        complete(codes, theme.subthemes.stream().map(s -> s.code).toList());
        theme.subthemes.forEach(s -> s.position = codes.indexOf(s.code) + 1);
        theme.subthemes.sort(Comparator.comparing(s -> s.position));
        return ThemeView.of(theme);
    }

    /** Locked, so that two coordinators cannot give the same code or place twice. */
    private Theme theme(String code) {
        return themes.lock(code).orElseThrow(() -> new ThemeRefusal.NoSuchTheme().problem());
    }

    private static int number(String subtheme) {
        return Integer.parseInt(subtheme.substring(subtheme.indexOf('-') + 1));
    }

    private static void write(Theme theme, Wanted wanted) {
        inOrder(wanted.validFrom(), wanted.validUntil());
        theme.fr = wanted.fr().strip();
        theme.nl = wanted.nl().strip();
        theme.validFrom = wanted.validFrom();
        theme.validUntil = wanted.validUntil();
    }

    private static void write(Subtheme subtheme, Wanted wanted) {
        inOrder(wanted.validFrom(), wanted.validUntil());
        subtheme.fr = wanted.fr().strip();
        subtheme.nl = wanted.nl() == null || wanted.nl().isBlank() ? null : wanted.nl().strip();
        subtheme.validFrom = wanted.validFrom();
        subtheme.validUntil = wanted.validUntil();
    }

    private static void inOrder(LocalDate from, LocalDate until) {
        if (from != null && until != null && until.isBefore(from)) {
            throw new ThemeRefusal.UseEndsBeforeItBegins().problem().at("validUntil");
        }
    }

    private static void complete(List<String> codes, List<String> all) {
        if (codes.size() != all.size() || !new HashSet<>(codes).equals(new HashSet<>(all))) {
            throw new ThemeRefusal.EveryCodeOnce().problem();
        }
    }
}
