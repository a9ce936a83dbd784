package org.permanence.planning;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.permanence.line.OpeningHours;
import org.permanence.line.WallTime;

/**
 * Whether somebody offers a slot. What they said of a date goes before what they say of each week; both must cover the whole slot. Lines
 * may have other hours at one time: what was said of this very slot goes first, and of others the most cautious. Pure.
 */
final class AvailabilityRule {

    /** @param to exclusive */
    record Dated(Instant from, Instant to, Availability answer) {

        boolean overlaps(Instant begin, Instant end) {
            return from.isBefore(end) && to.isAfter(begin);
        }

        private boolean covers(Instant begin, Instant end) {
            return !from.isAfter(begin) && !to.isBefore(end);
        }

        boolean is(Instant begin, Instant end) {
            return from.equals(begin) && to.equals(end);
        }
    }

    /** In the wall clock of the lines. */
    record Weekly(DayOfWeek day, WallTime from, WallTime to, Availability answer) {

        boolean covers(DayOfWeek on, int begin, int end) {
            return day == on && from.minute() <= begin && to.minute() >= end;
        }
    }

    private AvailabilityRule() {}

    /** Empty: nothing was said of it. */
    static Optional<Availability> of(Instant begin, Instant end, Collection<Dated> dated, Collection<Weekly> weekly) {
        if (dated.stream().anyMatch(said -> said.overlaps(begin, end))) {
            Optional<Availability> whole = dated.stream().filter(said -> said.is(begin, end)).map(Dated::answer).findFirst()
                    .or(() -> dated.stream().filter(said -> said.covers(begin, end)).map(Dated::answer).max(Comparator.naturalOrder()));
            // Of a part of it only: the hours of the line have changed since.
            return whole.or(() -> dated.stream().anyMatch(said -> said.overlaps(begin, end) && said.answer == Availability.NO)
                    ? Optional.of(Availability.NO) : Optional.empty());
        }
        return ofWeek(begin, end, weekly);
    }

    /** What they say of each week alone. */
    static Optional<Availability> ofWeek(Instant begin, Instant end, Collection<Weekly> weekly) {
        ZonedDateTime from = begin.atZone(OpeningHours.ZONE);
        int minute = from.toLocalTime().toSecondOfDay() / 60;
        LocalTime to = end.atZone(OpeningHours.ZONE).toLocalTime();
        int last = to.equals(LocalTime.MIDNIGHT) ? WallTime.END_OF_DAY.minute() : to.toSecondOfDay() / 60;
        return ofWeek(from.getDayOfWeek(), minute, last, weekly);
    }

    /** @param from minute of the day, like {@code to} */
    static Optional<Availability> ofWeek(DayOfWeek day, int from, int to, Collection<Weekly> weekly) {
        return weekly.stream().filter(said -> said.covers(day, from, to)).map(Weekly::answer).findFirst();
    }

    /**
     * The week with another answer for a time. A longer time that covered it is cut: what is left of it stays offered. Times that adjoin
     * with one answer are one.
     *
     * @param answer empty: not offered
     */
    static List<Weekly> with(Collection<Weekly> week, DayOfWeek day, int from, int to, Optional<Availability> answer) {
        List<Weekly> next = new ArrayList<>();
        for (Weekly said : week) {
            if (said.day != day || said.to.minute() <= from || said.from.minute() >= to) {
                next.add(said);
                continue;
            }
            if (said.from.minute() < from) {
                next.add(new Weekly(day, said.from, new WallTime(from), said.answer));
            }
            if (said.to.minute() > to) {
                next.add(new Weekly(day, new WallTime(to), said.to, said.answer));
            }
        }
        answer.ifPresent(said -> next.add(new Weekly(day, new WallTime(from), new WallTime(to), said)));
        next.sort(Comparator.comparing(Weekly::day).thenComparing(Weekly::from));
        List<Weekly> joined = new ArrayList<>();
        for (Weekly said : next) {
            if (!joined.isEmpty() && joined.getLast().day == said.day && joined.getLast().to.equals(said.from)
                    && joined.getLast().answer == said.answer) {
                joined.add(new Weekly(said.day, joined.removeLast().from, said.to, said.answer));
            } else {
                joined.add(said);
            }
        }
        return joined;
    }
}
