package org.permanence.responder;

import java.time.Instant;
import java.util.Objects;

/**
 * Somebody is on duty: ready to take calls, on a given phone. Who is not on duty has no such value.
 *
 * @param since when they went on duty; a change of phone does not change it
 * @param by    who put them on this phone
 */
public record Duty(long responderId, Instant since, ReachChoice reach, By by) {

    public enum By {
        /** The beginning or the end of a shift. */
        SHIFT,
        /** The responder. */
        SELF,
        COORDINATOR,
        /** The service itself: the line closed, the person became inactive, their number was removed. */
        SERVICE
    }

    public Duty {
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(reach, "reach");
        Objects.requireNonNull(by, "by");
    }
}
