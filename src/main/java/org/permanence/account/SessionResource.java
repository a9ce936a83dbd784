package org.permanence.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.Authenticated;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;

/** Log-in and log-out. */
@Path("/api/session")
class SessionResource {

    private final AccountService accounts;
    private final CurrentAccount me;
    private final Duration longest;
    private final boolean alwaysSecure;

    SessionResource(AccountService accounts, CurrentAccount me,
            @ConfigProperty(name = "permanence.session.longest", defaultValue = "PT14H") Duration longest,
            @ConfigProperty(name = "permanence.session.secure-cookie", defaultValue = "false") boolean alwaysSecure) {
        this.accounts = accounts;
        this.me = me;
        this.longest = longest;
        this.alwaysSecure = alwaysSecure;
    }

    record LogIn(@NotBlank @Size(max = Passwords.LONGEST_EMAIL) String email,
            @NotBlank @Size(max = Passwords.LONGEST_TYPED) String password) {}

    record SessionView(AccountView account) {}

    record PasswordChange(@NotBlank @Size(max = Passwords.LONGEST_TYPED) String current,
            @NotBlank @Size(max = Passwords.LONGEST_TYPED) @JsonProperty("new") String wanted) {}

    @POST
    @PermitAll
    public RestResponse<SessionView> logIn(@Valid @NotNull LogIn request, @Context HttpServerRequest http) {
        AccountService.LoggedIn done = accounts.logIn(request.email(), request.password(), address(http), http.getHeader("User-Agent"),
                Optional.ofNullable(http.getCookie(SessionCookie.NAME)).map(Cookie::getValue));
        return begun(done, http);
    }

    /** The answer with the cookie that makes the browser logged in. */
    RestResponse<SessionView> begun(AccountService.LoggedIn done, HttpServerRequest http) {
        return RestResponse.ResponseBuilder.ok(new SessionView(done.account()))
                .cookie(cookie(done.token(), (int) longest.toSeconds(), http)).build();
    }

    @GET
    @Authenticated
    public SessionView session() {
        ofTheLiving();
        return new SessionView(accounts.own(me.accountId()));
    }

    @DELETE
    @Authenticated
    public RestResponse<Void> logOut(@Context HttpServerRequest http) {
        accounts.logOut(me);
        return RestResponse.ResponseBuilder.<Void>create(204).cookie(cookie("", 0, http)).build();
    }

    @PUT
    @Path("/password")
    @Authenticated
    public void password(@Valid @NotNull PasswordChange request, @Context HttpServerRequest http) {
        ofTheLiving();
        accounts.changePassword(request.current(), request.wanted(), address(http), me);
    }

    /** A session that is kept for its call is over: who asks has to log in. */
    private void ofTheLiving() {
        if (me.principal().onlyForTheCall()) {
            throw new AccountRefusal.LogInAgain().problem();
        }
    }

    static String address(HttpServerRequest http) {
        return http.remoteAddress().hostAddress();
    }

    private NewCookie cookie(String token, int seconds, HttpServerRequest http) {
        return new NewCookie.Builder(SessionCookie.NAME).value(token).path("/").maxAge(seconds).httpOnly(true)
                .secure(alwaysSecure || "https".equals(http.scheme())).sameSite(NewCookie.SameSite.STRICT).build();
    }
}
