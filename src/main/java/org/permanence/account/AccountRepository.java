package org.permanence.account;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.Set;

@ApplicationScoped
class AccountRepository implements PanacheRepository<Account> {

    Optional<Account> withEmail(String email) {
        return find("email", Account.normal(email)).firstResultOptional();
    }

    void lock(Account account) {
        getEntityManager().lock(account, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<Account> ofResponder(long responderId) {
        return find("responderId", responderId).firstResultOptional();
    }

    /**
     * Those who can log in and administrate. Locked, so that two who take each other's role away run one after the other: call it before an
     * account is read in the transaction.
     */
    @SuppressWarnings("unchecked")
    Set<Long> lockAdministrators() {
        return Set.copyOf(getEntityManager()
                .createNativeQuery("SELECT id FROM account WHERE active AND password_hash IS NOT NULL AND 'administrator' = ANY (roles) "
                        + "ORDER BY id FOR UPDATE", Long.class)
                .getResultList());
    }
}
