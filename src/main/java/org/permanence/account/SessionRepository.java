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

    void seen(Collection<Long> ids, Instant now) {
        update("lastSeenAt = ?1 WHERE id IN ?2", now, ids);
    }

    void keep(Collection<Long> ids, long responder) {
        update("keptForResponder = ?1 WHERE id IN ?2", responder, ids);
    }

    List<AccountSession> kept() {
        return find("FROM AccountSession s JOIN FETCH s.account WHERE s.keptForResponder IS NOT NULL").list();
    }

    List<AccountSession> among(Collection<Long> ids) {
        return find("FROM AccountSession s JOIN FETCH s.account WHERE s.id IN ?1", ids).list();
    }
}
