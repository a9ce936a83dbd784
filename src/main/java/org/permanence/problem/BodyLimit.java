package org.permanence.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/**
 * No route but an {@link Upload} takes more than people type: many large requests at once, which need no session when they log in, would
 * take the memory of the service. Before the body is read, so that nothing of it is kept.
 */
final class BodyLimit {

    private final RoutingContext routing;
    private final long largest;

    BodyLimit(RoutingContext routing, @ConfigProperty(name = "permanence.request.max-body-size") MemorySize largest) {
        this.routing = routing;
        this.largest = largest.asLongValue();
    }

    @ServerRequestFilter
    public Optional<Response> check(ResourceInfo route) {
        if (route != null && route.getResourceMethod() != null && route.getResourceMethod().isAnnotationPresent(Upload.class)) {
            return Optional.empty();
        }
        HttpServerRequest request = routing.request();
        String length = request.getHeader("Content-Length");
        if (length == null) {
            // A body of unknown length is counted as it is read.
            routing.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, largest);
            return Optional.empty();
        }
        if (Long.parseLong(length) <= largest) {
            return Optional.empty();
        }
        // What was not read cannot be told from a next request.
        routing.addEndHandler(_ -> request.connection().close());
        return Optional.of(ProblemMappers.answer(ProblemBody.TOO_LARGE).build());
    }
}
