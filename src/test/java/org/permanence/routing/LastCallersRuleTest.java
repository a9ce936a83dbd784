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

class LastCallersRuleTest {

    /** Open from 8 to 20 h, waits at most 15 minutes. */
    private final Timetable line = new Timetable(
            new Line(new LineCode("aas"), LineNames.of("aas"), List.of(), "+3280035243", List.of(Language.FR), Duration.ofMinutes(15),
                    Duration.ZERO,
                    Duration.ofSeconds(60), Optional.empty(), Optional.empty(), 1),
            new OpeningHours(List.of(Lines.everyDay(1, LocalDate.of(2020, 1, 1), Optional.empty(), "08:00-20:00")), List.of(), _ -> false));

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + "Z");
    }

    @Test
    void aShiftThatEndsWhileTheLineIsOpenEndsAtOnce() {
        assertThat(LastCallersRule.stays(line, true, at("18:59:59"))).isFalse();
    }

    @Test
    void whoIsStillBeingGreetedAtTheClosingFindsSomebody() {
        assertThat(LastCallersRule.stays(line, false, at("19:00:00"))).isTrue();
        assertThat(LastCallersRule.stays(line, false, at("19:00:59"))).isTrue();
        assertThat(LastCallersRule.stays(line, false, at("19:01:00"))).isFalse();
    }

    @Test
    void asLongAsSomebodyWaitsButNotLongerThanAnybodyMay() {
        assertThat(LastCallersRule.stays(line, true, at("19:10:00"))).isTrue();
        assertThat(LastCallersRule.stays(line, true, at("19:15:59"))).isTrue();
        assertThat(LastCallersRule.stays(line, true, at("19:16:00"))).isFalse();
    }

    @Test
    void aLineWithoutHoursKeepsNobody() {
        Timetable none = new Timetable(line.line(), new OpeningHours(List.of(), List.of(), _ -> false));
        assertThat(LastCallersRule.stays(none, true, at("19:00:00"))).isFalse();
    }
}
