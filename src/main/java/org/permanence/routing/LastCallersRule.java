package org.permanence.routing;

import java.time.Duration;
import java.time.Instant;
import org.permanence.line.LineService.Timetable;

/**
 * Callers who came in before the line closed are answered. If a shift ends with the line's hours, its people stay on duty until nobody
 * waits any more, at most for the maximum wait. Pure.
 */
final class LastCallersRule {

    /** The time from the last admission to the queue: greeting, choice of language. */
    static final Duration GREETING = Duration.ofMinutes(1);

    private LastCallersRule() {}

    /** @param line whose shift has ended. @param someoneWaits in its queues now, or it is unknown */
    static boolean stays(Timetable line, boolean someoneWaits, Instant now) {
        if (line.hours().open(now)) {
            return false;
        }
        Duration patience = someoneWaits ? line.line().maximumWait().plus(GREETING) : GREETING;
        return line.hours().lastClosing(now).filter(closed -> closed.plus(patience).isAfter(now)).isPresent();
    }
}
