package org.permanence.problem;

import java.time.Instant;
import java.time.LocalDate;

/** The range of days and instants. Java's is wider than PostgreSQL's, and a loop over days from its ends would not finish. */
public final class StoredTime {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final Instant BEGIN = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private StoredTime() {}

    /** @throws Impossible out of range */
    public static LocalDate checked(LocalDate day) {
        return checked(day, !day.isBefore(FIRST) && !day.isAfter(LAST));
    }

    /** @throws Impossible out of range */
    public static Instant checked(Instant instant) {
        return checked(instant, !instant.isBefore(BEGIN) && !instant.isAfter(END));
    }

    private static <T> T checked(T time, boolean possible) {
        if (!possible) {
            throw new Impossible(new ServiceRefusal.ImpossibleYear());
        }
        return time;
    }
}
