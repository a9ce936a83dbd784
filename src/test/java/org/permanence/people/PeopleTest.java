package org.permanence.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts;
import org.permanence.account.Accounts.Person;
import org.permanence.account.Role;
import org.permanence.lab.AtOnce;
import org.permanence.lab.Database;
import org.permanence.lab.PostgresResource;
import org.permanence.responder.Duty;
import org.permanence.responder.DutyService;
import org.permanence.responder.People;
import org.permanence.responder.ReachChoice;

/** A person, from the invitation to leaving. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PeopleTest {

    private static final String PASSWORD = "a long enough password";
    private static final Pattern LINK = Pattern.compile("/#/password/([A-Za-z0-9_-]+)");

    @Inject
    Accounts accounts;
    @Inject
    People people;
    @Inject
    DutyService duty;
    @Inject
    MockMailbox mailbox;
    @Inject
    Database database;

    Person coordinator;
    final String email = UUID.randomUUID() + "@example.org";

    @BeforeEach
    void aCoordinator() {
        coordinator = accounts.somebody(Role.COORDINATOR);
    }

    private Map<String, Object> ann() {
        return new HashMap<>(Map.of("surname", "Peeters", "firstName", "Ann", "email", email, "languages", List.of("nl")));
    }

    private long added(Map<String, Object> body) {
        return coordinator.asks().body(body).post("/api/responders").then().statusCode(201).extract().jsonPath().getLong("id");
    }

    private long invited() {
        Map<String, Object> body = ann();
        body.put("account", Map.of("roles", List.of(Role.RESPONDER), "language", "nl"));
        return added(body);
    }

    private String at(long id) {
        return "/api/responders/" + id;
    }

    /** The token of the last link that was mailed to Ann. */
    private String token() {
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !mailbox.getMailsSentTo(email).isEmpty());
        Matcher link = LINK.matcher(mailbox.getMailsSentTo(email).getLast().getText());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private ValidatableResponse looks(String token) {
        return given().contentType("application/json").body(Map.of("token", token)).post("/api/session/link").then();
    }

    private ValidatableResponse chooses(String token, String password) {
        return given().contentType("application/json").body(Map.of("token", token, "password", password)).put("/api/session/link").then();
    }

    private ValidatableResponse logsIn(String password) {
        return given().contentType("application/json").body(Map.of("email", email, "password", password)).post("/api/session").then();
    }

    // ---- one form

    @Test
    void aPersonHasOneForm() {
        Map<String, Object> body = ann();
        body.putAll(Map.of("weeklyMaximum", 3, "dailyMaximum", 1, "experienced", true, "homePhone", "0470/55.66.78", "preferredReach",
                Map.of("kind", "home"), "leave", Map.of("from", "2026-03-02")));
        long id = added(body);

        coordinator.asks().get(at(id)).then().statusCode(200).body("weeklyMaximum", equalTo(3), "dailyMaximum", equalTo(1), "experienced",
                equalTo(true), "trained", equalTo(false), "homePhone", equalTo("+32 … 78"), "leave.from", equalTo("2026-03-02"), "leave.to",
                nullValue(), "account", nullValue(), "version", notNullValue());
        coordinator.asks().body(Map.of("weeklyMaximum", 0, "leave", Map.of(), "homePhone", "", "trained", true)).patch(at(id)).then()
                .statusCode(200).body("weeklyMaximum", nullValue(), "dailyMaximum", equalTo(1), "leave", nullValue(), "homePhone",
                        nullValue(), "preferredReach.kind", equalTo("softphone"), "trained", equalTo(true));
    }

    @Test
    void whatCannotBeIsNamedByItsField() {
        long id = added(ann());
        coordinator.asks().body(Map.of("weeklyMaximum", 51)).patch(at(id)).then().statusCode(400).body("field", equalTo("weeklyMaximum"));
        coordinator.asks().body(Map.of("leave", Map.of("from", "2026-03-02", "to", "2026-03-01"))).patch(at(id)).then().statusCode(400)
                .body("field", equalTo("leave.to"));
        coordinator.asks().body(Map.of("leave", Map.of("to", "2026-03-01"))).patch(at(id)).then().statusCode(400).body("field",
                equalTo("leave.from"));
        coordinator.asks().body(Map.of("homePhone", "12")).patch(at(id)).then().statusCode(400).body("field", equalTo("number"));
        coordinator.asks().body(Map.of("account", Map.of("roles", List.of("queen")))).patch(at(id)).then().statusCode(400).body("field",
                equalTo("roles"));
        coordinator.asks().get(at(id)).then().body("account", nullValue(), "homePhone", nullValue());
    }

    @Test
    void twoWhoEditOnePersonNoticeEachOther() {
        long id = added(ann());
        int version = coordinator.asks().get(at(id)).then().extract().path("version");
        Person other = accounts.somebody(Role.COORDINATOR);
        other.asks().header("If-Match", "\"" + version + "\"").body(Map.of("firstName", "Anne")).patch(at(id)).then().statusCode(200);

        coordinator.asks().header("If-Match", "\"" + version + "\"").body(Map.of("surname", "Pieters")).patch(at(id)).then()
                .statusCode(412).body("type", equalTo("urn:permanence:problem:outdated"), "present.firstName", equalTo("Anne"),
                        "present.surname", equalTo("Peeters"), "present.version", equalTo(version + 1));
        coordinator.asks().header("If-Match", "\"" + (version + 1) + "\"").body(Map.of("surname", "Pieters")).patch(at(id)).then()
                .statusCode(200).body("firstName", equalTo("Anne"), "surname", equalTo("Pieters"));
    }

    @Test
    void peopleAreFoundPageByPage() {
        String mark = "Q" + UUID.randomUUID().toString().replace("-", "");
        for (int i = 0; i < 3; i++) {
            Map<String, Object> body = ann();
            body.putAll(Map.of("surname", mark + i, "email", i + email));
            added(body);
        }
        coordinator.asks().get("/api/responders/search?size=2&text=" + mark.toLowerCase()).then().statusCode(200)
                .body("total", equalTo(3), "items.surname", contains(mark + 0, mark + 1));
        coordinator.asks().get("/api/responders/search?size=2&page=1&withoutAccount=true&language=nl&text=" + mark).then()
                .body("items.surname", contains(mark + 2));
        coordinator.asks().get("/api/responders/search?state=gone").then().statusCode(400);
        accounts.somebody(Role.RESPONDER).asks().get("/api/responders/search").then().statusCode(403);
    }

    /** The goal is half a second for the whole page; what the service takes of it is printed. */
    @Test
    void ofFiveHundredPeopleOnePageIsAnswered() {
        String mark = "many" + System.nanoTime();
        database.run("INSERT INTO responder (surname, first_name, email) SELECT '" + mark + "' || n, 'First', '" + mark
                + "' || n || '@example.org' FROM generate_series(1, 500) n");
        database.run("INSERT INTO responder_language SELECT id, 'FR' FROM responder WHERE surname LIKE '" + mark + "%'");
        try {
            for (int i = 0; i < 5; i++) {
                long begin = System.nanoTime();
                coordinator.asks().get("/api/responders/search?text=" + mark).then().statusCode(200).body("total", equalTo(500),
                        "items", hasSize(50));
                System.out.printf("one page of 500 people: %d ms%n", (System.nanoTime() - begin) / 1_000_000);
            }
        } finally {
            database.run(
                    "DELETE FROM responder_language WHERE responder_id IN (SELECT id FROM responder WHERE surname LIKE '" + mark + "%')");
            database.run("DELETE FROM responder WHERE surname LIKE '" + mark + "%'");
        }
    }

    // ---- the invitation

    @Test
    void whoIsInvitedChoosesAPasswordOnceAndIsIn() {
        long id = invited();
        assertThat(mailbox.getMailsSentTo(email)).singleElement()
                .satisfies(mail -> assertThat(mail.getSubject() + mail.getText()).contains("Uw toegang", "Dag Ann Peeters", "24 uur"));
        coordinator.asks().get(at(id)).then().body("account.ready", equalTo(false), "account.link.invitation", equalTo(true),
                "account.link.mailedAt", notNullValue(), "account.link.over", equalTo(false));
        String token = token();
        // A scanner that opens the link asks for the page alone, and even who looks at what it is for spends nothing.
        looks(token).statusCode(200).body("name", equalTo("Ann Peeters"), "email", equalTo(email), "invitation", equalTo(true));
        looks(token).statusCode(200);
        logsIn(PASSWORD).statusCode(401);
        chooses(token, "short").statusCode(400).body("field", equalTo("password"));

        String cookie = chooses(token, PASSWORD).statusCode(200).body("account.email", equalTo(email)).extract()
                .cookie("permanence_session");

        given().cookie("permanence_session", cookie).get("/api/session").then().statusCode(200).body("account.responderId",
                equalTo((int) id));
        logsIn(PASSWORD).statusCode(200);
        chooses(token, "another long password").statusCode(410).body("type", equalTo("urn:permanence:problem:link-over"));
        looks(token).statusCode(410);
        coordinator.asks().get(at(id)).then().body("account.ready", equalTo(true), "account.link", nullValue());
    }

    @Test
    void aNewLinkEndsTheOldOneAndALinkCanBeRevoked() {
        long id = invited();
        String first = token();
        coordinator.asks().post(at(id) + "/invitation").then().statusCode(200).body("account.link.mailedAt", notNullValue());
        String second = token();
        assertThat(second).isNotEqualTo(first);
        looks(first).statusCode(410);
        looks(second).statusCode(200);

        coordinator.asks().delete(at(id) + "/invitation").then().statusCode(200).body("account.link", nullValue());
        looks(second).statusCode(410);
        coordinator.asks().delete(at(id) + "/invitation").then().statusCode(404);
    }

    @Test
    void aLinkLastsADay() {
        invited();
        String token = token();
        database.run("UPDATE account_link SET expires_at = now() - interval '1 second' WHERE account_id = "
                + "(SELECT id FROM account WHERE email = '" + email + "')");
        looks(token).statusCode(410);
        chooses(token, PASSWORD).statusCode(410);
    }

    @Test
    void theDatabaseHoldsNoToken() {
        invited();
        String token = token();
        assertThat(database.texts("SELECT l::text FROM account_link l")).isNotEmpty().noneMatch(row -> row.contains(token));
    }

    @Test
    void aLinkThatWentToTheOldAddressEndsWithIt() {
        long id = invited();
        String token = token();
        coordinator.asks().body(Map.of("email", "new" + email)).patch(at(id)).then().statusCode(200).body("account.email",
                equalTo("new" + email), "account.link", nullValue());
        looks(token).statusCode(410);
    }

    /** Who moves an address gets its mails: the owner is told where they have read them until now, and a capital is no move. */
    @Test
    void whoseAddressIsMovedIsToldAtTheOldOne() {
        long id = invited();
        String token = token();
        coordinator.asks().body(Map.of("email", email.toUpperCase(Locale.ROOT))).patch(at(id)).then().statusCode(200);
        looks(token).statusCode(200);
        chooses(token, PASSWORD).statusCode(200);
        mailbox.clear();

        coordinator.asks().body(Map.of("email", "new" + email)).patch(at(id)).then().statusCode(200);

        Awaitility.await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(mailbox.getMailsSentTo(email)).singleElement().satisfies(mail -> {
                    assertThat(mail.getSubject()).isEqualTo("[Permanence] Uw adres is gewijzigd");
                    assertThat(mail.getText()).doesNotContain("new" + email);
                }));
        assertThat(mailbox.getMailsSentTo("new" + email)).isEmpty();
    }

    @Test
    void theAccountOfWhoLeftIsNotSwitchedOnAlone() {
        long id = invited();
        chooses(token(), PASSWORD).statusCode(200);
        coordinator.asks().post(at(id) + "/leaving").then().statusCode(200);
        long account = coordinator.asks().get(at(id)).jsonPath().getLong("account.id");

        accounts.somebody(Role.ADMINISTRATOR).asks().body(Map.of("active", true)).patch("/api/accounts/" + account).then().statusCode(409)
                .body("code", equalTo("owner-left"), "field", equalTo("active"));
    }

    // ---- a forgotten password

    private ValidatableResponse forgets(String address) {
        return given().contentType("application/json").body(Map.of("email", address)).post("/api/session/link/forgotten").then();
    }

    @Test
    void whoForgotThePasswordChoosesANewOneAndOldSessionsEnd() {
        invited();
        String cookie = chooses(token(), PASSWORD).statusCode(200).extract().cookie("permanence_session");
        mailbox.clear();

        forgets(email.toUpperCase()).statusCode(204);

        String token = token();
        assertThat(mailbox.getMailsSentTo(email)).singleElement()
                .satisfies(mail -> assertThat(mail.getText()).contains("nieuw wachtwoord", "Hebt u niets gevraagd?"));
        logsIn(PASSWORD).statusCode(200);
        chooses(token, "another long password").statusCode(200);
        given().cookie("permanence_session", cookie).get("/api/session").then().statusCode(401);
        logsIn(PASSWORD).statusCode(401);
        logsIn("another long password").statusCode(200);
    }

    /** Anybody may ask for a link by an address: what is in the owner's mailbox stays good. */
    @Test
    void aStrangerWhoForgetsForSomebodyEndsNoInvitation() {
        long id = invited();
        String invitation = token();
        forgets(email).statusCode(204);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> mailbox.getMailsSentTo(email).size() == 2);
        String forgotten = token();
        assertThat(forgotten).isNotEqualTo(invitation);

        looks(invitation).statusCode(200).body("invitation", equalTo(true));
        looks(forgotten).statusCode(200).body("invitation", equalTo(true));
        chooses(invitation, PASSWORD).statusCode(200);
        looks(forgotten).statusCode(410);

        forgets(email).statusCode(204);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> mailbox.getMailsSentTo(email).size() == 3);
        String next = token();
        looks(next).statusCode(200).body("invitation", equalTo(false));
        coordinator.asks().post(at(id) + "/invitation").then().statusCode(200);
        looks(next).statusCode(410);
    }

    @Test
    void thePasswordIsNotTheOwnAddress() {
        invited();
        String token = token();
        for (String password : List.of(email, email.toUpperCase(Locale.ROOT), email.substring(0, email.indexOf('@')))) {
            chooses(token, password).statusCode(400).body("code", equalTo("password-is-your-address"), "field", equalTo("password"));
        }
        chooses(token, PASSWORD).statusCode(200);
        Person ann = accounts.responder(people.somebody());
        String address = ann.account().email();
        accounts.somebody(Role.ADMINISTRATOR).asks().body(Map.of("password", address)).patch("/api/accounts/" + ann.account().id()).then()
                .statusCode(400).body("code", equalTo("password-is-your-address"));
        ann.asks().body(Map.of("current", Accounts.PASSWORD, "new", address)).put("/api/session/password").then().statusCode(400)
                .body("code", equalTo("password-is-your-address"), "field", equalTo("new"));
    }

    @Test
    void theAnswerDoesNotTellWhetherAnybodyHasTheAddress() {
        String nobody = "nobody" + email;
        for (int i = 0; i < 3; i++) {
            forgets(nobody).statusCode(204);
        }
        forgets(nobody).statusCode(429).body("type", equalTo("urn:permanence:problem:too-many-tries"));
        invited();
        for (int i = 0; i < 3; i++) {
            forgets(email).statusCode(204);
        }
        forgets(email).statusCode(429).body("type", equalTo("urn:permanence:problem:too-many-tries"));
        assertThat(mailbox.getMailsSentTo(nobody)).isEmpty();
    }

    @Test
    void whoIsSwitchedOffGetsNoLink() {
        long id = invited();
        String token = token();
        coordinator.asks().post(at(id) + "/leaving").then().statusCode(200);
        looks(token).statusCode(410);
        int before = mailbox.getMailsSentTo(email).size();
        forgets(email).statusCode(204);
        coordinator.asks().post(at(id) + "/invitation").then().statusCode(409).body("type",
                equalTo("urn:permanence:problem:account-off"));
        Awaitility.await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(2))
                .until(() -> mailbox.getMailsSentTo(email).size() == before);
    }

    // ---- rights

    @Test
    void aCoordinatorMakesNoAdministratorAndTouchesNone() {
        Map<String, Object> body = ann();
        body.put("account", Map.of("roles", List.of(Role.RESPONDER, Role.ADMINISTRATOR)));
        coordinator.asks().body(body).post("/api/responders").then().statusCode(403);
        assertThat(mailbox.getMailsSentTo(email)).isEmpty();

        long id = invited();
        coordinator.asks().body(Map.of("account", Map.of("roles", List.of(Role.ADMINISTRATOR)))).patch(at(id)).then().statusCode(403);
        coordinator.asks().get(at(id)).then().body("account.roles", contains(Role.RESPONDER));
        Person administrator = accounts.somebody(Role.ADMINISTRATOR);
        administrator.asks().body(Map.of("account", Map.of("roles", List.of(Role.RESPONDER, Role.ADMINISTRATOR)))).patch(at(id)).then()
                .statusCode(200).body("account.roles", contains(Role.ADMINISTRATOR, Role.RESPONDER));

        // Otherwise the link for a forgotten password would come to the coordinator.
        coordinator.asks().body(Map.of("email", "mine" + email)).patch(at(id)).then().statusCode(403);
        // It would be the name that the trail and the mails have.
        coordinator.asks().body(Map.of("firstName", "Someone")).patch(at(id)).then().statusCode(403)
                .body("code", equalTo("administrators-only"));
        coordinator.asks().body(Map.of("account", Map.of("roles", List.of(Role.RESPONDER)))).patch(at(id)).then().statusCode(403);
        coordinator.asks().post(at(id) + "/leaving").then().statusCode(403);
        coordinator.asks().post(at(id) + "/invitation").then().statusCode(403);
        coordinator.asks().delete(at(id) + "/invitation").then().statusCode(403);
        coordinator.asks().body(Map.of("languages", List.of("fr"))).patch(at(id)).then().statusCode(200);
        coordinator.asks().get(at(id)).then().body("active", equalTo(true), "account.email", equalTo(email), "email", equalTo(email),
                "firstName", equalTo("Ann"), "account.name", equalTo("Ann Peeters"));
        administrator.asks().body(Map.of("firstName", "Anna")).patch(at(id)).then().statusCode(200).body("account.name",
                equalTo("Anna Peeters"));
    }

    @Test
    void nobodyTakesTheirOwnRightsAway() {
        long id = people.somebody();
        Person me = accounts.logsIn(accounts.exists(id, Role.RESPONDER, Role.COORDINATOR));
        me.asks().body(Map.of("account", Map.of("roles", List.of(Role.RESPONDER)))).patch(at(id)).then().statusCode(409)
                .body("type", equalTo("urn:permanence:problem:own-account"));
        me.asks().post(at(id) + "/leaving").then().statusCode(409).body("type", equalTo("urn:permanence:problem:own-account"));
        me.asks().get(at(id)).then().body("active", equalTo(true));
    }

    /** Two who take each other's role away at the same moment: the session of the one who was first is still remembered for a moment. */
    @Test
    void theLastAdministratorStays() {
        Person last = accounts.somebody(Role.ADMINISTRATOR);
        Person other = accounts.somebody(Role.ADMINISTRATOR);
        List<String> before = database.texts("SELECT id::text FROM account WHERE active AND 'administrator' = ANY (roles)");
        other.asks().get("/api/session").then().statusCode(200);
        database.run("UPDATE account SET active = false WHERE 'administrator' = ANY (roles) AND id <> " + last.account().id());
        try {
            other.asks().body(Map.of("roles", List.of(Role.COORDINATOR))).patch("/api/accounts/" + last.account().id()).then()
                    .statusCode(409).body("type", equalTo("urn:permanence:problem:last-administrator"));
        } finally {
            database.run("UPDATE account SET active = true WHERE id IN (" + String.join(",", before) + ")");
        }
    }

    // ---- leaving

    private long shift(Instant from, int floor) {
        return Long.parseLong(database.texts("INSERT INTO shift (line_code, begins_at, ends_at, target, floor) VALUES ('aas', '" + from
                + "', '" + from.plusSeconds(3600) + "', 5, " + floor + ") RETURNING id::text").getFirst());
    }

    @Test
    void leavingSaysWhatBecomesEmptyEndsEverythingTogetherAndIsTakenBack() {
        long id = invited();
        String cookie = chooses(token(), PASSWORD).statusCode(200).extract().cookie("permanence_session");
        long bob = people.somebody();
        Instant someTime = Instant.now().plus(Duration.ofDays(400)).plusNanos(id * 1_000_000L);
        long alone = shift(someTime, 1);
        long together = shift(someTime.plusSeconds(7200), 1);
        for (long shift : List.of(alone, together)) {
            coordinator.asks().body(Map.of("responderId", id, "reach", Map.of("kind", "softphone")))
                    .post("/api/shifts/" + shift + "/assignments")
                    .then().statusCode(201);
        }
        coordinator.asks().body(Map.of("responderId", bob)).post("/api/shifts/" + together + "/assignments").then().statusCode(201);
        duty.goOnDuty(id, ReachChoice.SOFTPHONE, Duty.By.SELF);

        coordinator.asks().get(at(id) + "/leaving").then().statusCode(200).body("inCall", equalTo(false), "shifts.id",
                contains((int) alone, (int) together), "shifts.others", contains(0, 1));
        coordinator.asks().post(at(id) + "/leaving").then().statusCode(200).body("active", equalTo(false), "account.active",
                equalTo(false));

        assertThat(duty.of(id)).isEmpty();
        given().cookie("permanence_session", cookie).get("/api/session").then().statusCode(401);
        logsIn(PASSWORD).statusCode(401);
        coordinator.asks().get("/api/shifts?from=" + someTime.minusSeconds(1) + "&to=" + someTime.plusSeconds(20_000)).then()
                .body("assignments.responderId.flatten()", contains((int) bob));
        coordinator.asks().body(Map.of("responderId", id)).post("/api/shifts/" + alone + "/assignments").then().statusCode(409);

        coordinator.asks().delete(at(id) + "/leaving").then().statusCode(200).body("active", equalTo(true), "account.active",
                equalTo(true));

        logsIn(PASSWORD).statusCode(200);
        coordinator.asks().get("/api/shifts?from=" + someTime.minusSeconds(1) + "&to=" + someTime.plusSeconds(20_000)).then()
                .body("assignments.responderId.flatten()", hasItem((int) id), "[0].assignments[0].reach.kind", equalTo("softphone"));
    }

    /** An answer was lost, and somebody clicks again: what a second click finds is not what is taken back. */
    @Test
    void whoLeavesTwiceIsTakenBackWhole() throws Exception {
        long id = invited();
        Instant someTime = Instant.now().plus(Duration.ofDays(420)).plusNanos(id * 1_000_000L);
        long shift = shift(someTime, 1);
        String theirs = "/api/shifts?from=" + someTime.minusSeconds(1) + "&to=" + someTime.plusSeconds(1);
        coordinator.asks().body(Map.of("responderId", id, "reach", Map.of("kind", "home"))).post("/api/shifts/" + shift + "/assignments")
                .then().statusCode(201);
        for (int clicks : List.of(2, 20)) {
            assertThat(AtOnce.ask(clicks, () -> coordinator.asks().post(at(id) + "/leaving").statusCode())).containsOnly(200);
            coordinator.asks().post(at(id) + "/leaving").then().statusCode(200).body("active", equalTo(false));
            assertThat(AtOnce.ask(clicks, () -> coordinator.asks().delete(at(id) + "/leaving").statusCode())).containsOnly(200);
            coordinator.asks().get(at(id)).then().body("active", equalTo(true), "account.active", equalTo(true));
            coordinator.asks().get(theirs).then().body("find { it.id == " + shift + " }.assignments[0].reach.kind", equalTo("home"));
        }
    }

    @Test
    void ofManyWhoEndALinkAtOnceOneDoes() throws Exception {
        long id = invited();
        assertThat(AtOnce.ask(20, () -> coordinator.asks().delete(at(id) + "/invitation").statusCode())).containsOnlyOnce(200)
                .containsOnly(200, 404);
    }

    @Test
    void anAccountThatWasOffBeforeIsStillOffAfterComingBack() {
        long id = invited();
        Person administrator = accounts.somebody(Role.ADMINISTRATOR);
        int account = coordinator.asks().get(at(id)).then().extract().path("account.id");
        administrator.asks().body(Map.of("active", false)).patch("/api/accounts/" + account).then().statusCode(200);
        coordinator.asks().post(at(id) + "/leaving").then().statusCode(200);
        coordinator.asks().delete(at(id) + "/leaving").then().statusCode(200).body("active", equalTo(true), "account.active",
                equalTo(false));
    }

    @Test
    void whoLeftGetsNoAccount() {
        long id = added(ann());
        coordinator.asks().post(at(id) + "/leaving").then().statusCode(200);
        coordinator.asks().body(Map.of("account", Map.of("roles", List.of(Role.RESPONDER)))).patch(at(id)).then().statusCode(409)
                .body("type", equalTo("urn:permanence:problem:inactive"));
        coordinator.asks().get(at(id)).then().body("account", nullValue());
        coordinator.asks().post(at(-1) + "/leaving").then().statusCode(404);
    }

    @Test
    void whoIsOnLeaveIsPutOnNoShift() {
        long id = added(ann());
        Instant someTime = Instant.now().plus(Duration.ofDays(500)).plusNanos(id * 1_000_000L);
        LocalDate day = LocalDate.ofInstant(someTime, java.time.ZoneId.of("Europe/Brussels"));
        coordinator.asks().body(Map.of("leave", Map.of("from", day.toString(), "to", day.toString()))).patch(at(id)).then().statusCode(200);
        long shift = shift(someTime, 0);
        coordinator.asks().body(Map.of("responderId", id)).post("/api/shifts/" + shift + "/assignments").then().statusCode(409)
                .body("type", equalTo("urn:permanence:problem:on-leave"));
    }

    // ---- services and desk phones

    @Test
    void aServiceIsRenamedAndSwitchedOffWhenNobodyOfItAnswers() {
        String name = "CASG " + UUID.randomUUID();
        int partner = coordinator.asks().body(Map.of("name", name)).post("/api/partners").then().statusCode(201).extract().path("id");
        Map<String, Object> body = ann();
        body.put("partnerId", partner);
        long id = added(body);
        coordinator.asks().body(Map.of("name", name + " bis")).patch("/api/partners/" + partner).then().statusCode(200).body("name",
                equalTo(name + " bis"), "people", equalTo(1));
        coordinator.asks().body(Map.of("active", false)).patch("/api/partners/" + partner).then().statusCode(409).body("type",
                equalTo("urn:permanence:problem:partner-used"), "people", contains("Ann Peeters"), "count", equalTo(1));
        coordinator.asks().post(at(id) + "/leaving").then().statusCode(200);
        coordinator.asks().body(Map.of("active", false)).patch("/api/partners/" + partner).then().statusCode(200).body("active",
                equalTo(false));
        Map<String, Object> bob = ann();
        bob.putAll(Map.of("email", "bob" + email, "partnerId", partner));
        coordinator.asks().body(bob).post("/api/responders").then().statusCode(400).body("field", equalTo("partnerId"));
        // Who belongs to it already stays with it.
        coordinator.asks().body(Map.of("partnerId", partner, "firstName", "Anne")).patch(at(id)).then().statusCode(200);
        coordinator.asks().body(Map.of("name", " ")).patch("/api/partners/" + partner).then().statusCode(400);
        coordinator.asks().body(Map.of("active", true)).patch("/api/partners/999999999").then().statusCode(404);
    }

    @Test
    void aDeskPhoneGetsANewPasswordAndIsDeletedWithWhatNamesIt() {
        Person administrator = accounts.somebody(Role.ADMINISTRATOR);
        String phone = people.deskPhone();
        String path = "/api/desk-phones/" + phone;
        coordinator.asks().body(Map.of()).put(path + "/password").then().statusCode(403);
        administrator.asks().body(Map.of()).put(path + "/password").then().statusCode(200).body("user", equalTo("desk-" + phone),
                "password", notNullValue());
        administrator.asks().body(Map.of("password", "short")).put(path + "/password").then().statusCode(400);

        Map<String, Object> body = ann();
        body.put("preferredReach", Map.of("kind", "desk", "phone", phone));
        long id = added(body);
        long shift = shift(Instant.now().plus(Duration.ofDays(600)).plusNanos(id * 1_000_000L), 0);
        coordinator.asks().body(Map.of("responderId", id, "reach", Map.of("kind", "desk", "phone", phone)))
                .post("/api/shifts/" + shift + "/assignments").then().statusCode(201);
        duty.goOnDuty(id, ReachChoice.desk(phone), Duty.By.SELF);
        administrator.asks().delete(path + "?anyway=true").then().statusCode(409).body("type",
                equalTo("urn:permanence:problem:desk-phone-taken"));
        duty.goOffDuty(id, Duty.By.SELF);
        administrator.asks().delete(path).then().statusCode(409).body("type", equalTo("urn:permanence:problem:desk-phone-used"), "people",
                contains("Ann Peeters"));
        administrator.asks().delete(path + "?anyway=true").then().statusCode(204);

        coordinator.asks().get(at(id)).then().body("preferredReach.kind", equalTo("softphone"));
        coordinator.asks().get("/api/desk-phones").then().body("phone", not(hasItem(phone)));
        assertThat(database.texts("SELECT desk_phone FROM duty_period WHERE responder_id = " + id)).contains(phone);
        administrator.asks().delete(path).then().statusCode(404);
    }

    // ---- my account

    @Test
    void everybodyKeepsTheirOwnAccount() {
        long id = people.somebody();
        Person ann = accounts.responder(id);
        Person atHome = accounts.logsIn(ann.account());
        ann.asks().get("/api/session/all").then().statusCode(200).body("$", hasSize(2), "findAll { it.current }", hasSize(1));
        int other = ann.asks().get("/api/session/all").then().extract().path("find { !it.current }.id");
        ann.asks().delete("/api/session/all/" + other).then().statusCode(204);
        atHome.asks().get("/api/session").then().statusCode(401);
        ann.asks().delete("/api/session/all/" + other).then().statusCode(404);
        Person again = accounts.logsIn(ann.account());
        ann.asks().delete("/api/session/all").then().statusCode(204);
        again.asks().get("/api/session").then().statusCode(401);
        ann.asks().get("/api/session").then().statusCode(200);

        ann.asks().body(Map.of("language", "nl")).patch("/api/session/account").then().statusCode(200).body("language", equalTo("nl"));
        ann.asks().body(Map.of("homePhone", "0470 55 66 79", "preferredReach", Map.of("kind", "home"))).patch("/api/responders/me/phones")
                .then().statusCode(200).body("homePhone", equalTo("+32 … 79"), "preferredReach.kind", equalTo("home"));
        ann.asks().body(Map.of("homePhone", "0470 55 66 80", "preferredReach", Map.of("kind", "desk", "phone", "nowhere")))
                .patch("/api/responders/me/phones").then().statusCode(400).body("code", equalTo("desk-phone-unknown"));
        ann.asks().get("/api/responders/me/phones").then().body("homePhone", equalTo("+32 … 79"), "preferredReach.kind", equalTo("home"));
        ann.asks().body(Map.of("homePhone", "premium")).patch("/api/responders/me/phones").then().statusCode(400)
                .body("detail", containsString("number"));
        ann.asks().body(Map.of("homePhone", "")).patch("/api/responders/me/phones").then().statusCode(200).body("homePhone", nullValue());
        coordinator.asks().get("/api/responders/me/phones").then().statusCode(403);
    }

    /** Somebody else's session is not one's own to end. */
    @Test
    void nobodyEndsASessionOfSomebodyElse() {
        Person ann = accounts.somebody(Role.COORDINATOR);
        int hers = ann.asks().get("/api/session/all").then().extract().path("[0].id");
        coordinator.asks().delete("/api/session/all/" + hers).then().statusCode(404);
        ann.asks().get("/api/session").then().statusCode(200);
    }

    // ---- accounts

    @Test
    void anAdministratorInvitesSomebodyWhoAnswersNoCallsAndUntiesAnAccount() {
        Person administrator = accounts.somebody(Role.ADMINISTRATOR);
        administrator.asks().body(Map.of("email", email, "name", "Els", "roles", List.of(Role.COORDINATOR), "language", "fr"))
                .post("/api/accounts").then().statusCode(201).body("ready", equalTo(false), "link.invitation", equalTo(true));
        chooses(token(), PASSWORD).statusCode(200);

        Person ann = accounts.responder(people.somebody());
        ann.asks().get("/api/responders/me/phones").then().statusCode(200);
        administrator.asks().body(Map.of("email", "x" + email)).patch("/api/accounts/" + ann.account().id()).then().statusCode(400)
                .body("field", equalTo("email"));
        administrator.asks().body(Map.of("responderId", 0)).patch("/api/accounts/" + ann.account().id()).then().statusCode(200)
                .body("responderId", nullValue());
        ann.asks().get("/api/session").then().statusCode(401);
    }
}
