package org.permanence.account;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Choosing a password with a link that came by mail. The link is shown by POST: no address holds it, and nothing that only looks spends it.
 */
@Path("/api/session/link")
@PermitAll
class PasswordLinkResource {

    private final PasswordLinks links;
    private final SessionResource session;

    PasswordLinkResource(PasswordLinks links, SessionResource session) {
        this.links = links;
        this.session = session;
    }

    record ForgottenPassword(@NotBlank @Email @Size(max = Passwords.LONGEST_EMAIL) String email) {}

    record LinkToken(@NotBlank @Size(max = PasswordLinks.LONGEST_TOKEN) String token) {}

    record PasswordChoice(@NotBlank @Size(max = PasswordLinks.LONGEST_TOKEN) String token,
            @NotBlank @Size(max = Passwords.LONGEST_TYPED) String password) {}

    @POST
    @Path("/forgotten")
    @Operation(summary = "Mails a link to whoever has this address; the answer does not tell whether anybody has")
    public void forgotten(@Valid @NotNull ForgottenPassword request, @Context HttpServerRequest http) {
        links.forgotten(request.email(), SessionResource.address(http));
    }

    @POST
    @Operation(summary = "Whose link it is; spends nothing. 410 link-over when it was used, is old, or was replaced")
    public PasswordLinks.Owner look(@Valid @NotNull LinkToken request) {
        return links.owner(request.token());
    }

    @PUT
    @Operation(summary = "Chooses the password, ends the account's sessions, and logs in")
    public RestResponse<SessionResource.SessionView> choose(@Valid @NotNull PasswordChoice request, @Context HttpServerRequest http) {
        return session.begun(links.choose(request.token(), request.password(), http.getHeader("User-Agent")), http);
    }
}
