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
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        List<String> said = saidWhile(() -> accounts.somebody(Role.RESPONDER).asks().get("/api/broken/race").then().statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:permanence:problem:exists-already")).body(not(containsString("secret"))));
        assertThat(said).noneMatch(line -> line.contains("secret words")).anyMatch(line -> line.contains("race_pkey"));
    }

    /** It may be a fault of ours: the log says where. */
    @ParameterizedTest
    @CsvSource({"orphan, orphan_parent_fkey", "gone, OptimisticLock"})
    void whoNamesWhatIsNotThereIsToldSoAndTheLogSaysWhere(String route, String why) {
        List<String> said = saidWhile(() -> accounts.somebody(Role.RESPONDER).asks().get("/api/broken/" + route).then().statusCode(409)
                .contentType("application/problem+json").body("code", equalTo("not-there")).body(not(containsString("secret"))));
        assertThat(said).noneMatch(line -> line.contains("secret words"))
                .anyMatch(line -> line.startsWith("Answered with not-there") && line.contains(why)
                        && line.contains("BrokenResource") && line.contains("." + route + "("));
    }

    /** The messages of the log, with the whole of what was thrown. */
    private static List<String> saidWhile(Runnable meanwhile) {
        List<String> said = new CopyOnWriteArrayList<>();
        Handler ear = new Handler() {
            @Override
            public void publish(LogRecord line) {
                StringWriter thrown = new StringWriter();
                if (line.getThrown() != null) {
                    line.getThrown().printStackTrace(new PrintWriter(thrown));
                }
                said.add(line.getMessage() + Arrays.toString(line.getParameters()) + thrown);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(ear);
        try {
            meanwhile.run();
        } finally {
            root.removeHandler(ear);
        }
        return said;
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
