package org.permanence.routing;

import java.time.Duration;
import java.time.Instant;
import org.permanence.line.LineService.Timetable;

/**
 * Whoever came in before the line closed is answered: the shift that ends with the line's hours goes on for its people until nobody waits
 * any more, at most as long as anybody may wait. Pure.
 */
final class LastCallersRule {

    /** From the last admission to the queue: greeting, choice of language. */
    static final Duration GREETING = Duration.ofMinutes(1);

    private LastCallersRule() {}

    /** @param line whose shift has ended. @param someoneWaits in its queues now, or nobody can tell */
    static boolean stays(Timetable line, boolean someoneWaits, Instant now) {
        if (line.hours().open(now)) {
            return false;
        }
        Duration patience = someoneWaits ? line.line().maximumWait().plus(GREETING) : GREETING;
        return line.hours().lastClosing(now).filter(closed -> closed.plus(patience).isAfter(now)).isPresent();
    }
}
