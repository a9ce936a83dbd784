package org.permanence.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.pbx.Language.EN;
import static org.permanence.pbx.Language.FR;
import static org.permanence.pbx.Language.NL;

import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.permanence.lab.Caller;
import org.permanence.lab.Lab;
import org.permanence.lab.LabExtension;
import org.permanence.lab.Phone;
import org.permanence.lab.Wait;

/** Arrival of a call: it is greeted, asked for a language and queued, or turned away with the true reason. */
@ExtendWith(LabExtension.class)
class ArrivalIT {

    private static final String LINE = "080035243";

    private final Lab lab;

    ArrivalIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeEach
    void aLineInThreeLanguages() {
        lab.plan().line("aas", LINE, "+3280035243", "fr,nl,en");
        lab.plan().open("aas");
    }

    @Test
    void greetsInEachLanguageAndNeedsNoKey() {
        Phone ann = lab.homePhone("+3222222201");
        lab.plan().onDutyAtHome("r1", ann.name(), "aas-fr");

        Caller caller = lab.caller("+32470111111").dials(LINE)
                .hears("welcome", FR).hears("language-key-1", FR)
                .hears("welcome", NL).hears("language-key-2", NL)
                .hears("welcome", EN).hears("language-key-3", EN)
                .hearsMusic();

        ann.picksUp().hears("home-call", FR).presses("1");
        caller.isConnectedTo(ann);
        assertThat(languageTold()).isEqualTo("fr no");
    }

    @Test
    void oneKeyChoosesTheLanguageAtAnyMoment() {
        Phone ann = lab.homePhone("+3222222201");
        lab.plan().onDutyAtHome("r1", ann.name(), "aas-nl");

        Caller caller = lab.caller("+32470111111").dials(LINE).hears("welcome", FR).presses("2");

        ann.picksUp().hears("home-press-1", NL).presses("1");
        caller.isConnectedTo(ann);
        assertThat(languageTold()).isEqualTo("nl yes");
    }

    @Test
    void anUnknownKeyIsNoKey() {
        lab.caller("+32470111111").dials(LINE).presses("7").hears("nobody", FR).gotHungUp();

        assertThat(languageTold()).isEqualTo("fr no");
    }

    private String languageTold() {
        var told = lab.pbx().told("CallLanguage");
        assertThat(told).hasSize(1);
        return told.getFirst().get("Language") + " " + told.getFirst().get("Chosen");
    }

    @Test
    void nobodyIsOnDutyInAnyLanguage() {
        lab.caller("+32470111111").dials(LINE).presses("2").hears("nobody", NL).gotHungUp();

        assertThat(reasonTold()).isEqualTo("nobody");
    }

    @Test
    void onlyAnotherLanguageHasSomebody() {
        Phone ann = lab.homePhone("+3222222201");
        lab.plan().onDutyAtHome("r1", ann.name(), "aas-fr");

        Caller caller = lab.caller("+32470111111").dials(LINE).presses("3").hears("another-language", EN);

        ann.picksUp().presses("1");
        caller.isConnectedTo(ann);
    }

    @Test
    void everyBrowserIsClosed() {
        lab.plan().onDutyAtSoftphone("r1", "aas-fr");

        lab.caller("+32470111111").dials(LINE).presses("1").hearsMusic().hears("nobody", FR).gotHungUp();

        assertThat(reasonTold()).isEqualTo("nobody");
        assertThat(lab.pbx().told("RingStarted")).isEmpty();
    }

    @Test
    void aBrowserThatIsOpenedWhileACallerWaitsMakesTheWaitAsLongAsTheLineAllows() {
        lab.plan().onDutyAtSoftphone("r21", "aas-fr");
        Phone browser = lab.registeredSoftphone("r21").goesAway();
        Wait.until("the browser is closed", () -> !lab.pbx().console("database show registrar").contains("web-r21"));
        Caller caller = lab.caller("+32470111111").dials(LINE).presses("1").hearsMusic();

        browser.comesBack().isRinging();
        // longer than the patience with browsers that are closed
        Awaitility.await("the caller is kept").during(Duration.ofSeconds(6)).atMost(Duration.ofSeconds(10)).until(caller::onCall);
        browser.picksUp();

        caller.isConnectedTo(browser);
        assertThat(lab.pbx().told("CallTurnedAway")).isEmpty();
        browser.goesAway();
    }

    @Test
    void aBrowserThatIsClosedWhileACallerWaitsLeavesNobodyToWaitFor() {
        lab.plan().onDutyAtSoftphone("r22", "aas-fr");
        Phone browser = lab.registeredSoftphone("r22");
        Caller caller = lab.caller("+32470111111").dials(LINE).presses("1");
        browser.isRinging();

        browser.declines().goesAway();

        caller.hears("nobody", FR, Duration.ofSeconds(20)).gotHungUp();
        assertThat(reasonTold()).isEqualTo("nobody");
    }

    @Test
    void whoCameFirstIsAnsweredFirstAlsoAfterNobodyWasReachable() {
        Phone ann = lab.homePhone("+3222222201");
        lab.plan().onDutyAtHome("r1", ann.name(), "aas-fr");
        lab.plan().deviceState("reach-r1", "UNAVAILABLE");
        Caller first = lab.caller("+32470111111").dials(LINE).presses("1").hearsMusic();
        Wait.until("the first is queued", () -> lab.pbx().events("QueueCallerJoin").size() == 1);
        // the PBX counts in whole seconds
        long second = Instant.now().getEpochSecond();
        Wait.until("another second", () -> Instant.now().getEpochSecond() > second);
        lab.caller("+32470111112").dials(LINE).presses("1").hearsMusic();
        Wait.until("and the second", () -> lab.pbx().events("QueueCallerJoin").size() == 2);

        Wait.until("and has left the queue again", () -> lab.pbx().events("QueueCallerAbandon").size() == 2);
        lab.plan().deviceState("reach-r1", "NOT_INUSE");
        Wait.until("both are queued again", () -> lab.pbx().events("QueueCallerJoin").size() == 4);
        ann.picksUp().presses("1");

        first.isConnectedTo(ann);
    }

    @Test
    void whenNoBrowserOpensSomebodyOfAnotherLanguageIsRung() {
        lab.plan().onDutyAtSoftphone("r24", "aas-nl");
        Phone ann = lab.homePhone("+3222222201");
        lab.plan().onDutyAtHome("r2", ann.name(), "aas-fr");

        Caller caller = lab.caller("+32470111111").dials(LINE).presses("2").hearsMusic().hears("another-language", NL);
        ann.picksUp().presses("1");

        caller.isConnectedTo(ann);
    }

    @Test
    void theLastResponderLeavesWhileACallerWaits() {
        Phone ann = lab.homePhone("+3222222201").doesNotAnswer();
        lab.plan().onDutyAtHome("r1", ann.name(), "aas-fr");
        Caller caller = lab.caller("+32470111111").dials(LINE).presses("1");
        ann.isRinging();

        lab.plan().offDuty("r1", "aas-fr");

        caller.hears("nobody", FR).gotHungUp();
        assertThat(reasonTold()).isEqualTo("nobody");
    }

    @Test
    void theNextShiftComesInWhileTheCallerWaits() {
        Phone ann = lab.homePhone("+3222222201").doesNotAnswer();
        Phone bob = lab.homePhone("+3222222202");
        lab.plan().onDutyAtHome("r1", ann.name(), "aas-fr");
        Caller caller = lab.caller("+32470111111").dials(LINE).presses("1");
        ann.isRinging();

        lab.plan().offDuty("r1", "aas-fr");
        lab.plan().onDutyAtHome("r2", bob.name(), "aas-fr");

        bob.picksUp().presses("1");
        caller.isConnectedTo(bob);
    }

    @Test
    void nobodyAnswersWithinTheMaximumWait() {
        lab.plan().put("line/aas", "maxwait", "3");
        lab.plan().onDutyAtHome("r1", lab.homePhone("+3222222201").doesNotAnswer().name(), "aas-fr");

        lab.caller("+32470111111").dials(LINE).presses("1").hears("overflow", FR).gotHungUp();

        assertThat(reasonTold()).isEqualTo("overflow");
    }

    @Test
    void aWaitingCallerIsToldTheirPlace() {
        lab.plan().onDutyAtHome("r1", lab.homePhone("+3222222201").doesNotAnswer().name(), "aas-fr");
        lab.caller("+32470111111").dials(LINE).presses("1").hearsMusic();

        Caller second = lab.caller("+32470111112").dials(LINE).presses("1");

        second.hears("queue-thereare", FR).hears("digits-2", FR).hears("queue-callswaiting", FR).hearsMusic();
    }

    @Test
    void aWaitingCallerIsReassured() {
        lab.plan().onDutyAtHome("r1", lab.homePhone("+3222222201").doesNotAnswer().name(), "aas-fr");

        lab.caller("+32470111111").dials(LINE).presses("1").hears("reassure", FR, Duration.ofSeconds(25));
    }

    @Test
    void whoeverWaitsAtClosingTimeIsStillAnswered() {
        Phone ann = lab.homePhone("+3222222201").doesNotAnswer();
        lab.plan().onDutyAtHome("r1", ann.name(), "aas-fr");
        Caller caller = lab.caller("+32470111111").dials(LINE).presses("1");
        ann.isRinging();

        lab.plan().hours("aas", 0, "0000-0001");
        lab.caller("+32470111112").dials(LINE).hears("closed", FR).gotHungUp();
        Wait.until("ann is rung again", () -> ann.rings().size() == 2);
        ann.picksUp().presses("1");

        caller.isConnectedTo(ann);
    }

    @Test
    void closedUntilTomorrow() {
        lab.plan().hours("aas", 0, "closed,closed");
        lab.plan().hours("aas", 1, "0930-1200,1300-2000");

        lab.caller("+32470111111").dials(LINE)
                .hears("closed", FR).hears("opens-tomorrow", FR).hears("hour-9", FR).hears("minute-30", FR)
                .hears("closed", NL).hears("opens-tomorrow", NL).hears("hour-9", NL).hears("minute-30", NL)
                .hears("closed", EN).hears("opens-tomorrow", EN).hears("hour-9", EN).hears("minute-30", EN)
                .gotHungUp();
    }

    @Test
    void closedForDaysNamesTheDay() {
        lab.plan().delete("hours/aas", Hours.date(0));
        lab.plan().delete("hours/aas", Hours.date(1));
        lab.plan().hours("aas", 2, "closed,holiday");
        lab.plan().hours("aas", 3, "1000-1800");

        lab.caller("+32470111111").dials(LINE)
                .hears("closed", FR).hears("opens-day-" + Hours.weekday(3), FR).hears("oclock-10", FR).gotHungUp();

        assertThat(reasonTold()).isEqualTo("closed");
    }

    @Test
    void closedForLongerThanAWeekNamesNoDay() {
        lab.plan().delete("hours/aas", Hours.date(0));
        lab.plan().delete("hours/aas", Hours.date(1));
        lab.plan().hours("aas", 8, "1000-1800");

        lab.caller("+32470111111").dials(LINE).hears("opens-later", FR).gotHungUp();
    }

    @Test
    void aHolidayHasItsOwnMessage() {
        lab.plan().hours("aas", 0, "closed,holiday");

        lab.caller("+32470111111").dials(LINE).hears("holiday", FR).hears("opens-tomorrow", FR).hears("oclock-0", FR).gotHungUp();

        assertThat(reasonTold()).isEqualTo("holiday");
    }

    @Test
    void closedAdHocWhateverTheHours() {
        lab.plan().put("line/aas", "closing", "0,adhoc");

        lab.caller("+32470111111").dials(LINE).hears("adhoc", FR).hears("adhoc", NL).hears("adhoc", EN).gotHungUp();

        assertThat(reasonTold()).isEqualTo("adhoc");
    }

    @Test
    void anAdHocClosingEndsByItself() {
        lab.plan().put("line/aas", "closing", (System.currentTimeMillis() / 1000 - 1) + ",adhoc");

        lab.caller("+32470111111").dials(LINE).hears("welcome", FR);
    }

    @Test
    void aMessageThatNobodyRecordedGivesWayToThePlainOne() {
        lab.plan().put("line/aas", "closing", "0,strike");

        lab.caller("+32470111111").dials(LINE).hears("closed", FR).gotHungUp();
    }

    @Test
    void aNumberThatIsNotOursIsRefused() {
        lab.caller("+32470111111").dials("080099999").isRefused();

        assertThat(lab.pbx().told("CallArrived")).isEmpty();
    }

    @Test
    void aCallFromAnywhereButTheCarrierIsRefused() {
        lab.caller("+32470111111").dialsFromElsewhere(LINE).isRefused();

        assertThat(lab.pbx().told("CallArrived")).isEmpty();
    }

    @Test
    void theNumberIsToldOnceAndAWithheldOneNever() {
        lab.caller("+32470111111").dials(LINE).isAnswered().hangsUp();
        lab.caller("anonymous").dials(LINE).isAnswered().hangsUp();

        Wait.until("both are told", () -> lab.pbx().told("CallArrived").size() >= 2);
        assertThat(lab.pbx().told("CallArrived")).extracting(e -> e.get("Line") + " " + e.get("Caller"))
                .containsExactlyInAnyOrder("aas +32470111111", "aas ");
        assertThat(lab.pbx().told("CallArrived")).extracting(e -> e.get("CallId")).doesNotHaveDuplicates();
    }

    private String reasonTold() {
        var told = lab.pbx().told("CallTurnedAway");
        assertThat(told).hasSize(1);
        return told.getFirst().get("Reason");
    }
}
