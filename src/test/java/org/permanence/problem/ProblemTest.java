package org.permanence.problem;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts;
import org.permanence.account.Accounts.Person;
import org.permanence.account.Role;
import org.permanence.lab.PostgresResource;

/** The answers to clients when the fault is on the service's side. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProblemTest {

    @Inject
    Accounts accounts;

    @Test
    void anUnexpectedErrorIsOpaqueAndHasAReference() {
        accounts.somebody(Role.RESPONDER).asks().get("/api/broken").then().statusCode(500).contentType("application/problem+json")
                .body("type", equalTo("urn:permanence:problem:unexpected"), "reference", matchesPattern("[0-9a-f]{8}"))
                .body(not(containsString("secret"))).body(not(containsString("IllegalState")));
    }

    @Test
    void withTheDatabaseAwayNobodyIsLoggedOutAndEverybodyIsToldToTryAgain() {
        Person known = accounts.somebody(Role.COORDINATOR);
        Person forgotten = accounts.somebody(Role.COORDINATOR);
        known.asks().get("/api/session").then().statusCode(200);

        PostgresResource.withoutDatabase(() -> {
            known.asks().get("/api/session").then().statusCode(503).contentType("application/problem+json")
                    .body("type", equalTo("urn:permanence:problem:database-away"));
            forgotten.asks().get("/api/session").then().statusCode(503).contentType("application/problem+json")
                    .body("type", equalTo("urn:permanence:problem:database-away"));
        });

        await().untilAsserted(() -> forgotten.asks().get("/api/session").then().statusCode(200));
    }
}
