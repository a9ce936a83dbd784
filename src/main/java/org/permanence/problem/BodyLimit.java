package org.permanence.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Limits the size of a request's body to what people type, except for an {@link Upload}. Log-in needs no session, so without this limit
 * strangers could fill the memory with many large requests. Checked before the body is read.
 */
final class BodyLimit {

    /** Clients say the length of these, 0 included. A body of unknown length would be found too long only when most of it has been read. */
    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final RoutingContext routing;
    private final long largest;

    BodyLimit(RoutingContext routing, @ConfigProperty(name = "permanence.request.max-body-size") MemorySize largest) {
        this.routing = routing;
        this.largest = largest.asLongValue();
    }

    @ServerRequestFilter
    public Optional<Response> check(ResourceInfo route) {
        HttpServerRequest request = routing.request();
        String length = request.getHeader("Content-Length");
        if (length == null) {
            return WITH_BODY.contains(request.method()) ? refusal(new ServiceRefusal.LengthNeeded()) : Optional.empty();
        }
        boolean upload = route != null && route.getResourceMethod() != null && route.getResourceMethod().isAnnotationPresent(Upload.class);
        return upload || Long.parseLong(length) <= largest ? Optional.empty() : refusal(new ServiceRefusal.TooLarge());
    }

    private Optional<Response> refusal(Refusal refusal) {
        Response.ResponseBuilder answer = ProblemMappers.answer(refusal);
        if (routing.request().version() == HttpVersion.HTTP_2) {
            // Only the rest of this request ends; others go on in the same connection.
            routing.addEndHandler(_ -> routing.response().reset());
        } else {
            // The unread rest of the body would be taken for the next request. It is said, so that nobody sends one on this connection.
            routing.addEndHandler(_ -> routing.request().connection().close());
            answer.header("Connection", "close");
        }
        return Optional.of(answer.build());
    }
}
