package org.permanence.call;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** How often a repeated caller called before, by pseudonym: as long as its key lives, and never who. Blocking: off the way of a pick-up. */
@ApplicationScoped
public class EarlierCalls {

    private final CallStore store;

    EarlierCalls(CallStore store) {
        this.store = store;
    }

    public record Earlier(long calls, Instant lastAt) {}

    /** @return empty when this is the first call, or nobody can know */
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
