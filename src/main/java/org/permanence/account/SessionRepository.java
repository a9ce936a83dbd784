package org.permanence.account;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class SessionRepository implements PanacheRepository<AccountSession> {

    /** One indexed query, the account with it. */
    Optional<AccountSession> withToken(byte[] tokenHash) {
        return find("FROM AccountSession s JOIN FETCH s.account WHERE s.tokenHash = ?1", (Object) tokenHash).firstResultOptional();
    }

    void seen(long id, Instant now) {
        update("lastSeenAt = ?1 WHERE id = ?2", now, id);
    }

    List<AccountSession> among(Collection<Long> ids) {
        return find("FROM AccountSession s JOIN FETCH s.account WHERE s.id IN ?1", ids).list();
    }
}
