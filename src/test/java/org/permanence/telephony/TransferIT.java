package org.permanence.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.pbx.Language.FR;
import static org.permanence.pbx.Language.NL;

import org.junit.jupiter.api.Test;
import org.permanence.lab.CallInHand;
import org.permanence.lab.Caller;
import org.permanence.lab.Lab;
import org.permanence.lab.Phone;
import org.permanence.lab.Wait;

/** A caller is transferred blindly, to a responder on any phone or to a number; or the responder is rung back. No caller is lost. */
class TransferIT extends CallWithAnn {

    private final Phone bob;
    private final Phone service;

    TransferIT(Lab lab) {
        super(lab);
        this.bob = lab.homePhone("+3222222202");
        this.service = lab.homePhone("+3222222299");
    }

    @Test
    void toAResponderAtHomeWhoPressesOne() {
        lab.plan().onDutyAtHome("r2", bob.name());
        Caller caller = talkingWithAnn();

        lab.pbx().callOf("r1").transfer("r2");

        ann.gotHungUp();
        bob.picksUp();
        caller.hearsMusic();
        assertThat(lab.pbx().told("TransferAnswered")).isEmpty();
        bob.presses("1");
        caller.isConnectedTo(bob);
        assertThat(lab.pbx().tells("TransferStarted", 1).getFirst().fields()).containsEntry("Member", "r1").containsEntry("To", "r2");
        assertThat(lab.pbx().tells("TransferAnswered", 1).getFirst().fields()).containsEntry("Member", "r2").containsEntry("From", "r1")
                .containsEntry("Ring", lab.pbx().tells("HomeAccepted", 1).getLast().get("Ring"));
        Caller next = aCaller();
        ann.picksUp().presses("1");
        next.isConnectedTo(ann);
        bob.hangsUp();
        caller.gotHungUp();
    }

    @Test
    void toAResponderAtADeskWhoseScreenThenHasTheCallInHand() {
        Phone desk = lab.registeredDeskPhone("101");
        lab.plan().onDutyAtDesk("r2", "101");
        Caller caller = talkingWithAnn();

        lab.pbx().callOf("r1").transfer("r2");
        desk.picksUp();
        caller.isConnectedTo(desk);

        CallInHand call = lab.pbx().callOf("r2").hold();
        caller.hearsMusic();
        call.takeBack();
        caller.isConnectedTo(desk).hangsUp();
        desk.gotHungUp();
    }

    @Test
    void toAResponderAtABrowser() {
        Phone browser = lab.registeredSoftphone("r2");
        lab.plan().onDutyAtSoftphone("r2");
        Caller caller = talkingWithAnn();

        lab.pbx().callOf("r1").transfer("r2");
        browser.picksUp();

        caller.isConnectedTo(browser);
    }

    @Test
    void toANumberOutside() {
        Caller caller = talkingWithAnn();

        lab.pbx().callOf("r1").transfer(service.name());

        service.isRinging();
        caller.hearsMusic();
        assertThat(service.rings().getFirst().shown()).isEqualTo("+3280035243");
        service.picksUp();
        caller.isConnectedTo(service);
        assertThat(lab.pbx().tells("TransferAnswered", 1).getFirst().fields()).containsEntry("To", "number").containsEntry("Member", "");
        service.hangsUp();
        caller.gotHungUp();
    }

    @Test
    void outOfATalkOfThree() {
        Phone desk = lab.registeredDeskPhone("101");
        lab.plan().onDutyAtDesk("r2", "101");
        Caller caller = talkingWithAnn();
        CallInHand call = lab.pbx().callOf("r1").bringIn(service.name());
        service.picksUp();
        caller.isInOneRoomWith(ann, service);

        call.transfer("r2");

        ann.gotHungUp();
        service.gotHungUp();
        desk.picksUp();
        caller.isConnectedTo(desk);
    }

    @Test
    void whoDoesNotAnswerSendsTheCallerToTheFrontOfTheQueue() {
        lab.plan().onDutyAtHome("r2", bob.doesNotAnswer().name());
        Caller caller = talkingWithAnn();
        Caller waiting = lab.caller("+32470111112").dials(LINE).presses("1").hearsMusic();
        lab.plan().offDuty("r1", "aas-fr");
        lab.plan().onDutyAtHome("r3", lab.homePhone("+3222222203").isBusy().name(), "aas-fr");

        lab.pbx().callOf("r1").transfer("r2");
        bob.isRinging();
        Wait.until("the transfer failed", () -> !lab.pbx().told("TransferFailed").isEmpty());
        Wait.until("the caller is queued again", () -> lab.pbx().events("QueueCallerJoin").size() == 3);
        lab.plan().onDutyAtHome("r1", ann.name(), "aas-fr");
        ann.picksUp().presses("1");

        caller.isConnectedTo(ann);
        assertThat(waiting.isHearing(ann)).isFalse();
        assertThat(lab.pbx().tells("TransferFailed", 1).getFirst().get("Status")).isEqualTo("NOANSWER");
    }

    @Test
    void aVoicemailDoesNotGetTheCaller() {
        lab.plan().onDutyAtHome("r2", bob.letsVoicemailAnswer().name());
        Caller caller = talkingWithAnn();

        lab.pbx().callOf("r1").transfer("r2");

        ann.gotHungUp();
        ann.picksUp().presses("1");
        caller.isConnectedTo(ann);
        assertThat(lab.pbx().tells("TransferFailed", 1)).hasSize(1);
    }

    @Test
    void theCallerHangsUpWhileTheNextPhoneRings() {
        lab.plan().onDutyAtHome("r2", bob.name());
        Caller caller = talkingWithAnn();
        lab.pbx().callOf("r1").transfer("r2");
        bob.isRinging();

        caller.hangsUp();

        bob.stopsRinging();
        assertThat(lab.pbx().told("TransferFailed")).isEmpty();
    }

    @Test
    void aWaitingCallerIsGivenToAChosenResponder() {
        lab.plan().offDuty("r1", "aas-fr");
        lab.plan().onDutyAtHome("r3", lab.homePhone("+3222222203").isBusy().name(), "aas-fr");
        Caller first = aCaller().hearsMusic();
        Caller chosen = lab.caller("+32470111112").dials(LINE).presses("1").hearsMusic();

        lab.pbx().waitingCall(1).transfer("r1");
        ann.picksUp().presses("1");

        chosen.isConnectedTo(ann);
        assertThat(first.isHearing(ann)).isFalse();
        assertThat(lab.pbx().events("QueueCallerAbandon")).hasSize(1);
        assertThat(lab.pbx().tells("TransferStarted", 1).getFirst().fields()).containsEntry("Member", "").containsEntry("To", "r1");
        ann.hangsUp();
        chosen.gotHungUp();
    }

    /** In Dutch. A wrap-up that began by mistake would prevent the browser from being rung. */
    private Caller talkingWith(Phone browser) {
        lab.plan().onDutyAtSoftphone("r2", "aas-nl");
        lab.plan().put("wrapup", "r2", "30");
        Caller caller = lab.caller("+32470111112").dials(LINE).presses("2");
        browser.picksUp();
        return caller.isConnectedTo(browser);
    }

    @Test
    void aReloadedBrowserIsRungBack() {
        Phone browser = lab.registeredSoftphone("r2");
        Caller caller = talkingWith(browser);
        browser.goesAway();
        Wait.until("the browser is gone", () -> !lab.pbx().console("database show registrar").contains("web-r2"));

        lab.pbx().callOf("r2").regain("r2");
        caller.hears("regain", NL).hearsMusic();
        assertThat(browser.rings()).hasSize(1);
        browser.comesBack().picksUp();

        caller.isConnectedTo(browser);
        assertThat(lab.pbx().tells("Regained", 1).getFirst().fields()).containsEntry("Member", "r2")
                .containsEntry("Ring", lab.pbx().tells("RingStarted", 1).getLast().get("Ring"));
        CallInHand call = lab.pbx().callOf("r2").hold();
        caller.hearsMusic();
        call.takeBack();
        caller.isConnectedTo(browser);
        browser.hangsUp();
        caller.gotHungUp();
    }

    @Test
    void aBrowserThatDoesNotComeBackLosesItsCallerToTheNextResponder() {
        Phone browser = lab.registeredSoftphone("r2");
        lab.plan().offDuty("r1", "aas-fr");
        lab.plan().onDutyAtSoftphone("r2", "aas-fr");
        Caller caller = aCaller();
        browser.picksUp();
        caller.isConnectedTo(browser);
        browser.goesAway();
        Wait.until("the browser is gone", () -> !lab.pbx().console("database show registrar").contains("web-r2"));
        lab.plan().onDutyAtHome("r1", ann.name(), "aas-fr");

        lab.pbx().callOf("r2").regain("r2");
        caller.hears("regain", FR);

        ann.picksUp().presses("1");
        caller.isConnectedTo(ann);
        assertThat(lab.pbx().tells("RegainFailed", 1)).extracting(told -> told.get("Member")).containsExactly("r2");
        browser.comesBack();
    }

    @Test
    void aPhoneWhoseNetworkIsLostIsRungBackAndTheCallerKept() {
        Phone browser = lab.registeredSoftphone("r2");
        Caller caller = talkingWith(browser);

        browser.fallsSilent();
        caller.hears("regain", NL);
        browser.picksUp();
        caller.isConnectedTo(browser);
        lab.pbx().callOf("r2").hold();
        caller.hearsMusic();
        lab.pbx().callOf("r2").takeBack();
        caller.isConnectedTo(browser);

        browser.fallsSilent();
        Wait.until("in the call's room it is kept too", () -> lab.pbx().told("RegainStarted").size() == 2);
        browser.picksUp();
        caller.isConnectedTo(browser);
        browser.hangsUp();
        caller.gotHungUp();
        assertThat(lab.pbx().tells("Regained", 2)).hasSize(2);
    }
}
