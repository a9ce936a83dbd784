package org.permanence.account;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.permanence.problem.ProblemBody;
import org.permanence.problem.Refusal;

/**
 * Stops pages of other sites from changing something or opening a live socket in the name of somebody who is logged in. Browsers send the
 * page's origin with both, and it must be ours. Other programs send none, and have nobody else's cookie to misuse.
 */
@ApplicationScoped
class OriginCheck {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    /** Before authentication (200) and everything else. */
    private static final int FIRST = 400;
    private static final Logger LOG = Logger.getLogger(OriginCheck.class);
    /** A proxy that is set up wrongly sends every request so. */
    private static final Duration LOGGED_EVERY = Duration.ofMinutes(1);

    private final Optional<List<String>> others;
    private volatile Instant nextLog = Instant.EPOCH;

    OriginCheck(@ConfigProperty(name = "permanence.origins") Optional<List<String>> others) {
        this.others = others;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        String origin = request.getHeader("Origin");
        boolean matters = !SAFE.contains(request.method()) || "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
        if (!matters || origin == null || ours(origin, request)) {
            context.next();
        } else {
            Refusal refusal = new AccountRefusal.ForeignOrigin(origin, request.authority() == null ? "" : request.authority().toString());
            log(refusal);
            EarlyAnswer.send(context, refusal);
        }
    }

    private void log(Refusal refusal) {
        Instant now = Instant.now();
        if (now.isAfter(nextLog)) {
            nextLog = now.plus(LOGGED_EVERY);
            // Both come from the request, so they might contain anything.
            LOG.warnf("A request was refused: %s", ProblemBody.of(refusal).detail().replaceAll("[^ -~]", "?"));
        }
    }

    private boolean ours(String origin, HttpServerRequest request) {
        return others.map(o -> o.contains(origin)).orElse(false)
                || request.authority() != null && sameHost(origin, request.authority().host(), request.authority().port());
    }

    /**
     * The scheme is not compared: behind a proxy that ends TLS, the page has https and this service http. {@code port} is -1 when the
     * request names none.
     */
    static boolean sameHost(String origin, String host, int port) {
        try {
            URI uri = URI.create(origin);
            if (uri.getHost() == null || !uri.getHost().equalsIgnoreCase(host)) {
                return false;
            }
            int standard = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
            return (uri.getPort() < 0 ? standard : uri.getPort()) == (port < 0 ? standard : port);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
