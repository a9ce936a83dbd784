package org.permanence.account;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.permanence.ApiTruth;
import org.permanence.pbx.Language;

/** Logged-in users for tests. */
@ApplicationScoped
public class Accounts {

    public static final String PASSWORD = "correct horse battery";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final AccountService accounts;

    Accounts(AccountService accounts) {
        this.accounts = accounts;
    }

    public record Person(AccountView account, String cookie) {

        /** A request by this person; its answer is held against the description of the API. */
        public RequestSpecification asks() {
            return given().cookie(SessionCookie.NAME, cookie).contentType("application/json").filter(described());
        }

        /** The description of the API, which only logged-in users may read. */
        public ApiTruth described() {
            return ApiTruth.as(SessionCookie.NAME, cookie);
        }

        public String cookieHeader() {
            return SessionCookie.NAME + "=" + cookie;
        }
    }

    public AccountView exists(Long responderId, String... roles) {
        String email = "person" + NUMBER.incrementAndGet() + "@example.org";
        return accounts.create(
                new AccountService.NewAccount(email, "Person " + NUMBER.get(), PASSWORD, Set.of(roles), Language.FR, responderId),
                OptionalLong.empty());
    }

    public Person logsIn(AccountView account) {
        String cookie = given().contentType("application/json").body(Map.of("email", account.email(), "password", PASSWORD))
                .post("/api/session").then().statusCode(200).extract().cookie(SessionCookie.NAME);
        return new Person(account, cookie);
    }

    public Person somebody(String... roles) {
        return logsIn(exists(null, roles));
    }

    public Person responder(long responderId) {
        return logsIn(exists(responderId, Role.RESPONDER));
    }
}
