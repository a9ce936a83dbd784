package org.permanence.shift;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.permanence.problem.Problem;
import org.permanence.problem.ServiceRefusal;
import org.permanence.problem.StoredTime;
import org.permanence.shift.ShiftService.Period;

/** The time of which a request wants the shifts. */
@ApplicationScoped
public class ShiftTimes {

    private static final Duration LONGEST = Duration.ofDays(100);

    private final Clock clock;

    ShiftTimes(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param from an instant such as 2026-11-20T08:00:00Z; null: now
     * @param to   exclusive; null: a week later
     * @throws Problem 400 not a time, or too long
     */
    public Period period(String from, String to) {
        Instant begin = from == null ? clock.instant() : instant("from", from);
        Instant end = to == null ? begin.plus(Duration.ofDays(7)) : instant("to", to);
        if (!end.isAfter(begin) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw new ShiftRefusal.ShiftsTooFarApart().problem().at("to");
        }
        return new Period(begin, end);
    }

    private static Instant instant(String field, String text) {
        try {
            return StoredTime.checked(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException | IllegalArgumentException _) {
            throw new ServiceRefusal.NotATime().problem().at(field);
        }
    }
}
