package org.permanence.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.permanence.lab.CallInHand;
import org.permanence.lab.Caller;
import org.permanence.lab.Lab;
import org.permanence.lab.LabExtension;
import org.permanence.lab.Phone;
import org.permanence.lab.Wait;

/**
 * The hold key of a desk phone, pressed on a SIP telephone: a re-INVITE. The PBX reports it as the AMI event Hold and moves nobody. Tested
 * alone, and together with the screen's hold, which moves the caller.
 */
@ExtendWith(LabExtension.class)
class HoldKeyIT {

    private static final String LINE = "080035243";

    private final Lab lab;
    private Phone desk;

    HoldKeyIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeEach
    void aResponderAtADesk() {
        lab.plan().line("aas", LINE, "+3280035243", "fr,nl,en");
        lab.plan().open("aas");
        desk = lab.registeredDeskPhone("101");
        lab.plan().onDutyAtDesk("r1", "101", "aas-fr");
    }

    private Caller talkingAtTheDesk() {
        Caller caller = lab.caller("+32470111111").dials(LINE).presses("1");
        desk.picksUp();
        return caller.isConnectedTo(desk);
    }

    private long toldOfThePhone(String event) {
        return lab.pbx().events(event).stream().filter(e -> e.get("Channel").startsWith("PJSIP/desk-101-")).count();
    }

    @Test
    void thePhoneHoldsAndTakesBack() {
        Caller caller = talkingAtTheDesk();

        desk.holds();
        caller.hearsMusic();
        Wait.until("a re-INVITE has come", () -> toldOfThePhone("Hold") == 1);
        desk.takesBack();
        caller.isConnectedTo(desk);
        Wait.until("and another", () -> toldOfThePhone("Unhold") == 1);

        assertThat(lab.pbx().told("CallHeld")).as("the room holds nobody").isEmpty();
        caller.hangsUp();
        desk.gotHungUp();
    }

    @Test
    void thePhoneThatHangsUpWhileItHoldsEndsTheCall() {
        Caller caller = talkingAtTheDesk();
        desk.holds();
        caller.hearsMusic();

        desk.hangsUp();

        caller.gotHungUp();
    }

    @Test
    void theScreenHoldsTooAndThePhoneIsTheFirstToTakeBack() {
        Caller caller = talkingAtTheDesk();
        CallInHand call = lab.pbx().callOf("r1");
        desk.holds();
        caller.hearsMusic();

        call.hold();
        Wait.until("the room holds", () -> lab.pbx().told("CallHeld").size() == 1);
        caller.hearsMusic();
        desk.takesBack();
        Wait.until("the phone holds no longer", () -> toldOfThePhone("Unhold") == 1);
        desk.hearsNothing();
        caller.hearsMusic();
        call.takeBack();

        caller.isConnectedTo(desk);
        desk.hangsUp();
        caller.gotHungUp();
    }

    @Test
    void theScreenTakesBackFirstAndTheCallerIsWithThePhoneThatHolds() {
        Caller caller = talkingAtTheDesk();
        CallInHand call = lab.pbx().callOf("r1");
        desk.holds();
        caller.hearsMusic();
        call.hold();
        Wait.until("the room holds", () -> lab.pbx().told("CallHeld").size() == 1);

        call.takeBack();
        Wait.until("the room holds no longer", () -> lab.pbx().told("CallTalking").size() == 1);
        caller.hearsMusic();
        desk.takesBack();

        caller.isConnectedTo(desk);
    }

    @Test
    void aResumeThatComesWhileOnlyThePhoneHoldsSendsNobodyIntoARoomAlone() {
        Caller caller = talkingAtTheDesk();
        desk.holds();
        caller.hearsMusic();

        lab.pbx().callOf("r1").takeBack();
        desk.takesBack();

        caller.isConnectedTo(desk);
        assertThat(lab.pbx().events("QueueCallerJoin")).as("not back in the queue").hasSize(1);
    }

    @Test
    void thePhoneHoldsInTheRoomOfACall() {
        Caller caller = talkingAtTheDesk();
        CallInHand call = lab.pbx().callOf("r1").hold();
        caller.hearsMusic();
        call.takeBack();
        caller.isConnectedTo(desk);

        desk.holds();
        Wait.until("told", () -> toldOfThePhone("Hold") == 1);
        desk.takesBack();

        caller.isConnectedTo(desk);
    }
}
