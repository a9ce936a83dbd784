package org.permanence.line;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.permanence.problem.Impossible;

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
                throw new Impossible(new LineRefusal.ClosureEndsBeforeItBegins());
            }
        }
    }

    /** @throws Impossible if it ends before it begins, or closes a part of several days */
    public Closure {
        Objects.requireNonNull(announcement, "announcement");
        if (until.isBefore(from)) {
            throw new Impossible(new LineRefusal.ClosureEndsBeforeItBegins());
        }
        if (hours.isPresent() && !from.equals(until)) {
            throw new Impossible(new LineRefusal.PartOfOneDayOnly());
        }
    }

    boolean holdsOn(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(until);
    }
}
