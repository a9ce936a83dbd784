package org.permanence.call;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * How often a repeated caller called before. Known by pseudonym, never by name, and only until the pseudonym's key is destroyed. Blocking:
 * keep it off the path of a pick-up.
 */
@ApplicationScoped
public class EarlierCalls {

    private final CallStore store;

    EarlierCalls(CallStore store) {
        this.store = store;
    }

    public record Earlier(long calls, Instant lastAt) {}

    /** @return empty if this is the first known call */
    public Optional<Earlier> than(CallState call) {
        return call.origin().caller().flatMap(pseudonym -> {
            try {
                return store.earlier(pseudonym, call.id(), call.origin().arrivedAt());
            } catch (SQLException e) {
                throw new IllegalStateException("earlier calls cannot be read", e);
            }
        });
    }
}
