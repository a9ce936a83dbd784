package org.permanence.account;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.permanence.database.Locked;

@ApplicationScoped
class AccountRepository implements PanacheRepository<Account> {

    Optional<Account> withEmail(String email) {
        return find("email", Account.normal(email)).firstResultOptional();
    }

    /** Each change of an account begins with this: of two at once, the second sees what the first has done. */
    Optional<Account> lock(long id) {
        return Locked.find(getEntityManager(), Account.class, id);
    }

    Optional<Account> lockOfResponder(long responderId) {
        return ofResponder(responderId).flatMap(account -> lock(account.id)).filter(account -> account.is(responderId));
    }

    /** Empty: there is no such responder. @return whether they answer the line */
    @SuppressWarnings("unchecked")
    Optional<Boolean> answers(long responderId) {
        return getEntityManager().createNativeQuery("SELECT active FROM responder WHERE id = :id", Boolean.class)
                .setParameter("id", responderId).getResultStream().findFirst();
    }

    Optional<Account> ofResponder(long responderId) {
        return find("responderId", responderId).firstResultOptional();
    }

    /** No other transaction adds or changes an account until this one is over. */
    void lockAll() {
        getEntityManager().createNativeQuery("LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE").executeUpdate();
    }

    /** Those who can log in and administrate. Locked, so that two who take each other's role away run one after the other. */
    Set<Long> lockAdministrators() {
        return Locked.all(getEntityManager(), find("active and passwordHash is not null and array_position(roles, ?1) > 0 order by id",
                Role.ADMINISTRATOR)).stream().map(account -> account.id).collect(Collectors.toSet());
    }
}
