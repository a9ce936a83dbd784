package org.permanence.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.permanence.pbx.Language;

/** Accounts, for administrators. */
@Path("/api/accounts")
@RolesAllowed(Role.ADMINISTRATOR)
class AccountResource {

    private final AccountService accounts;
    private final CurrentAccount me;

    AccountResource(AccountService accounts, CurrentAccount me) {
        this.accounts = accounts;
        this.me = me;
    }

    record NewAccountRequest(@NotBlank @Email @Size(max = Passwords.LONGEST_EMAIL) String email, @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = Passwords.LONGEST_TYPED) String password,
            @NotEmpty @Size(max = 10) Set<@NotBlank @Size(max = 20) String> roles, @NotNull ScreenLanguage language, Long responderId) {}

    /** An absent field stays as it is. */
    record AccountChangeRequest(@Size(min = 1, max = 100) String name,
            @Size(max = Passwords.LONGEST_TYPED) String password, @Size(max = 10) Set<@NotBlank @Size(max = 20) String> roles,
            ScreenLanguage language, Long responderId, Boolean active) {}

    /** In lower case, as the API spells its codes. */
    enum ScreenLanguage { fr, nl, en }

    @GET
    public List<AccountView> list() {
        return accounts.list();
    }

    @POST
    @ResponseStatus(201)
    public AccountView create(@Valid @NotNull NewAccountRequest request) {
        return accounts.create(new AccountService.NewAccount(request.email(), request.name(), request.password(), request.roles(),
                Language.of(request.language().name()), request.responderId()), OptionalLong.of(me.accountId()));
    }

    @PATCH
    @Path("/{id}")
    public AccountView change(@RestPath long id, @Valid @NotNull AccountChangeRequest request) {
        return accounts.change(id, new AccountService.AccountChange(request.name(), request.password(), request.roles(),
                request.language() == null ? null : Language.of(request.language().name()), request.responderId(), request.active()), me);
    }

    @DELETE
    @Path("/{id}/sessions")
    public void endSessions(@RestPath long id) {
        accounts.endSessions(id, me);
    }
}
