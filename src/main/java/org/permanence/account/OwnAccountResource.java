package org.permanence.account;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.permanence.pbx.Language;

/** What everybody does with their own account, beside logging in and out and the password ({@link SessionResource}). */
@Path("/api/session")
@Authenticated
class OwnAccountResource {

    private final AccountService accounts;
    private final CurrentAccount me;

    OwnAccountResource(AccountService accounts, CurrentAccount me) {
        this.accounts = accounts;
        this.me = me;
    }

    record OwnLanguage(@NotNull AccountResource.ScreenLanguage language) {}

    @PATCH
    @Path("/account")
    @Operation(summary = "The language of the own screens and mails")
    public AccountView speak(@Valid @NotNull OwnLanguage request) {
        return accounts.speak(Language.of(request.language().name()), me);
    }

    @GET
    @Path("/all")
    @Operation(summary = "Where one is logged in, the latest use first")
    public List<AccountService.OwnSession> sessions() {
        return accounts.ownSessions(me);
    }

    @DELETE
    @Path("/all/{id}")
    public void end(@RestPath long id) {
        accounts.endOwnSession(id, me);
    }

    @DELETE
    @Path("/all")
    @Operation(summary = "All but the one that asks")
    public void endOthers() {
        accounts.endOtherSessions(me);
    }
}
