package org.permanence.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.permanence.call.CallState;
import org.permanence.call.EarlierCalls;
import org.permanence.pbx.CallId;

/** How often the callers of the live calls called before. In memory: a pick-up does not wait for it. Any thread may ask. */
@ApplicationScoped
class RepeatedCallers {

    /** Longer than any call and its wrap-up. */
    private static final Duration KEPT = Duration.ofHours(6);

    private final Cache<CallId, Optional<DeskCall.Earlier>> earlier =
            Caffeine.newBuilder().maximumSize(2000).expireAfterAccess(KEPT).build();
    private final EarlierCalls calls;

    RepeatedCallers(EarlierCalls calls) {
        this.calls = calls;
    }

    /** Blocking. Reads once for each call, long before it is picked up. @return true when there is something new to show */
    boolean read(CallState call) {
        if (call.origin().caller().isEmpty() || earlier.getIfPresent(call.id()) != null) {
            return false;
        }
        Optional<DeskCall.Earlier> found = calls.than(call).map(e -> new DeskCall.Earlier(e.calls(), e.lastAt()));
        earlier.put(call.id(), found);
        return found.isPresent();
    }

    /** Empty for a first call, and until it has been read. */
    Optional<DeskCall.Earlier> of(CallId call) {
        Optional<DeskCall.Earlier> read = earlier.getIfPresent(call);
        return read == null ? Optional.empty() : read;
    }
}
