package org.permanence.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.permanence.call.Facts.waited;
import static org.permanence.pbx.CallFact.EndedBy.CALLER;
import static org.permanence.pbx.CallFact.EndedBy.RESPONDER;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.permanence.ApiTruth;
import org.permanence.account.AccountView;
import org.permanence.account.Accounts;
import org.permanence.account.Role;
import org.permanence.call.Facts;
import org.permanence.call.Telling;
import org.permanence.lab.Api;
import org.permanence.lab.DeskSocket;
import org.permanence.lab.PostgresResource;
import org.permanence.line.Lines;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallFact.RingResult;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal;

/** The messages to responders' screens while the PBX tells facts. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DeskSocketTest {

    @TestHTTPResource("/api")
    URI api;
    @Inject
    Colleagues colleagues;
    @Inject
    Accounts accounts;
    @Inject
    Telling pbx;
    @Inject
    Event<PbxSignal> signals;
    @Inject
    DataSource database;
    @Inject
    Lines lines;

    private Api logIn(AccountView person) {
        return Api.logIn(URI.create(api.toString().replace("/api", "")), person.email(), Accounts.PASSWORD);
    }

    private static Facts call() {
        return new Facts(Instant.now().minusSeconds(20));
    }

    private static List<JsonNode> records(DeskSocket desk) {
        return desk.messages().stream().map(m -> m.json().path("record")).filter(JsonNode::isObject).toList();
    }

    @Test
    void aScreenBeginsWithASnapshot() {
        try (DeskSocket ann = new DeskSocket(logIn(colleagues.exists()))) {
            JsonNode state = ann.state();

            assertThat(ann.messages().getFirst().json().path("type").asText()).isEqualTo("snapshot");
            assertThat(state.path("duty").path("onDuty").asBoolean()).isFalse();
            assertThat(state.path("duty").path("choices").path(0).path("kind").asText()).isEqualTo("softphone");
            assertThat(state.path("call").isNull()).isTrue();
            assertThat(state.path("queue").path("waiting").isInt()).isTrue();
        }
    }

    @Test
    void theRecordOpensForWhomThePbxBridgedAndForNobodyElse() {
        AccountView ann = colleagues.exists();
        AccountView bob = colleagues.exists();
        try (DeskSocket annsDesk = new DeskSocket(logIn(ann)); DeskSocket bobsDesk = new DeskSocket(logIn(bob))) {
            Facts a = call();
            pbx.tell(a.arrives(), a.queues(5), a.rings(6, ann.responderId()), a.rings(6, bob.responderId()));
            annsDesk.await("rings", s -> s.path("call").path("state").asText().equals("ringing"));
            bobsDesk.await("rings", s -> s.path("call").path("state").asText().equals("ringing"));

            pbx.tell(a.picksUp(10, ann.responderId(), waited(5)), a.ringEnds(10, bob.responderId(), RingResult.CANCELLED));

            JsonNode state = annsDesk.await("in call", s -> s.path("call").path("state").asText().equals("inCall"));
            JsonNode record = records(annsDesk).getFirst();
            assertThat(record.path("id").asLong()).isEqualTo(state.path("call").path("recordId").asLong()).isPositive();
            assertThat(record.path("callId").asText()).isEqualTo(a.call.toString());
            assertThat(record.path("call").path("waitedSeconds").asDouble()).isEqualTo(5);
            assertThat(record.path("responder").path("name").asText()).isEqualTo("Ann Peeters");
            bobsDesk.await("nothing", s -> s.path("call").isNull());
            assertThat(records(bobsDesk)).isEmpty();
            annsDesk.await("listed", s -> s.path("openRecords").size() == 1);

            pbx.tell(a.holds(12, ann.responderId()));
            annsDesk.await("on hold", s -> s.path("call").path("state").asText().equals("onHold"));
            pbx.tell(a.resumes(13, ann.responderId()));
            annsDesk.await("in call", s -> s.path("call").path("state").asText().equals("inCall"));
            pbx.tell(a.ends(19, CALLER));
            JsonNode after = annsDesk.await("wrap-up", s -> s.path("call").path("state").asText().equals("wrapUp"));
            assertThat(after.path("call").path("recordId").asLong()).isEqualTo(record.path("id").asLong());
            assertThat(records(annsDesk)).as("the record travels once").hasSize(1);

            ApiTruth described = accounts.logsIn(ann).described();
            annsDesk.messages().forEach(message -> described.check(message.json(), "DeskState", "DeskBeside"));
            try (DeskSocket again = new DeskSocket(logIn(ann))) {
                again.messages().forEach(message -> described.check(message.json(), "DeskState", "DeskBeside"));
            }
        }
    }

    /**
     * The caller is on the line: their record and the buttons are on the screen while the database is still slow; typed text waits until it
     * answers.
     */
    @Test
    void whoPickedUpDoesNotWaitForTheDatabase() throws Exception {
        AccountView ann = colleagues.exists();
        Api session = logIn(ann);
        try (DeskSocket desk = new DeskSocket(session); Connection busy = database.getConnection();
                Statement holding = busy.createStatement()) {
            Facts a = call();
            pbx.tellAndWait(a.arrives(), a.queues(5), a.rings(6, ann.responderId()));
            busy.setAutoCommit(false);
            holding.execute("LOCK TABLE call_event IN EXCLUSIVE MODE");

            CompletableFuture<Void> written = pbx.tell(a.picksUp(10, ann.responderId(), waited(5))).toCompletableFuture();
            JsonNode shown = desk.await("in call", s -> s.path("call").path("state").asText().equals("inCall"));
            long record = shown.path("call").path("recordId").asLong();
            assertThat(records(desk)).singleElement().satisfies(r -> {
                assertThat(r.path("id").asLong()).isEqualTo(record).isPositive();
                assertThat(r.path("call").path("waitedSeconds").asDouble()).isEqualTo(5);
            });
            try (DeskSocket second = new DeskSocket(logIn(ann))) {
                assertThat(second.state().path("call")).isEqualTo(desk.state().path("call"));
                assertThat(records(second)).isEqualTo(records(desk));
            }
            assertThatThrownBy(() -> session.post("/api/calls/" + a.call + "/hold", Map.of()))
                    .as("a button that is there is hers to press; no PBX in this test")
                    .isInstanceOfSatisfying(Api.Refused.class, e -> assertThat(e.status()).isEqualTo(503));
            CompletableFuture<JsonNode> typed =
                    CompletableFuture.supplyAsync(() -> session.patch("/api/records/" + record, Map.of("nature", "silent"), 1L));
            await().during(Duration.ofMillis(300)).until(() -> !written.isDone() && !typed.isDone());

            busy.rollback();
            written.join();
            assertThat(typed.join().path("nature").asText()).isEqualTo("silent");
            assertThat(session.get("/api/records/" + record).path("callId").asText()).isEqualTo(a.call.toString());
            desk.await("listed", s -> s.path("openRecords").path(0).path("id").asLong() == record);
            assertThat(records(desk)).as("the record travels once").hasSize(1);
        }
    }

    /** The telephone needs no database, and neither does the desk of who is logged in. */
    @Test
    void withTheDatabaseAwayTheDeskFollowsThePbxAndSaysThatNothingIsWrittenYet() {
        AccountView ann = colleagues.exists();
        Api session = logIn(ann);
        try (DeskSocket desk = new DeskSocket(session)) {
            desk.await("stored", s -> s.path("storage").path("notWrittenSince").isNull());
            Facts a = call();
            PostgresResource.withoutDatabase(() -> {
                pbx.tell(a.arrives(), a.queues(5));
                desk.await("one waits", s -> s.path("queue").path("waiting").asInt() > 0);
                pbx.tell(a.rings(6, ann.responderId()));
                desk.await("rings", s -> s.path("call").path("state").asText().equals("ringing"));
                pbx.tell(a.picksUp(10, ann.responderId(), waited(5)));
                long record = desk.await("in call", s -> s.path("call").path("state").asText().equals("inCall")
                        && s.path("call").path("recordId").isNumber()).path("call").path("recordId").asLong();
                desk.await("said", s -> s.path("storage").path("notWrittenSince").isTextual());
                pbx.tell(a.holds(12, ann.responderId()));
                desk.await("on hold", s -> s.path("call").path("state").asText().equals("onHold"));

                assertThatThrownBy(() -> session.post("/api/calls/" + a.call + "/resume", Map.of()))
                        .as("her button goes to the PBX, which no test has").isInstanceOfSatisfying(Api.Refused.class,
                                e -> assertThat(e.getMessage()).contains("pbx-away"));
                assertThatThrownBy(() -> session.patch("/api/records/" + record, Map.of("nature", "silent"), 1L))
                        .as("the page keeps what is typed").isInstanceOfSatisfying(Api.Refused.class,
                                e -> assertThat(e.status()).isEqualTo(503));
                assertThat(session.get("/api/session").path("account").path("email").asText()).as("a reload").isEqualTo(ann.email());
                try (DeskSocket reloaded = new DeskSocket(session)) {
                    assertThat(reloaded.state().path("call").path("state").asText()).isEqualTo("onHold");
                    assertThat(records(reloaded)).singleElement().satisfies(r -> assertThat(r.path("id").asLong()).isEqualTo(record));
                }
            });
            desk.await("stored again", Duration.ofSeconds(30), s -> s.path("storage").path("notWrittenSince").isNull());
            long record = desk.state().path("call").path("recordId").asLong();
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(
                    () -> assertThat(session.patch("/api/records/" + record, Map.of("nature", "silent"), 1L).path("nature").asText())
                            .isEqualTo("silent"));
            desk.await("listed", s -> s.path("openRecords").path(0).path("id").asLong() == record);
            pbx.tellAndWait(a.ends(19, CALLER));
        }
    }

    @Test
    void whatWasHeardInVainLeavesTheScreenAgain() throws Exception {
        AccountView ann = colleagues.exists();
        try (DeskSocket desk = new DeskSocket(logIn(ann)); Connection other = database.getConnection();
                PreparedStatement known = other.prepareStatement(
                        """
                        INSERT INTO call_event (call_id, key, at, received_at, source, fact, detail) VALUES (?, ?, now(), now(), 'LIVE', 'PickedUp', '{}')""")) {
            Facts a = call();
            pbx.tellAndWait(a.arrives(), a.queues(5), a.rings(6, ann.responderId()));
            CallEvent pickUp = a.picksUp(10, ann.responderId(), waited(5));
            known.setObject(1, a.call.value());
            known.setString(2, pickUp.key());
            known.executeUpdate();

            pbx.tellAndWait(pickUp);

            await().untilAsserted(
                    () -> assertThat(desk.messages().stream().map(m -> m.json().path("changes").path("call").path("state").asText())
                            .filter(s -> !s.isEmpty())).containsExactly("ringing", "inCall", "ringing"));
        }
    }

    @Test
    void everyVersionFollowsTheOneBefore() {
        AccountView ann = colleagues.exists();
        try (DeskSocket desk = new DeskSocket(logIn(ann))) {
            for (int i = 0; i < 10; i++) {
                Facts a = call();
                pbx.tell(a.arrives(), a.queues(5), a.rings(6, ann.responderId()), a.ringEnds(7, ann.responderId(), RingResult.NO_ANSWER),
                        a.givesUp(9, waited(4)), a.ends(9, CALLER));
            }
            desk.await("over", s -> s.path("call").isNull());
            await().until(() -> desk.messages().size() > 10);

            long version = desk.messages().getFirst().json().path("version").asLong();
            for (DeskSocket.Message message : desk.messages()) {
                long next = message.json().path("version").asLong();
                assertThat(next).isEqualTo(message.json().path("type").asText().equals("delta") ? version + 1 : version);
                version = next;
            }
        }
    }

    @Test
    void aScreenThatComesBackGetsItsCallAndItsRecordAndASecondScreenTheSame() {
        AccountView ann = colleagues.exists();
        Facts a = call();
        Api session = logIn(ann);
        try (DeskSocket first = new DeskSocket(session)) {
            pbx.tell(a.arrives(), a.queues(5), a.rings(6, ann.responderId()), a.picksUp(10, ann.responderId(), waited(5)));
            first.await("in call", s -> s.path("call").path("state").asText().equals("inCall"));
            try (DeskSocket second = new DeskSocket(logIn(ann))) {
                assertThat(second.state().path("call")).isEqualTo(first.state().path("call"));
                assertThat(records(second)).isEqualTo(records(first));
                pbx.tell(a.ends(15, CALLER));
                first.await("wrap-up", s -> s.path("call").path("state").asText().equals("wrapUp"));
                second.await("wrap-up", s -> s.path("call").path("state").asText().equals("wrapUp"));
            }
        }
    }

    /** The PBX tells first that the browser's leg is gone, and some 20 ms later what becomes of the caller. */
    @Test
    void theCallNeverVanishesFromTheScreenOnItsWayBackToAPageThatWasReloaded() {
        AccountView ann = colleagues.exists();
        MemberId member = Facts.member(ann.responderId());
        try (DeskSocket desk = new DeskSocket(logIn(ann))) {
            Facts a = call();
            pbx.tell(a.arrives(), a.queues(5), a.rings(6, ann.responderId()));
            desk.await("rings", s -> s.path("call").path("state").asText().equals("ringing"));
            pbx.tell(a.picksUp(10, ann.responderId(), waited(5)));
            desk.await("in call", s -> s.path("call").path("state").asText().equals("inCall"));
            pbx.tell(a.holds(11, ann.responderId()));
            desk.await("on hold", s -> s.path("call").path("state").asText().equals("onHold"));
            pbx.tellAndWait(a.leaves(12, ann.responderId(), RESPONDER));
            pbx.tell(a.fact(12.1, "regain", new CallFact.RegainStarted(member)));
            desk.await("the caller waits for the page", s -> s.path("call").path("state").asText().equals("regaining"));

            assertThat(desk.messages().stream().map(m -> m.json().path("changes").path("call")).filter(c -> !c.isMissingNode())
                    .map(c -> c.path("state").asText("nothing")).distinct()).containsExactly("ringing", "inCall", "onHold", "regaining");
            pbx.tell(a.ends(20, CALLER));
            desk.await("over", s -> !s.path("call").path("state").asText().equals("regaining"));
        }
    }

    @Test
    void acceptingTooLateIsSaid() {
        AccountView ann = colleagues.exists();
        try (DeskSocket desk = new DeskSocket(logIn(ann))) {
            Facts a = new Facts(Instant.now().minusSeconds(26)); // 6 of the 10 seconds that it is said for are over
            pbx.tell(a.arrives(), a.queues(5), a.rings(6, ann.responderId()), a.givesUp(19.5, waited(14.5)), a.ends(19.6, CALLER),
                    a.ringEnds(19.8, ann.responderId(), RingResult.TOO_LATE));

            desk.await("missed", s -> s.path("call").path("missed").asText().equals("tooLate"));
            desk.await("and forgotten", s -> s.path("call").isNull());
            assertThat(records(desk)).isEmpty();
        }
    }

    @Test
    void dutyAndTheLinkToThePbxAreShownLive() {
        AccountView ann = colleagues.exists();
        Api session = logIn(ann);
        try (DeskSocket desk = new DeskSocket(session)) {
            session.put("/api/duty/me", Map.of("onDuty", true));
            desk.await("on duty", s -> s.path("duty").path("onDuty").asBoolean()
                    && s.path("duty").path("reach").path("kind").asText().equals("softphone"));
            signals.fire(new PbxSignal.Connected(Instant.now(), Set.of()));
            signals.fire(new PbxSignal.MemberChanged(Facts.member(ann.responderId()), PbxSignal.MemberStatus.UNREACHABLE));
            desk.await("on duty and nobody", s -> s.path("queue").path("reachable").asInt(-1) == 0);
            signals.fire(new PbxSignal.MemberChanged(Facts.member(ann.responderId()), PbxSignal.MemberStatus.READY));
            desk.await("ready", s -> s.path("queue").path("reachable").asInt() > 0 && s.path("queue").path("ready").asInt() > 0);
            signals.fire(new PbxSignal.Disconnected(Instant.now()));
            desk.await("PBX away", s -> !s.path("pbx").path("connected").asBoolean());
            session.put("/api/duty/me", Map.of("onDuty", false));
            desk.await("off duty", s -> !s.path("duty").path("onDuty").asBoolean());
        }
    }

    /** With more than one line, a caller of a line for which somebody is not rung is none of theirs. */
    @Test
    void theQueueCountsOnlyWhoCanRingHere() {
        LineCode annsLine = lines.line();
        LineCode bobsLine = lines.line();
        AccountView ann = colleagues.exists();
        AccountView bob = colleagues.exists();
        answersFor(ann, annsLine);
        answersFor(bob, bobsLine);
        try (DeskSocket annsDesk = new DeskSocket(logIn(ann)); DeskSocket bobsDesk = new DeskSocket(logIn(bob))) {
            Facts a = call();
            pbx.tellAndWait(a.arrives(annsLine), a.queues(5));
            Facts b = call();
            pbx.tellAndWait(b.arrives(bobsLine), b.queues(7));
            JsonNode anns = annsDesk.await("one waits", s -> s.path("queue").path("waiting").asInt() == 1);
            assertThat(Instant.parse(anns.path("queue").path("longestSince").asText())).isEqualTo(a.at(5).truncatedTo(ChronoUnit.MILLIS));
            JsonNode bobs = bobsDesk.await("one waits", s -> s.path("queue").path("waiting").asInt() == 1);
            assertThat(Instant.parse(bobs.path("queue").path("longestSince").asText())).isEqualTo(b.at(7).truncatedTo(ChronoUnit.MILLIS));

            answersFor(bob, annsLine, bobsLine);
            bobsDesk.await("both wait for him", s -> s.path("queue").path("waiting").asInt() == 2);
            pbx.tellAndWait(a.givesUp(9, waited(4)), a.ends(9.1, CALLER), b.givesUp(9, waited(2)), b.ends(9.1, CALLER));
            bobsDesk.await("nobody", s -> s.path("queue").path("waiting").asInt() == 0);
        }
    }

    private void answersFor(AccountView person, LineCode... codes) {
        accounts.somebody(Role.COORDINATOR).asks().body(Map.of("lines", Stream.of(codes).map(LineCode::value).toList()))
                .patch("/api/responders/" + person.responderId()).then().statusCode(200);
    }

    @Test
    void withoutASessionWithoutTheRoleOrFromAnotherSiteThereIsNoScreen() {
        Accounts.Person coordinator = accounts.somebody(Role.COORDINATOR);
        Accounts.Person ann = colleagues.logsIn();

        assertThatThrownBy(() -> connect("", "")).hasStackTraceContaining("WebSocketHandshakeException");
        assertThatThrownBy(() -> connect(coordinator.cookieHeader(), "")).hasStackTraceContaining("WebSocketHandshakeException");
        assertThatThrownBy(() -> connect(ann.cookieHeader(), "https://elsewhere.example"))
                .hasStackTraceContaining("WebSocketHandshakeException");
        connect(ann.cookieHeader(), "").abort();
    }

    private WebSocket connect(String cookie, String origin) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (!cookie.isEmpty()) {
            builder.header("Cookie", cookie);
        }
        if (!origin.isEmpty()) {
            builder.header("Origin", origin);
        }
        return builder.buildAsync(URI.create(api.toString().replaceFirst("^http", "ws").replace("/api", "/live/desk")),
                new WebSocket.Listener() {}).join();
    }

    @Test
    void loggingOutEndsTheScreen() {
        AccountView ann = colleagues.exists();
        Api session = logIn(ann);
        try (DeskSocket desk = new DeskSocket(session)) {
            session.delete("/api/session");
            Facts a = call();
            pbx.tellAndWait(a.arrives(), a.queues(5), a.rings(6, ann.responderId()), a.picksUp(10, ann.responderId(), waited(5)));

            assertThat(records(desk)).isEmpty();
        }
    }
}
