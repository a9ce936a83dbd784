package org.permanence.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.permanence.line.OpeningHours;
import org.permanence.line.WallTime;
import org.permanence.planning.AvailabilityRule.Dated;
import org.permanence.planning.AvailabilityRule.Weekly;

class AvailabilityRuleTest {

    private static final Weekly MONDAY_MORNING =
            new Weekly(DayOfWeek.MONDAY, WallTime.of("08:00"), WallTime.of("12:00"), Availability.YES);
    private static final Weekly SUNDAY_EVENING =
            new Weekly(DayOfWeek.SUNDAY, WallTime.of("20:00"), WallTime.of("24:00"), Availability.PREFERRED);

    private static Instant at(String wall) {
        return LocalDateTime.parse(wall).atZone(OpeningHours.ZONE).toInstant();
    }

    private static Optional<Availability> of(String from, String to, Dated... dated) {
        return AvailabilityRule.of(at(from), at(to), List.of(dated), List.of(MONDAY_MORNING, SUNDAY_EVENING));
    }

    private static Dated dated(String from, String to, Availability answer) {
        return new Dated(at(from), at(to), answer);
    }

    @Test
    void eachWeekCountsWhereItCoversTheWholeSlot() {
        assertThat(of("2026-12-07T08:00", "2026-12-07T12:00")).contains(Availability.YES);
        assertThat(of("2026-12-07T09:00", "2026-12-07T11:00")).contains(Availability.YES);
        assertThat(of("2026-12-07T08:00", "2026-12-07T12:30")).isEmpty();
        assertThat(of("2026-12-08T08:00", "2026-12-08T12:00")).isEmpty();
    }

    @Test
    void midnightAtTheEndIsTheEndOfThatDay() {
        assertThat(of("2026-12-06T20:00", "2026-12-07T00:00")).contains(Availability.PREFERRED);
    }

    @Test
    void theWallClockCountsOnBothSidesOfAChangeOfTheClock() {
        assertThat(of("2026-10-19T08:00", "2026-10-19T12:00")).as("summer").contains(Availability.YES);
        assertThat(of("2026-10-26T08:00", "2026-10-26T12:00")).as("winter").contains(Availability.YES);
        assertThat(of("2026-10-25T20:00", "2026-10-26T00:00")).as("the day of 25 hours").contains(Availability.PREFERRED);
    }

    @Test
    void aDateGoesBeforeTheWeek() {
        assertThat(of("2026-12-07T08:00", "2026-12-07T12:00", dated("2026-12-07T08:00", "2026-12-07T12:00", Availability.NO)))
                .contains(Availability.NO);
        assertThat(of("2026-12-08T08:00", "2026-12-08T12:00", dated("2026-12-08T08:00", "2026-12-08T12:00", Availability.IF_NEEDED)))
                .contains(Availability.IF_NEEDED);
    }

    /** The hours of the line have changed since it was said. */
    @Test
    void aDateThatCoversAPartOnlyOffersNothing() {
        assertThat(of("2026-12-07T08:00", "2026-12-07T12:00", dated("2026-12-07T08:00", "2026-12-07T10:00", Availability.YES))).isEmpty();
        assertThat(of("2026-12-07T08:00", "2026-12-07T12:00", dated("2026-12-07T08:00", "2026-12-07T10:00", Availability.NO)))
                .contains(Availability.NO);
    }
}
