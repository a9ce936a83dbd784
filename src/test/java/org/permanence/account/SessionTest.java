package org.permanence.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts.Person;
import org.permanence.lab.PostgresResource;

/** Logging in and out, as a browser sees it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SessionTest {

    @Inject
    Accounts accounts;
    @Inject
    EntityManager entities;

    @Test
    void loggingInSetsACookieThatScriptsAndOtherSitesCannotUse() {
        AccountView ann = accounts.exists(null, Role.COORDINATOR);

        given().contentType("application/json").body(Map.of("email", " " + ann.email().toUpperCase(), "password", Accounts.PASSWORD))
                .post("/api/session").then().statusCode(200)
                .header("Set-Cookie", allOf(containsString("HttpOnly"), containsString("SameSite=Strict"), containsString("Path=/")))
                .header("Cache-Control", containsString("no-store"))
                .body("account.id", equalTo((int) ann.id()), "account.roles", contains("coordinator"), "account.language", equalTo("fr"));
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressAreAnsweredAlike() {
        AccountView ann = accounts.exists(null, Role.COORDINATOR);
        String wrong = given().contentType("application/json").body(Map.of("email", ann.email(), "password", "wrong horse battery"))
                .post("/api/session").then().statusCode(401).contentType("application/problem+json")
                .body("type", equalTo("urn:permanence:problem:wrong-password")).extract().asString();
        String unknown =
                given().contentType("application/json").body(Map.of("email", "nobody@example.org", "password", "wrong horse battery"))
                        .post("/api/session").then().statusCode(401).extract().asString();

        assertThat(unknown).isEqualTo(wrong);
    }

    @Test
    void guessingIsSlowedDownEvenForTheRightPassword() {
        AccountView ann = accounts.exists(null, Role.COORDINATOR);
        for (int i = 0; i < 5; i++) {
            given().contentType("application/json").body(Map.of("email", ann.email(), "password", "guess number " + i))
                    .post("/api/session").then().statusCode(401);
        }

        given().contentType("application/json").body(Map.of("email", ann.email(), "password", Accounts.PASSWORD))
                .post("/api/session").then().statusCode(429).header("Retry-After", notNullValue())
                .body("type", equalTo("urn:permanence:problem:too-many-tries"));
    }

    @Test
    void loggingInOftenWithTheRightPasswordIsNoGuessing() {
        AccountView ann = accounts.exists(null, Role.COORDINATOR);
        for (int i = 0; i < 8; i++) {
            accounts.logsIn(ann);
        }
    }

    @Test
    void aLoggedOutSessionIsRefusedAtOnce() {
        Person ann = accounts.somebody(Role.COORDINATOR);
        ann.asks().get("/api/session").then().statusCode(200);

        ann.asks().delete("/api/session").then().statusCode(204);

        ann.asks().get("/api/session").then().statusCode(401).contentType("application/problem+json")
                .body("type", equalTo("urn:permanence:problem:log-in-needed"));
    }

    @Test
    void anAdministratorEndsAllSessionsOfAnAccount() {
        Person ann = accounts.somebody(Role.RESPONDER);
        Person annAtHome = accounts.logsIn(ann.account());
        ann.asks().get("/api/session").then().statusCode(200);
        Person administrator = accounts.somebody(Role.ADMINISTRATOR);

        administrator.asks().delete("/api/accounts/" + ann.account().id() + "/sessions").then().statusCode(200)
                .body("afterCall", equalTo(false));

        ann.asks().get("/api/session").then().statusCode(401);
        annAtHome.asks().get("/api/session").then().statusCode(401);
    }

    @Test
    void aSwitchedOffAccountIsOut() {
        Person ann = accounts.somebody(Role.RESPONDER);
        Person administrator = accounts.somebody(Role.ADMINISTRATOR);

        administrator.asks().body(Map.of("active", false)).patch("/api/accounts/" + ann.account().id()).then().statusCode(200);

        ann.asks().get("/api/session").then().statusCode(401);
        given().contentType("application/json").body(Map.of("email", ann.account().email(), "password", Accounts.PASSWORD))
                .post("/api/session").then().statusCode(401);
    }

    @Test
    void aChangedPasswordEndsTheOtherSessionsAndNotThisOne() {
        Person ann = accounts.somebody(Role.RESPONDER);
        Person annAtHome = accounts.logsIn(ann.account());

        ann.asks().body(Map.of("current", Accounts.PASSWORD, "new", "another horse battery")).put("/api/session/password").then()
                .statusCode(204);

        annAtHome.asks().get("/api/session").then().statusCode(401);
        ann.asks().get("/api/session").then().statusCode(200);
    }

    @Test
    void onlyAnAdministratorSeesAccounts() {
        accounts.somebody(Role.COORDINATOR).asks().get("/api/accounts").then().statusCode(403)
                .contentType("application/problem+json").body("type", equalTo("urn:permanence:problem:forbidden"));
    }

    @Test
    void aPageOfAnotherSiteChangesNothing() {
        Person administrator = accounts.somebody(Role.ADMINISTRATOR);

        administrator.asks().header("Origin", "https://elsewhere.example").delete("/api/session").then().statusCode(403)
                .body("type", equalTo("urn:permanence:problem:foreign-origin"));

        administrator.asks().get("/api/session").then().statusCode(200);
    }

    @Test
    void theDatabaseHoldsNeitherTokenNorPassword() {
        Person ann = accounts.somebody(Role.RESPONDER);

        @SuppressWarnings("unchecked")
        List<String> rows = entities
                .createNativeQuery("SELECT s::text || a::text FROM account_session s JOIN account a ON a.id = s.account_id", String.class)
                .getResultList();

        assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row).doesNotContain(ann.cookie()).doesNotContain(Accounts.PASSWORD));
    }

    @Test
    void errorsSayWhichFieldIsAtFault() {
        Person administrator = accounts.somebody(Role.ADMINISTRATOR);
        Map<String, Object> account = Map.of("email", "not an address", "name", "Ann", "password", Accounts.PASSWORD,
                "roles", List.of(Role.RESPONDER), "language", "fr");

        administrator.asks().body(account).post("/api/accounts").then().statusCode(400).contentType("application/problem+json")
                .body("type", equalTo("urn:permanence:problem:invalid"), "field", equalTo("email"));
        administrator.asks().body("{\"email\": \"a@b.be\", \"colour\": \"red\"}").post("/api/accounts").then().statusCode(400)
                .body("type", equalTo("urn:permanence:problem:unreadable"), "field", equalTo("colour"));
        administrator.asks().body("{\"language\": \"secret words\"}").post("/api/accounts").then().statusCode(400)
                .body("field", equalTo("language"), "detail", not(containsString("secret")));
        administrator.asks().body("{\"email\": secret words").post("/api/accounts").then().statusCode(400)
                .body("type", equalTo("urn:permanence:problem:unreadable"), "detail", not(containsString("secret")));
        administrator.asks().post("/api/accounts").then().statusCode(400).contentType("application/problem+json");
        administrator.asks().get("/api/nothing").then().statusCode(404).contentType("application/problem+json")
                .body("type", equalTo("urn:permanence:problem:not-found"));
        administrator.asks().put("/api/accounts").then().statusCode(405).contentType("application/problem+json");
        administrator.asks().contentType("text/plain").body("x").post("/api/accounts").then().statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void answersCarryTheSecurityHeaders() {
        given().get("/api/session").then().statusCode(401)
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("X-Content-Type-Options", equalTo("nosniff"));
    }
}
