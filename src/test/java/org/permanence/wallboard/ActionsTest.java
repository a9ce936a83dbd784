package org.permanence.wallboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.call.Facts.waited;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.permanence.account.AccountView;
import org.permanence.account.Accounts;
import org.permanence.account.Role;
import org.permanence.call.Facts;
import org.permanence.call.Telling;
import org.permanence.lab.Api;
import org.permanence.lab.PostgresResource;
import org.permanence.lab.WallboardSocket;
import org.permanence.pbx.CallFact.EndedBy;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal;
import org.permanence.pbx.PbxSignal.MemberStatus;
import org.permanence.responder.Duty;
import org.permanence.responder.DutyService;
import org.permanence.responder.People;
import org.permanence.responder.ReachChoice;

/**
 * Every action of a coordinator about a responder, in each state: carried out, or refused with its reason. No PBX runs beside this test: an
 * action that reaches the PBX fails because it is unreachable, which shows that nothing else refused it. {@code story/WallboardIT} tests
 * the effect at the telephones.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ActionsTest {

    /** @see org.permanence.presence.Presence.State */
    enum In {
        OFF_DUTY(null, null), READY("ready", "paused"), RINGING("ringing", "ringing"), IN_CALL("inCall", "inCall"),
        WRAP_UP("wrapUp", "wrapUp"),
        RESTING("resting", "paused"), PAUSED("paused", "paused"), UNREACHABLE("unreachable", "paused");

        private final String shown;
        /** The state that is shown after a pause was requested. */
        private final String pausing;

        In(String shown, String pausing) {
            this.shown = shown;
            this.pausing = pausing;
        }
    }

    private static final Set<In> RESTS = EnumSet.of(In.WRAP_UP, In.RESTING);

    @TestHTTPResource("/api")
    URI api;
    @Inject
    Accounts accounts;
    @Inject
    People people;
    @Inject
    DutyService duty;
    @Inject
    Telling pbx;
    @Inject
    Event<PbxSignal> signals;

    private final Facts own = new Facts(Instant.now().minusSeconds(30));
    private final Facts waiting = new Facts(Instant.now().minusSeconds(20));
    private final Facts helped = new Facts(Instant.now().minusSeconds(20));

    @AfterEach
    void nobodyCallsAnyMore() {
        for (Facts call : new Facts[]{own, waiting, helped}) {
            pbx.tellAndWait(call.ends(60, EndedBy.CALLER));
        }
    }

    @ParameterizedTest
    @EnumSource(In.class)
    void eachActionInEachState(In state) {
        // A coordinator who answers too, so that the calls for help of others are answered on this very phone.
        long ann = people.preferring(ReachChoice.SOFTPHONE);
        AccountView account = accounts.exists(ann, Role.RESPONDER, Role.COORDINATOR);
        Accounts.Person coordinator = accounts.logsIn(account);
        String desk = people.deskPhone();
        signals.fire(new PbxSignal.Connected(Instant.now(), Set.of()));
        pbx.tellAndWait(waiting.arrives(), waiting.queues(1));
        long bob = people.somebody();
        pbx.tellAndWait(helped.arrives(), helped.queues(1), helped.rings(2, bob), helped.picksUp(4, bob, waited(3)));
        logIn(accounts.exists(bob, Role.RESPONDER)).post("/api/calls/" + helped.call + "/help", Map.of());
        comesInto(state, ann);

        String of = "/api/duty/" + ann;
        try (WallboardSocket board = new WallboardSocket(logIn(account))) {
            board.await(state + " is shown", s -> shown(s, ann).equals(Optional.ofNullable(state.shown)));

            says(coordinator.asks().post(of + "/end-rest"), RESTS.contains(state) ? "pbx-away" : "not-resting");
            String free = state == In.READY ? "pbx-away" : "colleague-not-free";
            says(coordinator.asks().body(Map.of("responderId", ann)).post("/api/calls/" + waiting.call + "/assign"), free);
            says(coordinator.asks().post("/api/calls/" + helped.call + "/join"), free);

            if (state == In.OFF_DUTY) {
                says(coordinator.asks().body(Map.of("reason", "meal")).post(of + "/pause"), "off-duty");
                says(coordinator.asks().delete(of + "/pause"), "off-duty");
            } else {
                done(coordinator.asks().body(Map.of("reason", "meal")).post(of + "/pause"));
                board.await("to pause",
                        s -> shown(s, ann).equals(Optional.of(state.pausing)) && responder(s, ann).path("pause").asText().equals("meal"));
                done(coordinator.asks().delete(of + "/pause"));
                String resumed = state == In.PAUSED ? "ready" : state.shown;
                board.await("to be rung", s -> shown(s, ann).equals(Optional.of(resumed)) && responder(s, ann).path("pause").isNull());
            }

            // A change of phone also puts a responder on duty who was off duty.
            done(coordinator.asks().body(Map.of("onDuty", true, "reach", Map.of("kind", "desk", "phone", desk))).put(of));
            board.await("at the desk phone", s -> responder(s, ann).path("reach").path("phone").asText().equals(desk));
            done(coordinator.asks().body(Map.of("onDuty", true)).put(of));
            assertThat(duty.of(ann).orElseThrow().reach()).as("on duty again is where they are").isEqualTo(ReachChoice.desk(desk));
            done(coordinator.asks().body(Map.of("onDuty", false)).put(of));
            board.await("gone", s -> shown(s, ann).isEmpty());
            done(coordinator.asks().body(Map.of("onDuty", false)).put(of));
            done(coordinator.asks().body(Map.of("onDuty", true)).put(of));
            board.await("on the phone they prefer", s -> responder(s, ann).path("reach").path("kind").asText().equals("softphone"));
        } finally {
            duty.goOffDuty(ann, Duty.By.SELF);
        }
    }

    private Api logIn(AccountView person) {
        return Api.logIn(URI.create(api.toString().replace("/api", "")), person.email(), Accounts.PASSWORD);
    }

    private void comesInto(In state, long ann) {
        if (state == In.OFF_DUTY) {
            return;
        }
        MemberId member = MemberId.ofResponder(ann);
        duty.goOnDuty(ann, ReachChoice.SOFTPHONE, Duty.By.SELF);
        switch (state) {
            case RINGING -> pbx.tellAndWait(own.arrives(), own.queues(1), own.rings(2, ann));
            case IN_CALL -> pbx.tellAndWait(own.arrives(), own.queues(1), own.rings(2, ann), own.picksUp(4, ann, waited(3)));
            case WRAP_UP -> signals.fire(new PbxSignal.MemberResting(member, Instant.now().plusSeconds(120), PbxSignal.RestReason.WRAP_UP));
            case RESTING ->
                    signals.fire(new PbxSignal.MemberResting(member, Instant.now().plusSeconds(120), PbxSignal.RestReason.NO_ANSWER));
            case PAUSED -> duty.pause(ann, Duty.PauseReason.OTHER, Duty.By.SELF);
            default -> {}
        }
        signals.fire(new PbxSignal.MemberChanged(member, switch (state) {
            case READY, PAUSED -> MemberStatus.READY;
            case RINGING -> MemberStatus.RINGING;
            case UNREACHABLE -> MemberStatus.UNREACHABLE;
            default -> MemberStatus.BUSY;
        }));
    }

    private static JsonNode responder(JsonNode state, long id) {
        return StreamSupport.stream(state.path("responders").spliterator(), false).filter(r -> r.path("id").asLong() == id).findFirst()
                .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }

    private static Optional<String> shown(JsonNode state, long id) {
        return Optional.of(responder(state, id).path("state").asText()).filter(shown -> !shown.isEmpty());
    }

    private static void done(Response answer) {
        answer.then().statusCode(200);
    }

    private static void says(Response answer, String problem) {
        assertThat(answer.statusCode()).isEqualTo(problem.equals("pbx-away") ? 503 : 409);
        assertThat(answer.jsonPath().getString("type")).endsWith(":" + problem);
        assertThat(answer.jsonPath().getString("detail")).isNotBlank();
    }
}
