package org.permanence.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.permanence.database.Locked;

@ApplicationScoped
class PasswordLinkRepository implements PanacheRepositoryBase<PasswordLink, PasswordLink.Key> {

    /** Locked: of two who use it at once, the second finds none. */
    Optional<PasswordLink> lock(byte[] tokenHash) {
        return Locked.all(getEntityManager(), find("tokenHash", (Object) tokenHash)).stream().findFirst();
    }

    /** In one statement: of two who end them at once, the second finds none. */
    boolean end(long accountId) {
        return delete("key.accountId", accountId) > 0;
    }

    /** The newest of each account. */
    Map<Long, PasswordLink> of(Collection<Long> accounts) {
        return accounts.isEmpty() ? Map.of()
                : list("key.accountId IN ?1", accounts).stream().collect(Collectors.toMap(link -> link.key.accountId(), link -> link,
                        (one, other) -> one.madeAt.isAfter(other.madeAt) ? one : other));
    }
}
