package org.permanence.record;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.permanence.database.DatabaseAway;
import org.permanence.responder.ResponderService;

/**
 * Cache of the names of responders with records, for two minutes, so that a pick-up does not wait for a name; while the database is away,
 * for as long as the service runs. Blocking.
 */
@ApplicationScoped
class ResponderNames {

    private static final Duration KEPT = Duration.ofMinutes(2);

    private final Cache<Long, String> names = Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(KEPT).build();
    /** As they were read last. */
    private final Map<Long, String> lastRead = new ConcurrentHashMap<>();
    private final ResponderService responders;

    ResponderNames(ResponderService responders) {
        this.responders = responders;
    }

    Map<Long, String> of(Collection<Long> ids) {
        Map<Long, String> known = new HashMap<>(names.getAllPresent(ids));
        List<Long> others = ids.stream().filter(id -> !known.containsKey(id)).toList();
        if (!others.isEmpty()) {
            known.putAll(read(others));
        }
        return known;
    }

    private Map<Long, String> read(List<Long> ids) {
        try {
            Map<Long, String> read = responders.names(ids);
            names.putAll(read);
            lastRead.putAll(read);
            return read;
        } catch (RuntimeException e) {
            if (!DatabaseAway.caused(e) || !lastRead.keySet().containsAll(ids)) {
                throw e;
            }
            return ids.stream().collect(Collectors.toMap(id -> id, lastRead::get));
        }
    }

    /** Reads the name again when more than half of its time in the cache has passed. */
    void warmUp(long responder) {
        Duration age = names.policy().expireAfterWrite().orElseThrow().ageOf(responder).orElse(KEPT);
        if (age.compareTo(KEPT.dividedBy(2)) > 0) {
            read(List.of(responder));
        }
    }
}
