package org.permanence.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import org.permanence.pbx.CallFact.RingResult;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.Reach;
import org.permanence.pbx.RingId;

/** One attempt at one responder for one call. */
public record RingState(RingId id, MemberId member, Optional<Reach.Kind> reach, Instant startedAt, Optional<Instant> homePickedUpAt,
        Result result, Optional<Instant> endedAt) {

    public enum Result {
        @JsonProperty("ringing")
        RINGING,
        @JsonProperty("accepted")
        ACCEPTED,
        @JsonProperty("noAnswer")
        NO_ANSWER,
        @JsonProperty("busy")
        BUSY,
        @JsonProperty("declined")
        DECLINED,
        @JsonProperty("unreachable")
        UNREACHABLE,
        @JsonProperty("notConfirmed")
        NOT_CONFIRMED,
        @JsonProperty("tooLate")
        TOO_LATE,
        @JsonProperty("cancelled")
        CANCELLED;

        static Result of(RingResult result) {
            return valueOf(result.name());
        }
    }

    static RingState begun(RingId id, MemberId member, Optional<Reach.Kind> reach, Instant at) {
        return new RingState(id, member, reach, at, Optional.empty(), Result.RINGING, Optional.empty());
    }

    public boolean ringing() {
        return result == Result.RINGING;
    }

    RingState startedAt(Instant at, Reach.Kind kind) {
        return new RingState(id, member, Optional.of(kind), at, homePickedUpAt, result, endedAt);
    }

    RingState homePickedUp(Instant at) {
        return new RingState(id, member, reach, startedAt, Optional.of(at), result, endedAt);
    }

    /** An accepted ring stays accepted, whatever facts follow. */
    RingState ended(Result how, Instant at) {
        return result == Result.ACCEPTED ? this : new RingState(id, member, reach, startedAt, homePickedUpAt, how, Optional.of(at));
    }
}
