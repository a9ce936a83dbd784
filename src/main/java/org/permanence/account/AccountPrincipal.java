package org.permanence.account;

import java.security.Principal;
import java.util.OptionalLong;
import java.util.Set;
import org.permanence.problem.MayHaveToLogIn;

/** Who is asking. Read from the session at most a few seconds ago. */
public record AccountPrincipal(long sessionId, long accountId, String name, Set<String> roles, OptionalLong responderId)
        implements Principal, MayHaveToLogIn {

    static AccountPrincipal of(AccountSession session) {
        Account account = session.account;
        return new AccountPrincipal(session.id, account.id, account.name, Set.copyOf(account.roles),
                account.responder());
    }

    /** What is left of a session that ended during this responder's call. */
    AccountPrincipal forTheCall(long responder) {
        return new AccountPrincipal(sessionId, accountId, name, Set.of(Role.ONLY_THE_CALL), OptionalLong.of(responder));
    }

    @Override
    public boolean hasToLogIn() {
        return onlyForTheCall();
    }

    boolean onlyForTheCall() {
        return roles.contains(Role.ONLY_THE_CALL);
    }

    @Override
    public String getName() {
        return name;
    }

}
