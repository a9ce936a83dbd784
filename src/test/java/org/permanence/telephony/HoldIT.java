package org.permanence.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.permanence.lab.CallInHand;
import org.permanence.lab.Caller;
import org.permanence.lab.Lab;
import org.permanence.lab.Wait;

/** A caller on hold hears music, and never stays on hold for ever. */
class HoldIT extends CallWithAnn {

    HoldIT(Lab lab) {
        super(lab);
    }

    @Test
    void theCallerHearsMusicAndThenTheResponderAgain() {
        Caller caller = talkingWithAnn();
        CallInHand call = lab.pbx().callOf("r1");

        call.hold();
        caller.hearsMusic();
        ann.hearsNothing();
        call.takeBack();
        caller.isConnectedTo(ann);
        call.hold();
        caller.hearsMusic();
        call.takeBack();
        caller.isConnectedTo(ann);

        assertThat(lab.pbx().tells("CallHeld", 2)).extracting(told -> told.get("Member")).containsExactly("r1", "r1");
        assertThat(lab.pbx().tells("CallTalking", 2)).extracting(told -> told.get("Member")).containsExactly("r1", "r1");
        assertThat(lab.pbx().told("CallHeld")).extracting(told -> told.get("CallId"))
                .containsOnly(lab.pbx().tells("CallArrived", 1).getFirst().get("CallId"));
        ann.hangsUp();
        caller.gotHungUp();
        Wait.until("told", () -> !lab.pbx().told("MemberLeft").isEmpty());
        assertThat(lab.pbx().tells("MemberLeft", 1).getFirst().fields()).containsEntry("Member", "r1").containsEntry("Reason", "over");
    }

    @Test
    void aCallerOnHoldHangsUp() {
        Caller caller = talkingWithAnn();
        lab.pbx().callOf("r1").hold();
        caller.hearsMusic().hangsUp();

        ann.gotHungUp();
        aCaller();
        ann.isRinging();
    }

    @Test
    void aResponderWhoIsGoneLeavesTheCallerOnHoldAtTheFrontOfTheQueue() {
        Caller caller = talkingWithAnn();
        Caller waitingFirst = lab.caller("+32470111112").dials(LINE).presses("1").hearsMusic();
        lab.pbx().callOf("r1").hold();
        caller.hearsMusic();

        ann.hangsUp();
        Wait.until("the caller is queued again", () -> lab.pbx().events("QueueCallerJoin").size() == 3);
        ann.picksUp().presses("1");

        caller.isConnectedTo(ann);
        assertThat(waitingFirst.isHearing(ann)).isFalse();
        assertThat(lab.pbx().tells("MemberLeft", 1)).singleElement().satisfies(told -> assertThat(told.get("Reason")).isEqualTo("held"));
    }

    @Test
    void theResponderHangsUpAfterTheCallerCameBack() {
        Caller caller = talkingWithAnn();
        CallInHand call = lab.pbx().callOf("r1").hold();
        caller.hearsMusic();
        call.takeBack();
        caller.isConnectedTo(ann);

        ann.hangsUp();

        caller.gotHungUp();
        aCaller();
        ann.isRinging();
    }

    @Test
    void wrapUpBeginsWhenACallThatWasOnHoldEnds() {
        lab.plan().put("wrapup", "r1", "3");
        Caller caller = talkingWithAnn();
        lab.pbx().callOf("r1").hold();
        caller.hearsMusic();
        aCaller().hearsMusic();
        assertThat(ann.rings()).hasSize(1);
        assertThat(lab.pbx().told("MemberResting")).isEmpty();

        caller.hangsUp();
        ann.gotHungUp();
        var ended = ann.rings().getFirst().ended();
        Wait.until("ann is rung again", () -> ann.rings().size() == 2);

        assertThat(ann.rings().get(1).since()).isAfter(ended.plusMillis(2800));
        assertThat(lab.pbx().tells("MemberResting", 1)).singleElement()
                .satisfies(told -> assertThat(told.get("Reason")).isEqualTo("WRAPUP"));
    }

    @Test
    void theScreenHangsUp() {
        Caller caller = talkingWithAnn();

        lab.pbx().callOf("r1").hangUp();

        caller.gotHungUp();
        ann.gotHungUp();
    }
}
