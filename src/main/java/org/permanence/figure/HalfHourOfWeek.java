package org.permanence.figure;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.permanence.line.OpeningHours;

/** On the clock in Brussels: the hour that occurs twice in autumn counts as one. */
record HalfHourOfWeek(DayOfWeek weekday, LocalTime from) {

    static HalfHourOfWeek of(Instant begins) {
        ZonedDateTime local = begins.atZone(OpeningHours.ZONE);
        return new HalfHourOfWeek(local.getDayOfWeek(), local.toLocalTime());
    }
}
