package org.permanence.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts;
import org.permanence.account.Accounts.Person;
import org.permanence.account.Role;
import org.permanence.lab.AtOnce;
import org.permanence.lab.Database;
import org.permanence.lab.PostgresResource;
import org.permanence.line.Lines;
import org.permanence.line.OpeningHours;
import org.permanence.pbx.LineCode;
import org.permanence.responder.People;
import org.permanence.shift.Shifts;

/** A week is published: who is told, once a version, and who has seen it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PublicationTest {

    /** Of a week that no other test uses, after the shifts that the service makes by itself. */
    private static final LocalDate MONDAY = LocalDate.now(OpeningHours.ZONE).plusWeeks(40).with(TemporalAdjusters.next(DayOfWeek.MONDAY));

    @Inject
    Accounts accounts;
    @Inject
    People people;
    @Inject
    Lines lines;
    @Inject
    Shifts shifts;
    @Inject
    PublicationMails mails;
    @Inject
    MockMailbox mailbox;
    @Inject
    Database database;
    Person coordinator;
    LineCode line;
    long morning;
    long noon;
    Person ann;
    Person bob;

    @BeforeEach
    void twoShiftsAndTwoPeople() {
        coordinator = accounts.somebody(Role.COORDINATOR);
        line = lines.line();
        morning = shifts.shift(line, at(1, 8), at(1, 12));
        noon = shifts.shift(line, at(1, 12), at(1, 16));
        ann = accounts.responder(people.somebody());
        bob = accounts.responder(people.somebody());
    }

    private static Instant at(int day, int hour) {
        return MONDAY.plusDays(day).atTime(hour, 0).atZone(OpeningHours.ZONE).toInstant();
    }

    private static long id(Person person) {
        return person.account().responderId();
    }

    private void on(long shift, Person person) {
        coordinator.asks().body(Map.of("responderId", id(person))).post("/api/shifts/" + shift + "/assignments").then().statusCode(201);
    }

    private void off(long shift, Person person) {
        coordinator.asks().delete("/api/shifts/" + shift + "/assignments/" + id(person)).then().statusCode(204);
    }

    private ValidatableResponse week() {
        return coordinator.asks().queryParam("line", line.value()).queryParam("week", MONDAY.toString()).get("/api/publications").then()
                .statusCode(200);
    }

    private Map<String, Object> shown() {
        var week = week().extract();
        List<Integer> versions = week.path("versions.number");
        return Map.of("line", line.value(), "week", MONDAY.toString(), "after", versions.isEmpty() ? 0 : versions.getFirst(), "roster",
                week.path("roster"));
    }

    private ValidatableResponse publishes(Map<String, ?> shown) {
        return coordinator.asks().body(shown).post("/api/publications").then();
    }

    private ValidatableResponse mine(Person person) {
        return person.asks().get("/api/publications/mine").then().statusCode(200);
    }

    private List<Mail> mailsTo(Person person) {
        return mailbox.getMailsSentTo(person.account().email());
    }

    @Test
    void everybodyConcernedIsToldOnceAVersionWithWhatChanges() {
        on(morning, ann);
        on(noon, ann);
        on(noon, bob);
        week().body("versions", empty()).body("changes.responderId", containsInAnyOrder((int) id(ann), (int) id(bob)));

        publishes(shown()).statusCode(201).body("changes", empty()).body("versions", hasSize(1)).body("versions[0].notices", hasSize(2))
                .body("versions[0].notices.mail", contains("waiting", "waiting"));
        mails.send();
        mails.send();

        assertThat(mailsTo(ann)).singleElement().satisfies(mail -> assertThat(mail.getText()).contains("08:00 – 12:00", "12:00 – 16:00",
                "/#/roster?week=" + MONDAY));
        assertThat(mailsTo(bob)).hasSize(1);
        week().body("versions[0].notices.mail", contains("sent", "sent")).body("versions[0].notices.seenAt",
                contains(nullValue(), nullValue()));

        off(noon, ann);
        week().body("changes", hasSize(1)).body("changes[0].removed", hasSize(1)).body("changes[0].added", empty());
        publishes(shown()).statusCode(201).body("versions.number", contains(2, 1)).body("versions[0].notices", hasSize(1));
        mails.send();

        assertThat(mailsTo(ann)).hasSize(2);
        assertThat(mailsTo(bob)).as("nothing changes for Bob").hasSize(1);
    }

    @Test
    void whoHasSeenItIsListed() {
        on(morning, ann);
        on(noon, bob);
        publishes(shown()).statusCode(201);
        int publication = mine(ann).body("", hasSize(1)).body("[0].week", equalTo(MONDAY.toString())).body("[0].added", hasSize(1))
                .extract().path("[0].id");

        ann.asks().body(Map.of("publications", List.of(publication, 987_654_321))).post("/api/publications/mine/seen").then()
                .statusCode(204);

        mine(ann).body("", empty());
        mine(bob).body("", hasSize(1));
        week().body("versions[0].notices.find { it.responderId == " + id(ann) + " }.seenAt", notNullValue())
                .body("versions[0].notices.find { it.responderId == " + id(bob) + " }.seenAt", nullValue());
    }

    /** The mail server took nothing of the first version yet: the second waits, and is not overtaken. */
    @Test
    void anOlderVersionNeverComesLast() {
        on(morning, ann);
        publishes(shown()).statusCode(201);
        database.run("update publication_notice set tries = 3, next_try_at = now() + interval '1 hour' where responder_id = " + id(ann));
        week().body("versions[0].notices.mail", contains("late"));
        on(noon, ann);
        publishes(shown()).statusCode(201);

        mails.send();
        assertThat(mailsTo(ann)).isEmpty();

        database.run("update publication_notice set next_try_at = now() where tries = 3 and responder_id = " + id(ann));
        mails.send();
        mails.send();
        assertThat(mailsTo(ann)).extracting(Mail::getText).satisfiesExactly(first -> assertThat(first).contains("version 1"),
                second -> assertThat(second).contains("version 2"));
        database.run("update publication_notice set mailed_at = null, tries = 0 where responder_id = " + id(ann));
        week().body("versions[0].notices.mail", contains("noMail"));
    }

    @Test
    void onlyWhatWasShownIsPublished() {
        on(morning, ann);
        Map<String, Object> shown = shown();
        on(noon, bob);

        publishes(shown).statusCode(409).body("code", equalTo("roster-changed-meanwhile"));
        week().body("versions", empty());
        Map<String, Object> now = shown();
        publishes(now).statusCode(201);
        publishes(now).statusCode(409).body("code", equalTo("published-meanwhile"));
        publishes(shown()).statusCode(409).body("code", equalTo("nothing-to-publish"));
    }

    @Test
    void ofTwoWhoPublishAtOnceOneDoes() throws Exception {
        on(morning, ann);
        Map<String, Object> shown = shown();

        List<Integer> answers = AtOnce.ask(8, () -> publishes(shown).extract().statusCode());

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
        week().body("versions", hasSize(1));
        mine(ann).body("", hasSize(1));
    }

    @Test
    void whatCannotBePublishedIsNamed() {
        publishes(Map.of("line", line.value(), "week", MONDAY.plusDays(1).toString(), "after", 0, "roster", "")).statusCode(400)
                .body("code", equalTo("not-a-monday"));
        publishes(Map.of("line", "nosuchline", "week", MONDAY.toString(), "after", 0, "roster", "")).statusCode(404);
        publishes(Map.of("line", line.value(), "week", "2024-01-01", "after", 0, "roster", "")).statusCode(409).body("code",
                equalTo("week-over"));
        publishes(Collections.singletonMap("line", line.value())).statusCode(400);
        for (String week : List.of("", "2026-12-32", "monday", "+999999999-01-01")) {
            coordinator.asks().queryParam("line", line.value()).queryParam("week", week).get("/api/publications").then().statusCode(400);
        }
        LineCode empty = lines.line();
        LocalDate far = MONDAY.plusWeeks(3);
        String nothing = coordinator.asks().queryParam("line", empty.value()).queryParam("week", far.toString()).get("/api/publications")
                .then().statusCode(200).body("empty", equalTo(true)).extract().path("roster");
        publishes(Map.of("line", empty.value(), "week", far.toString(), "after", 0, "roster", nothing)).statusCode(409).body("code",
                equalTo("week-without-shifts"));
        ann.asks().body(shown()).post("/api/publications").then().statusCode(403);
        ann.asks().get("/api/publications?line=" + line + "&week=" + MONDAY).then().statusCode(403);
        coordinator.asks().get("/api/publications/mine").then().statusCode(403);
    }
}
