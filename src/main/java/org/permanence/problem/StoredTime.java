package org.permanence.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/** Which days and instants mean something here. Java knows more of them than PostgreSQL, and counting from one of those does not end. */
public final class StoredTime {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    private StoredTime() {}

    /** @throws IllegalArgumentException out of range */
    public static LocalDate checked(LocalDate day) {
        check(day.getYear());
        return day;
    }

    /** @throws IllegalArgumentException out of range */
    public static Instant checked(Instant instant) {
        check(instant.atOffset(ZoneOffset.UTC).get(ChronoField.YEAR));
        return instant;
    }

    private static void check(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException("A year is from " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        }
    }
}
