package org.permanence.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** The checks of {@link StoredValues} for parameters in paths and queries. */
final class Parameters {

    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        check(uri.getQueryParameters());
        check(uri.getPathParameters());
    }

    private static void check(MultivaluedMap<String, String> parameters) {
        parameters.forEach((name, values) -> values.forEach(value -> {
            try {
                StoredText.checked(value);
            } catch (Impossible impossible) {
                throw new Problem(impossible.refusal()).at(StoredText.possible(name));
            }
        }));
    }

    @Provider
    static final class Times implements ParamConverterProvider {

        @Override
        @SuppressWarnings("unchecked")
        public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
            return type == Instant.class ? (ParamConverter<T>) new OfInstant() : null;
        }
    }

    private record OfInstant() implements ParamConverter<Instant> {

        @Override
        public Instant fromString(String text) {
            try {
                return StoredTime.checked(Instant.parse(text));
            } catch (DateTimeException | IllegalArgumentException _) {
                throw new Problem(new ServiceRefusal.NotATime());
            }
        }

        @Override
        public String toString(Instant instant) {
            return instant.toString();
        }
    }
}
