package org.permanence.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.permanence.account.AccountView;
import org.permanence.account.Accounts;
import org.permanence.account.Accounts.Person;
import org.permanence.account.Role;
import org.permanence.pbx.Language;
import org.permanence.responder.ResponderService;

/** Gives tests responders who can log in. */
@ApplicationScoped
public class Colleagues {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ResponderService responders;
    private final Accounts accounts;

    Colleagues(ResponderService responders, Accounts accounts) {
        this.responders = responders;
        this.accounts = accounts;
    }

    public AccountView exists() {
        long id = responders
                .create(ResponderService.Change.somebody("Peeters", "Ann", "colleague" + NUMBER.incrementAndGet() + "@example.org",
                        Set.of(Language.FR), null))
                .id();
        return accounts.exists(id, Role.RESPONDER);
    }

    public Person logsIn() {
        return accounts.logsIn(exists());
    }
}
