package org.permanence.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.permanence.pbx.Language;
import org.permanence.problem.BasedOn;

/** Accounts, for administrators. */
@Path("/api/accounts")
@RolesAllowed(Role.ADMINISTRATOR)
class AccountResource {

    private final AccountService accounts;
    private final PasswordLinks links;
    private final CurrentAccount me;

    AccountResource(AccountService accounts, PasswordLinks links, CurrentAccount me) {
        this.accounts = accounts;
        this.links = links;
        this.me = me;
    }

    /** @param password absent: the owner is invited by mail to choose it */
    record NewAccountRequest(@NotBlank @Email @Size(max = Passwords.LONGEST_EMAIL) String email, @NotBlank @Size(max = 100) String name,
            @Size(max = Passwords.LONGEST_TYPED) String password,
            @NotEmpty @Size(max = 10) Set<@NotBlank @Size(max = 20) String> roles, @NotNull ScreenLanguage language, Long responderId) {}

    /** An absent field stays as it is. @param responderId 0: somebody who answers no calls */
    record AccountChangeRequest(@Size(min = 1, max = 100) @Pattern(regexp = "(?s).*\\S.*") String name,
            @Email @Size(min = 3, max = Passwords.LONGEST_EMAIL) String email,
            @Size(max = Passwords.LONGEST_TYPED) String password, @Size(max = 10) Set<@NotBlank @Size(max = 20) String> roles,
            ScreenLanguage language, Long responderId, Boolean active) {}

    /** In lower case, as the API spells its codes. */
    enum ScreenLanguage { fr, nl, en }

    @GET
    public List<AccountStatus> list() {
        return accounts.statuses();
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Without a password its owner is invited by mail to choose one")
    public AccountStatus create(@Valid @NotNull NewAccountRequest request) {
        long id = accounts.create(new AccountService.NewAccount(request.email(), request.name(), request.password(), request.roles(),
                Language.of(request.language().name()), request.responderId()), OptionalLong.of(me.accountId())).id();
        if (request.password() == null) {
            links.invite(id, me);
        }
        return accounts.status(id);
    }

    @PATCH
    @Path("/{id}")
    public AccountStatus change(@RestPath long id, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull AccountChangeRequest request) {
        BasedOn version = BasedOn.of(ifMatch);
        BasedOn.showing(() -> accounts.status(id),
                () -> accounts.change(id, version,
                        new AccountService.AccountChange(request.name(), request.email(), request.password(), request.roles(),
                                request.language() == null ? null : Language.of(request.language().name()), request.responderId(),
                                request.active()),
                        me));
        return accounts.status(id);
    }

    @POST
    @Path("/{id}/invitation")
    @Operation(summary = "Mails its owner a new link to choose a password; an older link ends")
    public AccountStatus invite(@RestPath long id) {
        links.invite(id, me);
        return accounts.status(id);
    }

    @DELETE
    @Path("/{id}/invitation")
    @Operation(summary = "The link that was mailed ends")
    public void revoke(@RestPath long id) {
        links.revoke(id, me);
    }

    /** @param afterCall the person has a call: what it needs is left to them until it is over */
    record SessionsEnded(boolean afterCall) {}

    @DELETE
    @Path("/{id}/sessions")
    @Operation(summary = "Ends the account's access; during a call when it is over, or at once, and then the caller goes back to the queue")
    public SessionsEnded endSessions(@RestPath long id, @RestQuery @DefaultValue("false") boolean atOnce) {
        return new SessionsEnded(accounts.endSessions(id, atOnce, me));
    }
}
