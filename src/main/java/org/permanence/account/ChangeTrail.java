package org.permanence.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Puts each change that coordinators and administrators make on the audit trail: every changing route that responders may not use, whatever package it is
 * in, so that none can be forgotten. What responders do has its own trail: the record's changes, the call's journal. This package notes its own changes
 * itself, in the transaction that makes them. The trail says which route and which subject, by its address, and never what was sent: no private number.
 */
class ChangeTrail {

    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final Audit audit;
    private final CurrentAccount me;
    private final ObjectMapper json;

    ChangeTrail(Audit audit, CurrentAccount me, ObjectMapper json) {
        this.audit = audit;
        this.me = me;
        this.json = json;
    }

    @ServerResponseFilter
    public void note(ResourceInfo route, ContainerRequestContext request, ContainerResponseContext response) {
        if (route == null || route.getResourceClass() == null || response.getStatus() >= 300 || !CHANGING.contains(request.getMethod())
                || !concerns(route)) {
            return;
        }
        audit.note(OptionalLong.of(me.accountId()), action(route), subject(request, response));
    }

    static boolean concerns(ResourceInfo route) {
        return !route.getResourceClass().getPackageName().equals(ChangeTrail.class.getPackageName())
                && roles(route).filter(roles -> Stream.of(roles).noneMatch(Role.RESPONDER::equals)).isPresent();
    }

    private static Optional<String[]> roles(ResourceInfo route) {
        return Stream.of(route.getResourceMethod().getAnnotation(RolesAllowed.class), route.getResourceClass().getAnnotation(RolesAllowed.class))
                .filter(java.util.Objects::nonNull).findFirst().map(RolesAllowed::value);
    }

    /** {@code responder.setHomePhone}. */
    private static String action(ResourceInfo route) {
        String name = route.getResourceClass().getSimpleName().replaceAll("(Resource)?(_Subclass)?$", "");
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) + "." + route.getResourceMethod().getName();
    }

    /** {@code responders/12/home-phone}; of what was made new, with the identifier that it got. */
    private String subject(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath().replaceFirst("^/?api/", "");
        if (response.getStatus() != 201 || response.getEntity() == null) {
            return path;
        }
        JsonNode made = json.valueToTree(response.getEntity());
        return path + Stream.of("id", "code", "phone").filter(made::has).findFirst().map(key -> "/" + made.get(key).asText()).orElse("");
    }
}
