package org.permanence.shift;

import java.time.Instant;
import java.util.Optional;
import org.permanence.pbx.LineCode;
import org.permanence.responder.ReachChoice;

/**
 * Somebody's shift, as a value.
 *
 * @param to        exclusive
 * @param reach     the phone for this shift; empty: the one they prefer
 * @param withdrawn the hours changed, so the shift does not take place
 */
public record AssignedShift(long shiftId, LineCode line, long responderId, Instant from, Instant to, Optional<ReachChoice> reach,
        Phase phase, boolean withdrawn) {}
