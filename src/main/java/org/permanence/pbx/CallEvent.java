package org.permanence.pbx;

import java.time.Instant;
import java.util.Objects;

/**
 * One fact about one call, as it travels on the channel {@code call-events}: at least once, in order within a call.
 *
 * @param key identifies the fact within its call: {@code ended}, or {@code ring-started:} and the {@link RingId}. The key is the same
 * whether the fact was heard live or rebuilt from the PBX's logs. Handling a key twice must change nothing (idempotent).
 * @param at  when it happened, by the PBX's clock
 */
public record CallEvent(CallId call, String key, Instant at, Source source, CallFact fact) {

    public enum Source {
        LIVE,
        /** Read from the PBX's log files after a gap. */
        RECONSTRUCTED
    }

    public CallEvent {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(fact, "fact");
    }
}
