package org.permanence.account;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jboss.logging.Logger;
import org.permanence.database.DatabaseAway;
import org.permanence.problem.ServiceRefusal;

/**
 * Authenticates by the cookie that log-in set; there is no other way. A cookie whose session is over counts as no cookie, so that one can
 * log in again.
 */
@ApplicationScoped
class SessionCookie implements HttpAuthenticationMechanism {

    private static final Logger LOG = Logger.getLogger(SessionCookie.class);

    static final String NAME = "permanence_session";
    private static final Set<String> SERVICE = Set.of("/api/", "/live/", "/q/");
    /** Who the page believes to be logged in. A socket, which has no headers of its own, says it as a parameter. */
    static final String ACCOUNT = "Permanence-Account";

    static final class Token extends BaseAuthenticationRequest {
        final String value;

        Token(String value) {
            this.value = value;
        }
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        Cookie cookie = context.request().getCookie(NAME);
        if (cookie == null || cookie.getValue().isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return identities.authenticate(new Token(cookie.getValue())).map(identity -> meant(context, identity))
                .onFailure(DatabaseAway::caused).recoverWithUni(failure -> {
                    LOG.warnf("Sessions cannot be read: %s", failure.getMessage());
                    if (isScreen(context.normalizedPath())) {
                        // The page needs no session, and says in its own words what is the matter.
                        return Uni.createFrom().nullItem();
                    }
                    // Not "log in again": the session may well be valid. The answer is sent here, so the request must not go on.
                    EarlyAnswer.send(context, new ServiceRefusal.DatabaseAway());
                    return Uni.createFrom().nothing();
                });
    }

    /**
     * The cookie is every tab's: a page that names its account is refused once another one has logged in, and writes nothing in its name.
     */
    private static SecurityIdentity meant(RoutingContext context, SecurityIdentity identity) {
        HttpServerRequest request = context.request();
        String named = request.path().startsWith("/live/") ? request.getParam("account") : request.getHeader(ACCOUNT);
        return identity == null || named == null
                || identity.getPrincipal() instanceof AccountPrincipal who && named.equals("" + who.accountId()) ? identity : null;
    }

    /** The screens' own files, as opposed to the paths of the permission {@code service}. */
    private static boolean isScreen(String path) {
        return SERVICE.stream().noneMatch(path::startsWith);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401));
    }

    /** The whole answer, because a refusal by path never reaches the REST layer and its mappers. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        EarlyAnswer.send(context, new ServiceRefusal.LogInNeeded());
        return Uni.createFrom().item(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(Token.class);
    }
}
