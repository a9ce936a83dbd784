package org.permanence.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.permanence.pbx.CallId;

/**
 * The labels of third persons and transfer targets, as the responder chose them: a colleague's name, an entry of the directory, or the
 * number. In memory only, because no fact contains a number. Any thread may ask.
 */
@ApplicationScoped
class ThirdLabels {

    /** Longer than any call and its wrap-up. */
    private static final Duration KEPT = Duration.ofHours(6);

    private final Cache<CallId, String> labels = Caffeine.newBuilder().maximumSize(2000).expireAfterAccess(KEPT).build();

    void put(CallId call, String label) {
        labels.put(call, label);
    }

    /** Also empty after a restart of the service. */
    Optional<String> of(CallId call) {
        return Optional.ofNullable(labels.getIfPresent(call));
    }
}
