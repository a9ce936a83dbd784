package org.permanence.presence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody on duty does now.
 *
 * @param until when it ends by itself
 * @param rest why they are left alone, while they are: {@code noAnswer}, {@code busy}, {@code declined}, {@code silent}, {@code refused},
 * {@code unreachable}
 */
public record Presence(State state, Instant since, Optional<Instant> until, Optional<String> rest) {

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
        /** After missed rings the PBX leaves them alone for a while. */
        @JsonProperty("resting")
        RESTING,
        @JsonProperty("paused")
        PAUSED,
        /** On the telephone, in no call of the line. */
        @JsonProperty("busy")
        BUSY,
        /** The phone is not there: a browser that is closed, a desk phone that is unplugged. */
        @JsonProperty("unreachable")
        UNREACHABLE,
        /** The PBX is away: what it last said may not be so any more. */
        @JsonProperty("unknown")
        UNKNOWN
    }
}
