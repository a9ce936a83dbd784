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
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.permanence.database.DatabaseAway;
import org.permanence.database.SqlState;

/**
 * Every error of the REST interface. An error of the request is explained in full. An error of ours is logged once, with a reference, and
 * the answer holds only that reference.
 */
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    record Violation(String field, String detail) {}

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
        List<Violation> violations = e.getConstraintViolations().stream()
                .map(v -> new Violation(field(v), v.getMessage()))
                .sorted(Comparator.comparing(Violation::field))
                .toList();
        Violation first = violations.getFirst();
        return answer(new ProblemBody(ProblemBody.type("invalid"), "Not valid", 400, first.field() + ": " + first.detail(), first.field(),
                null, Map.of("violations", violations))).build();
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
        String field = e instanceof JsonMappingException mapping ? path(mapping) : null;
        // Never the parser's own message: it quotes the text, which may be what a caller said.
        String detail = switch (e) {
            case UnrecognizedPropertyException unknown -> "There is no field \"" + unknown.getPropertyName() + "\" here.";
            case StoredValues.Impossible impossible -> impossible.getOriginalMessage();
            case InvalidFormatException format when format.getTargetType().isEnum() -> "The value must be one of the codes of this field.";
            case ValueInstantiationException instantiation when instantiation.getCause() instanceof IllegalArgumentException cause ->
                    cause.getMessage();
            case MismatchedInputException _ ->
                    field == null || field.isEmpty() ? "A JSON body is needed." : "The value has the wrong type or form.";
            default -> "The body is not JSON that can be read.";
        };
        return new ProblemBody(ProblemBody.type("unreadable"), "Not understood", 400, detail,
                field == null || field.isEmpty() ? null : field, null, Map.of());
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
        ProblemBody body = switch (status) {
            case 404 -> ProblemBody.of(404, "not-found", "Not found", "There is nothing at this address.");
            case 405 -> ProblemBody.of(405, "method-not-allowed", "Not possible here", "This address does not know that method.");
            case 406 -> ProblemBody.of(406, "not-acceptable", "Not possible here", "This address answers in application/json only.");
            case 413 -> ProblemBody.TOO_LARGE;
            case 415 -> ProblemBody.of(415, "unsupported-media-type", "Not understood", "Send the body as application/json.");
            default -> ProblemBody.of(status, "refused", "Refused", e.getResponse().getStatusInfo().getReasonPhrase() + ".");
        };
        Response.ResponseBuilder answer = answer(body);
        Object allow = e.getResponse().getHeaders().getFirst("Allow");
        return (allow == null ? answer : answer.header("Allow", allow)).build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(RuntimeException e) {
        return answer(ProblemBody.of(401, "log-in-needed", "Log in first", "You are not logged in, or your session has ended.")).build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, ContainerRequestContext request) {
        if (request.getSecurityContext().getUserPrincipal() instanceof MayHaveToLogIn known && known.hasToLogIn()) {
            return answer(ProblemBody.of(401, "log-in-needed", "Log in first", "Your session has ended.")).build();
        }
        return answer(ProblemBody.of(403, "forbidden", "Not allowed", "Your account may not do this.")).build();
    }

    @ServerExceptionMapper
    Response anything(Throwable e) {
        if (DatabaseAway.caused(e)) {
            LOG.warnf("The database is away: %s", e.getMessage());
            return answer(ProblemBody.DATABASE_AWAY).header("Retry-After", "5").build();
        }
        return SqlState.of(e).flatMap(ProblemMappers::ofStored).map(body -> answer(body).build()).orElseGet(() -> unexpected(e));
    }

    /** Conflicts that only the database can detect, because no check beforehand excludes two people at once. */
    private static Optional<ProblemBody> ofStored(String sqlState) {
        return Optional.ofNullable(switch (sqlState) {
            case SqlState.UNIQUE_VIOLATION -> ProblemBody.of(409, "exists-already", "Not possible now",
                    "The same was made a moment ago, perhaps by somebody else. Load this page anew and look.");
            case SqlState.FOREIGN_KEY_VIOLATION -> ProblemBody.of(409, "not-there", "Not possible now",
                    "Something that this names is not there, or what is taken away is still in use. Load this page anew and look.");
            default -> null;
        });
    }

    private static Response unexpected(Throwable e) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.errorf(e, "Unexpected error, reference %s", reference);
        return answer(new ProblemBody(ProblemBody.type("unexpected"), "Something went wrong here", 500,
                "This is not your doing. Try again; if it stays, tell the administrator this reference: " + reference, null, reference,
                Map.of())).build();
    }

    static Response.ResponseBuilder answer(ProblemBody body) {
        return Response.status(body.status()).type(ProblemBody.MEDIA_TYPE).entity(body);
    }
}
