package org.permanence.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts.Person;
import org.permanence.lab.Database;
import org.permanence.lab.PostgresResource;

/** The audit trail of changes, for administrators. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AuditTest {

    /**
     * Routes of responders: the record and the call keep their own trail. A new route is added here only after deciding that it needs no
     * audit entry.
     */
    private static final List<String> OWN_WORK =
            List.of("/api/records", "/api/calls/", "/api/duty/me", "/api/desk/", "/api/softphone", "/api/messages/", "/api/responders/me/",
                    "/api/availability/me/", "/api/publications/mine", "/api/calendar/me");
    /** Notes its changes itself. */
    private static final List<String> BY_ITSELF = List.of("/api/session", "/api/accounts");

    @Inject
    Accounts accounts;
    @Inject
    Database database;

    @Test
    @SuppressWarnings("unchecked")
    void everyRouteThatChangesSomethingIsOnTheTrailOrListedHere() {
        Map<String, Map<String, Map<String, Object>>> paths =
                accounts.somebody(Role.ADMINISTRATOR).asks().get("/q/openapi?format=json").then()
                        .extract().path("paths");
        List<String> changing = paths.entrySet().stream().flatMap(path -> path.getValue().entrySet().stream()
                .filter(route -> Set.of("post", "put", "patch", "delete").contains(route.getKey()))
                .filter(route -> {
                    List<Map<String, List<String>>> security =
                            (List<Map<String, List<String>>>) route.getValue().getOrDefault("security", List.of());
                    Set<String> roles = Set.copyOf(security.stream().flatMap(s -> s.values().stream()).flatMap(List::stream).toList());
                    // What ChangeTrail goes by.
                    return roles.isEmpty() || roles.contains(Role.RESPONDER);
                }).map(route -> route.getKey() + " " + path.getKey())).toList();

        assertThat(changing).hasSizeGreaterThan(8)
                .allSatisfy(route -> assertThat(OWN_WORK.stream().anyMatch(own -> route.split(" ")[1].startsWith(own))
                        || BY_ITSELF.stream().anyMatch(own -> route.split(" ")[1].startsWith(own))).as(route).isTrue());
    }

    @Test
    void whatACoordinatorChangesIsThereWithWhoWhenAndWhatAndWithoutANumber() {
        Instant begin = Instant.now();
        Person coordinator = accounts.somebody(Role.COORDINATOR);
        int id = coordinator.asks().body(Map.of("surname", "Doe", "firstName", "Audited", "email",
                "audited" + begin.toEpochMilli() + "@example.org", "languages", List.of("fr"))).post("/api/responders").then()
                .statusCode(201).extract().path("id");
        coordinator.asks().body(Map.of("number", "02 512 34 56")).put("/api/responders/" + id + "/home-phone").then().statusCode(200);
        coordinator.asks().body(Map.of("onDuty", true)).put("/api/duty/" + id).then().statusCode(200);
        coordinator.asks().body(Map.of("number", "not a number")).put("/api/responders/" + id + "/home-phone").then().statusCode(400);

        List<Map<String, Object>> trail = trail(coordinator);
        assertThat(trail).extracting(e -> e.get("action")).containsExactly("duty.put", "responder.setHomePhone", "responder.create",
                "log-in");
        assertThat(trail).extracting(e -> e.get("subject")).containsExactly("duty/" + id, "responders/" + id + "/home-phone",
                "responders/" + id, null);
        assertThat(trail).allSatisfy(e -> assertThat(Instant.parse((String) e.get("at"))).isAfterOrEqualTo(begin))
                .allSatisfy(e -> assertThat(e.toString()).contains(coordinator.account().name()).doesNotContain("512 34", "25123456"));
    }

    /** Entries of years ago and of today are found under one name. */
    @Test
    void aRouteWhoseClassMovedKeepsItsName() {
        Person coordinator = accounts.somebody(Role.COORDINATOR);
        Map<String, Object> thresholds =
                coordinator.asks().get("/api/lines/aas/thresholds").then().statusCode(200).extract().path("thresholds");
        coordinator.asks().body(thresholds).put("/api/lines/aas/thresholds").then().statusCode(200);

        assertThat(trail(coordinator)).extracting(e -> e.get("action")).containsExactly("wallboard.setThresholds", "log-in");
    }

    @Test
    void whatWasOnlyReadOrRefusedIsNotThere() {
        Person coordinator = accounts.somebody(Role.COORDINATOR);
        coordinator.asks().get("/api/responders").then().statusCode(200);
        coordinator.asks().delete("/api/lines/aas/closures/999999").then().statusCode(404);
        coordinator.asks().body(Map.of("closure", Map.of("from", "2199-01-01", "announcement", "adhoc")))
                .post("/api/lines/aas/hours-preview").then().statusCode(200);
        coordinator.asks().body(Map.of("phone", "999", "label", "x")).post("/api/desk-phones").then().statusCode(403);

        assertThat(trail(coordinator)).extracting(e -> e.get("action")).containsExactly("log-in");
    }

    /** The same transaction: a change that cannot be audited is rolled back. */
    @Test
    void aChangeWhoseLineCannotBeWrittenIsNotMade() {
        Person coordinator = accounts.somebody(Role.COORDINATOR);
        String email = "unaudited" + System.nanoTime() + "@example.org";
        Map<String, Object> body = Map.of("surname", "Doe", "firstName", "Unaudited", "email", email, "languages", List.of("fr"));
        database.run("ALTER TABLE audit ADD CONSTRAINT refused CHECK (action <> 'responder.create') NOT VALID");
        try {
            coordinator.asks().body(body).post("/api/responders").then().statusCode(500);
        } finally {
            database.run("ALTER TABLE audit DROP CONSTRAINT refused");
        }
        assertThat(coordinator.asks().get("/api/responders").then().extract().<List<String>>path("email")).doesNotContain(email);
        assertThat(trail(coordinator)).extracting(e -> e.get("action")).containsExactly("log-in");

        coordinator.asks().body(body).post("/api/responders").then().statusCode(201);
        assertThat(trail(coordinator)).extracting(e -> e.get("action")).containsExactly("responder.create", "log-in");
    }

    /** Of one account, latest first. */
    private List<Map<String, Object>> trail(Person of) {
        return accounts.somebody(Role.ADMINISTRATOR).asks().queryParam("size", 500).get("/api/audit").then().statusCode(200)
                .extract().path("items.findAll { it.accountId == " + of.account().id() + " }");
    }

    @Test
    void onlyAdministratorsReadItPageByPage() {
        accounts.somebody(Role.COORDINATOR).asks().get("/api/audit").then().statusCode(403);
        accounts.somebody(Role.ADMINISTRATOR).asks().get("/api/audit?size=1").then().statusCode(200).body("items", hasSize(1), "total",
                greaterThan(1), "size", equalTo(1));
    }
}
