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
 * Limits the size of a request's body to what people type, except for an {@link Upload}. Log-in needs no session, so without this limit
 * strangers could fill the memory with many large requests. Checked before the body is read.
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
            // Without a Content-Length, the limit counts while the body is read.
            routing.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, largest);
            return Optional.empty();
        }
        if (Long.parseLong(length) <= largest) {
            return Optional.empty();
        }
        // The unread rest of the body would be taken for the next request.
        routing.addEndHandler(_ -> request.connection().close());
        return Optional.of(ProblemMappers.answer(ProblemBody.TOO_LARGE).build());
    }
}
