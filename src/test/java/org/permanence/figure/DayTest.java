package org.permanence.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Half-hours of Brussels at the edges. */
class DayTest {

    @Test
    void aDayHas48HalfHoursAndThoseOfTheClockChange46And50() {
        assertThat(Day.halfHours(LocalDate.parse("2026-03-28"))).hasSize(48);
        assertThat(Day.halfHours(LocalDate.parse("2026-03-29"))).hasSize(46);
        assertThat(Day.halfHours(LocalDate.parse("2026-10-25"))).hasSize(50);
    }

    @Test
    void theRepeatedHourOfAutumnIsFourHalfHours() {
        List<Instant> day = Day.halfHours(LocalDate.parse("2026-10-25"));
        assertThat(day.subList(4, 8)).containsExactly(Instant.parse("2026-10-25T00:00:00Z"), Instant.parse("2026-10-25T00:30:00Z"),
                Instant.parse("2026-10-25T01:00:00Z"), Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Test
    void midnightBelongsToTheDayThatBegins() {
        assertThat(Day.of(Instant.parse("2026-06-30T22:00:00Z"))).isEqualTo("2026-07-01");
        assertThat(Day.of(Instant.parse("2026-06-30T21:59:59.999Z"))).isEqualTo("2026-06-30");
        assertThat(Day.end(LocalDate.parse("2026-06-30"))).isEqualTo(Day.begin(LocalDate.parse("2026-07-01")));
    }

    @Test
    void everyHalfHourOfADayIsOneOfUtc() {
        for (String day : List.of("2026-03-29", "2026-10-25", "2026-07-14")) {
            assertThat(Day.halfHours(LocalDate.parse(day)))
                    .allMatch(from -> Day.halfHour(from).equals(from) && Day.halfHour(from.plusSeconds(1799)).equals(from));
        }
    }
}
