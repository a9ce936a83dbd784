package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.DeskPage;
import org.permanence.lab.DeskSocket;
import org.permanence.lab.Helpline;
import org.permanence.lab.Journal;
import org.permanence.lab.JournalCall;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.lab.WallboardPage;
import org.permanence.lab.WallboardSocket;
import org.permanence.pbx.Language;

/** The service, or its connection to the PBX, fails during a call: the call goes on, and the journal is complete afterwards. */
class OutageIT extends Story {

    @AfterEach
    void everythingIsBack() {
        line.connected();
    }

    @Test
    void cutWhileAHomePhoneRings() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber()).doesNotAnswer();
        ann.desk();
        Caller caller = aCallerDials();
        ann.desk().isRung();
        line.cutFromPbx();
        home.picksUp().presses("1");
        caller.isConnectedTo(home);
        line.connected();

        DeskSocket.Call hers = ann.desk().hasItsRecord();
        caller.hangsUp();
        JournalCall call = journal(caller).isOver();
        assertThat(call.id()).isEqualTo(hers.callId());
        assertThat(call.outcome()).isEqualTo("answered");
        assertThat(call.responderId()).isEqualTo(ann.id());
    }

    @Test
    void cutWhileTheHomePhoneHearsPressOne() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller caller = aCallerDials();
        home.picksUp();
        line.cutFromPbx();
        home.presses("1");
        caller.isConnectedTo(home);
        line.connected();
        ann.desk().hasItsRecord();
    }

    @Test
    void cutWhileADeskPhoneRings() {
        Person ann = person("Ann");
        Phone desk = ann.onDutyAtDesk(aDesk());
        ann.desk();
        Caller caller = aCallerDials();
        desk.isRinging();
        line.cutFromPbx();
        desk.picksUp();
        caller.isConnectedTo(desk);
        line.connected();
        ann.desk().hasItsRecord();
    }

    /** The browser is an independent telephone: it answers the call without the service; the screen follows later. */
    @Test
    @Tag("browser")
    void cutWhileASoftphoneRings() {
        Person ann = person("Ann");
        try (DeskPage screen = line.screenOf(ann)) {
            screen.goesOnDuty("softphone").softphoneIsReady();
            Caller caller = aCallerDials();
            screen.callIs("ringing");
            line.cutFromPbx();
            screen.accepts();
            screen.isConnectedTo(caller);
            line.connected();
            screen.callIs("inCall");
            assertThat(screen.seesItsRecord()).isEqualTo(ann.desk().call().callId());
            caller.hangsUp();
            screen.callIs("idle");
        }
    }

    @Test
    void cutWhileAPhoneIsBusy() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber()).isBusy();
        ann.desk();
        line.cutFromPbx();
        Caller caller = aCallerDials();
        await("left alone for a while").until(() -> lab.pbx().console("database get CustomDevstate rest-" + ann.member()).contains("BUSY"));
        line.connected();
        home.doesNotAnswer();
        home.picksUp().presses("1");
        caller.isConnectedTo(home);
        ann.desk().hasItsRecord();
    }

    @Test
    void cutWhileTwoAcceptAtOnce() {
        lab.pbx().ringingEveryPhone(() -> {
            Person ann = person("Ann");
            Person bob = person("Bob");
            Caller caller = bothPickUpOneCall(ann, bob);
            line.cutFromPbx();
            Person winner = oneOfTwoHas(caller, ann, bob);
            line.connected();
            winner.desk().hasItsRecord();
            assertThat((winner == ann ? bob : ann).openRecord()).isEmpty();
        });
    }

    /**
     * Ring, call, hold and transfer without a database, and a caller who came while the PBX was lost too; everything is in the journal when
     * it is back.
     */
    @Test
    void withoutTheDatabaseCallsAreAnsweredHeldAndGivenToAColleague() {
        Person ann = person("Ann");
        Person bob = person("Bob");
        Phone anns = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller first = aCallerDials();
        anns.picksUp().presses("1");
        ann.desk().hasItsRecord();
        Phone bobs = bob.onDutyAtHome(aHomeNumber());
        bob.desk();
        Caller[] second = new Caller[1];
        line.withoutDatabase(() -> {
            ann.asks("hold");
            ann.desk().callIs("onHold");
            first.hearsMusic();
            ann.asks("resume");
            ann.desk().isInCall();
            ann.asks("transfer", Map.of("responder", bob.id()));
            bobs.picksUp().presses("1");
            first.isConnectedTo(bobs);
            bob.desk().isInCall();
            second[0] = aCallerDials();
            ann.desk().isRung();
            anns.picksUp().presses("1");
            second[0].isConnectedTo(anns);
            ann.desk().isInCall();
            ann.desk().sees("that nothing is written yet", state -> state.storage().notWrittenSince() != null);
            line.cutFromPbx();
            ann.desk().sees("that the PBX is away", state -> !state.pbx().connected());
            Caller unseen = aCallerDials().hearsMusic();
            line.joinedWithPbx();
            ann.desk().seesWaiting(1).isInCall();
            unseen.hangsUp();
            ann.desk().seesWaiting(0);
            first.hangsUp();
            bob.desk().isInCallNoMore();
        });
        ann.desk().sees("that it is written", Duration.ofSeconds(30), state -> state.storage().notWrittenSince() == null);
        ann.desk().hasItsRecord();
        assertThat(journal(first).isOver().outcome()).isEqualTo("answered");
        second[0].hangsUp();
        assertThat(journal(second[0]).isOver().responderId()).isEqualTo(ann.id());
    }

    @Test
    void cutWhileACallerHearsThatNobodyIsThere() {
        Caller caller = aCallerDials();
        line.cutFromPbx();
        caller.hears("nobody", Language.FR, Duration.ofSeconds(25)).gotHungUp();
        line.connected();
        assertThat(journal(caller).isOverWithOutcome("nobodyOnDuty").reconstructed()).isTrue();
    }

    @Test
    void cutWhileACallerHearsThatTheLineIsClosed() {
        Caller caller = aCaller();
        line.office().closesTheLine("adhoc");
        try {
            await("the PBX knows").until(() -> lab.pbx().console("database show line/aas").contains("adhoc"));
            caller.dials(Helpline.NUMBER);
            line.cutFromPbx();
            caller.hears("adhoc", Language.FR, Duration.ofSeconds(25)).hangsUp();
        } finally {
            line.connected();
            line.office().reopensTheLine();
            await("open again").until(() -> !lab.pbx().console("database show line/aas").contains("adhoc"));
        }
        journal(caller).isOverWithOutcome("closedAdHoc");
    }

    @Test
    void cutWhileAVoicemailAnswers() {
        Person ann = person("Ann");
        Person bob = person("Bob");
        ann.onDutyAtHome(aHomeNumber()).letsVoicemailAnswer();
        bob.desk();
        Caller caller = aCallerDials();
        ann.desk().isRung();
        Phone bobs = bob.onDutyAtHome(aHomeNumber()).accepts();
        line.cutFromPbx();
        caller.isConnectedTo(bobs);
        line.connected();
        bob.desk().hasItsRecord();
        assertThat(ann.desk().wasEverInCall()).isFalse();
    }

    @Test
    void cutWhileSomebodyDeclines() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller caller = aCallerDials();
        home.isRinging();
        line.cutFromPbx();
        home.declines().stopsRinging().accepts();
        caller.isConnectedTo(home);
        line.connected();
        ann.desk().hasItsRecord();
    }

    @Test
    void cutWhileItRingsAndTheCallerGivesUp() {
        givesUpDuringTheCut(Phone::isRinging, Phone::stopsRinging);
    }

    @Test
    void cutWhileTheHomePhoneHearsPressOneAndTheCallerGivesUp() {
        givesUpDuringTheCut(Phone::picksUp, Phone::gotHungUp);
    }

    private void givesUpDuringTheCut(Consumer<Phone> before, Consumer<Phone> after) {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller caller = aCallerDials();
        before.accept(home);
        line.cutFromPbx();
        caller.hangsUp();
        after.accept(home);
        line.connected();
        assertThat(journal(caller).saysOutcome("gaveUp").waitedSeconds()).isPositive();
        ann.desk().isCalm();
        assertThat(ann.openRecord()).isEmpty();
    }

    @Test
    void cutWhileSomebodyGoesOffDutyDuringTheirCall() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller caller = aCallerDials();
        home.picksUp().presses("1");
        ann.desk().hasItsRecord();
        line.cutFromPbx();
        line.office().sendsOffDuty(ann);
        caller.isConnectedTo(home);
        line.connected();
        await("the PBX is told afterwards").until(() -> !lab.pbx().console("queue show").contains(ann.member() + " "));
        caller.isConnectedTo(home);
    }

    @Test
    void cutWhileAHomeNumberChanges() {
        Person ann = person("Ann");
        Phone before = ann.onDutyAtHome(aHomeNumber());
        line.cutFromPbx();
        Phone after = ann.hasHomePhone(aHomeNumber()).phoneAtHome();
        line.connected();
        await("the PBX is told afterwards").until(() -> lab.pbx().console("database show home").contains(after.name()));
        aCallerDials();
        after.picksUp().presses("1");
        ann.desk().hasItsRecord();
        assertThat(before.rings()).isEmpty();
    }

    @Test
    void cutDuringTheConversationAndItEndsMeanwhile() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller caller = aCallerDials();
        home.picksUp().presses("1");
        ann.desk().isInCall();
        line.cutFromPbx();
        caller.hangsUp();
        home.gotHungUp();
        line.connected();

        assertThat(journal(caller).isOver().outcome()).isEqualTo("answered");
        ann.desk().isInCallNoMore();
    }

    @Test
    void cutWithTwoCallersOfWhomOneTalksAndOneWaitsWithNobodyRung() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller first = aCallerDials();
        home.picksUp().presses("1");
        String call = ann.desk().isInCall().callId();
        Caller second = aCallerDials();
        ann.desk().seesWaiting(1);

        line.cutFromPbx();
        Caller third = aCallerDials();
        line.connected();
        ann.desk().seesWaiting(2); // the caller who arrived during the cut is waiting too
        assertThat(ann.desk().call().callId()).isEqualTo(call);
        first.isConnectedTo(home);

        third.hangsUp();
        assertThat(journal(third).saysOutcome("gaveUp").waitedSeconds()).isPositive();
        first.hangsUp();
        home.picksUp().presses("1");
        second.isConnectedTo(home);
        ann.desk().sees("the second call, and nobody who waits",
                state -> state.callState().equals("inCall") && !state.call().callId().equals(call)
                        && state.queue().waiting() == 0);
    }

    @Test
    void aWholeCallWhileTheServiceIsStopped() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        line.service().stop();
        Caller caller = aCallerDials();
        home.picksUp().presses("1");
        caller.isConnectedTo(home);
        caller.hangsUp();
        home.gotHungUp();
        line.service().start();

        JournalCall call =
                journal(caller).has("written down afterwards", it -> it.over() && it.outcome().equals("answered") && it.reconstructed());
        assertThat(call.responderId()).isEqualTo(ann.id());
    }

    /** Somebody talked and wrapped up, five gave up, and one waits now: nobody is told of six who wait, and no figure lacks anything. */
    @Test
    void whatHappenedDuringAnOutageIsNotShownAsIfItHappenedNow() {
        Person ann = person("Ann");
        line.office().givesForTheWrapUp(4);
        try {
            Phone home = ann.onDutyAtHome(aHomeNumber());
            await("the PBX gives a wrap-up").until(() -> lab.pbx().console("database show wrapup").contains("" + ann.member()));
            line.office().wantsAnAlertAt(3);
            line.service().stop();
            Caller answered = aCallerDials();
            home.picksUp().presses("1");
            answered.isConnectedTo(home).hangsUp();
            home.gotHungUp().doesNotAnswer();
            List<Caller> gone = Stream.generate(this::aCallerDials).limit(5).toList();
            gone.forEach(caller -> caller.hearsMusic().hangsUp());
            Caller waits = aCallerDials().hearsMusic();
            line.service().start();

            try (WallboardSocket board = new WallboardSocket(line.coordinator())) {
                board.sees("one waits, and the others are counted", Duration.ofSeconds(30), state -> state.waiting().size() == 1
                        && gone.stream()
                                .allMatch(caller -> state.gaveUp().stream().anyMatch(it -> it.callId().equals(lab.pbx().callId(caller)))));
                assertThat(board.everWaited()).as("at once").isLessThanOrEqualTo(1);
                assertThat(board.now().alerts()).noneMatch(alert -> alert.kind().equals("waiting") && !alert.over());
            }
            await("a wrap-up is read back with its call").untilAsserted(
                    () -> assertThat(line.office().wrappedUp(lab.pbx().callId(answered))).isBetween(3.0, 5.5));
            waits.hangsUp();
        } finally {
            line.office().wantsNoAlerts();
            line.office().givesForTheWrapUp(0);
        }
    }

    /**
     * A call for help survives a restart of the service, and the wallboard says that it is outdated until it has a new snapshot.
     */
    @Test
    @Tag("browser")
    void theServiceIsKilledDuringACallAndTheScreensComeBackWithItsRecordAndItsCallForHelp() {
        Person ann = person("Ann");
        try (DeskPage screen = line.screenOf(ann); WallboardPage wallboard = coordinates()) {
            Phone home = ann.onDutyAtHome(aHomeNumber());
            Caller caller = aCallerDials();
            home.picksUp().presses("1");
            screen.callIs("inCall");
            String call = screen.seesItsRecord();
            screen.record().notes("Avant la panne.").isSaved();
            screen.key("Shift+F1").callSays("help", "asked");
            WallboardPage.Help help = wallboard.help(call).isAskedFor();
            assertThat(wallboard.calledStale()).isFalse();

            line.service().kill();
            screen.record().notes("Avant la panne. Pendant la panne.");
            wallboard.isStale();
            assertThat(wallboard.signText()).contains("Liaison interrompue", "peuvent être dépassés");
            Looks.picture(wallboard.screen(), "stale.png");
            Looks.look(wallboard.screen(), "the wallboard without the service");
            Looks.look(screen, "a call without the service");
            caller.isConnectedTo(home);
            Caller second = aCallerDials();
            second.hearsMusic();
            assertThat(wallboard.waiting()).as("old, as the sign says").isZero();
            line.service().start();

            screen.isLiveAgain().callIs("inCall").callSays("help", "asked").savedEverything();
            assertThat(screen.seesItsRecord()).isEqualTo(call);
            assertThat(ann.record(screen.record().id()).note()).isEqualTo("Avant la panne. Pendant la panne.");

            wallboard.isLiveAgain();
            help.isAskedFor();
            wallboard.call(call).isOf(ann);
            wallboard.onlyWaiting().isShown();
            wallboard.figureOfToday("offered").is(line.office().today().count("offered"));
            second.hangsUp();
            caller.isConnectedTo(home);
            caller.hangsUp();
            screen.callIs("idle");
            help.isOver();
        }
    }

    @Test
    void thePbxIsKilledAndTheCallIsClosedHonestly() {
        Person ann = person("Ann");
        Phone home = ann.onDutyAtHome(aHomeNumber());
        ann.desk();
        Caller caller = aCallerDials();
        home.picksUp().presses("1");
        Journal call = journal(caller);
        ann.desk().isInCall();
        lab.pbx().kill();
        ann.desk().sees("the PBX is away", state -> !state.pbx().connected());
        Instant away = Instant.now();
        lab.pbx().start();

        ann.desk().sees("the PBX is back", Duration.ofSeconds(30), state -> state.pbx().connected());
        JournalCall over = call.saysEndedBy("unknown");
        assertThat(over.outcome()).as("nobody saw its end").isEqualTo("answered");
        assertThat(over.endedAt()).as("the outage is no time in talk").isBefore(away);
    }
}
