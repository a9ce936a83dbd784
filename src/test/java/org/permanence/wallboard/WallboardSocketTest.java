package org.permanence.wallboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.permanence.call.Facts.waited;
import static org.permanence.pbx.CallFact.EndedBy.CALLER;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.permanence.ApiTruth;
import org.permanence.account.Accounts;
import org.permanence.account.Role;
import org.permanence.call.Facts;
import org.permanence.call.Telling;
import org.permanence.figure.Day;
import org.permanence.figure.PlantedCalls;
import org.permanence.lab.Api;
import org.permanence.lab.PostgresResource;
import org.permanence.lab.WallboardSocket;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal;
import org.permanence.pbx.PbxSignal.MemberStatus;
import org.permanence.responder.Duty;
import org.permanence.responder.DutyService;
import org.permanence.responder.People;
import org.permanence.responder.ReachChoice;

/** The messages to wallboards while the PBX tells facts. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WallboardSocketTest {

    @TestHTTPResource("/api")
    URI api;
    @Inject
    Accounts accounts;
    @Inject
    People people;
    @Inject
    DutyService duty;
    @Inject
    PlantedCalls calls;
    @Inject
    Telling pbx;
    @Inject
    Event<PbxSignal> signals;
    @Inject
    MockMailbox mails;

    private WallboardSocket wallboard() {
        return new WallboardSocket(Api.logIn(URI.create(api.toString().replace("/api", "")),
                accounts.exists(null, Role.COORDINATOR).email(), Accounts.PASSWORD));
    }

    private static JsonNode of(JsonNode list, String field, Object value) {
        return StreamSupport.stream(list.spliterator(), false).filter(e -> e.path(field).asText().equals("" + value)).findFirst()
                .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }

    private static JsonNode responder(JsonNode state, long id) {
        return of(state.path("responders"), "id", id);
    }

    @Test
    void aCallIsFollowedFromTheQueueToItsEnd() {
        long ann = people.somebody();
        duty.goOnDuty(ann, ReachChoice.SOFTPHONE, Duty.By.SELF);
        MemberId member = MemberId.ofResponder(ann);
        signals.fire(new PbxSignal.Connected(Instant.now(), Set.of()));
        signals.fire(new PbxSignal.MemberChanged(member, MemberStatus.READY));
        try (WallboardSocket board = wallboard()) {
            assertThat(board.messages().getFirst().json().path("type").asText()).isEqualTo("snapshot");
            board.await("ready", s -> responder(s, ann).path("state").asText().equals("ready"));

            Facts call = new Facts(Instant.now().minusSeconds(10));
            pbx.tell(call.arrives(), call.queues(2));
            JsonNode waiting = of(board.await("waits", s -> of(s.path("waiting"), "callId", call.call).isObject()).path("waiting"),
                    "callId", call.call);
            assertThat(waiting.path("language").asText()).isEqualTo("fr");
            assertThat(waiting.path("line").asText()).isEqualTo("aas");
            assertThat(Instant.parse(waiting.path("since").asText())).isEqualTo(call.at(2).truncatedTo(ChronoUnit.MILLIS));

            pbx.tell(call.rings(3, ann));
            board.await("rings", s -> responder(s, ann).path("state").asText().equals("ringing"));
            pbx.tell(call.picksUp(5, ann, waited(3)));
            JsonNode answered = board.await("in the call", s -> responder(s, ann).path("state").asText().equals("inCall"));
            assertThat(of(answered.path("waiting"), "callId", call.call).isMissingNode()).isTrue();
            assertThat(of(answered.path("inProgress"), "callId", call.call).path("responder").path("id").asLong()).isEqualTo(ann);
            pbx.tell(call.holds(6, ann));
            board.await("on hold", s -> of(s.path("inProgress"), "callId", call.call).path("onHold").asBoolean());

            pbx.tell(call.ends(9, CALLER));
            signals.fire(new PbxSignal.MemberResting(member, Instant.now().plusSeconds(30), PbxSignal.RestReason.WRAP_UP));
            JsonNode over = board.await("wraps up", s -> responder(s, ann).path("state").asText().equals("wrapUp"));
            assertThat(of(over.path("inProgress"), "callId", call.call).isMissingNode()).isTrue();
            assertThat(responder(over, ann).path("until").isTextual()).isTrue();
            signals.fire(new PbxSignal.MemberRested(member));
            board.await("ready again", s -> responder(s, ann).path("state").asText().equals("ready"));

            ApiTruth described = accounts.somebody(Role.COORDINATOR).described();
            board.messages().forEach(message -> described.check(message.json(), "WallboardState", "WallboardState"));
        } finally {
            duty.goOffDuty(ann, Duty.By.SELF);
        }
    }

    @Test
    void everyVersionFollowsTheOneBefore() {
        try (WallboardSocket board = wallboard()) {
            for (int i = 0; i < 20; i++) {
                Facts call = new Facts(Instant.now().minusSeconds(5));
                pbx.tellAndWait(call.arrives(), call.queues(1), call.fact(2, "gave-up", new CallFact.GaveUp(Duration.ofSeconds(1))),
                        call.ends(2, CALLER));
            }
            Facts last = new Facts(Instant.now().minusSeconds(5));
            pbx.tellAndWait(last.arrives(), last.queues(1));
            board.await("the last waits", s -> of(s.path("waiting"), "callId", last.call).isObject());
            pbx.tellAndWait(last.ends(6, CALLER));
            board.await("the last is gone", s -> of(s.path("waiting"), "callId", last.call).isMissingNode());
            long version = board.messages().getFirst().json().path("version").asLong();
            for (WallboardSocket.Message message : board.messages().subList(1, board.messages().size())) {
                long next = message.json().path("version").asLong();
                assertThat(next).isEqualTo(message.json().path("type").asText().equals("beat") ? version : version + 1);
                version = next;
            }
        }
    }

    @Test
    void thePbxThatIsAwayIsSaid() {
        signals.fire(new PbxSignal.Connected(Instant.now(), Set.of()));
        try (WallboardSocket board = wallboard()) {
            board.await("connected", s -> s.path("pbx").path("connected").asBoolean());
            signals.fire(new PbxSignal.Disconnected(Instant.now()));
            board.await("away", s -> !s.path("pbx").path("connected").asBoolean());
            signals.fire(new PbxSignal.Connected(Instant.now(), Set.of()));
            board.await("back", s -> s.path("pbx").path("connected").asBoolean());
        }
    }

    @Test
    void theFiguresOfTheDayFollowAndAreThoseOfTheHistory() {
        long ann = people.somebody();
        try (WallboardSocket board = wallboard()) {
            JsonNode before = accounts.somebody(Role.COORDINATOR).asks().get("/api/wallboard").as(JsonNode.class).path("today").path("all");
            for (int i = 0; i < 3; i++) {
                Facts call = new Facts(Instant.now().minusSeconds(20));
                pbx.tellAndWait(call.arrives(), call.queues(2), call.rings(3, ann), call.picksUp(7, ann, waited(5)), call.ends(17, CALLER));
            }
            Facts gaveUp = new Facts(Instant.now().minusSeconds(20));
            pbx.tellAndWait(gaveUp.arrives(), gaveUp.queues(2), gaveUp.givesUp(9, waited(7)), gaveUp.ends(9, CALLER));

            JsonNode state =
                    board.await("counted", s -> s.path("today").path("all").path("answered").asInt() == before.path("answered").asInt() + 3
                            && of(s.path("gaveUp"), "callId", gaveUp.call).isObject());
            assertThat(of(state.path("gaveUp"), "callId", gaveUp.call).path("waitedSeconds").asDouble()).isEqualTo(7);
            assertThat(state.path("today").path("all").path("gaveUp").asInt()).isEqualTo(before.path("gaveUp").asInt() + 1);
            assertThat(StreamSupport.stream(state.path("halfHours").spliterator(), false)
                    .mapToInt(h -> h.path("figures").path("answered").asInt()).sum())
                    .isEqualTo(state.path("today").path("all").path("answered").asInt());
            String today = Day.of(Instant.now()).toString();
            JsonNode history = accounts.somebody(Role.COORDINATOR).asks().get("/api/history/figures?from=" + today + "&to=" + today)
                    .as(JsonNode.class).path("total");
            for (String figure : List.of("offered", "answered", "gaveUp", "averageSpeedOfAnswer", "averageTalkTime",
                    "serviceLevelOfOffered")) {
                assertThat(history.path(figure).asDouble()).as(figure).isEqualTo(state.path("today").path("all").path(figure).asDouble());
            }
        }
    }

    @Test
    void aWrapUpIsPartOfTheHandlingTime() {
        long ann = people.somebody();
        Facts call = new Facts(Instant.now().minusSeconds(20));
        // Told late, and out of the order of the calls: it is the call that counts, not the moment.
        Facts later = new Facts(Instant.now().minusSeconds(1));
        pbx.tellAndWait(call.arrives(), call.queues(2), call.rings(3, ann), call.picksUp(7, ann, waited(5)), call.ends(17, CALLER));
        pbx.tellAndWait(later.arrives(), later.queues(0.1), later.picksUp(0.2, ann, waited(0.1)));
        pbx.tellAndWait(call.wrapsUp(17.1, ann, 47));
        assertThat(wrapUps(call)).isEqualTo(29_900);
        pbx.tellAndWait(call.wrapUpEnds(19.1, ann, 47));
        assertThat(wrapUps(call)).isEqualTo(2_000);
        assertThat(wrapUps(later)).isZero();
    }

    private long wrapUps(Facts call) {
        return calls.count("SELECT coalesce(sum(round(extract(epoch FROM ended_at - began_at) * 1000)), 0) FROM wrap_up WHERE call_id = ?",
                call.call.value());
    }

    @Test
    void aRestIsEndedOnlyWhileThereIsOne() {
        long ann = people.somebody();
        MemberId member = MemberId.ofResponder(ann);
        var coordinator = accounts.somebody(Role.COORDINATOR);
        coordinator.asks().post("/api/duty/999999/end-rest").then().statusCode(404);
        coordinator.asks().post("/api/duty/" + ann + "/end-rest").then().statusCode(409).body("detail",
                containsString("neither left alone"));
        duty.goOnDuty(ann, ReachChoice.SOFTPHONE, Duty.By.SELF);
        try (WallboardSocket board = wallboard()) {
            signals.fire(new PbxSignal.Connected(Instant.now(), Set.of()));
            signals.fire(new PbxSignal.MemberChanged(member, MemberStatus.READY));
            board.await("ready", s -> responder(s, ann).path("state").asText().equals("ready"));
            coordinator.asks().post("/api/duty/" + ann + "/end-rest").then().statusCode(409).body("type", endsWith("not-resting"));
            signals.fire(new PbxSignal.MemberResting(member, Instant.now().plusSeconds(60), PbxSignal.RestReason.NO_ANSWER));
            board.await("rests", s -> responder(s, ann).path("state").asText().equals("resting")
                    && responder(s, ann).path("reason").asText().equals("noAnswer"));
            // No telephone exchange runs beside this test: it is asked, and is away.
            coordinator.asks().post("/api/duty/" + ann + "/end-rest").then().statusCode(503).body("type", endsWith("pbx-away"));
            duty.pause(ann, Duty.PauseReason.MEAL, Duty.By.COORDINATOR);
            board.await("a pause is the stronger", s -> responder(s, ann).path("state").asText().equals("paused")
                    && responder(s, ann).path("reason").asText().equals("meal"));
            accounts.somebody(Role.RESPONDER).asks().post("/api/duty/" + ann + "/end-rest").then().statusCode(403);
        } finally {
            duty.goOffDuty(ann, Duty.By.SELF);
        }
    }

    @Test
    void withTheDatabaseAwayAnAlertBeginsAndIsWrittenDownAfterwards() {
        var coordinator = accounts.somebody(Role.COORDINATOR);
        String mailbox = coordinator.account().email();
        coordinator.asks().body(Map.of("nobodyOnDuty", false, "belowFloor", false, "homePhoneResting", false, "databaseAwaySeconds", 1))
                .put("/api/lines/aas/thresholds").then().statusCode(200);
        try (WallboardSocket board = wallboard()) {
            coordinatorsAndThresholdsAreRead(board);
            long before = calls.count("SELECT count(*) FROM alert WHERE kind = 'DATABASE_AWAY'");
            PostgresResource.withoutDatabase(() -> {
                board.await("figures stand still", Duration.ofSeconds(30), s -> s.path("service").path("databaseSince").isTextual());
                board.await("told", s -> of(s.path("alerts"), "kind", "databaseAway").path("endedAt").isNull());
                Awaitility.await("mailed meanwhile").until(() -> ofTheDatabase(mailbox) == 1);
            });
            board.await("the database is back", Duration.ofSeconds(30), s -> s.path("service").path("databaseSince").isNull());
            board.await("over", Duration.ofSeconds(30), s -> of(s.path("alerts"), "kind", "databaseAway").path("endedAt").isTextual());
            Awaitility.await("its end is mailed").until(() -> ofTheDatabase(mailbox) == 2);
            Awaitility.await("written down").until(
                    () -> calls.count("SELECT count(*) FROM alert WHERE kind = 'DATABASE_AWAY' AND ended_at IS NOT NULL") == before + 1);
            String id = of(board.state().path("alerts"), "kind", "databaseAway").path("id").asText();
            coordinator.asks().post("/api/alerts/" + id + "/acknowledge").then().statusCode(204);
            board.await("by name", s -> of(s.path("alerts"), "id", id).path("acknowledgedBy").isTextual());
            coordinator.asks().post("/api/alerts/" + UUID.randomUUID() + "/acknowledge").then().statusCode(404);
        }
    }

    /** As on a standby: reading works, and without these signs everything would look well. */
    @Test
    void aDatabaseThatStoresNothingIsSaidByTheBoardByMailAndByTheHealthCheck() {
        var coordinator = accounts.somebody(Role.COORDINATOR);
        String mailbox = coordinator.account().email();
        coordinator.asks().body(Map.of("nobodyOnDuty", false, "belowFloor", false, "homePhoneResting", false, "databaseAwaySeconds", 1))
                .put("/api/lines/aas/thresholds").then().statusCode(200);
        try (WallboardSocket board = wallboard()) {
            coordinatorsAndThresholdsAreRead(board);
            Facts call = new Facts(Instant.now().minusSeconds(5));
            PostgresResource.readOnly(() -> {
                board.await("said", Duration.ofSeconds(15), s -> s.path("service").path("notWrittenSince").isTextual());
                board.await("told", s -> of(s.path("alerts"), "kind", "databaseNotWriting").path("endedAt").isNull());
                Awaitility.await("mailed").until(() -> mails.getMailsSentTo(mailbox).stream()
                        .anyMatch(mail -> mail.getText().contains("n’enregistre plus rien")));
                assertThat(health("database-writing")).isEqualTo("DOWN");
                pbx.tell(call.arrives(), call.queues(2));
                board.await("the caller is seen", s -> of(s.path("waiting"), "callId", call.call).isObject());
                board.await("counted", s -> s.path("service").path("unwritten").asInt() == 2);
                coordinator.asks().get("/api/wallboard").then().statusCode(200);
            });
            board.await("it stores again", Duration.ofSeconds(20), s -> s.path("service").path("notWrittenSince").isNull()
                    && s.path("service").path("unwritten").asInt() == 0);
            board.await("over", Duration.ofSeconds(20),
                    s -> of(s.path("alerts"), "kind", "databaseNotWriting").path("endedAt").isTextual());
            Awaitility.await().untilAsserted(() -> assertThat(health("database-writing")).isEqualTo("UP"));
            assertThat(calls.count("SELECT count(*) FROM call_event WHERE call_id = ?", call.call.value())).isEqualTo(2);
            pbx.tellAndWait(call.ends(4, CALLER));
        }
    }

    private static String health(String check) {
        return RestAssured.get("/q/health/well").jsonPath().getString("checks.find { it.name == '" + check + "' }.status");
    }

    @Test
    void callersWhoAreTurnedAwayAreCountedAndWhoCannotBeRungIsNamed() {
        long ann = people.somebody();
        MemberId member = MemberId.ofResponder(ann);
        accounts.somebody(Role.COORDINATOR).asks().body(Map.of("turnedAway", true)).put("/api/lines/aas/thresholds").then().statusCode(200);
        duty.goOnDuty(ann, ReachChoice.SOFTPHONE, Duty.By.SELF);
        try (WallboardSocket board = wallboard()) {
            coordinatorsAndThresholdsAreRead(board);
            signals.fire(new PbxSignal.Connected(Instant.now(), Set.of()));
            signals.fire(new PbxSignal.MemberChanged(member, MemberStatus.READY));
            board.await("can be rung", s -> responder(s, ann).path("reachable").asBoolean());
            signals.fire(new PbxSignal.MemberChanged(member, MemberStatus.UNREACHABLE));
            board.await("cannot", s -> responder(s, ann).path("reachable").isBoolean() && !responder(s, ann).path("reachable").asBoolean());
            for (int i = 0; i < 2; i++) {
                Facts call = new Facts(Instant.now().minusSeconds(70));
                pbx.tellAndWait(call.arrives(), call.queues(2),
                        call.fact(62, "turned-away", new CallFact.TurnedAway(CallFact.TurnedAway.Reason.OVERFLOW)),
                        call.ends(68, CallFact.EndedBy.LINE));
            }
            JsonNode alert = of(board.await("told", s -> of(s.path("alerts"), "kind", "turnedAway").path("now").asInt() >= 2)
                    .path("alerts"), "kind", "turnedAway");
            assertThat(alert.path("line").asText()).isEqualTo("aas");
            ApiTruth described = accounts.somebody(Role.COORDINATOR).described();
            board.messages().forEach(message -> described.check(message.json(), "WallboardState", "WallboardState"));
        } finally {
            duty.goOffDuty(ann, Duty.By.SELF);
            accounts.somebody(Role.COORDINATOR).asks().body(Map.of("turnedAway", false)).put("/api/lines/aas/thresholds").then()
                    .statusCode(200);
        }
    }

    /** The second change is shown once all was read that belongs to the first. */
    private void coordinatorsAndThresholdsAreRead(WallboardSocket board) {
        for (int seconds : List.of(61, 60)) {
            accounts.somebody(Role.ADMINISTRATOR).asks().body(Map.of("serviceLevelSeconds", seconds)).patch("/api/lines/aas").then()
                    .statusCode(200);
            board.await("read", s -> of(s.path("lines"), "code", "aas").path("serviceLevelSeconds").asInt() == seconds);
        }
    }

    /** Other alerts come and go by the clock: a shift that begins within the hour. */
    private long ofTheDatabase(String mailbox) {
        return mails.getMailsSentTo(mailbox).stream().filter(mail -> mail.getText().contains("base de données")).count();
    }

    @Test
    void aResponderMayNotSeeIt() {
        accounts.somebody(Role.RESPONDER).asks().get("/api/wallboard").then().statusCode(403);
        accounts.somebody(Role.COORDINATOR).asks().get("/api/wallboard").then().statusCode(200);
        accounts.somebody(Role.ADMINISTRATOR).asks().get("/api/figures/definitions").then().statusCode(200);
    }
}
