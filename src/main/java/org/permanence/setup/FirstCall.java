package org.permanence.setup;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The latest call, as it goes on.
 *
 * @param line      null: not known yet
 * @param responder who has it or had it; null: nobody yet
 */
@Schema(name = "FirstCall")
record FirstCall(State state, @Schema(nullable = true) String line, Instant arrivedAt, @Schema(nullable = true) String responder) {

    @Schema(name = "FirstCallState")
    enum State {
        /** It is greeted. */
        @JsonProperty("arrived")
        ARRIVED,
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("ringing")
        RINGING,
        @JsonProperty("talking")
        TALKING,
        @JsonProperty("answered")
        ANSWERED,
        /** The line was closed, or nobody could answer: the caller was told so. */
        @JsonProperty("turnedAway")
        TURNED_AWAY,
        @JsonProperty("unanswered")
        UNANSWERED
    }
}
