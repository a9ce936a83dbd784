package org.permanence.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A desk's live connection: what the screen was told, in JSON for tests of the protocol, in words for stories. */
public final class DeskSocket extends LiveSocket {

    /** @param call null: none */
    public record State(PbxLink pbx, Storage storage, Duty duty, Queue queue, Call call, List<Told> messages) {

        /** The state of this desk's call: {@code ringing}, {@code inCall}, …; empty when there is none. */
        public String callState() {
            return call == null ? "" : call.state;
        }
    }

    public record PbxLink(boolean connected) {}

    /** @param reach null when off duty */
                                          /** @param notWrittenSince null: the database stores */
    public record Storage(Instant notWrittenSince) {}

    public record Duty(boolean onDuty, Reach reach) {}

    public record Reach(String kind) {}

    public record Queue(int waiting) {}

    /** By a coordinator to every desk. */
    public record Told(String text) {}

    /** @param recordId null until the call is picked up. @param third who was brought in, null: nobody. @param help null: not asked for */
    public record Call(String callId, String state, Long recordId, boolean asThird, Third third, Help help, Instant wrapUpUntil) {

        /** {@code ringing}, {@code talking}, {@code failed}; empty when nobody was brought in. */
        public String thirdState() {
            return third == null ? "" : third.state;
        }

        /** Empty when nobody comes. */
        public String helpBy() {
            return help == null || help.by == null ? "" : help.by;
        }
    }

    /** @param label null after a restart of the service */
    public record Third(String state, String label) {}

    /** @param by null until somebody comes */
    public record Help(String by) {}

    /** A record as it was opened on this desk. */
    public record Opened(String callId, OfCall call) {}

    public record OfCall(String reach) {}

    public DeskSocket(Api person) {
        super(person, "/live/desk");
    }

    @Override
    void receivedBeside(JsonNode message, ObjectNode state) {
        if (message.has("record")) {
            state.set("record", message.path("record")); // as a screen keeps it: the record that was opened last
        }
    }

    /** The state of this desk's call: {@code ringing}, {@code inCall}, …; empty when there is none. */
    public String callState() {
        return state().path("call").path("state").asText("");
    }

    public State now() {
        return View.of(state(), State.class);
    }

    /** The call that this desk has now. */
    public Call call() {
        return Optional.ofNullable(now().call).orElseThrow(() -> new IllegalStateException("there is no call at this desk"));
    }

    /** Waits until the screen's state is as described. */
    public State sees(String what, Duration within, Predicate<State> condition) {
        return View.of(await(what, within, state -> condition.test(View.of(state, State.class))), State.class);
    }

    public State sees(String what, Predicate<State> condition) {
        return sees(what, Wait.PATIENCE, condition);
    }

    /** Waits until there is a call, as described. */
    public Call seesCall(String what, Duration within, Predicate<Call> condition) {
        return sees(what, within, state -> state.call != null && condition.test(state.call)).call;
    }

    /** @param state such as {@code onHold} */
    public Call callIs(String state) {
        return callIs(state, Wait.PATIENCE);
    }

    public Call callIs(String state, Duration within) {
        return seesCall("the call is " + state, within, call -> call.state.equals(state));
    }

    public Call isRung() {
        return callIs("ringing");
    }

    public DeskSocket isRungNoMore() {
        sees("it rings no more", state -> !state.callState().equals("ringing"));
        return this;
    }

    public Call isInCall() {
        return callIs("inCall");
    }

    public DeskSocket isInCallNoMore() {
        sees("the call is over", state -> !state.callState().equals("inCall"));
        return this;
    }

    /** No call, and none that ended a moment ago. */
    public DeskSocket isCalm() {
        sees("the screen is calm", state -> state.callState().isEmpty() || state.callState().equals("idle"));
        return this;
    }

    /** In the call, and its record is there. */
    public Call hasItsRecord() {
        return seesCall("in the call, and its record is there", Wait.PATIENCE,
                call -> call.state.equals("inCall") && call.recordId != null);
    }

    /** In the call, and its record was opened on the screen. */
    public Opened seesItsRecord() {
        return View.of(
                await("in the call, and the record is on the screen", state -> state.path("call").path("state").asText("").equals("inCall")
                        && state.path("record").isObject()).path("record"),
                Opened.class);
    }

    public DeskSocket isOnDuty(Duration within) {
        sees("on duty", within, state -> state.duty.onDuty);
        return this;
    }

    public DeskSocket isOffDuty(Duration within) {
        sees("off duty", within, state -> !state.duty.onDuty);
        return this;
    }

    /** Callers who wait, whom nobody has answered. */
    public DeskSocket seesWaiting(int callers) {
        sees(callers + " wait", state -> state.queue.waiting == callers);
        return this;
    }

    /** So far, in any message. */
    public boolean wasEverToldOf(String callId) {
        return messages().stream().anyMatch(message -> message.json().toString().contains(callId));
    }

    /** So far, in any message. */
    public boolean wasEverInCall() {
        return messages().stream().anyMatch(message -> message.json().path("changes").path("call").path("state").asText().equals("inCall"));
    }
}
