package org.permanence.record;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.permanence.line.OpeningHours;

/**
 * The deadline for reopening a closed record to correct it. Responders who had the call may do so until the end of the day that is a set
 * number of days after its first closing; a coordinator may always. Reopening does not extend the deadline. A rule, without I/O.
 */
final class CorrectionRule {

    private CorrectionRule() {}

    /** @param firstClosed empty: it was never closed, and needs no correction @return the first instant that is too late */
    static Optional<Instant> until(Optional<Instant> firstClosed, int days) {
        return firstClosed.map(closed -> closed.atZone(OpeningHours.ZONE).toLocalDate().plusDays(days + 1L).atTime(LocalTime.MIDNIGHT)
                .atZone(OpeningHours.ZONE).toInstant());
    }

    static boolean mayReopen(boolean hadTheCall, boolean coordinator, Optional<Instant> until, Instant now) {
        return coordinator || hadTheCall && until.map(now::isBefore).orElse(true);
    }
}
