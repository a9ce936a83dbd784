package org.permanence.live;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message of a live screen's socket. The description of the REST interface has a schema of each, from which the screens' types are
 * generated. Each screen defines its own state, and what comes once beside it.
 */
public sealed interface LiveMessage {

    /** The whole state, when a screen connects. */
    @Schema(name = "LiveSnapshot")
    record Snapshot(@Schema(enumeration = "snapshot") String type, long version, Instant at, Map<String, ?> state,
            @JsonAnyGetter @Schema(hidden = true) Map<String, ?> beside) implements LiveMessage {
        Snapshot(long version, Instant at, Map<String, ?> state, Map<String, ?> beside) {
            this("snapshot", version, at, state, beside);
        }
    }

    /** @param changes whole fields of the state @param version one more than the message before */
    @Schema(name = "LiveDelta")
    record Delta(@Schema(enumeration = "delta") String type, long version, Instant at, Map<String, ?> changes,
            @JsonAnyGetter @Schema(hidden = true) Map<String, ?> beside) implements LiveMessage {
        Delta(long version, Instant at, Map<String, ?> changes, Map<String, ?> beside) {
            this("delta", version, at, changes, beside);
        }
    }

    /** The connection works and nothing has changed. */
    @Schema(name = "LiveBeat")
    record Beat(@Schema(enumeration = "beat") String type, long version, Instant at) implements LiveMessage {
        Beat(long version, Instant at) {
            this("beat", version, at);
        }
    }
}
