package org.permanence.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts;
import org.permanence.account.Role;
import org.permanence.lab.PostgresResource;

/** Strangers do not fill the memory of the service. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BodyLimitTest {

    private static final int TOO_LARGE = 413;

    @TestHTTPResource("/api/session")
    URI logIn;
    @Inject
    Accounts accounts;

    private static String logInWith(int characters) {
        return "{\"email\":\"" + "a".repeat(characters) + "@example.org\",\"password\":\"wrong horse battery\"}";
    }

    /** The status, or 413 for a connection that was closed while the body was still on its way. */
    private int status(BodyPublisher body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(logIn).header("Content-Type", "application/json").POST(body).build();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, BodyHandlers.ofString()).statusCode();
        } catch (IOException _) {
            return TOO_LARGE;
        }
    }

    @Test
    void aLongBodyIsRefusedAndTheRefusalSaysSo() {
        accounts.somebody(Role.ADMINISTRATOR).asks().body("{\"name\":\"" + "a".repeat(300_000) + "\"}").post("/api/accounts").then()
                .statusCode(TOO_LARGE).contentType("application/problem+json").header("Connection", "close")
                .body("type", equalTo("urn:permanence:problem:too-large"));
    }

    @Test
    void aBodyOfUnknownLengthIsRefusedBeforeItIsRead() throws Exception {
        byte[] body = logInWith(10).getBytes(StandardCharsets.UTF_8);
        assertThat(status(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))).isEqualTo(411);
    }

    /** HTTP/2 carries many requests in one connection: the others, and the next, are not cut with the refused one. */
    @Test
    void overHttp2ARefusedBodyEndsNoOtherRequest() throws Exception {
        HttpRequest withoutLength =
                HttpRequest.newBuilder(logIn).header("Content-Type", "application/json").POST(BodyPublishers.noBody()).build();
        HttpRequest next = HttpRequest.newBuilder(logIn).build();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            assertThat(client.send(next, BodyHandlers.ofString()).version()).isEqualTo(HttpClient.Version.HTTP_2);
            for (int i = 0; i < 200; i++) {
                assertThat(client.send(withoutLength, BodyHandlers.ofString()).statusCode()).isBetween(400, 499);
                assertThat(client.send(next, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
            }
        }
    }

    @Test
    void aHundredLongLogInsAtOnceLeaveTheServiceAsItWas() throws Exception {
        String body = logInWith(5_900_000);
        try (ExecutorService strangers = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> tries = Stream.<Callable<Integer>>generate(() -> () -> status(BodyPublishers.ofString(body)))
                    .limit(100).toList();
            for (var answer : strangers.invokeAll(tries)) {
                assertThat(answer.get()).isEqualTo(TOO_LARGE);
            }
        }
        accounts.somebody(Role.COORDINATOR).asks().get("/api/session").then().statusCode(200);
    }

    @Test
    void anEMailAddressThatIsTooLongForOneIsRefusedByName() {
        given().contentType("application/json").body(logInWith(5_000)).post("/api/session").then()
                .statusCode(400).body("field", equalTo("email"));
    }
}
