package org.permanence.presence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The present state of somebody on duty.
 *
 * @param until when it ends by itself
 * @param rest the reason of a rest, during one: {@code noAnswer}, {@code busy}, {@code declined}, {@code silent}, {@code refused},
 * {@code unreachable}
 */
public record Presence(State state, Instant since, Optional<Instant> until, Optional<String> rest) {

    static final String PHONE_UNREACHABLE = "unreachable";

    /** A caller can count on them: they can be rung now, or as soon as the call, the wrap-up or the rest is over. */
    public boolean reachable() {
        return switch (state) {
            case READY, RINGING, IN_CALL, WRAP_UP, BUSY -> true;
            case RESTING -> !unreachable();
            case PAUSED, UNREACHABLE, UNKNOWN -> false;
        };
    }

    /** They want calls, and their telephone cannot be rung. */
    public boolean unreachable() {
        return state == State.UNREACHABLE || state == State.RESTING && rest.filter(PHONE_UNREACHABLE::equals).isPresent();
    }

    @Schema(name = "ResponderState")
    public enum State {
        @JsonProperty("ready")
        READY,
        @JsonProperty("ringing")
        RINGING,
        @JsonProperty("inCall")
        IN_CALL,
        @JsonProperty("wrapUp")
        WRAP_UP,
        /** After missed rings the PBX does not ring them for a while. */
        @JsonProperty("resting")
        RESTING,
        @JsonProperty("paused")
        PAUSED,
        /** On the telephone, but in no call of the line. */
        @JsonProperty("busy")
        BUSY,
        /** The phone is not reachable: a browser that is closed, a desk phone that is unplugged. */
        @JsonProperty("unreachable")
        UNREACHABLE,
        /** The PBX is unavailable: its last report may be out of date. */
        @JsonProperty("unknown")
        UNKNOWN
    }
}
