package org.permanence.planning;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Optional;
import org.permanence.line.OpeningHours;
import org.permanence.line.WallTime;

/**
 * Whether somebody offers a slot. What they said of a date goes before what they say of each week; both must cover the whole slot. Pure.
 */
final class AvailabilityRule {

    /** @param to exclusive */
    record Dated(Instant from, Instant to, Availability answer) {

        private boolean overlaps(Instant begin, Instant end) {
            return from.isBefore(end) && to.isAfter(begin);
        }

        private boolean covers(Instant begin, Instant end) {
            return !from.isAfter(begin) && !to.isBefore(end);
        }
    }

    /** In the wall clock of the lines. */
    record Weekly(DayOfWeek day, WallTime from, WallTime to, Availability answer) {

        private boolean covers(DayOfWeek on, int begin, int end) {
            return day == on && from.minute() <= begin && to.minute() >= end;
        }
    }

    private AvailabilityRule() {}

    /** Empty: nothing was said of it. */
    static Optional<Availability> of(Instant begin, Instant end, Collection<Dated> dated, Collection<Weekly> weekly) {
        if (dated.stream().anyMatch(said -> said.overlaps(begin, end))) {
            Optional<Availability> whole = dated.stream().filter(said -> said.covers(begin, end)).map(Dated::answer).findFirst();
            // Of a part of it only: the hours of the line have changed since.
            return whole.or(() -> dated.stream().anyMatch(said -> said.overlaps(begin, end) && said.answer == Availability.NO)
                    ? Optional.of(Availability.NO) : Optional.empty());
        }
        ZonedDateTime from = begin.atZone(OpeningHours.ZONE);
        int minute = from.toLocalTime().toSecondOfDay() / 60;
        LocalTime to = end.atZone(OpeningHours.ZONE).toLocalTime();
        int last = to.equals(LocalTime.MIDNIGHT) ? WallTime.END_OF_DAY.minute() : to.toSecondOfDay() / 60;
        return weekly.stream().filter(said -> said.covers(from.getDayOfWeek(), minute, last)).map(Weekly::answer).findFirst();
    }
}
