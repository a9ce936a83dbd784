package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.pbx.Language.FR;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.DeskPage;
import org.permanence.lab.DeskSocket;
import org.permanence.lab.JournalCall;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.lab.WrittenRecord;

/** A call to the line reaches a responder, and its record opens on that responder's screen and on nobody else's. */
class PickUpIT extends Story {

    /** A responder who has just declined is not rung for a while. */
    private static final Duration AFTER_A_REST = Duration.ofSeconds(25);

    @Test
    void atHomeTheRecordOpensWhenOneIsPressedAndNotBefore() {
        Person ann = person("Ann");
        Person bob = person("Bob");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        bob.desk();

        Caller caller = aCallerDials();
        home.picksUp().hears("home-press-1", FR);
        assertThat(ann.desk().callState()).as("a phone that was only lifted").isNotEqualTo("inCall");
        home.presses("1");

        DeskSocket.Opened record = ann.desk().seesItsRecord();
        caller.isConnectedTo(home);
        assertThat(record.callId()).isEqualTo(ann.desk().call().callId());
        assertThat(record.call().reach()).isEqualTo("home");
        assertThat(bob.desk().wasEverToldOf(record.callId())).isFalse();
    }

    @Test
    @Tag("browser")
    void atADeskPhoneTheScreenOfItsResponderOpensTheRecord() {
        Person ann = person("Ann");
        Phone desk = ann.onDutyAtDesk(aDesk());
        try (DeskPage screen = line.screenOf(ann)) {
            Caller caller = aCallerDials();
            desk.isRinging();
            screen.callIs("ringing");
            assertThat(screen.showsARecord()).isFalse();

            desk.picksUp();
            screen.callIs("inCall");
            String call = screen.seesItsRecord();
            caller.isConnectedTo(desk);
            assertThat(call).isEqualTo(ann.desk().call().callId());

            caller.hangsUp();
            journal(caller).isOver();
        }
    }

    @Test
    @Tag("browser")
    void atTheBrowserItRingsIsAcceptedAndTheRecordIsWritten() {
        Person ann = person("Ann");
        try (DeskPage screen = line.screenOf(ann)) {
            screen.goesOnDuty("softphone").softphoneIsReady();

            Caller caller = aCallerDials();
            screen.callIs("ringing").accepts().callIs("inCall");
            String call = screen.seesItsRecord();

            screen.record().notes("Demande un colis alimentaire.").isSaved();
            WrittenRecord record = ann.openRecord().orElseThrow();
            assertThat(record.callId()).isEqualTo(call);
            assertThat(record.note()).isEqualTo("Demande un colis alimentaire.");

            screen.clicks("hang-up");
            caller.gotHungUp();
            assertThat(journal(caller).isOverWithOutcome("answered").endedBy()).isEqualTo("responder");
            assertThat(screen.complaints()).as("but for the question whether somebody is logged in").allMatch(it -> it.contains("401"));
        }
    }

    @Test
    void aVoicemailNeverAnswersAndTheCallerReachesTheNextResponder() {
        Person ann = person("Ann");
        Person bob = person("Bob");
        ann.onDutyAtHome(aHomeNumber()).letsVoicemailAnswer();
        Caller caller = aCallerDials();
        ann.desk().isRung();
        Phone bobs = bob.onDutyAtHome(aHomeNumber()).accepts();

        bob.desk().seesItsRecord();
        caller.isConnectedTo(bobs);
        assertThat(ann.desk().wasEverInCall()).isFalse();
        caller.hangsUp();
        assertThat(journal(caller).isOver().responderId()).isEqualTo(bob.id());
    }

    @Test
    void twoCallersAndTwoRespondersEachGetOneRecord() {
        Person ann = person("Ann");
        Person bob = person("Bob");
        Phone anns = ann.onDutyAtHome(aHomeNumber());
        Phone bobs = bob.onDutyAtHome(aHomeNumber());
        ann.desk();
        bob.desk();

        Caller first = aCallerDials();
        Caller second = aCallerDials();
        anns.picksUp().presses("1");
        bobs.picksUp().presses("1");

        assertThat(ann.desk().isInCall().callId()).isNotEqualTo(bob.desk().isInCall().callId());
        assertThat(first.onCall() && second.onCall()).isTrue();
    }

    @Test
    void twoAcceptOneCallAtOnceAndOneHasItsRecord() {
        lab.pbx().ringingEveryPhone(() -> {
            Person ann = person("Ann");
            Person bob = person("Bob");
            Caller caller = bothPickUpOneCall(ann, bob);
            Person winner = oneOfTwoHas(caller, ann, bob);
            Person late = winner == ann ? bob : ann;
            String call = winner.desk().seesItsRecord().callId();
            assertThat(winner.desk().call().callId()).isEqualTo(call);
            late.desk().isCalm();
            assertThat(late.openRecord()).isEmpty();
            caller.hangsUp();
            JournalCall written = journal(caller).isOver();
            assertThat(written.id()).isEqualTo(call);
            assertThat(written.responderId()).isEqualTo(winner.id());
        });
    }

    @Test
    void whoDeclinesIsNotConnectedAndTheCallerIsKept() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller caller = aCallerDials();
        home.isRinging().declines();
        ann.desk().isRungNoMore();
        assertThat(caller.over()).isFalse();
        assertThat(ann.openRecord()).isEmpty();

        home.accepts();
        ann.desk().callIs("inCall", AFTER_A_REST);
        caller.isConnectedTo(home);
    }

    @Test
    void aCallerWhoGivesUpIsWrittenDownWithTheWait() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller caller = aCallerDials();
        home.isRinging();
        caller.hangsUp();

        home.stopsRinging();
        assertThat(journal(caller).saysOutcome("gaveUp").waitedSeconds()).isPositive();
        ann.desk().isRungNoMore();
    }

    @Test
    void oneIsPressedTooLate() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller caller = aCallerDials();
        home.picksUp().hears("home-call", FR);
        caller.hangsUp();
        home.hears("home-too-late", FR).gotHungUp();

        assertThat(ann.openRecord()).isEmpty();
        journal(caller).saysOutcome("gaveUp");
    }

    @Test
    void offDutyNobodyIsRungAndTheJournalSaysSo() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.goesOffDuty();
        Caller caller = aCallerDials().hears("nobody", FR, Duration.ofSeconds(25)).gotHungUp();

        journal(caller).isOverWithOutcome("nobodyOnDuty");
        assertThat(home.rings()).isEmpty();
    }

    @Test
    void anotherHomeNumberDuringTheShiftIsTheOneThatRings() {
        Person ann = person("Ann");
        Phone before = ann.onDutyAtHome(aHomeNumber());
        String number = aHomeNumber();
        ann.changesHomePhone(number);
        Phone after = lab.homePhone(number);

        aCallerDials();
        after.picksUp().presses("1");
        ann.desk().isInCall();
        assertThat(before.rings()).isEmpty();
    }
}
