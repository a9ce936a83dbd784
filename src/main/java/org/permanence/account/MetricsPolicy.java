package org.permanence.account;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who may read {@code /q/metrics}: somebody who is logged in, or a collector that sends {@code Authorization: Bearer} with the configured
 * token. If none is configured, no collector may.
 */
@ApplicationScoped
class MetricsPolicy implements HttpSecurityPolicy {

    private final Optional<String> token;

    MetricsPolicy(@ConfigProperty(name = "permanence.metrics.token") Optional<String> token) {
        this.token = token;
    }

    @Override
    public String name() {
        return "metrics";
    }

    @Override
    public Uni<CheckResult> checkPermission(RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        String sent = request.request().getHeader("Authorization");
        if (sent != null && token.filter(t -> same("Bearer " + t, sent)).isPresent()) {
            return CheckResult.permit();
        }
        return identity.map(who -> who.isAnonymous() ? CheckResult.DENY : CheckResult.PERMIT);
    }

    /** In constant time, so that the duration does not reveal how much of the token was right. */
    private static boolean same(String right, String sent) {
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
