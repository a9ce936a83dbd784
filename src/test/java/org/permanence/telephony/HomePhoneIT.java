package org.permanence.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.pbx.Language.FR;
import static org.permanence.pbx.Language.NL;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.permanence.lab.Ami;
import org.permanence.lab.Caller;
import org.permanence.lab.Lab;
import org.permanence.lab.LabExtension;
import org.permanence.lab.Phone;
import org.permanence.lab.Wait;

/**
 * A responder at home: only a person who presses 1 gets the call. Any other behaviour of the phone costs the caller only a moment.
 */
@ExtendWith(LabExtension.class)
class HomePhoneIT {

    private static final String LINE = "080035243";

    private final Lab lab;
    private final Phone ann;
    private final Phone bob;

    HomePhoneIT(Lab lab) {
        this.lab = lab;
        this.ann = lab.homePhone("+3222222201");
        this.bob = lab.homePhone("+32470222202");
    }

    @BeforeEach
    void anOpenLine() {
        lab.plan().line("aas", LINE, "+3280035243", "fr,nl,en");
        lab.plan().open("aas");
    }

    private Caller aCallerInFrench() {
        return lab.caller("+32470111111").dials(LINE).presses("1");
    }

    private void onDuty(Phone... phones) {
        for (int i = 0; i < phones.length; i++) {
            lab.plan().onDutyAtHome("r" + (i + 1), phones[i].name(), "aas-fr");
        }
    }

    @Test
    void pressingOneConnects() {
        onDuty(ann);
        Caller caller = aCallerInFrench();

        ann.picksUp().hears("home-call", FR);
        assertThat(caller.isHearing(ann)).isFalse();
        ann.presses("1");

        caller.isConnectedTo(ann);
        Ami.Event connected = lab.pbx().events("AgentConnect").getFirst();
        assertThat(connected.get("MemberName")).isEqualTo("r1");
        Ami.Event accepted = lab.pbx().tells("HomeAccepted", 1).getFirst();
        assertThat(connected.get("DestChannel")).isEqualTo(accepted.get("Ring") + ";1");
        assertThat(connected.get("ChanVariable")).contains("CALL_ID=" + accepted.get("CallId"));
        assertThat(accepted.get("CallId")).isEqualTo(lab.pbx().tells("CallArrived", 1).getFirst().get("CallId"));

        caller.hangsUp();
        ann.gotHungUp();
    }

    @Test
    void theResponderHangsUp() {
        onDuty(ann);
        Caller caller = aCallerInFrench();
        ann.picksUp().presses("1");
        caller.isConnectedTo(ann);

        ann.hangsUp();

        caller.gotHungUp();
    }

    @Test
    void thePhoneShowsTheLineAndNeverTheCaller() {
        onDuty(ann);
        aCallerInFrench();
        ann.isRinging();

        assertThat(ann.rings()).singleElement().satisfies(ring -> assertThat(ring.shown()).isEqualTo("+3280035243"));
    }

    @Test
    void aVoicemailNeverWinsAndTheNextResponderIsRung() {
        onDuty(ann.letsVoicemailAnswer(), bob);
        lab.plan().offDuty("r2", "aas-fr");
        Caller caller = aCallerInFrench();
        Phone machine = ann.isRinging();
        lab.plan().onDutyAtHome("r2", bob.name(), "aas-fr");

        bob.isRinging();
        assertThat(lab.pbx().events("AgentConnect")).isEmpty();
        machine.gotHungUp();
        bob.picksUp().presses("1");

        caller.isConnectedTo(bob);
        assertThat(lab.pbx().tells("HomeSilent", 1)).singleElement().satisfies(told -> assertThat(told.get("Member")).isEqualTo("r1"));
        assertThat(lab.pbx().tells("MemberResting", 1)).singleElement()
                .satisfies(told -> assertThat(told.get("Reason")).isEqualTo("SILENT"));
        assertThat(lab.pbx().events("QueueCallerAbandon")).isEmpty();
    }

    @Test
    void anyOtherKeyRefuses() {
        onDuty(ann);
        Caller caller = aCallerInFrench();
        ann.picksUp().presses("9").gotHungUp();
        lab.plan().onDutyAtHome("r2", bob.name(), "aas-fr");

        bob.picksUp().presses("1");

        caller.isConnectedTo(bob);
        assertThat(lab.pbx().tells("HomeRefused", 1)).singleElement().satisfies(told -> assertThat(told.get("Member")).isEqualTo("r1"));
    }

    @Test
    void aBusyPhoneRestsAndIsThenRungAgain() {
        onDuty(ann.isBusy());
        aCallerInFrench();
        Wait.until("ann rests", () -> !lab.pbx().told("MemberResting").isEmpty());
        ann.doesNotAnswer();

        Wait.until("ann is rung again", () -> ann.rings().size() == 2);

        Duration rested = Duration.between(ann.rings().get(0).since(), ann.rings().get(1).since());
        assertThat(rested).isBetween(Duration.ofMillis(3900), Duration.ofSeconds(7));
        assertThat(failures()).containsExactly("BUSY");
        assertThat(lab.pbx().tells("MemberRested", 1)).hasSize(1);
    }

    @Test
    void anUnreachablePhoneIsPassedOver() {
        onDuty(ann.isUnreachable(), bob.isUnreachable());
        Caller caller = aCallerInFrench();
        Wait.until("both were tried", () -> lab.pbx().told("MemberResting").size() == 2);
        bob.doesNotAnswer();
        ann.doesNotAnswer();

        caller.hearsMusic();

        assertThat(failures()).containsExactly("CHANUNAVAIL", "CHANUNAVAIL");
    }

    @Test
    void aDeclinedRingIsToldAsSuch() {
        onDuty(ann);
        aCallerInFrench();
        ann.isRinging().declines();

        Wait.until("the ring failed", () -> !failures().isEmpty());

        assertThat(failures()).containsExactly("DECLINED");
    }

    @Test
    void anUnansweredRingGoesOnToTheNext() {
        onDuty(ann);
        Caller caller = aCallerInFrench();
        ann.isRinging();
        lab.plan().onDutyAtHome("r2", bob.name(), "aas-fr");

        bob.picksUp().presses("1");

        caller.isConnectedTo(bob);
        assertThat(ann.ringing()).isFalse();
        assertThat(failures()).containsExactly("NOANSWER");
    }

    private List<String> failures() {
        return lab.pbx().told("RingFailed").stream().map(told -> told.get("Status")).toList();
    }

    @Test
    void theCallerGivesUpWhileThePhoneRings() {
        onDuty(ann);
        Caller caller = aCallerInFrench();
        ann.isRinging();

        caller.hangsUp();

        ann.stopsRinging();
        Wait.until("abandoned", () -> !lab.pbx().events("QueueCallerAbandon").isEmpty());
        // a ring that the caller ended is not the phone's fault
        assertThat(lab.pbx().told("MemberResting")).isEmpty();
        assertThat(failures()).isEmpty();
        aCallerInFrench();
        ann.picksUp();
    }

    @Test
    void theCallerGivesUpWhileThePhoneAsksForOne() {
        onDuty(ann);
        Caller caller = aCallerInFrench();
        ann.picksUp().hears("home-call", FR);

        caller.hangsUp();

        ann.hears("home-too-late", FR).gotHungUp();
        assertThat(lab.pbx().tells("HomeTooLate", 1)).hasSize(1);
        assertThat(lab.pbx().events("AgentConnect")).isEmpty();
        assertThat(lab.pbx().told("MemberResting")).isEmpty();
    }

    @Test
    void theCallerGivesUpWhileWaitingForEveryone() {
        onDuty(ann.isBusy());
        Caller caller = aCallerInFrench().hearsMusic();

        caller.hangsUp();

        Wait.until("abandoned", () -> !lab.pbx().events("QueueCallerAbandon").isEmpty());
    }

    @Test
    void aPremiumOrForeignNumberIsNeverCalledUnlessAllowed() {
        Phone premium = lab.homePhone("+3290012345");
        Phone french = lab.homePhone("+33140000001");
        Phone swiss = lab.homePhone("+41440000001");
        lab.plan().put("outbound/allow", "+33", "1");
        onDuty(premium, swiss, french);

        aCallerInFrench();

        french.isRinging();
        assertThat(premium.rings()).isEmpty();
        assertThat(swiss.rings()).isEmpty();
    }

    @Test
    void ringsAreSpreadFairly() {
        onDuty(ann.refuses(), bob.refuses());

        aCallerInFrench();

        Wait.until("both were rung twice", () -> ann.rings().size() >= 2 && bob.rings().size() >= 2);
        assertThat(Math.abs(ann.rings().size() - bob.rings().size())).isLessThanOrEqualTo(1);
    }

    // ---- a number is verified: a call that speaks a code

    private List<String> told(String verification) {
        return lab.pbx().events().stream().filter(event -> verification.equals(event.get("Verification")))
                .map(event -> event.get("UserEvent") + (event.get("Status").isEmpty() ? "" : " " + event.get("Status"))).toList();
    }

    private void ends(String verification, String status) {
        Wait.until("it ends as " + status, () -> told(verification).contains("NumberCallEnded " + status));
    }

    @Test
    void aCodeIsSpokenTwiceToWhoeverPressesOneAndNobodyIsConnected() {
        Phone home = lab.homePhone("+3222987651");
        String code = "374951826";
        String verification = lab.pbx().verifies(home.name(), code, "nl");

        home.picksUp().hears("verify-welcome", NL).hears("verify-press-1", NL).presses("1");
        assertThat(home.hears("verify-code", NL).hearsDigits(9, NL)).isEqualTo(code);
        assertThat(home.hears("verify-code", NL).hearsDigits(9, NL)).isEqualTo(code);
        home.gotHungUp();

        ends(verification, "SPOKEN");
        assertThat(told(verification)).containsExactly("NumberCalled", "NumberAnswered", "CodeSpoken", "NumberCallEnded SPOKEN");
        assertThat(home.rings()).singleElement().satisfies(ring -> assertThat(ring.shown()).isEqualTo("+3280035243"));
        assertThat(lab.pbx().events("DialState")).extracting(event -> event.get("DialStatus")).contains("RINGING");
        Wait.until("nothing is left of it", lab.pbx()::isQuiet);
        assertThat(lab.pbx().told("CallArrived")).isEmpty();
        assertThat(lab.pbx().events()).noneMatch(event -> event.fields().values().stream().anyMatch(value -> value.contains(code)));
        lab.pbx().keepsAstDb();
        assertThat(lab.pbx().files()).filteredOn(file -> !file.startsWith(lab.pbx().soundsFolder()))
                .noneMatch(file -> contains(file, code) || contains(file, home.name().substring(1)));
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aVoicemailIsToldNoCodeAndEachOtherEndIsSaid() {
        String voicemail = lab.pbx().verifies(ann.letsVoicemailAnswer().name(), "111111", "fr");
        String busy = lab.pbx().verifies(bob.isBusy().name(), "222222", "fr");
        ends(busy, "BUSY");
        ends(lab.pbx().verifies(bob.isUnreachable().name(), "333333", "fr"), "CHANUNAVAIL");
        ends(lab.pbx().verifies(bob.declines().name(), "444444", "fr"), "DECLINED");
        ends(lab.pbx().verifies(bob.doesNotAnswer().name(), "555555", "fr"), "NOANSWER");

        ends(voicemail, "SILENT");
        assertThat(ann.hasHeard("verify-code", FR)).isFalse();
        assertThat(told(busy)).containsExactly("NumberCalled", "NumberCallEnded BUSY");
    }

    /** A stolen manager account orders what the service orders, and no other call. */
    @Test
    void anOrderCallsNoNumberThatTheLineDoesNotCall() {
        for (String number : List.of("+32903123456", "+32070123456", "+3280035243", "+442071234567", "112", "")) {
            ends(lab.pbx().verifies(number, "123456", "fr"), "FORBIDDEN");
        }
        for (String number : List.of("+3222222201&PJSIP/+32903123456@trunk", "+3222222201@trunk,60,A(verify-code)&Local", "r1@responder",
                "+3222222201)}${SHELL(id)}", "+3222222201^__CODE=1", "+32903123456\r\nAction: Ping")) {
            lab.pbx().orders("x/fr/aas/" + number + "/123456");
        }
        Wait.until("every call is over", lab.pbx()::isQuiet);
        assertThat(lab.carrier().phonesRung()).as("what is left after the filter may be a number that may be called")
                .isEqualTo(ann.rings().size());
        int rung = lab.carrier().phonesRung();

        Ami manager = lab.pbx().ami();
        for (String channel : List.of("PJSIP/" + ann.name() + "@trunk", "Local/s@verification/n", "Local/s@verifier/n",
                "Local/number@outside/n")) {
            assertThat(manager.ask("Originate", "Channel", channel, "Application", "Wait", "Data", "5", "Async", "true")).as(channel)
                    .containsEntry("Response", "Error");
        }
        assertThat(manager.ask("Command", "Command", "channel originate Local/s@verification application Wait 5"))
                .containsEntry("Response", "Error");
        assertThat(lab.carrier().phonesRung()).isEqualTo(rung);
    }

    @Test
    void anOrderIsTakenAlsoAfterTheChannelThatTakesThemWasHungUp() {
        lab.pbx().console("channel request hangup all");

        lab.pbx().verifies(ann.name(), "374951", "fr");

        ann.isRinging();
    }
}
