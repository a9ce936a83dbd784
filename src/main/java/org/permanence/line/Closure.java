package org.permanence.line;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * The line is closed on dates on which its hours would open it.
 *
 * @param until        last day, inclusive
 * @param hours        a part of the one day; empty: whole days
 * @param announcement name of the announcement that the caller hears
 */
public record Closure(long id, LocalDate from, LocalDate until, Optional<Hours> hours, String announcement) {

    public record Hours(WallTime from, WallTime to) {
        public Hours {
            if (to.compareTo(from) <= 0) {
                throw new IllegalArgumentException("A closure ends after it begins, at 24:00 at the latest.");
            }
        }
    }

    /** @throws IllegalArgumentException if it ends before it begins, or closes a part of several days */
    public Closure {
        Objects.requireNonNull(announcement, "announcement");
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("A closure ends on the day it begins or later.");
        }
        if (hours.isPresent() && !from.equals(until)) {
            throw new IllegalArgumentException("A part of a day is closed one day at a time.");
        }
    }

    boolean holdsOn(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(until);
    }
}
