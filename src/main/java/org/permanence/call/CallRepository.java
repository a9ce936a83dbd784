package org.permanence.call;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class CallRepository implements PanacheRepositoryBase<Call, UUID> {

    /** Latest first. @param from inclusive @param to exclusive */
    PanacheQuery<Call> arrived(Optional<Instant> from, Optional<Instant> to, Optional<Outcome> outcome) {
        StringBuilder where = new StringBuilder("1 = 1");
        Map<String, Object> parameters = new HashMap<>();
        from.ifPresent(f -> {
            where.append(" AND arrivedAt >= :from");
            parameters.put("from", f);
        });
        to.ifPresent(t -> {
            where.append(" AND arrivedAt < :to");
            parameters.put("to", t);
        });
        outcome.ifPresent(o -> {
            where.append(" AND outcome = :outcome");
            parameters.put("outcome", o);
        });
        return find(where + " ORDER BY arrivedAt DESC, id", parameters);
    }
}
