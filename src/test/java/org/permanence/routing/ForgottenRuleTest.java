package org.permanence.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.permanence.line.Line;
import org.permanence.line.LineNames;
import org.permanence.line.LineService.Timetable;
import org.permanence.line.Lines;
import org.permanence.line.OpeningHours;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;

class ForgottenRuleTest {

    private static Timetable line(String... slots) {
        return new Timetable(
                new Line(new LineCode("aas"), LineNames.of("aas"), List.of(), "+3280035243", List.of(Language.FR), Duration.ofMinutes(15),
                        Duration.ZERO,
                        Duration.ofSeconds(60), Optional.empty(), Optional.empty(), 1),
                new OpeningHours(
                        slots.length == 0 ? List.of() : List.of(Lines.everyDay(1, LocalDate.of(2020, 1, 1), Optional.empty(), slots)),
                        List.of(), _ -> false));
    }

    @Test
    void onceNobodyCanBeWaitingAnyMore() {
        List<Timetable> lines = List.of(line("08:00-20:00"));
        assertThat(ForgottenRule.forgottenBefore(lines, Instant.parse("2026-11-20T18:59:59Z"))).isEmpty();
        assertThat(ForgottenRule.forgottenBefore(lines, Instant.parse("2026-11-20T19:14:59Z"))).isEmpty();
        assertThat(ForgottenRule.forgottenBefore(lines, Instant.parse("2026-11-20T19:15:00Z")))
                .contains(Instant.parse("2026-11-20T19:00:00Z"));
        assertThat(ForgottenRule.forgottenBefore(lines, Instant.parse("2026-11-21T06:59:59Z")))
                .contains(Instant.parse("2026-11-20T19:00:00Z"));
        assertThat(ForgottenRule.forgottenBefore(lines, Instant.parse("2026-11-21T07:00:00Z"))).isEmpty();
    }

    @Test
    void theLineThatClosesLastDecides() {
        List<Timetable> lines = List.of(line("08:00-20:00"), line("08:00-22:00"));
        assertThat(ForgottenRule.forgottenBefore(lines, Instant.parse("2026-11-20T20:30:00Z"))).isEmpty();
        assertThat(ForgottenRule.forgottenBefore(lines, Instant.parse("2026-11-20T21:15:00Z")))
                .contains(Instant.parse("2026-11-20T21:00:00Z"));
    }

    @Test
    void neverWhereALineIsOpenRoundTheClockOrHasNoHours() {
        assertThat(ForgottenRule.forgottenBefore(List.of(line("00:00-24:00")), Instant.parse("2026-11-20T23:30:00Z"))).isEmpty();
        assertThat(ForgottenRule.forgottenBefore(List.of(line()), Instant.parse("2026-11-20T23:30:00Z"))).isEmpty();
        assertThat(ForgottenRule.forgottenBefore(List.of(), Instant.parse("2026-11-20T23:30:00Z"))).isEmpty();
    }
}
