package org.permanence.figure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.permanence.line.OpeningHours;

/**
 * Days and half-hours of Brussels. A day has 48 half-hours, 46 when the clock goes forward and 50 when it goes back. Each begins on a
 * half-hour of UTC too, because Brussels differs from UTC by whole hours. So an instant alone tells which half-hour a call belongs to.
 */
public final class Day {

    static final Duration HALF_HOUR = Duration.ofMinutes(30);

    private Day() {}

    public static LocalDate of(Instant at) {
        return at.atZone(OpeningHours.ZONE).toLocalDate();
    }

    static Instant begin(LocalDate day) {
        return day.atStartOfDay(OpeningHours.ZONE).toInstant();
    }

    /** Exclusive. */
    static Instant end(LocalDate day) {
        return begin(day.plusDays(1));
    }

    /** Their beginnings, in order. */
    static List<Instant> halfHours(LocalDate day) {
        return Stream.iterate(begin(day), from -> from.isBefore(end(day)), from -> from.plus(HALF_HOUR)).toList();
    }

    /** The instant of another day at which its clock shows the present time of day. */
    static Instant sameTime(Instant now, LocalDate other) {
        return other.atTime(now.atZone(OpeningHours.ZONE).toLocalTime()).atZone(OpeningHours.ZONE).toInstant();
    }

    /** The half-hour that holds this instant. */
    public static Instant halfHour(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), HALF_HOUR.toSeconds()) * HALF_HOUR.toSeconds());
    }
}
