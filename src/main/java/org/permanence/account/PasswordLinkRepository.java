package org.permanence.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

@ApplicationScoped
class PasswordLinkRepository implements PanacheRepositoryBase<PasswordLink, Long> {

    /** Locked: of two who use it at once, the second finds none. */
    Optional<PasswordLink> lock(byte[] tokenHash) {
        return find("tokenHash", (Object) tokenHash).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** In one statement: of two who end it at once, the second finds none. */
    @Override
    public boolean deleteById(Long accountId) {
        return delete("accountId", accountId) > 0;
    }

    Map<Long, PasswordLink> of(Collection<Long> accounts) {
        return accounts.isEmpty() ? Map.of()
                : list("accountId IN ?1", accounts).stream().collect(Collectors.toMap(link -> link.accountId, link -> link));
    }
}
