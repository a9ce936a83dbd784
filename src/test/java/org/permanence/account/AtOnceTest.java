package org.permanence.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts.Person;
import org.permanence.lab.PostgresResource;
import org.permanence.pbx.Language;
import org.permanence.responder.People;

/** Several change one account or one person in the same moment: nobody's change is lost. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AtOnceTest {

    @Inject
    Accounts accounts;
    @Inject
    AccountService service;
    @Inject
    People people;

    /** Its owner changes the language again and again meanwhile: the account was written whole, and was on again. */
    @RepeatedTest(2)
    void whatAnAdministratorTakesAwayStaysAway() throws Exception {
        Person administrator = accounts.somebody(Role.ADMINISTRATOR);
        Person ann = accounts.somebody(Role.RESPONDER, Role.COORDINATOR);
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService many = Executors.newFixedThreadPool(5)) {
            IntStream.range(0, 4).forEach(_ -> many.submit(() -> {
                while (!over.get()) {
                    ann.asks().body(Map.of("language", "nl")).patch("/api/session/account");
                }
            }));
            try {
                administrator.asks().body(Map.of("roles", List.of(Role.RESPONDER))).patch("/api/accounts/" + ann.account().id()).then()
                        .statusCode(200);
                administrator.asks().body(Map.of("active", false)).patch("/api/accounts/" + ann.account().id()).then().statusCode(200);
            } finally {
                over.set(true);
            }
        }
        AccountView now = service.get(ann.account().id());
        assertThat(now.active()).isFalse();
        assertThat(now.roles()).containsExactly(Role.RESPONDER);
    }

    /** A password is compared before the session opens. */
    @RepeatedTest(2)
    void theOldPasswordOpensNothingOnceItIsReplaced() throws Exception {
        Person administrator = accounts.somebody(Role.ADMINISTRATOR);
        AccountView ann = accounts.exists(null, Role.COORDINATOR);
        Callable<String> logIn = () -> given().contentType("application/json")
                .body(Map.of("email", ann.email(), "password", Accounts.PASSWORD)).post("/api/session").getCookie(SessionCookie.NAME);
        List<Future<String>> sessions;
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            sessions = Stream.generate(() -> many.submit(logIn)).limit(8).toList();
            administrator.asks().body(Map.of("password", "another horse battery")).patch("/api/accounts/" + ann.id()).then()
                    .statusCode(200);
        }
        for (Future<String> session : sessions) {
            if (session.get() != null) {
                given().cookie(SessionCookie.NAME, session.get()).get("/api/session").then().statusCode(401);
            }
        }
    }

    @RepeatedTest(2)
    void ofTwoWhoEditOnePersonOneIsToldOfTheOther() throws Exception {
        Person coordinator = accounts.somebody(Role.COORDINATOR);
        String person = "/api/responders/" + people.somebody(Language.FR);
        int version = coordinator.asks().get(person).jsonPath().getInt("version");
        List<Future<Integer>> answers;
        try (ExecutorService many = Executors.newFixedThreadPool(6)) {
            answers = IntStream.range(0, 6).mapToObj(n -> many.submit(() -> coordinator.asks().header("If-Match", "\"" + version + "\"")
                    .body(Map.of("surname", "Name" + n)).patch(person).statusCode())).toList();
        }
        assertThat(answers).extracting(Future::get).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void anAccountIsOfSomebodyWhoExists() {
        Person administrator = accounts.somebody(Role.ADMINISTRATOR);
        AccountView ann = accounts.exists(null, Role.COORDINATOR);
        administrator.asks().body(Map.of("responderId", 999_999)).patch("/api/accounts/" + ann.id()).then().statusCode(400)
                .body("code", equalTo("no-such-person"), "field", equalTo("responderId"));
        for (long nobody : new long[]{999_999, 0, -1}) {
            administrator.asks().body(Map.of("email", "nobody-yet@example.org", "name", "N", "password", Accounts.PASSWORD, "roles",
                    List.of(Role.RESPONDER), "language", "fr", "responderId", nobody)).post("/api/accounts").then().statusCode(400)
                    .body("code", equalTo("no-such-person"));
        }
    }
}
