package org.permanence.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.permanence.database.DatabaseAway;
import org.permanence.database.SqlState;

/**
 * Every error of the REST interface. An error of the request is explained in full. An error of ours is logged once, with a reference, and
 * the answer holds only that reference.
 */
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response problem(Problem problem) {
        Response.ResponseBuilder answer = answer(problem.body());
        problem.headers().forEach(answer::header);
        return answer.build();
    }

    @ServerExceptionMapper
    Response violations(ConstraintViolationException e) {
        if (e.getConstraintViolations().stream().anyMatch(v -> ofReturnValue(v))) {
            return unexpected(e);
        }
        List<Broken> broken = e.getConstraintViolations().stream().map(v -> new Broken(field(v), refusal(v)))
                .sorted(Comparator.comparing(Broken::field)).toList();
        Broken first = broken.getFirst();
        return answer(new Problem(first.refusal).at(first.field)
                .with("violations", broken.stream().map(each -> Violation.of(each.field, each.refusal)).toList()).body()).build();
    }

    private record Broken(String field, Refusal refusal) {}

    private static Refusal refusal(ConstraintViolation<?> violation) {
        Refusal refusal = BrokenConstraint.of(violation);
        return refusal instanceof ServiceRefusal.Required && isBody(violation) ? new ServiceRefusal.BodyNeeded() : refusal;
    }

    /** Of the parameters, the body is the one that no annotation takes from elsewhere. */
    private static boolean isBody(ConstraintViolation<?> violation) {
        Path.MethodNode method = null;
        Path.Node last = null;
        for (Path.Node node : violation.getPropertyPath()) {
            method = node.getKind() == ElementKind.METHOD ? node.as(Path.MethodNode.class) : method;
            last = node;
        }
        if (method == null || last.getKind() != ElementKind.PARAMETER) {
            return false;
        }
        String name = method.getName();
        List<Class<?>> types = method.getParameterTypes();
        int index = last.as(Path.ParameterNode.class).getParameterIndex();
        // The bean is of a class that the framework derived, which has the methods without their annotations.
        return Stream.<Class<?>>iterate(violation.getRootBeanClass(), Objects::nonNull, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(each -> each.getName().equals(name) && List.of(each.getParameterTypes()).equals(types))
                .noneMatch(each -> each.getParameters()[index].isAnnotationPresent(RestQuery.class));
    }

    private static boolean ofReturnValue(ConstraintViolation<?> violation) {
        for (var node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    /** Without the names of method and parameter, which mean nothing to clients: {@code create.request.email} becomes {@code email}. */
    private static String field(ConstraintViolation<?> violation) {
        List<String> names = new ArrayList<>();
        boolean parameterIsBody = false;
        for (var node : violation.getPropertyPath()) {
            switch (node.getKind()) {
                case METHOD, CONSTRUCTOR, CROSS_PARAMETER, RETURN_VALUE -> {}
                case PARAMETER -> {
                    names.add(node.getName());
                    parameterIsBody = true;
                }
                default -> {
                    if (parameterIsBody) {
                        names.clear();
                        parameterIsBody = false;
                    }
                    names.add(node.getIndex() == null ? String.valueOf(node.getName()) : "[" + node.getIndex() + "]." + node.getName());
                }
            }
        }
        return String.join(".", names).replace(".[", "[");
    }

    @ServerExceptionMapper({MismatchedInputException.class, ValueInstantiationException.class, JsonMappingException.class,
            JsonProcessingException.class})
    Response json(JsonProcessingException e) {
        return answer(unreadable(e)).build();
    }

    private static ProblemBody unreadable(JsonProcessingException e) {
        String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
        String field = path.isEmpty() ? null : path;
        // Never the parser's own message: it quotes the text, which may be what a caller said.
        Refusal refusal = switch (e) {
            case UnrecognizedPropertyException unknown -> new ServiceRefusal.UnknownField(unknown.getPropertyName());
            case StoredValues.Unstorable unstorable -> unstorable.refusal;
            case InvalidFormatException format when format.getTargetType().isEnum() -> new ServiceRefusal.UnknownCode();
            case ValueInstantiationException instantiation when instantiation.getCause() instanceof Impossible impossible ->
                    impossible.refusal();
            case MismatchedInputException _ -> field == null ? new ServiceRefusal.BodyNeeded() : new ServiceRefusal.WrongType();
            default -> new ServiceRefusal.Unreadable();
        };
        return new Problem(refusal).at(field).body();
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e, @Context UriInfo uri) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return answer(unreadable(json)).build();
        }
        // Thrown by converters of parameters.
        if (e.getCause() instanceof Problem problem) {
            return problem(problem);
        }
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(e);
        }
        if (status < 400) {
            return e.getResponse();
        }
        Response.ResponseBuilder answer = answer(switch (status) {
            case 401 -> new ServiceRefusal.LogInNeeded();
            case 403 -> new ServiceRefusal.Forbidden();
            case 404 -> new ServiceRefusal.NoSuchAddress();
            case 405 -> new ServiceRefusal.MethodNotAllowed();
            case 406 -> new ServiceRefusal.NotAcceptable();
            case 413 -> new ServiceRefusal.TooLarge();
            case 415 -> new ServiceRefusal.UnsupportedMediaType();
            default -> new ServiceRefusal.BadRequest();
        });
        Object allow = e.getResponse().getHeaders().getFirst("Allow");
        return (allow == null ? answer : answer.header("Allow", allow)).build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(RuntimeException e) {
        return answer(new ServiceRefusal.LogInNeeded()).build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, ContainerRequestContext request) {
        if (request.getSecurityContext().getUserPrincipal() instanceof MayHaveToLogIn known && known.hasToLogIn()) {
            return answer(new ServiceRefusal.LogInNeeded()).build();
        }
        return answer(new ServiceRefusal.Forbidden()).build();
    }

    @ServerExceptionMapper
    Response anything(Throwable e) {
        if (DatabaseAway.caused(e)) {
            LOG.warnf("The database is away: %s", e.getMessage());
            return answer(new ServiceRefusal.DatabaseAway()).header("Retry-After", "5").build();
        }
        if (rowIsGone(e)) {
            return notThere(e);
        }
        return switch (SqlState.of(e).orElse("")) {
            // Only the database can detect it, because no check beforehand excludes two people at once.
            case SqlState.UNIQUE_VIOLATION -> answer(new ServiceRefusal.ExistsAlready()).build();
            case SqlState.FOREIGN_KEY_VIOLATION -> notThere(e);
            default -> unexpected(e);
        };
    }

    /**
     * Whoever asked comes a moment too late, or a service of ours has looked at too little before it wrote: the log has what tells the two
     * apart.
     */
    private static Response notThere(Throwable e) {
        LOG.warn("Answered with not-there: somebody else was faster, or a check is missing before the change", e);
        return answer(new ServiceRefusal.NotThere()).build();
    }

    /** Of two who change or delete the same at once, the second finds nothing there. */
    private static boolean rowIsGone(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException) {
                return true;
            }
        }
        return false;
    }

    private static Response unexpected(Throwable e) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.errorf(e, "Unexpected error, reference %s", reference);
        return answer(new ServiceRefusal.Unexpected(reference)).build();
    }

    static Response.ResponseBuilder answer(Refusal refusal) {
        return answer(ProblemBody.of(refusal));
    }

    private static Response.ResponseBuilder answer(ProblemBody body) {
        return Response.status(body.status()).type(ProblemBody.MEDIA_TYPE).entity(body);
    }
}
