package org.permanence.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.story.Looks.inEveryLanguageAndScheme;
import static org.permanence.story.Looks.inFrenchByDayAndDutchByNight;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Helpline;
import org.permanence.lab.Office;
import org.permanence.lab.Part;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.line.OpeningHours;

/** The roster is kept on the screen, and the queue follows it. */
@Tag("browser")
class RosterIT extends Story {

    private static final Duration AS_A_SHIFT_CHANGES = Duration.ofSeconds(30);

    /** Somebody falls ill in the middle of a shift: two clicks, and the next caller reaches another. It can be taken back. */
    @Test
    void whoIsIllIsReplacedInTwoClicksInTheRosterAndInTheQueue() {
        Office.Shift running = line.office().shiftAt(Instant.now());
        Person ann = atHome("Ann");
        Person bob = atHome("Bob");
        List<String> wrong = new ArrayList<>();
        try (DeskPage office = line.screen(); DeskPage own = line.screenOf(bob)) {
            office.identifies("/", line.coordinatorsEmail(), Helpline.PASSWORD);
            office.clicks("roster-link").on("roster").isShown();
            Part slot = office.on("slot").saying("id", "" + running.id()).isShown();
            slot.click();
            office.on("shift-panel").is("id", "" + running.id());
            on(office, "candidate", ann).click();
            on(office, "on-shift", ann).isShown();
            ann.desk().isOnDuty(AS_A_SHIFT_CHANGES);
            inEveryLanguageAndScheme(office, "roster with a shift", wrong);

            Caller caller = aCallerDials();
            ann.phoneAtHome().picksUp().presses("1");
            caller.isConnectedTo(ann.phoneAtHome());
            on(office, "on-shift", ann).part("replace").click();
            on(office, "candidate", bob).click();
            on(office, "on-shift", bob).isShown();
            on(office, "on-shift", ann).isGone();
            office.on("roster-done").part("undo").click();
            on(office, "on-shift", ann).part("replace").click();
            on(office, "candidate", bob).click();
            on(office, "on-shift", ann).isGone();
            bob.desk().isOnDuty(AS_A_SHIFT_CHANGES);
            ann.desk().isOffDuty(AS_A_SHIFT_CHANGES);
            caller.isConnectedTo(ann.phoneAtHome());
            caller.hangsUp();

            own.goesTo("/#/roster").on("slot").saying("id", "" + running.id()).is("mine", "true");
            assertThat(own.on("my-shifts").said("count")).isEqualTo("1");
            inEveryLanguageAndScheme(own, "roster of a responder", wrong);
            Caller next = aCallerDials();
            Phone bobs = bob.phoneAtHome().picksUp().presses("1");
            next.isConnectedTo(bobs);
            next.hangsUp();

            // By keyboard: what takes it back has the focus at once, and Escape leads from the shift back to the roster.
            on(office, "on-shift", bob).part("remove").press("Enter");
            on(office, "on-shift", bob).isGone();
            office.key("Enter");
            on(office, "on-shift", bob).isShown();
            office.key("Escape").on("shift-panel").isGone();
            office.key("Enter").on("shift-panel").is("id", "" + running.id());
            on(office, "on-shift", bob).part("remove").click();
            on(office, "on-shift", bob).isGone();
            bob.desk().isOffDuty(AS_A_SHIFT_CHANGES);
        }
        assertThat(wrong).isEmpty();
    }

    /** What somebody offers on their page is proposed to the coordinator, who takes it over and back. */
    @Test
    void whoOffersAShiftIsProposedForItAndPutOnItByOneButton() {
        Office.Shift shift = line.office().shiftAt(Instant.now().plus(Duration.ofDays(7)));
        String week = "?week=" + shift.from().atZone(OpeningHours.ZONE).toLocalDate();
        Person ann = person("Ann");
        line.office().saysIsTrained(ann);
        List<String> wrong = new ArrayList<>();
        try (DeskPage own = line.screenOf(ann); DeskPage office = line.screen()) {
            Part offer = own.goesTo("/#/availability" + week).on("offer").saying("shift", "" + shift.id()).isShown();
            offer.part("offer-answer").select("preferred");
            own.on("availability-saved").is("saved", "true");
            offer.is("dated", "true");
            own.on("availability-when").choice("everyWeek").click();
            offer.is("choice", "none").part("offer-answer").select("ifNeeded");
            own.on("availability-saved").is("saved", "true");
            inFrenchByDayAndDutchByNight(own, "availability", wrong);
            own.on("availability-when").choice("thisWeek").click();
            offer.is("choice", "preferred");

            office.identifies("/", line.coordinatorsEmail(), Helpline.PASSWORD);
            office.goesTo("/#/roster" + week).clicks("proposal-link");
            Part proposed = office.on("proposed-slot").saying("id", "" + shift.id()).part("proposed").saying("responder", "" + ann.id());
            proposed.isShown();
            inFrenchByDayAndDutchByNight(office, "proposal", wrong);
            office.clicks("take-proposal").on("proposal-done").isShown();
            proposed.isGone();
            assertThat(line.office().isOn(ann, shift)).isTrue();
            office.on("proposal-done").part("undo").click();
            proposed.isShown();
            assertThat(line.office().isOn(ann, shift)).isFalse();

            office.clicks("take-proposal").on("proposal-done").isShown();
            isPublishedTo(ann, week, office, own, wrong);
        }
        assertThat(wrong).isEmpty();
    }

    /** She is told by mail, says on her screen that she has seen it, and subscribes to it with the calendar of her telephone. */
    private void isPublishedTo(Person ann, String week, DeskPage office, DeskPage own, List<String> wrong) {
        office.goesTo("/#/roster" + week).clicks("publication-link");
        office.on("published-change").saying("responder", "" + ann.id()).isShown();
        inFrenchByDayAndDutchByNight(office, "to be published", wrong);
        office.clicks("publish").on("publication-done").isShown();
        Part notice = office.on("notice").saying("responder", "" + ann.id()).is("seen", "false");

        own.goesTo(line.mailbox().linkFor(ann.email())).on("roster-notice").is("count", "1");
        inFrenchByDayAndDutchByNight(own, "told of the roster", wrong);
        own.clicks("roster-seen").on("roster-notice").isGone();
        notice.is("seen", "true");
        inFrenchByDayAndDutchByNight(office, "published", wrong);

        own.goesTo("/#/account").clicks("make-calendar");
        String address = own.on("own-calendar").field("calendar").value();
        assertThat(line.fetch(address)).contains("BEGIN:VEVENT", "STATUS:CONFIRMED");
        inFrenchByDayAndDutchByNight(own, "own calendar", wrong);
    }

    /** A service's sheet: what is wrong in it is shown and sent back, the corrected one is taken over and proposed, and taken back. */
    @Test
    void aServicesSheetIsCorrectedImportedAndProposed() throws IOException {
        Office.Shift shift = line.office().shiftAt(Instant.now().plus(Duration.ofDays(7)));
        ZonedDateTime from = shift.from().atZone(OpeningHours.ZONE);
        Person ann = person("Ann");
        line.office().saysIsTrained(ann);
        String head = "Nom;E-mail;%te/%<tm/%<tY %<tH:%<tM-%tH:%<tM\n".formatted(from, shift.to().atZone(OpeningHours.ZONE));
        List<String> wrong = new ArrayList<>();
        try (DeskPage office = line.screen()) {
            office.identifies("/", line.coordinatorsEmail(), Helpline.PASSWORD);
            office.goesTo("/#/roster").clicks("sheets-link");
            office.on("sheet-files").attach("service.csv", "text/csv",
                    (head + "Ann;" + ann.email() + ";peut-être\nNemo;;x\n").getBytes(UTF_8));
            office.on("sheets-sum").is("faults", "2").is("changes", "0");
            office.on("sheet-fault").saying("code", "mark-unknown").isShown();
            assertThat(Files.size(office.on("corrected-sheet").download())).isPositive();
            inFrenchByDayAndDutchByNight(office, "sheets with faults", wrong);
            office.on("sheet-fault").saying("code", "person-unknown").part("skip-row").click();
            office.on("sheets-sum").is("faults", "1");
            office.on("sheet-file").buttons().click();
            office.on("sheet-files").attach("service.csv", "text/csv", (head + "Ann;" + ann.email() + ";volontiers\n").getBytes(UTF_8));
            office.on("sheets-sum").is("faults", "0").is("changes", "1");
            inFrenchByDayAndDutchByNight(office, "sheets", wrong);
            office.clicks("apply-sheets").on("sheets-done").isShown();
            office.goesTo("/#/roster/proposal?week=" + from.toLocalDate()).on("proposed-slot").saying("id", "" + shift.id())
                    .part("proposed")
                    .saying("responder", "" + ann.id()).isShown();
            office.goesTo("/#/roster/sheets").clicks("undo-import").on("sheets-done").isShown();
            office.on("past-import").is("undone", "true");
        }
        assertThat(wrong).isEmpty();
    }

    private static Part on(DeskPage screen, String part, Person who) {
        return screen.on(part).saying("id", "" + who.id());
    }

    private Person atHome(String name) {
        Person person = person(name).hasHomePhone(aHomeNumber());
        line.office().letsPreferTheirHome(person);
        person.phoneAtHome();
        person.desk();
        return person;
    }
}
