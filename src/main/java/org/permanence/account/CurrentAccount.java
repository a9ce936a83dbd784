package org.permanence.account;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import java.util.Set;

/** Who is asking. Only where somebody is: in a REST resource or a socket's callback that needs a role. */
@RequestScoped
public class CurrentAccount {

    private final SecurityIdentity identity;

    @Inject
    CurrentAccount(SecurityIdentity identity) {
        this.identity = identity;
    }

    public AccountPrincipal principal() {
        if (identity.getPrincipal() instanceof AccountPrincipal principal) {
            return principal;
        }
        throw new IllegalStateException("nobody is logged in here");
    }

    public long accountId() {
        return principal().accountId();
    }

    public long sessionId() {
        return principal().sessionId();
    }

    public String name() {
        return principal().name();
    }

    public Set<String> roles() {
        return principal().roles();
    }

    public boolean has(String role) {
        return roles().contains(role);
    }

    public OptionalLong responderId() {
        return principal().responderId();
    }
}
