package org.permanence.pbx.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.permanence.pbx.CallControl.NotPossible;
import org.permanence.pbx.CallControl.NotWaiting;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.Party;
import org.permanence.pbx.PbxSignal;
import org.permanence.pbx.PhoneNumber;

/** The PBX actions of each button: the table in asterisk-config/README.md, "The call in hand". */
class AsteriskCallControlTest {

    private static final CallId CALL = CallId.of("7d9f7a52-3d0a-4c7e-9a51-0d3f1c7f2b11");
    private static final MemberId ANN = new MemberId("r1");
    private static final Party BOB = new Party.Colleague(new MemberId("r2"));
    private static final Party SERVICE = new Party.Outside(new PhoneNumber("+3225551234"));
    private static final String C = "PJSIP/trunk-00000001";
    private static final String L = "Local/r1@responder-00000001;1";
    private static final String P = "PJSIP/trunk-00000002";
    private static final String THIRD = "Local/number@invited-00000003;1";

    private final FakeAmi pbx = new FakeAmi();
    private final Listening listening = new Listening(Listening.at(pbx.port())).connected();
    private final AsteriskCallControl control =
            new AsteriskCallControl(() -> listening.connection.ami().orElseThrow(), listening.signals::add);

    @BeforeEach
    void theCallIsInTheQueuesBridge() {
        legs(leg(C, "1.1", "waiting", ""), leg(L, "1.2", "waiting", "r1"), leg("Local/r1@responder-00000001;2", "1.3", "responder", "r1"),
                leg(P, "1.4", "responder", "r1"));
    }

    @AfterEach
    void close() {
        listening.close();
        pbx.close();
    }

    private void legs(String... legs) {
        pbx.answerList("Status", "StatusComplete", legs);
        pbx.forgetActions();
    }

    private static String leg(String channel, String uniqueId, String context, String member) {
        return "Event: Status\nChannel: " + channel + "\nUniqueid: " + uniqueId + "\nLinkedid: 1.1\nContext: " + context
                + "\nVariable: CALL_ID=" + CALL
                + "\nVariable: LINE=aas\nVariable: MEMBER=" + member;
    }

    private List<String> asked() {
        return pbx.actions().stream().filter(a -> !List.of("Status", "Ping").contains(a.name())).map(AsteriskCallControlTest::words)
                .toList();
    }

    private static String words(FakeAmi.Action a) {
        return switch (a.name()) {
            case "Redirect" -> "%s to %s,%s".formatted(a.field("Channel"), a.field("Context"), a.field("Exten"))
                    + (a.field("ExtraChannel") == null ? ""
                            : "; %s to %s,%s".formatted(a.field("ExtraChannel"), a.field("ExtraContext"), a.field("ExtraExten")));
            case "SetVar", "Setvar" -> "set %s on %s".formatted(a.field("Variable"), a.field("Channel"));
            case "PlayDTMF" -> "key %s to %s".formatted(a.field("Digit"), a.field("Channel"));
            case "MuteAudio" -> "mute %s %s %s".formatted(a.field("Channel"), a.field("Direction"), a.field("State"));
            default -> a.name() + " " + a.field("Channel");
        };
    }

    @Test
    void holdsTheFirstTimeOutOfTheQueuesBridgeAndThenInTheRoom() {
        control.hold(CALL, ANN);
        assertThat(asked()).containsExactly(C + " to held,s; " + L + " to room,s");

        legs(leg(C, "1.1", "room", ""), leg(L, "1.2", "room", "r1"));
        control.hold(CALL, ANN);
        control.resume(CALL, ANN);
        assertThat(asked()).containsExactly(C + " to held,s", C + " to room,s");
    }

    @Test
    void nobodyIsSentToTheRoomAlone() {
        control.resume(CALL, ANN);
        assertThat(asked()).containsExactly(C + " to room,s; " + L + " to room,s");
    }

    @Test
    void bringsSomebodyInWithTheCallerHeldOrHearing() {
        control.bringIn(CALL, ANN, BOB, true);
        assertThat(asked()).containsExactly(C + " to ask-first,r2; " + L + " to room,s");
        pbx.forgetActions();

        control.bringIn(CALL, ANN, SERVICE, false);
        assertThat(asked()).containsExactly("set THIRD_NUMBER on " + C, C + " to bring-in,number; " + L + " to room,s");

        legs(leg(C, "1.1", "held", ""), leg(L, "1.2", "room", "r1"));
        control.bringIn(CALL, ANN, BOB, true);
        assertThat(asked()).as("whoever holds the call stays in its room").containsExactly(C + " to ask-first,r2");
    }

    @Test
    void leavesTheCallerToTheThirdPersonOrSendsThatOneAway() {
        legs(leg(C, "1.1", "held", ""), leg(L, "1.2", "room", "r1"), leg(THIRD, "1.5", "room", ""));
        control.leaveToThird(CALL, ANN);
        assertThat(asked()).containsExactly(C + " to room,s", L + " to leave,s");
        pbx.forgetActions();

        control.keypad(CALL, ANN, "4#");
        control.sendAway(CALL, ANN);
        assertThat(asked()).containsExactly("key 4 to " + THIRD, "key # to " + THIRD, "Hangup " + THIRD);
    }

    @Test
    void transfersMutesRegainsAndHangsUp() {
        control.transfer(CALL, SERVICE);
        control.transfer(CALL, BOB);
        control.mute(CALL, ANN, true);
        control.keypad(CALL, ANN, "1");
        control.regain(CALL, ANN);
        control.hangUp(CALL);
        assertThat(asked()).containsExactly("set THIRD_NUMBER on " + C, C + " to transfer,number", C + " to transfer,r2",
                "mute " + P + " in on", "key 1 to " + C, C + " to regain,r1", "Hangup " + C);
    }

    private void keeperIs(String keeper) {
        pbx.answer("GetVar", (line, action) -> line.say("Response: Success", "ActionID: " + action.field("actionid"),
                "Variable: SHARED(KEEPER)", "Value: " + keeper));
    }

    @Test
    void givesACallerWhoWaitsAndNoOther() {
        keeperIs("nobody");
        control.give(CALL, new MemberId("r2"));
        assertThat(asked()).containsExactly("set SHARED(GIVEN) on " + C, "GetVar " + C, C + " to transfer,r2");
        pbx.forgetActions();

        keeperIs(L);
        assertThatThrownBy(() -> control.give(CALL, new MemberId("r2"))).isInstanceOf(NotWaiting.class);
        assertThat(asked()).as("what was set is taken back").containsExactly("set SHARED(GIVEN) on " + C, "GetVar " + C,
                "set SHARED(GIVEN) on " + C);

        legs(leg(C, "1.1", "turned-away", ""));
        assertThatThrownBy(() -> control.give(CALL, new MemberId("r2"))).isInstanceOf(NotWaiting.class);
        assertThat(asked()).isEmpty();
    }

    @Test
    void whoKeptTheCallAsAThirdPersonHoldsItByThatLeg() {
        String kept = "Local/r2@invited-00000003;1";
        legs(leg(C, "1.1", "room", ""), leg(kept, "1.5", "room", ""), leg("Local/r2@responder-00000004;1", "1.6", "invited", "r2"));
        control.hold(CALL, new MemberId("r2"));
        control.bringIn(CALL, new MemberId("r2"), SERVICE, false);
        assertThat(asked()).containsExactly(C + " to held,s", "set THIRD_NUMBER on " + C, C + " to bring-in,number");
        assertThatThrownBy(() -> control.sendAway(CALL, new MemberId("r2"))).as("not oneself").isInstanceOf(NotPossible.class);
    }

    @Test
    void aCallThatIsOverIsSaidAndNotOrdered() {
        legs();
        assertThatThrownBy(() -> control.hold(CALL, ANN)).isInstanceOf(NotPossible.class);
        theCallIsInTheQueuesBridge();
        pbx.answer("Redirect",
                (line, action) -> line.say("Response: Error", "ActionID: " + action.field("actionid"), "Message: Channel not existent"));
        assertThatThrownBy(() -> control.hold(CALL, ANN)).isInstanceOf(NotPossible.class).hasMessageNotContaining("Channel");
    }

    /** Two keys pressed in quick succession: the PBX is still moving the leg for the first. */
    @Test
    void anOrderToALegThatIsJustMovingIsTriedOnceMoreWithTheLegsOfThen() {
        pbx.answer("Redirect", (line, action) -> {
            legs(leg(C, "1.1", "room", ""), leg(L, "1.2", "room", "r1"));
            pbx.answerAsUsual("Redirect");
            line.say("Response: Error", "ActionID: " + action.field("actionid"), "Message: Redirect failed");
        });
        control.hold(CALL, ANN);
        assertThat(asked()).as("what was asked after the refusal").containsExactly(C + " to held,s");
    }

    @Test
    void aRestIsMadeLongerOrEnded() {
        control.restUntil(ANN, Instant.ofEpochSecond(1_800_000_000));
        assertThat(pbx.actions("DBPut")).singleElement().satisfies(a -> {
            assertThat(a.field("Family")).isEqualTo("resting");
            assertThat(a.field("Key")).isEqualTo("r1");
            assertThat(a.field("Val")).isEqualTo("1800000000");
        });
        assertThat(listening.signals)
                .contains(new PbxSignal.MemberResting(ANN, Instant.ofEpochSecond(1_800_000_000), PbxSignal.RestReason.WRAP_UP));
        pbx.forgetActions();
        control.endRest(ANN);
        assertThat(listening.signals).contains(new PbxSignal.MemberRested(ANN));
        assertThat(asked()).containsExactly("set DEVICE_STATE(Custom:rest-r1) on null");
    }
}
