package org.permanence.account;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.permanence.pbx.Language;
import org.permanence.problem.ServiceRefusal;

/** The first account of an empty installation, before anybody can log in. */
@Path("/api/session/first")
@PermitAll
class FirstAdministratorResource {

    private final FirstAdministrator first;
    private final SessionResource session;

    FirstAdministratorResource(FirstAdministrator first, SessionResource session) {
        this.first = first;
        this.session = session;
    }

    /** @param awaited there is no account yet */
    record FirstAccountView(boolean awaited) {}

    /** @param code from the service's log */
    record FirstAccount(@NotBlank @Size(max = FirstAdministrator.LONGEST_CODE) String code,
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Email @Size(max = Passwords.LONGEST_EMAIL) String email,
            @NotBlank @Size(max = Passwords.LONGEST_TYPED) String password,
            @NotNull @Pattern(regexp = "fr|nl|en", payload = ServiceRefusal.UnknownCode.class) String language) {}

    @GET
    @Operation(summary = "Whether the first account is still to be made")
    public FirstAccountView look() {
        return new FirstAccountView(first.awaited());
    }

    @POST
    @Operation(summary = "Creates the first account, an administrator's and coordinator's, and logs in; once")
    public RestResponse<SessionResource.SessionView> create(@Valid @NotNull FirstAccount request, @Context HttpServerRequest http) {
        return session.begun(first.create(request.code(), request.name(), request.email(), request.password(),
                Language.of(request.language()), http.getHeader("User-Agent")), http);
    }
}
