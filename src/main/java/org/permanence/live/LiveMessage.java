package org.permanence.live;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a live screen's socket says. Each is described among the REST interface's schemas, from which the screens' types are made; whose
 * state it is, and what comes beside it once, is the screen's own.
 */
public sealed interface LiveMessage {

    /** Everything, when a screen comes. */
    @Schema(name = "LiveSnapshot")
    record Snapshot(@Schema(enumeration = "snapshot") String type, long version, Instant at, Map<String, ?> state,
            @JsonAnyGetter @Schema(hidden = true) Map<String, ?> beside) implements LiveMessage {
        Snapshot(long version, Instant at, Map<String, ?> state, Map<String, ?> beside) {
            this("snapshot", version, at, state, beside);
        }
    }

    /** @param changes of the state, whole fields @param version the one after the message before */
    @Schema(name = "LiveDelta")
    record Delta(@Schema(enumeration = "delta") String type, long version, Instant at, Map<String, ?> changes,
            @JsonAnyGetter @Schema(hidden = true) Map<String, ?> beside) implements LiveMessage {
        Delta(long version, Instant at, Map<String, ?> changes, Map<String, ?> beside) {
            this("delta", version, at, changes, beside);
        }
    }

    /** The line is there, and nothing has changed. */
    @Schema(name = "LiveBeat")
    record Beat(@Schema(enumeration = "beat") String type, long version, Instant at) implements LiveMessage {
        Beat(long version, Instant at) {
            this("beat", version, at);
        }
    }
}
