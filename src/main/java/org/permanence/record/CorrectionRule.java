package org.permanence.record;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Until when a closed record may be opened again to correct it: by those who had the call until the end of a day that is some days after it
 * was closed for the first time, by a coordinator always. Opening it again and again does not make that longer. A rule, without I/O.
 */
final class CorrectionRule {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    private CorrectionRule() {}

    /** @param firstClosed empty: it was never closed, and needs no correction @return the first instant at which it is too late */
    static Optional<Instant> until(Optional<Instant> firstClosed, int days) {
        return firstClosed.map(closed -> closed.atZone(BRUSSELS).toLocalDate().plusDays(days + 1L).atTime(LocalTime.MIDNIGHT)
                .atZone(BRUSSELS).toInstant());
    }

    static boolean mayReopen(boolean hadTheCall, boolean coordinator, Optional<Instant> until, Instant now) {
        return coordinator || hadTheCall && until.map(now::isBefore).orElse(true);
    }
}
