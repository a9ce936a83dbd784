package org.permanence.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * The checks of {@link StoredValues} for parameters in paths and queries, and the types of those in queries. By itself, the REST layer
 * answers 404 to a value of the wrong type, without its name, and takes every other word for false. A path with a value of the wrong type
 * is the address of nothing.
 */
final class Parameters {

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo route) {
        UriInfo uri = request.getUriInfo();
        check(uri.getQueryParameters());
        check(uri.getPathParameters());
        if (route != null && route.getResourceMethod() != null) {
            for (Parameter parameter : route.getResourceMethod().getParameters()) {
                queryName(parameter).ifPresent(name -> uri.getQueryParameters().getOrDefault(name, List.of())
                        .forEach(value -> checkType(name, parameter.getType(), value)));
            }
        }
    }

    /** Empty for what is no parameter of a query. */
    private static Optional<String> queryName(Parameter parameter) {
        RestQuery query = parameter.getAnnotation(RestQuery.class);
        return Optional.ofNullable(query).map(RestQuery::value).map(named -> named.isEmpty() ? parameter.getName() : named);
    }

    private static void checkType(String name, Class<?> type, String value) {
        try {
            if (type == int.class || type == Integer.class) {
                Integer.parseInt(value);
            } else if (type == long.class || type == Long.class) {
                Long.parseLong(value);
            } else if (type == double.class || type == Double.class) {
                Double.parseDouble(value);
            } else if ((type == boolean.class || type == Boolean.class) && !value.equalsIgnoreCase("true")
                    && !value.equalsIgnoreCase("false")) {
                throw new Problem(new ServiceRefusal.WrongType()).at(name);
            } else if (type == Instant.class) {
                StoredTime.checked(Instant.parse(value));
            }
        } catch (NumberFormatException _) {
            throw new Problem(new ServiceRefusal.WrongType()).at(name);
        } catch (DateTimeException | IllegalArgumentException _) {
            throw new Problem(new ServiceRefusal.NotATime()).at(name);
        }
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
