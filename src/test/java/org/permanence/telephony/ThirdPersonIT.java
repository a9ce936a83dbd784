package org.permanence.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.permanence.lab.CallInHand;
import org.permanence.lab.Caller;
import org.permanence.lab.Lab;
import org.permanence.lab.Phone;
import org.permanence.lab.Wait;

/** An interpreter, a service, a colleague in the call: brought in, spoken to first, left with the caller. */
class ThirdPersonIT extends CallWithAnn {

    private final Phone bob;
    private final Phone interpreter;

    ThirdPersonIT(Lab lab) {
        super(lab);
        this.bob = lab.homePhone("+3222222202");
        this.interpreter = lab.homePhone("+3222222299");
    }

    @Test
    void anInterpreterIsBroughtInWhileTheCallerGoesOnTalkingAndGoesAgain() {
        Caller caller = talkingWithAnn();
        CallInHand call = lab.pbx().callOf("r1").bringIn(interpreter.name());
        interpreter.isRinging();
        caller.isConnectedTo(ann);
        assertThat(interpreter.rings().getFirst().shown()).isEqualTo("+3280035243");

        interpreter.picksUp();
        caller.isInOneRoomWith(ann, interpreter);
        call.letGo();

        interpreter.gotHungUp();
        caller.isConnectedTo(ann);
        assertThat(lab.pbx().tells("ThirdCalled", 1)).extracting(told -> told.get("Third")).containsExactly("number");
        assertThat(lab.pbx().tells("ThirdJoined", 1)).extracting(told -> told.get("Member")).containsExactly("r1");
        assertThat(lab.pbx().tells("ThirdLeft", 1)).extracting(told -> told.get("Third")).containsExactly("number");
        assertThat(lab.pbx().told("CallHeld")).isEmpty();
    }

    @Test
    void theResponderSpeaksWithAServiceFirstAndThenLeavesTheCallerToIt() {
        Caller caller = talkingWithAnn();
        CallInHand call = lab.pbx().callOf("r1").askFirst(interpreter.name());
        interpreter.isRinging();
        caller.hearsMusic();
        ann.hearsItRing();
        interpreter.picksUp();
        ann.isConnectedTo(interpreter);
        caller.hearsMusic();
        assertThat(interpreter.isHearing(caller)).isFalse();

        call.leave();

        ann.gotHungUp();
        caller.isConnectedTo(interpreter);
        assertThat(lab.pbx().tells("MemberLeft", 1)).singleElement().satisfies(told -> assertThat(told.get("Reason")).isEqualTo("kept"));
        Caller next = aCaller();
        ann.picksUp().presses("1");
        next.isConnectedTo(ann);
        interpreter.hangsUp();
        caller.gotHungUp();
        next.isConnectedTo(ann);
    }

    @Test
    void theCallerHangsUpAndEverybodyIsFree() {
        Caller caller = talkingWithAnn();
        lab.pbx().callOf("r1").bringIn(interpreter.name());
        interpreter.picksUp();
        caller.isInOneRoomWith(ann, interpreter);

        caller.hangsUp();

        interpreter.gotHungUp();
        ann.gotHungUp();
    }

    @Test
    void aCallerWhoWasLeftToTheThirdPersonHangsUp() {
        Caller caller = talkingWithAnn();
        CallInHand call = lab.pbx().callOf("r1").bringIn(interpreter.name());
        interpreter.picksUp();
        caller.isInOneRoomWith(ann, interpreter);
        call.leave();
        ann.gotHungUp();

        caller.isConnectedTo(interpreter).hangsUp();

        interpreter.gotHungUp();
    }

    @Test
    void aResponderWhoHangsUpInATalkOfThreeLeavesTheOthersTogether() {
        Caller caller = talkingWithAnn();
        lab.pbx().callOf("r1").bringIn(interpreter.name());
        interpreter.picksUp();
        caller.isInOneRoomWith(ann, interpreter);

        ann.hangsUp();

        Wait.until("told", () -> !lab.pbx().told("MemberLeft").isEmpty());
        caller.isConnectedTo(interpreter);
        interpreter.hangsUp();
        caller.gotHungUp();
    }

    @Test
    void aResponderWhoHangsUpWhileTheCallerIsOnHoldLeavesNobodyWithoutAnEnd() {
        Caller caller = talkingWithAnn();
        lab.pbx().callOf("r1").askFirst(interpreter.name());
        interpreter.picksUp();
        ann.isConnectedTo(interpreter);

        ann.hangsUp();

        interpreter.gotHungUp();
        Wait.until("the caller is queued again", () -> lab.pbx().events("QueueCallerJoin").size() == 2);
        ann.picksUp().presses("1");
        caller.isConnectedTo(ann);
    }

    @Test
    void theCallerHangsUpWhileTheThirdPersonIsRung() {
        Caller caller = talkingWithAnn();
        lab.pbx().callOf("r1").askFirst(interpreter.name());
        interpreter.isRinging();
        caller.hearsMusic().hangsUp();

        interpreter.stopsRinging();
        ann.gotHungUp();
        Wait.until("told", () -> !lab.pbx().told("ThirdFailed").isEmpty());
        assertThat(lab.pbx().tells("ThirdFailed", 1).getFirst().get("Status")).isEqualTo("CANCEL");
        assertThat(interpreter.rings().getFirst().answered()).isFalse();
    }

    @Test
    void theResponderHangsUpWhileTheThirdPersonIsRung() {
        Caller caller = talkingWithAnn();
        lab.pbx().callOf("r1").bringIn(interpreter.name());
        interpreter.isRinging();

        ann.hangsUp();

        caller.gotHungUp();
        interpreter.stopsRinging();
    }

    @Test
    void aThirdPersonIsNotRungAnyMore() {
        Caller caller = talkingWithAnn();
        CallInHand call = lab.pbx().callOf("r1").askFirst(interpreter.name());
        interpreter.isRinging();
        ann.hearsItRing();

        call.letGo();

        interpreter.stopsRinging();
        call.takeBack();
        caller.isConnectedTo(ann);
    }

    @Test
    void whoIsBusyOrDoesNotAnswerIsToldAndTheTalkGoesOn() {
        Caller caller = talkingWithAnn();
        interpreter.isBusy();
        CallInHand call = lab.pbx().callOf("r1").bringIn(interpreter.name());
        Wait.until("busy", () -> failures().size() == 1);
        interpreter.doesNotAnswer();
        call.bringIn(interpreter.name());
        Wait.until("not answered", () -> failures().size() == 2);
        interpreter.isUnreachable();
        call.bringIn(interpreter.name());
        Wait.until("not there", () -> failures().size() == 3);

        assertThat(failures()).containsExactly("BUSY", "NOANSWER", "CHANUNAVAIL");
        caller.isConnectedTo(ann);
    }

    @Test
    void aPremiumOrForeignNumberIsNotCalledUnlessAllowed() {
        Phone premium = lab.homePhone("+3290012345");
        Phone french = lab.homePhone("+33140000001");
        Caller caller = talkingWithAnn();
        CallInHand call = lab.pbx().callOf("r1").bringIn(premium.name());
        Wait.until("refused", () -> failures().equals(List.of("CHANUNAVAIL")));
        call.bringIn(french.name());
        Wait.until("refused", () -> failures().equals(List.of("CHANUNAVAIL", "CHANUNAVAIL")));
        assertThat(premium.rings()).isEmpty();
        assertThat(french.rings()).isEmpty();

        lab.plan().put("outbound/allow", "+33", "1");
        call.bringIn(french.name());

        french.picksUp();
        caller.isInOneRoomWith(ann, french);
    }

    private List<String> failures() {
        return lab.pbx().told("ThirdFailed").stream().map(told -> told.get("Status")).toList();
    }

    @Test
    void aColleagueAtHomeComesInByPressingOneAndRestsAfterwards() {
        lab.plan().onDutyAtHome("r2", bob.name(), "aas-nl");
        lab.plan().put("wrapup", "r2", "3");
        Caller caller = talkingWithAnn();
        CallInHand call = lab.pbx().callOf("r1").bringIn("r2");
        bob.picksUp();
        caller.isConnectedTo(ann);
        assertThat(lab.pbx().told("ThirdJoined")).isEmpty();

        bob.presses("1");
        caller.isInOneRoomWith(ann, bob);
        assertThat(lab.pbx().tells("ThirdJoined", 1).getFirst().get("Ring"))
                .isEqualTo(lab.pbx().tells("HomeAccepted", 1).getLast().get("Ring"));
        lab.caller("+32470111112").dials(LINE).presses("2").hearsMusic();
        assertThat(bob.rings()).hasSize(1);
        call.letGo();

        bob.gotHungUp();
        Wait.until("bob rests", () -> lab.pbx().told("MemberResting").stream().anyMatch(told -> told.get("Member").equals("r2")));
        assertThat(bob.rings()).hasSize(1);
        bob.isRinging();
        caller.isConnectedTo(ann);
    }

    @Test
    void aColleagueWhoKeptTheCallHasItInHand() {
        lab.plan().onDutyAtHome("r2", bob.name(), "aas-nl");
        Caller caller = talkingWithAnn();
        CallInHand call = lab.pbx().callOf("r1").bringIn("r2");
        bob.picksUp().presses("1");
        caller.isInOneRoomWith(ann, bob);
        call.leave();
        ann.gotHungUp();
        caller.isConnectedTo(bob);

        CallInHand kept = lab.pbx().callOf("r2").hold();
        caller.hearsMusic();
        kept.takeBack();
        caller.isConnectedTo(bob);
        kept.askFirst(interpreter.name());
        interpreter.picksUp();
        bob.isConnectedTo(interpreter);
        kept.leave();

        bob.gotHungUp();
        caller.isConnectedTo(interpreter);
        interpreter.hangsUp();
        caller.gotHungUp();
    }

    /** Nobody is left behind in a room of the same name: when all legs left and entered at once, this failed within five rounds. */
    @Test
    void howeverOftenSomebodyIsAskedAndLetGoTheCallerHearsTheResponder() {
        Caller caller = talkingWithAnn();
        CallInHand call = lab.pbx().callOf("r1");
        for (int round = 0; round < 5; round++) {
            int failures = 2 * round;
            call.askFirst(interpreter.name());
            interpreter.isRinging();
            call.letGo();
            Wait.until("let go", () -> failures().size() == failures + 1);
            call.bringIn(interpreter.name());
            caller.isConnectedTo(ann);
            interpreter.isRinging();
            call.letGo();
            Wait.until("let go", () -> failures().size() == failures + 2);
        }
    }

    @Test
    void aVoicemailIsNoColleague() {
        lab.plan().onDutyAtHome("r2", bob.letsVoicemailAnswer().name(), "aas-nl");
        Caller caller = talkingWithAnn();

        lab.pbx().callOf("r1").bringIn("r2");

        Wait.until("failed", () -> failures().size() == 1);
        assertThat(lab.pbx().told("ThirdJoined")).isEmpty();
        caller.isConnectedTo(ann);
        assertThat(caller.isHearing(bob)).isFalse();
    }

    @Test
    void aColleagueInACallIsNotRung() {
        lab.plan().onDutyAtHome("r2", bob.name(), "aas-nl");
        Caller other = lab.caller("+32470111112").dials(LINE).presses("2");
        bob.picksUp().presses("1");
        other.isConnectedTo(bob);
        Caller caller = talkingWithAnn();

        lab.pbx().callOf("r1").bringIn("r2");

        Wait.until("busy", () -> failures().equals(List.of("BUSY")));
        assertThat(bob.rings()).hasSize(1);
        caller.isConnectedTo(ann);
        other.isConnectedTo(bob);
    }

    @Test
    void keysOfTheScreenReachAServiceWithAMenu() {
        Caller caller = talkingWithAnn();
        CallInHand call = lab.pbx().callOf("r1").askFirst(interpreter.name());
        interpreter.picksUp();
        ann.isConnectedTo(interpreter);

        call.keyToThird('4');
        interpreter.isTyped("4");
        call.keyToThird('#');
        interpreter.isTyped("4#");

        ann.presses("7");
        interpreter.isTyped("4#7");
        caller.hearsMusic();
    }

    @Test
    void nobodyCanRecordOrListenIn() {
        Caller caller = talkingWithAnn();
        lab.pbx().callOf("r1").bringIn(interpreter.name());
        interpreter.picksUp();
        caller.isInOneRoomWith(ann, interpreter);
        String room = lab.pbx().tells("CallArrived", 1).getFirst().get("CallId");
        String channel = lab.pbx().tells("CallArrived", 1).getFirst().get("Channel");

        assertThat(lab.pbx().ami().ask("ConfbridgeStartRecord", "Conference", room)).containsEntry("Response", "Error");
        assertThat(lab.pbx().ami().ask("MixMonitor", "Channel", channel, "File", "stolen.wav")).containsEntry("Response", "Error");
        assertThat(lab.pbx().ami().ask("Originate", "Channel", "Local/s@room", "Application", "ChanSpy", "Async", "true"))
                .containsEntry("Response", "Error");
        for (String module : List.of("app_mixmonitor.so", "app_chanspy.so")) {
            assertThat(lab.pbx().ami().ask("ModuleLoad", "Module", module, "LoadType", "load")).as(module).containsEntry("Response",
                    "Error");
            assertThat(lab.pbx().console("module load " + module)).as(module).doesNotContain("Loaded " + module);
        }
        lab.pbx().console("confbridge record start " + room);
        assertThat(lab.pbx().console("core show channels concise")).doesNotContain("CBRec");
        assertThat(lab.pbx().files()).noneMatch(file -> file.toString().contains("confbridge-"));
        caller.isInOneRoomWith(ann, interpreter);
    }
}
