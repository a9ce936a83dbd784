package org.permanence.account;

import java.security.Principal;
import java.util.OptionalLong;
import java.util.Set;

/** Who is asking. Read from the session at most a few seconds ago. */
public record AccountPrincipal(long sessionId, long accountId, String name, Set<String> roles, OptionalLong responderId)
        implements Principal {

    static AccountPrincipal of(AccountSession session) {
        Account account = session.account;
        return new AccountPrincipal(session.id, account.id, account.name, Set.copyOf(account.roles),
                account.responderId == null ? OptionalLong.empty() : OptionalLong.of(account.responderId));
    }

    @Override
    public String getName() {
        return name;
    }

}
