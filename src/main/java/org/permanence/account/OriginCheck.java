package org.permanence.account;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.permanence.problem.ProblemBody;

/**
 * Stops pages of other sites from changing something or opening a live socket in the name of somebody who is logged in. Browsers send the
 * page's origin with both, and it must be ours. Other programs send none, and have nobody else's cookie to misuse.
 */
@ApplicationScoped
class OriginCheck {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    /** Before authentication (200) and everything else. */
    private static final int FIRST = 400;

    private final Optional<List<String>> others;

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
            Refusal.send(context, ProblemBody.of(403, "foreign-origin", "Not from here", "This request came from a page of another site."));
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
