package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Api;
import org.permanence.lab.Caller;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Figures;
import org.permanence.lab.Helpline;
import org.permanence.lab.Office;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.lab.WallboardPage;
import org.permanence.pbx.Language;

/** A coordinator's actions from the wallboard: on the line, on calls, on people. */
@Tag("browser")
class CoordinatorIT extends WallboardStory {

    @AfterEach
    void thereIsNoWrapUp() {
        line.office().givesForTheWrapUp(0);
    }

    @Test
    void theLineIsClosedAndReopenedAndEveryDeskIsTold() {
        Figures before = line.office().today();
        Person ann = person("Ann");
        ann.onDutyAtHome(aHomeNumber());
        try (WallboardPage wallboard = coordinates(); DeskPage desk = line.screenOf(ann)) {
            desk.isRung();
            wallboard.tellsEveryDesk("Panne chez l'opérateur : annoncez une demi-heure d'attente.");
            assertThat(desk.putsTheNoticeAway("Panne chez")).as("it can still be read").contains("Panne chez");

            wallboard.closesTheLine("adhoc");
            assertThat(desk.isNotRungBecause("closed")).contains("La coordination");
            await("the PBX knows").atMost(Duration.ofSeconds(10))
                    .until(() -> lab.pbx().console("database show line/aas").contains("adhoc"));
            Caller turnedAway = aCaller().dials(Helpline.NUMBER);
            turnedAway.hears("adhoc", Language.FR);
            wallboard.figureOfToday("closed").is(before.count("closed") + 1);
            turnedAway.hangsUp();

            wallboard.reopensTheLine();
            desk.isRung();
            line.office().sendsOffDuty(ann);
            assertThat(desk.saysWhoTookOneOffDuty("coordinator")).contains("La coordination");
            assertThat(desk.seesAtOnce("go-on-duty")).as("the first act of the day").isTrue();
        }
        board.sees("open", state -> state.line(Helpline.LINE).closing() == null && state.line(Helpline.LINE).open());
        assertThat(board.today().count("offered")).isEqualTo(before.count("offered"));
    }

    /** Nobody can listen in: there is a button to join only where somebody has called for help. */
    @Test
    void aCoordinatorGivesACallAndJoinsWhereHelpIsAskedFor() {
        Person carol = line.coordinator("Carol");
        Person ann = person("Ann");
        Person bob = person("Bob", "nl");
        Phone anns = ann.onDutyAtHome(aHomeNumber());
        Phone bobs = bob.onDutyAtHome(aHomeNumber());
        ann.desk();
        try (WallboardPage wallboard = line.wallboardOf(carol.email())) {
            Caller caller = aCallerDials();
            anns.picksUp().presses("1");
            String call = ann.desk().isInCall().callId();
            WallboardPage.InProgress inProgress = wallboard.call(call).isOf(ann);
            assertThat(inProgress.canBePressed()).as("nothing to press in a call").isZero();
            assertThat(wallboard.canBeJoined()).isZero();

            // Bob speaks Dutch: nobody is rung for a second caller in French, whom Carol gives to him.
            Caller second = aCallerDials();
            wallboard.lastWaiting().isGivenTo(bob);
            bobs.picksUp().presses("1");
            second.isConnectedTo(bobs);
            second.hangsUp();

            Phone carols = carol.onDutyAtHome(aHomeNumber());
            wallboard.responder(carol).is("ready");
            ann.asks("help");
            WallboardPage.Help help = wallboard.help(call).isJoined();
            carols.picksUp().presses("1");
            help.isAnsweredBy(carol);
            caller.isInOneRoomWith(anns, carols);
            inProgress.hasAsThird(carol);
            carols.hangsUp();
            caller.isConnectedTo(anns);
            inProgress.hasNoThird();

            ann.takesBack("help");
            help.isOver();
        } finally {
            carol.leaves();
            carol.close();
        }
    }

    /** From the wallboard alone: an allowed action has its effect at the telephones, any other is refused with a sentence. */
    @Test
    void eachActionOnAResponderInEachState() {
        Person ann = person("Ann");
        Phone home = ann.hasHomePhone(aHomeNumber()).phoneAtHome();
        String desk = aDesk();
        Phone set = ann.hasDeskPhone(desk);
        line.office().givesForTheWrapUp(60);
        try (WallboardPage wallboard = coordinates()) {
            whoShouldBeOnShiftAndIsNot(wallboard);
            // Off duty.
            assertThat(refused(ann, "pause", Map.of("reason", "meal"))).contains("go on duty first");
            assertThat(noRestToEnd(ann)).contains("neither left alone");
            WallboardPage.Responder row = wallboard.putsOnDuty(ann);

            // On a softphone that nobody has opened: unreachable, until the phone is changed.
            row.is("unreachable").opensActions();
            row.chooses("move", "home").is("ready");
            assertThat(noRestToEnd(ann)).contains("neither left alone");
            row.chooses("pause", "meal").is("paused");
            assertThat(row.text()).contains("repas");

            // Paused: not rung, until she is to be rung again; on the phone that was changed meanwhile.
            row.chooses("move", "desk:" + desk).is("paused");
            Caller caller = aCallerDials();
            WallboardPage.Waiting waiting = wallboard.firstWaiting().opensGiving();
            assertThat(waiting.text()).contains("Personne n’est prêt");
            assertThat(notFree(ann, waiting.callId())).contains("cannot take a call now");
            assertThat(set.ringing() || home.ringing()).isFalse();
            row.clicks("resume");
            set.isRinging();

            // Ringing.
            row.is("ringing");
            assertThat(noRestToEnd(ann)).contains("neither left alone");
            assertThat(notFree(ann, waiting.callId())).contains("cannot take a call now");
            set.picksUp();

            // In a call, which goes on regardless of actions about the next one.
            row.is("inCall");
            assertThat(noRestToEnd(ann)).contains("neither left alone");
            row.chooses("pause", "meeting").is("inCall");
            assertThat(row.text()).contains("ensuite en pause : réunion");
            row.chooses("move", "home").is("inCall");
            row.goesOffDuty();
            wallboard.undoes(); // and on duty again, where she was
            row.isDone().is("inCall").opensActions();
            row.chooses("pause", "meeting");
            caller.isConnectedTo(set);
            caller.hangsUp();

            // In wrap-up, and then in the pause that was asked for.
            row.is("wrapUp");
            row.clicks("end-rest").is("paused");
            row.clicks("resume").is("ready");

            // Left alone after a ring that came to nothing, until that is ended.
            home.isBusy();
            Caller next = aCallerDials();
            row.is("resting");
            lab.pbx().console("database put resting " + ann.member() + " " + Instant.now().plusSeconds(90).getEpochSecond());
            home.doesNotAnswer();
            row.clicks("end-rest");
            home.picksUp().presses("1");
            next.isConnectedTo(home);
            next.hangsUp();
            row.is("wrapUp");
            row.goesOffDuty();
            await("out of the queue").atMost(Duration.ofSeconds(10))
                    .until(() -> !lab.pbx().console("queue show").contains(ann.member() + " "));
        }
    }

    /** Shown with the hours of their shift until they are there, which one button brings about. */
    private void whoShouldBeOnShiftAndIsNot(WallboardPage wallboard) {
        Person zoe = person("Zoe");
        Office.Shift shift = line.office().shiftAt(Instant.now());
        line.office().puts(zoe, shift);
        WallboardPage.Responder row = wallboard.responder(zoe).is("unreachable");
        WallboardPage.Missing missing = wallboard.missing(zoe);
        assertThat(missing.isThere()).as("on duty by the shift").isFalse();
        zoe.asksToGoOffDuty();
        assertThat(missing.isShown().text()).contains("Zoe Laboratory", "attendu·e " + clock(shift.from()) + " – " + end(shift.to()));
        missing.isPutOnDuty();
        row.is("unreachable").isDone();
        missing.isGone();
        line.office().takes(zoe, shift);
        zoe.leaves();
        row.isOff();
        assertThat(missing.isThere()).as("not expected any more").isFalse();
    }

    private String noRestToEnd(Person person) {
        return refused(person, "end-rest", Map.of());
    }

    /** An action without a button on the wallboard in this state. @return the sentence */
    private String refused(Person person, String what, Map<String, ?> body) {
        return sentence(() -> line.office().orders(person, what, body));
    }

    private String notFree(Person person, String call) {
        return sentence(() -> line.office().gives(call, person));
    }

    private static String sentence(ThrowingCallable asked) {
        Api.Refused refused = catchThrowableOfType(Api.Refused.class, asked);
        assertThat(refused.status()).isEqualTo(409);
        return refused.detail();
    }
}
