package org.permanence.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.permanence.problem.ChangesNothing;

/**
 * Puts each change that coordinators and administrators make on the audit trail: every changing route that responders may not use, whatever
 * package it is in, so that none can be forgotten. What responders do has its own trail: the record's changes, the call's journal. This
 * package notes its own changes itself. The line is written in the transaction that makes the change. A change outside the database, such
 * as giving a call to somebody, gets a transaction for its line alone. The trail names the route and the subject's address, never the body:
 * that may hold a private number.
 */
class ChangeTrail {

    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final Audit audit;
    private final CurrentAccount me;
    private final ChangeMade change;
    private final ObjectMapper json;

    ChangeTrail(Audit audit, CurrentAccount me, ChangeMade change, ObjectMapper json) {
        this.audit = audit;
        this.me = me;
        this.change = change;
        this.json = json;
    }

    @ServerRequestFilter
    public void expect(ResourceInfo route, ContainerRequestContext request) {
        if (route != null && route.getResourceClass() != null && CHANGING.contains(request.getMethod())
                && concerns(route.getResourceClass(), route.getResourceMethod())) {
            change.expect(me.accountId(), action(route.getResourceClass(), route.getResourceMethod()), path(request));
        }
    }

    @ServerResponseFilter
    public void note(ContainerRequestContext request, ContainerResponseContext response) {
        if (!change.expected() || response.getStatus() >= 300) {
            return;
        }
        String subject = subject(request, response);
        if (change.written().isEmpty()) {
            change.isNoted();
            audit.note(OptionalLong.of(change.accountId()), change.action(), subject);
        } else if (!subject.equals(path(request))) {
            // A new row has its identifier only since the transaction.
            audit.specify(change.written().getAsLong(), subject);
        }
    }

    static boolean concerns(Class<?> resource, Method route) {
        return !resource.getPackageName().equals(ChangeTrail.class.getPackageName()) && !route.isAnnotationPresent(ChangesNothing.class)
                && roles(resource, route).filter(roles -> Stream.of(roles).noneMatch(Role.RESPONDER::equals)).isPresent();
    }

    private static Optional<String[]> roles(Class<?> resource, Method route) {
        return Stream.of(route.getAnnotation(RolesAllowed.class), resource.getAnnotation(RolesAllowed.class))
                .filter(Objects::nonNull).findFirst().map(RolesAllowed::value);
    }

    /** {@code responder.setHomePhone}, or its {@link TrailName}. */
    static String action(Class<?> resource, Method route) {
        if (route.isAnnotationPresent(TrailName.class)) {
            return route.getAnnotation(TrailName.class).value();
        }
        String name = resource.getSimpleName().replaceAll("(Resource)?(_Subclass)?$", "");
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) + "." + route.getName();
    }

    private static String path(ContainerRequestContext request) {
        return request.getUriInfo().getPath().replaceFirst("^/?api/", "");
    }

    /** {@code responders/12/home-phone}; a new one with the identifier that it got. */
    private String subject(ContainerRequestContext request, ContainerResponseContext response) {
        String path = path(request);
        if (response.getStatus() != 201 || response.getEntity() == null) {
            return path;
        }
        JsonNode made = json.valueToTree(response.getEntity());
        return path + Stream.of("id", "code", "phone").filter(made::has).findFirst().map(key -> "/" + made.get(key).asText()).orElse("");
    }
}
