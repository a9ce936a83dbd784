package org.permanence.account;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.permanence.pbx.Language;

/**
 * Creates the first account. At a start with {@code PERMANENCE_FIRST_ADMINISTRATOR_EMAIL} and
 * {@code PERMANENCE_FIRST_ADMINISTRATOR_PASSWORD} in the environment, and as long as there is no account, it creates an administrator.
 * Later starts ignore the two variables; remove them.
 */
@ApplicationScoped
class FirstAdministrator {

    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class);

    private final AccountService accounts;
    private final Optional<String> email;
    private final Optional<String> password;

    FirstAdministrator(AccountService accounts, @ConfigProperty(name = "permanence.first-administrator.email") Optional<String> email,
            @ConfigProperty(name = "permanence.first-administrator.password") Optional<String> password) {
        this.accounts = accounts;
        this.email = email;
        this.password = password;
    }

    void create(@Observes StartupEvent event) {
        if (email.isEmpty() || password.isEmpty() || !accounts.list().isEmpty()) {
            return;
        }
        accounts.create(
                new AccountService.NewAccount(email.get(), email.get(), password.get(), Set.of(Role.ADMINISTRATOR), Language.FR, null),
                OptionalLong.empty());
        LOG.info("The first administrator's account is created; take its password out of the environment now");
    }
}
