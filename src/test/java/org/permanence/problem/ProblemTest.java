package org.permanence.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
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
    void theSecondOfTwoWhoMakeTheSameAtOnceIsToldSoAndNoLogRepeatsIt() {
        List<String> said = new CopyOnWriteArrayList<>();
        Handler ear = new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line.getMessage() + Arrays.toString(line.getParameters()) + line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(ear);
        try {
            accounts.somebody(Role.RESPONDER).asks().get("/api/broken/race").then().statusCode(409)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:permanence:problem:exists-already")).body(not(containsString("secret")));
        } finally {
            root.removeHandler(ear);
        }
        assertThat(said).noneMatch(line -> line.contains("secret words")).anyMatch(line -> line.contains("race_pkey"));
    }

    @Test
    void withTheDatabaseAwayNobodyIsLoggedOutAndEverybodyIsToldToTryAgain() {
        Person known = accounts.somebody(Role.COORDINATOR);
        Person forgotten = accounts.somebody(Role.COORDINATOR);
        known.asks().get("/api/session").then().statusCode(200);

        PostgresResource.withoutDatabase(() -> {
            known.asks().get("/api/session").then().statusCode(200).body("account.email", equalTo(known.account().email()));
            forgotten.asks().get("/api/session").then().statusCode(503).contentType("application/problem+json")
                    .body("type", equalTo("urn:permanence:problem:database-away"));
            forgotten.asks().get("/").then().statusCode(not(503));
        });

        await().untilAsserted(() -> forgotten.asks().get("/api/session").then().statusCode(200));
    }
}
