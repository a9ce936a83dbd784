package org.permanence.record;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.permanence.responder.ResponderService;

/** Cache of the names of responders with records, for two minutes, so that a pick-up does not wait for a name. Blocking. */
@ApplicationScoped
class ResponderNames {

    private static final Duration KEPT = Duration.ofMinutes(2);

    private final Cache<Long, String> names = Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(KEPT).build();
    private final ResponderService responders;

    ResponderNames(ResponderService responders) {
        this.responders = responders;
    }

    Map<Long, String> of(Collection<Long> ids) {
        Map<Long, String> known = new HashMap<>(names.getAllPresent(ids));
        List<Long> others = ids.stream().filter(id -> !known.containsKey(id)).toList();
        if (!others.isEmpty()) {
            Map<Long, String> read = responders.names(others);
            names.putAll(read);
            known.putAll(read);
        }
        return known;
    }

    /** Reads the name again when more than half of its time in the cache has passed. */
    void warmUp(long responder) {
        Duration age = names.policy().expireAfterWrite().orElseThrow().ageOf(responder).orElse(KEPT);
        if (age.compareTo(KEPT.dividedBy(2)) > 0) {
            names.putAll(responders.names(List.of(responder)));
        }
    }
}
