package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.story.Looks.inEveryLanguageAndScheme;
import static org.permanence.story.Looks.inEveryWindow;
import static org.permanence.story.Looks.inFrenchByDayAndDutchByNight;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Helpline;
import org.permanence.lab.HoursPage;
import org.permanence.lab.LinesPage;
import org.permanence.lab.Office;
import org.permanence.lab.Part;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.lab.Wait;
import org.permanence.lab.WallboardPage;
import org.permanence.pbx.Language;

/** The hours of the line are kept on the screen, and the next caller meets them. */
@Tag("browser")
class LineIT extends Story {

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Brussels"));

    private HoursPage keepsHours() {
        return line.hoursOf(line.coordinatorsEmail());
    }

    /** The hours of a date as the PBX has them. */
    private void thePbxHas(LocalDate date, String hours) {
        Wait.until("the PBX has " + hours + " on " + date, Duration.ofSeconds(20), () -> thePbxOn(date).contains("Value: " + hours));
    }

    private String thePbxOn(LocalDate date) {
        return lab.pbx().console("database get hours/" + Helpline.LINE + " " + date.toString().replace("-", ""));
    }

    private void nobodyAnswers(String announcement) {
        Caller caller = aCaller().dials(Helpline.NUMBER);
        caller.hears(announcement, Language.FR);
        caller.hangsUp();
    }

    /** Today loses its hours and later ones stay; yesterday is as it was, and taking it back leaves no second regime. */
    @Test
    void theHoursChangeInMidWeekAndBack() {
        try (HoursPage hours = keepsHours()) {
            int before = hours.regimes();
            int day = today.getDayOfWeek().getValue();
            hours.changesThePresentRegime().takesAwayTheSlotsOf(day).givesASlot(day, "23h", "6").savesTheRegime().isRefusedAtASlot();
            hours.takesAwayTheSlotsOf(day).savesTheRegime().confirmsWhatChangesToday();
            try {
                Wait.until("the PBX has no hours today", Duration.ofSeconds(20), () -> !thePbxOn(today).contains("Value: "));
                nobodyAnswers("closed");
                hours.showsTheMonthOf(today).isOpenOn(today, false).isOpenOn(today.plusDays(1), true);
                hours.showsTheMonthOf(today.minusDays(1)).isOpenOn(today.minusDays(1), true);
                assertThat(hours.regimes()).isEqualTo(before + 1);
            } finally {
                hours.takesItBack();
            }
            thePbxHas(today, "0000-2400");
            hours.showsTheMonthOf(today).isOpenOn(today, true);
            assertThat(hours.regimes()).isEqualTo(before);
        }
    }

    @Test
    void aClosureOfTodayTurnsCallersAwayWithItsAnnouncement() {
        try (HoursPage hours = keepsHours()) {
            hours.looksAt(today).closesTheDay("adhoc").confirmsWhatChangesToday();
            try {
                thePbxHas(today, "closed,adhoc");
                nobodyAnswers("adhoc");
                hours.looksAt(today).isOpenOn(today, false);
            } finally {
                hours.takesItBack();
            }
            thePbxHas(today, "0000-2400");
            hours.isOpenOn(today, true);
        }
    }

    /** New hours from New Year on, closed on that day by a decision for it alone; then both are taken back. */
    @Test
    void newHoursBeginAndAHolidayIsTakenOver() {
        LocalDate newYear = LocalDate.of(today.getYear() + 1, 1, 1);
        String name = "Nuit et jour " + System.nanoTime();
        try (HoursPage hours = keepsHours()) {
            hours.looksAt(newYear).startsNewHoursOnTheDay(name).takesAwayTheSlotsOf(newYear.getDayOfWeek().getValue())
                    .givesASlot(newYear.getDayOfWeek().getValue(), "8h30", "20");
            hours.screen().on("regime-form").field("closedOnHolidays").uncheck();
            // A look at the day loses nothing of it.
            hours.screen().on("calendar-day").saying("date", newYear.toString()).click();
            hours.screen().on("day").isShown();
            hours.screen().goesBack().on("undo-regime").isShown();
            hours.savesTheRegime().isChanged();
            try {
                thePbxHas(newYear, "0830-2000");
                hours.looksAtTheHolidaysOf(newYear.getYear()).holidayIs(newYear, "open").closesOnTheHoliday(newYear)
                        .holidayIs(newYear, "closed");
                thePbxHas(newYear, "closed,holiday");
                hours.takesItBack().holidayIs(newYear, "open");
                thePbxHas(newYear, "0830-2000");
            } finally {
                hours.showsTheMonthOf(newYear).removesTheRegime(name).isChanged();
            }
        }
    }

    /** A number that goes is asked about first; a name that was changed comes back by one button. */
    @Test
    void theSettingsOfTheLineAreChangedAndTakenBack() {
        try (HoursPage hours = keepsHours()) {
            Part form = hours.screen().clicks("lines-link").on("line-form").first().isShown();
            String name = form.field("name").value();
            String numbers = form.field("numbers").value();
            form.field("name").fill(name + " bis");
            hours.screen().clicks("save-line").on("line-changed").isShown();
            form.is("dirty", "false");
            hours.screen().on("line-changed").part("undo").click();
            hours.screen().on("line-changed").isGone();
            Wait.until("the name is back", () -> form.field("name").value().equals(name));

            form.field("numbers").fill(numbers.lines().findFirst().orElseThrow());
            hours.screen().clicks("save-line").on("line-consequences").isShown();
            form.field("numbers").fill(numbers);
            form.is("dirty", "false");
        }
    }

    /**
     * Nothing else has to be set for a second line to be answered. Ann answers for the first alone and Bob for both; once he is on a shift
     * of the first, no call to the second rings him. Removed, its number is unknown to callers; one button brings it back.
     */
    @Test
    void aSecondLineIsAddedRingsItsOwnPeopleAndIsRemoved() {
        String number = "0222000" + (100 + System.nanoTime() % 900);
        Person ann = person("Ann");
        Person bob = person("Bob");
        Phone anns = ann.onDutyAtHome(aHomeNumber());
        Phone bobs = bob.onDutyAtHome(aHomeNumber());
        line.office().letsAnswerFor(ann, Helpline.LINE);
        Office.Shift ofTheFirst = line.office().shiftAt(Instant.now());
        List<String> wrong = new ArrayList<>();
        try (LinesPage lines = line.lines()) {
            lines.fillsInALine("Écoute jeunes", "Jongerenlijn", number);
            inFrenchByDayAndDutchByNight(lines.screen(), "a new line", wrong);
            String code = lines.addsIt().code();
            try {
                knowsItsNumber(number, code);
                Caller caller = aCaller().dials(number).presses("1");
                bobs.picksUp().presses("1");
                caller.isConnectedTo(bobs);
                theWallboardSaysOfWhichLine(code, ann, bob, wrong);
                lines.asksToRemove(code).cannotRemove(code);
                inFrenchByDayAndDutchByNight(lines.screen(), "a line that cannot be removed now", wrong);
                caller.hangsUp();
                journal(caller).isOverWithOutcome("answered");
                assertThat(anns.rings()).as("she does not answer for this line").isEmpty();

                line.office().puts(bob, ofTheFirst);
                Wait.until("a shift of the first line rings for it alone", Duration.ofSeconds(20), () -> membersOf(code).isEmpty()
                        && membersOf(Helpline.LINE).contains(bob.member().toString()));

                lines.screen().reloads();
                lines.asksToRemove(code).removes(code);
                Wait.until("the PBX knows its number no more", Duration.ofSeconds(20),
                        () -> !lab.pbx().console("database get did " + number).contains("Value: "));
                aCaller().dials(number).isRefused();
                lines.takesItBack(code);
                knowsItsNumber(number, code);

                lines.setsTheWrapUp(code, "45").isSaved(code);
                line.office().waitsAtMost(code, 333);
                lines.setsTheWrapUp(code, "50").isToldOf(code, "maximumWaitSeconds").setsTheWrapUp(code, "50").isSaved(code);
                whoComesSecondWithAThresholdSeesTheOthers(lines.screen(), code, wrong);
            } finally {
                lines.asksToRemove(code).removes(code);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The plan follows a change of the screen a moment later. */
    private void knowsItsNumber(String number, String code) {
        Wait.until("the PBX knows the number", Duration.ofSeconds(20),
                () -> lab.pbx().console("database get did " + number).contains("Value: " + code));
    }

    /** With more than one line: of which a call is, and for which somebody is rung who is not rung for all. */
    private void theWallboardSaysOfWhichLine(String code, Person ann, Person bob, List<String> wrong) {
        try (WallboardPage board = coordinates()) {
            board.responder(ann).isRungFor(Helpline.LINE);
            board.responder(bob).isRungForEveryLine();
            board.screen().on("call-in-progress").part("of-line").is("line", code);
            inEveryWindow(board.screen(), "a wallboard of two lines", wrong);
        }
    }

    /** What was typed stays, and is saved beside it. */
    private void whoComesSecondWithAThresholdSeesTheOthers(DeskPage screen, String code, List<String> wrong) {
        Part thresholds = screen.goesTo("/#/wallboard/thresholds").on("thresholds-line").saying("line", code).isShown();
        try {
            thresholds.field("longestWaitSeconds").fill("200");
            line.office().wantsAlerts(code, Map.of("waiting", 7, "longestWaitSeconds", 180));
            thresholds.part("save-thresholds").click();
            thresholds.part("thresholds-outdated-field").saying("field", "waiting").isShown();
            inFrenchByDayAndDutchByNight(screen, "thresholds that somebody else changed", wrong);
            thresholds.part("save-thresholds").click();
            thresholds.part("thresholds-saved").is("saved", "true");
            assertThat(line.office().thresholds(code)).containsEntry("waiting", 7).containsEntry("longestWaitSeconds", 200);
        } finally {
            screen.goesTo("/#/lines").on("line-settings").first().isShown();
        }
    }

    private String membersOf(String code) {
        return lab.pbx().console("queue show " + code + "-fr").lines().filter(row -> row.contains("@responder"))
                .collect(Collectors.joining());
    }

    @Test
    void everybodyCanUseThePagesOfTheLine() {
        List<String> wrong = new ArrayList<>();
        try (HoursPage hours = keepsHours()) {
            DeskPage screen = hours.screen();
            hours.showsTheMonthOf(LocalDate.of(today.getYear(), 12, 25));
            inEveryLanguageAndScheme(screen, "hours", wrong);
            hours.looksAt(today);
            inFrenchByDayAndDutchByNight(screen, "a day", wrong);
            screen.clicks("close-day").on("closure-form").isShown();
            screen.clicks("save-closure").on("consequences").isShown();
            inFrenchByDayAndDutchByNight(screen, "a closure and what it does", wrong);
            hours.showsTheMonthOf(today).changesThePresentRegime();
            inFrenchByDayAndDutchByNight(screen, "a regime", wrong);
            hours.takesAwayTheSlotsOf(1).givesASlot(1, "22", "6").savesTheRegime().isRefusedAtASlot();
            inEveryLanguageAndScheme(screen, "a slot over midnight", wrong);
            hours.looksAtTheHolidaysOf(today.getYear() + 1);
            inFrenchByDayAndDutchByNight(screen, "holidays", wrong);
            screen.goesTo("/#/lines").on("line-form").first().isShown();
            inFrenchByDayAndDutchByNight(screen, "settings of the line", wrong);
        }
        assertThat(wrong).isEmpty();
    }
}
