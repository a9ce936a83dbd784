package org.permanence.account;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** At most one indexed query per request, and none while {@link SessionService} remembers the session. */
@ApplicationScoped
class SessionIdentityProvider implements IdentityProvider<SessionCookie.Token> {

    private final SessionService sessions;

    SessionIdentityProvider(SessionService sessions) {
        this.sessions = sessions;
    }

    @Override
    public Class<SessionCookie.Token> getRequestType() {
        return SessionCookie.Token.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(SessionCookie.Token token, AuthenticationRequestContext context) {
        Optional<AccountPrincipal> remembered = sessions.remembered(token.value);
        if (remembered.isPresent()) {
            return Uni.createFrom().item(identity(remembered.get()));
        }
        return context.runBlocking(() -> sessions.find(token.value).map(SessionIdentityProvider::identity).orElse(null));
    }

    private static SecurityIdentity identity(AccountPrincipal principal) {
        return QuarkusSecurityIdentity.builder().setPrincipal(principal).addRoles(principal.roles()).build();
    }
}
