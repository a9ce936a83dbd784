package org.permanence.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.permanence.call.Facts.waited;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts;
import org.permanence.account.Accounts.Person;
import org.permanence.account.Role;
import org.permanence.call.Facts;
import org.permanence.call.Telling;
import org.permanence.desk.Colleagues;
import org.permanence.lab.PostgresResource;

/** Coordinators change themes; a record keeps its choice. Each test has a theme of its own. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ThemeResourceTest {

    private static char next = 'A';

    @Inject
    Accounts accounts;
    @Inject
    Colleagues colleagues;
    @Inject
    Telling pbx;

    private Person coordinator;
    private String theme;

    @BeforeEach
    void aTheme() {
        coordinator = accounts.somebody(Role.COORDINATOR);
        theme = "ZZ" + next++;
        coordinator.asks().body(Map.of("code", theme, "fr", "Numérique", "nl", "Digitaal")).post("/api/themes").then().statusCode(201)
                .body("code", equalTo(theme), "subthemes", empty());
    }

    private String path() {
        return "/api/themes/" + theme;
    }

    @Test
    void themesAndCommunesAreListedInBothLanguages() {
        Person ann = colleagues.logsIn();
        ann.asks().get("/api/themes").then().statusCode(200).body("code", hasItem("LOG"), "find { it.code == 'LOG' }.nl",
                equalTo("Huisvesting"), "find { it.code == 'LOG' }.subthemes.code", hasItem("LOG-08"),
                "find { it.code == 'MES' }.subthemes.fr", not(hasItem("prime covid")));
        ann.asks().get("/api/communes").then().statusCode(200).body("", hasSize(19), "find { it.nis == '21004' }.postcodes",
                hasItem("1020"), "fr[0]", equalTo("Anderlecht"), "nl[-1]", equalTo("Sint-Pieters-Woluwe"));
    }

    @Test
    void aThemeIsAddedAtTheEndRenamedAndItsCodeIsTaken() {
        coordinator.asks().get("/api/themes").then().body("code[-1]", equalTo(theme));
        coordinator.asks().body(Map.of("fr", "Fracture numérique", "nl", "Digitale kloof")).put(path()).then().statusCode(200)
                .body("nl", equalTo("Digitale kloof"), "code", equalTo(theme));
        coordinator.asks().body(Map.of("code", theme, "fr", "x", "nl", "y")).post("/api/themes").then().statusCode(409).body("field",
                equalTo("code"));
        coordinator.asks().body(Map.of("code", "zz", "fr", "x", "nl", "y")).post("/api/themes").then().statusCode(400).body("field",
                equalTo("code"));
    }

    @Test
    void subthemesGetTheNextCodeAndADutchNameLater() {
        coordinator.asks().body(Map.of("fr", "écran")).post(path() + "/subthemes").then().statusCode(201).body("code",
                equalTo(theme + "-01"), "nl", nullValue());
        coordinator.asks().body(Map.of("fr", "clavier", "nl", "toetsenbord")).post(path() + "/subthemes").then().body("code",
                equalTo(theme + "-02"));

        coordinator.asks().body(Map.of("fr", "écran", "nl", "scherm")).put(path() + "/subthemes/" + theme + "-01").then().statusCode(200)
                .body("nl", equalTo("scherm"));
        coordinator.asks().body(List.of(theme + "-02", theme + "-01")).put(path() + "/subthemes/order").then().statusCode(200)
                .body("subthemes.code", contains(theme + "-02", theme + "-01"));
        coordinator.asks().body(List.of(theme + "-02")).put(path() + "/subthemes/order").then().statusCode(400);
        coordinator.asks().get("/api/themes").then().body("find { it.code == '" + theme + "' }.subthemes.nl",
                contains("toetsenbord", "scherm"));
    }

    @Test
    void theOrderOfTheFormIsTheirs() {
        List<String> codes =
                new ArrayList<>(coordinator.asks().get("/api/themes?outdated=true").then().extract().<List<String>>path("code"));
        Collections.reverse(codes);
        coordinator.asks().body(codes).put("/api/themes/order").then().statusCode(200).body("code", equalTo(codes));
        assertThat(coordinator.asks().get("/api/themes?outdated=true").then().extract().<List<String>>path("code")).isEqualTo(codes);
        Collections.reverse(codes);
        coordinator.asks().body(codes).put("/api/themes/order").then().statusCode(200);
    }

    /** The order was made of what was read before the lock, and wrote each theme whole. */
    @RepeatedTest(2)
    void whoOrdersDoesNotTakeBackWhatSomebodyElseRenames() throws Exception {
        List<String> codes =
                new ArrayList<>(coordinator.asks().get("/api/themes?outdated=true").then().extract().<List<String>>path("code"));
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> orders = other.submit(() -> {
                while (!over.get()) {
                    Collections.reverse(codes);
                    coordinator.asks().body(codes).put("/api/themes/order").then().statusCode(200);
                }
            });
            Set<String> lost = new TreeSet<>();
            try {
                for (int i = 0; i < 30; i++) {
                    String name = "Nom " + i;
                    coordinator.asks().body(Map.of("fr", name, "nl", "Digitaal")).put(path()).then().statusCode(200);
                    for (int look = 0; look < 3; look++) {
                        String found =
                                coordinator.asks().get("/api/themes").then().extract().path("find { it.code == '" + theme + "' }.fr");
                        if (!name.equals(found)) {
                            lost.add(name);
                        }
                    }
                }
            } finally {
                over.set(true);
            }
            orders.get();
            assertThat(lost).isEmpty();
        }
    }

    @Test
    void aThemeThatIsOutOfDateStaysInItsRecordsAndIsNotChosenAnew() {
        Person ann = colleagues.logsIn();
        long annId = ann.account().responderId();
        Facts call = new Facts(Instant.now().minusSeconds(60));
        pbx.tellAndWait(call.arrives(), call.queues(5), call.rings(6, annId), call.picksUp(10, annId, waited(5)));
        String record = "/api/records/"
                + ann.asks().get("/api/records?mine=true").then().extract().path("items.find { it.callId == '" + call.call + "' }.id");
        int demand =
                ann.asks().body(Map.of("theme", theme)).post(record + "/demands").then().statusCode(201).extract().path("demands[0].id");

        String lastDay = LocalDate.now().minusDays(2).toString();
        coordinator.asks().body(Map.of("fr", "Numérique", "nl", "Digitaal", "validUntil", lastDay)).put(path()).then().statusCode(200)
                .body("validUntil", equalTo(lastDay));

        ann.asks().get("/api/themes").then().body("code", not(hasItem(theme)));
        ann.asks().get("/api/themes?outdated=true").then().body("code", hasItem(theme));
        ann.asks().body(Map.of("comment", "still the same theme")).patch(record + "/demands/" + demand).then().statusCode(200)
                .body("demands[0].theme", equalTo(theme));
        ann.asks().body(Map.of("theme", theme)).post(record + "/demands").then().statusCode(400).body("field", equalTo("theme"));
        coordinator.asks().body(Map.of("fr", "x", "nl", "y", "validFrom", "2026-02-01", "validUntil", "2026-01-01")).put(path()).then()
                .statusCode(400)
                .body("field", equalTo("validUntil"));
    }

    @Test
    void aResponderChoosesAndDoesNotChangeAndChangesAreOnTheTrail() {
        Person ann = colleagues.logsIn();
        ann.asks().get("/api/themes").then().statusCode(200);
        ann.asks().body(Map.of("fr", "x", "nl", "y")).put(path()).then().statusCode(403);

        accounts.somebody(Role.ADMINISTRATOR).asks().get("/api/audit?size=500").then()
                .body("items.findAll { it.accountId == " + coordinator.account().id() + " }.subject", hasItem("themes/" + theme));
    }
}
