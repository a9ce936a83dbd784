package org.permanence.account;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class AccountRepository implements PanacheRepository<Account> {

    Optional<Account> withEmail(String email) {
        return find("email", Account.normal(email)).firstResultOptional();
    }
}
