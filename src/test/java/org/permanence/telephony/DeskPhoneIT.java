package org.permanence.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.pbx.Language.FR;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.permanence.lab.Caller;
import org.permanence.lab.Lab;
import org.permanence.lab.LabExtension;
import org.permanence.lab.Phone;
import org.permanence.lab.Wait;

/** A responder at a desk of the call centre. A responder has one call at a time, across all phones and queues. */
@ExtendWith(LabExtension.class)
class DeskPhoneIT {

    private static final String LINE = "080035243";

    private final Lab lab;
    private Phone desk;

    DeskPhoneIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeEach
    void aResponderAtADesk() {
        lab.plan().line("aas", LINE, "+3280035243", "fr,nl,en");
        lab.plan().open("aas");
        desk = lab.registeredDeskPhone("101");
        lab.plan().onDutyAtDesk("r1", "101", "aas-fr", "aas-nl");
    }

    private Caller aCaller(String languageKey) {
        return lab.caller("+32470111111").dials(LINE).presses(languageKey);
    }

    @Test
    void liftingTheReceiverConnects() {
        Caller caller = aCaller("1");

        desk.picksUp();

        caller.isConnectedTo(desk);
        assertThat(desk.rings()).singleElement().satisfies(ring -> assertThat(ring.shown()).isEqualTo("+3280035243"));
        assertThat(lab.pbx().events("AgentConnect")).hasSize(1);
        caller.hangsUp();
        desk.gotHungUp();
    }

    @Test
    void oneResponderHasOneCallAcrossTheQueuesOfTwoLanguages() {
        Caller french = aCaller("1");
        desk.picksUp();
        french.isConnectedTo(desk);

        Caller dutch = aCaller("2").hearsMusic();
        assertThat(desk.rings()).hasSize(1);
        french.hangsUp();

        Wait.until("the desk rings again", () -> desk.rings().size() == 2);
        desk.picksUp();
        dutch.isConnectedTo(desk);
    }

    @Test
    void whoeverWaitsLongestIsFirstWhateverTheirLanguage() {
        Caller inHand = aCaller("1");
        desk.picksUp();
        inHand.isConnectedTo(desk);
        Caller dutch = aCaller("2").hearsMusic();
        Wait.until("the Dutch caller is queued first", () -> joined("aas-nl") == 1);
        // the PBX counts in whole seconds: within the same second, either may be first
        long second = Instant.now().getEpochSecond();
        Wait.until("another second", () -> Instant.now().getEpochSecond() > second);
        Caller french = aCaller("1").hearsMusic();
        Wait.until("then a French one", () -> joined("aas-fr") == 2);

        inHand.hangsUp();
        Wait.until("the desk rings again", () -> desk.rings().size() == 2);
        desk.picksUp();

        dutch.isConnectedTo(desk);
        assertThat(french.isHearing(desk)).isFalse();
    }

    private long joined(String queue) {
        return lab.pbx().events("QueueCallerJoin").stream().filter(event -> event.get("Queue").equals(queue)).count();
    }

    @Test
    void aCallOfTheirOwnKeepsTheQueueAway() {
        Phone ann = lab.homePhone("+3222222202");
        lab.plan().onDutyAtDesk("r2", "102");
        Phone colleague = lab.registeredDeskPhone("102");
        desk.dials("r2");
        colleague.picksUp();
        desk.isConnectedTo(colleague);

        Caller caller = aCaller("1").hearsMusic();
        lab.plan().onDutyAtHome("r3", ann.name(), "aas-fr");
        ann.picksUp().presses("1");

        caller.isConnectedTo(ann);
        assertThat(lab.pbx().tells("RingStarted", 2)).extracting(told -> told.get("Member")).containsExactly("r2", "r3");
    }

    @Test
    void anAccountThatIsAddedDuringACallLeavesItAlone() {
        Caller caller = aCaller("1");
        desk.picksUp();
        caller.isConnectedTo(desk);

        Phone other = lab.registeredDeskPhone("103");
        lab.plan().onDutyAtDesk("r3", "103", "aas-fr");
        Caller second = aCaller("1");
        other.picksUp();

        second.isConnectedTo(other);
        caller.isConnectedTo(desk);
    }

    @Test
    void aPhoneHearsItsOwnEchoAndIsNotRungMeanwhile() {
        desk.dials("*43").hearsOneself();
        Caller caller = aCaller("1").hearsMusic();
        assertThat(desk.rings()).hasSize(1);

        desk.presses("#").gotHungUp();

        desk.picksUp();
        caller.isConnectedTo(desk);
    }

    @Test
    void theScreenSilencesTheMicrophoneOfADeskPhone() {
        Caller caller = aCaller("1");
        desk.picksUp();
        caller.isConnectedTo(desk);
        String phone = lab.pbx().events("BridgeEnter").stream().map(event -> event.get("Channel"))
                .filter(channel -> channel.startsWith("PJSIP/desk-101")).findFirst().orElseThrow();

        lab.pbx().callOf("r1").mute(phone, true);
        caller.hearsNothing();
        assertThat(desk.isHearing(caller)).isTrue();
        // longer than the laboratory's carrier keeps a call without RTP
        Awaitility.await("the caller is kept").during(Duration.ofSeconds(7)).atMost(Duration.ofSeconds(9)).until(caller::onCall);

        lab.pbx().callOf("r1").mute(phone, false);
        caller.isConnectedTo(desk);
    }

    @Test
    void aPhoneMayNotCallOutside() {
        desk.dials("+32470999999");
        Wait.until("refused", () -> desk.rings().getLast().ended() != null);

        assertThat(desk.rings().getLast().answered()).isFalse();
        assertThat(lab.homePhone("+32470999999").rings()).isEmpty();
    }

    @Test
    void aDeskPhoneIsRungBeforeAnyHomePhone() {
        List<Phone> homes = silentHomePhones(3);
        for (int call = 0; call < 3; call++) {
            Caller caller = aCaller("1");
            desk.picksUp();
            caller.isConnectedTo(desk).hangsUp();
            desk.gotHungUp();
        }

        assertThat(homes).as("whoevers turn it is").allSatisfy(home -> assertThat(home.rings()).isEmpty());
    }

    @Test
    void aDeskPhoneThatBecomesFreeIsRungBeforeTheNextHomePhone() {
        Caller first = aCaller("1");
        desk.picksUp();
        first.isConnectedTo(desk);
        List<Phone> homes = silentHomePhones(3);
        Caller second = aCaller("1");
        Wait.until("a home phone rings", () -> homes.stream().anyMatch(Phone::ringing));

        first.hangsUp();
        desk.gotHungUp();
        Wait.until("the desk rings again", () -> desk.rings().size() == 2);
        desk.picksUp();

        second.isConnectedTo(desk);
        assertThat(homes.stream().mapToInt(home -> home.rings().size()).sum()).as("home phones that rang").isEqualTo(1);
    }

    private List<Phone> silentHomePhones(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> {
            Phone home = lab.homePhone("+322222229" + n).doesNotAnswer();
            lab.plan().onDutyAtHome("r9" + n, home.name(), "aas-fr");
            return home;
        }).toList();
    }

    @Test
    void aPhoneThatDoesNotAnswerForItsCallAnyMoreIsRungBack() {
        Caller caller = aCaller("1");
        desk.picksUp();
        caller.isConnectedTo(desk);
        String phone = lab.pbx().events("BridgeEnter").stream().map(event -> event.get("Channel"))
                .filter(channel -> channel.startsWith("PJSIP/desk-101")).findFirst().orElseThrow();

        // what the PBX does when a refresh of the session is not answered
        lab.pbx().ami().act("Hangup", "Channel", phone, "Cause", "18");
        caller.hears("regain", FR);
        Wait.until("the desk rings again", () -> desk.rings().size() == 2);
        desk.picksUp();

        caller.isConnectedTo(desk);
        assertThat(lab.pbx().tells("RegainStarted", 1)).hasSize(1);
        desk.hangsUp();
        caller.gotHungUp();
    }

    @Test
    void afterACallThereIsTimeToWrapUp() {
        lab.plan().put("wrapup", "r1", "3");
        Caller first = aCaller("1");
        desk.picksUp();
        first.isConnectedTo(desk).hangsUp();
        desk.gotHungUp();
        var ended = desk.rings().getFirst().ended();

        aCaller("1");
        Wait.until("the desk rings again", () -> desk.rings().size() == 2);

        assertThat(desk.rings().get(1).since()).isAfter(ended.plusMillis(2800));
        assertThat(lab.pbx().tells("MemberResting", 1)).singleElement()
                .satisfies(told -> assertThat(told.get("Reason")).isEqualTo("WRAPUP"));
    }
}
