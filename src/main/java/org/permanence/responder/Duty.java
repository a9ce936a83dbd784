package org.permanence.responder;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody is on duty: ready to take calls, on a given phone. A person off duty has no such value.
 *
 * @param since when they went on duty; a change of phone does not change it
 * @param by    who put them on this phone, or paused them
 * @param pause present while they are on duty but not to be rung; one key ends it
 */
public record Duty(long responderId, Instant since, ReachChoice reach, By by, Optional<Pause> pause) {

    public record Pause(PauseReason reason, Instant since) {}

    /** The end of a stretch on duty. */
    public record Left(Instant at, By by) {}

    /** A fixed list instead of free text: nobody needs to know more about the reason of a pause. */
    public enum PauseReason {
        @JsonProperty("break")
        BREAK,
        @JsonProperty("meal")
        MEAL,
        @JsonProperty("meeting")
        MEETING,
        /** Work on the records of earlier calls. */
        @JsonProperty("followUp")
        FOLLOW_UP,
        @JsonProperty("technical")
        TECHNICAL,
        @JsonProperty("other")
        OTHER;

        /** The code as the PBX gets it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public enum By {
        /** The beginning or the end of a shift. */
        SHIFT,
        /** The responder. */
        SELF,
        COORDINATOR,
        /** The service itself: the line closed, the person became inactive, their number was removed. */
        SERVICE;

        /** The code for the screens. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Duty {
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(reach, "reach");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(pause, "pause");
    }
}
