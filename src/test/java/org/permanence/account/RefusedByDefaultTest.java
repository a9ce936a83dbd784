package org.permanence.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.permanence.lab.PostgresResource;

/** Every route of the service, read from its own description, is refused without a session; so is an unknown path. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RefusedByDefaultTest {

    /** Logging in, a password by a link that came by mail, the first account of an empty installation, a calendar by its secret address. */
    private static final Set<String> OPEN =
            Set.of("post /api/session", "post /api/session/link", "put /api/session/link", "post /api/session/link/forgotten",
                    "get /api/session/first", "post /api/session/first", "get /api/calendar/feed/{secret}.ics");

    @Inject
    Accounts accounts;

    @Test
    void withoutASessionEveryRouteIsRefused() {
        Map<String, Map<String, Object>> paths =
                accounts.somebody(Role.ADMINISTRATOR).asks().get("/q/openapi?format=json").then().statusCode(200)
                        .extract().path("paths");
        List<String> routes = paths.entrySet().stream().flatMap(path -> path.getValue().keySet().stream()
                .filter(Set.of("get", "post", "put", "patch", "delete")::contains).map(method -> method + " " + path.getKey())).toList();

        assertThat(routes).hasSizeGreaterThan(30).containsAll(OPEN);
        assertThat(routes.stream().filter(route -> !OPEN.contains(route)).filter(route -> status(route) != 401)).isEmpty();
    }

    private static int status(String route) {
        String[] parts = route.split(" ");
        return given().contentType("application/json").body("{}").request(parts[0].toUpperCase(), parts[1].replaceAll("\\{[^}]*}", "1"))
                .statusCode();
    }

    @Test
    void whatHasNoRouteIsRefusedTooAndHealthIsNot() {
        assertThat(status("get /api/nothing")).isEqualTo(401);
        assertThat(status("get /live/nothing")).isEqualTo(401);
        assertThat(status("get /q/metrics")).isEqualTo(401);
        assertThat(status("get /q/info")).isEqualTo(401);
        assertThat(status("post /anything")).isIn(401, 403);
        assertThat(given().get("/q/health").statusCode()).isIn(200, 503);
    }

    @Test
    void aCollectorReadsTheMetricsWithItsTokenAndNothingElse() {
        assertThat(given().header("Authorization", "Bearer a token for tests").get("/q/metrics").statusCode()).isEqualTo(200);
        assertThat(given().header("Authorization", "Bearer another token").get("/q/metrics").statusCode()).isEqualTo(401);
        assertThat(given().header("Authorization", "Bearer a token for tests").get("/q/openapi").statusCode()).isEqualTo(401);
        assertThat(given().header("Authorization", "Bearer a token for tests").get("/api/accounts").statusCode()).isEqualTo(401);
    }
}
