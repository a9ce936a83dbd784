package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Helpline;
import org.permanence.lab.Part;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.lab.RecordForm;
import org.permanence.lab.RecordList;
import org.permanence.lab.WrittenRecord;

/**
 * The life of a record after it has been typed: it is found again, edited by two people, corrected, and shown to the next responder of the
 * same caller.
 */
@Tag("browser")
class RecordIT extends Story {

    private static final String WORDS = "Saisie sur salaire depuis mars.";

    @Test
    void whenTwoWriteTheSameFieldNothingIsLostAndTheSecondIsShownTheDifference() {
        Person ann = person("Ann");
        Person bob = person("Bob");
        try (DeskPage screen = line.screenOf(ann)) {
            Phone home = ann.onDutyAtHome(aHomeNumber());
            Caller caller = aCallerDials();
            home.picksUp().presses("1");
            RecordForm form = screen.callIs("inCall").record();
            long record = form.id();
            form.notes("Premier mot.").isSaved();

            // Ann types while her network is away; Bob, who helps her, writes meanwhile.
            screen.goesOffline(true);
            form.notes("Premier mot. Le mien.").isKeptHere();
            bob.writes(bob.record(record), Map.of("note", "Premier mot. Le sien.", "spokenLanguage", "ar"));
            screen.goesOffline(false);

            RecordForm.Conflict conflict = form.conflictWith("Bob");
            assertThat(conflict.text()).contains("Le mien.").contains("Le sien.");
            assertThat(conflict.marked()).as("only what differs is marked").anyMatch(it -> it.contains("mien"))
                    .noneMatch(it -> it.contains("Premier"));
            assertThat(form.note()).isEqualTo("Premier mot. Le mien.");
            assertThat(screen.barriers()).isEmpty();
            Looks.look(screen, "conflict");
            conflict.keepsBoth().isSaved();
            WrittenRecord kept = ann.record(record);
            assertThat(kept.note()).contains("Le mien.").contains("Le sien.");
            assertThat(kept.spokenLanguage()).as("a field that only one wrote").isEqualTo("ar");
            caller.hangsUp();
        }
    }

    @Test
    void aRecordIsFoundAgainCorrectedAndItsHistorySaysByWhom() {
        Person ann = person("Ann");
        try (DeskPage screen = line.screenOf(ann)) {
            Phone home = ann.onDutyAtHome(aHomeNumber());
            Caller caller = aCallerDials();
            home.picksUp().presses("1");
            RecordForm form = screen.callIs("inCall").record();
            form.id();
            // A call without a demand requires only its nature.
            form.closes().lacks("nature").isOfNature("silent").notes(WORDS);
            caller.hangsUp();
            screen.callIs("idle");
            Part open = screen.on("open-record");
            assertThat(open.count()).as("it is listed until it is closed").isEqualTo(1);
            form.closesForGood();
            open.isGone();

            RecordList records = new RecordList(screen).isOpened().showsToday();
            records.searches("salaires introuvables").findsNothing();
            records.searches("SAISIE mars").findsOne().opens().isClosed();
            assertThat(form.correctable()).contains("Corrigeable jusqu’au");
            assertThat(form.isEditable()).isFalse();
            assertThat(form.read()).as("in words, without a field").contains(WORDS).contains("Silencieux");
            assertThat(screen.barriers()).isEmpty();
            Looks.look(screen, "closed, may be corrected");
            form.reopens().notes(WORDS + " Corrigé.").isSaved().closesForGood();

            screen.goesBack();
            assertThat(form.changes()).contains("Ann").contains("Fiche rouverte").contains("Note").doesNotContain("Saisie");
        }
    }

    /** Its comment is the words of a caller: one click does not destroy them. */
    @Test
    void aRemovedDemandIsTakenBackWithAllThatWasWrittenInIt() {
        Person ann = person("Ann");
        try (DeskPage screen = line.screenOf(ann)) {
            Phone home = ann.onDutyAtHome(aHomeNumber());
            Caller caller = aCallerDials();
            home.picksUp().presses("1");
            RecordForm form = screen.callIs("inCall").record();
            form.isOfNature("withDemand").choosesTheme("logement").comments(WORDS).isSaved();
            form.removesTheDemand().isSaved();
            assertThat(ann.record(form.id()).demands()).isEmpty();
            Looks.look(screen, "a demand was removed");

            form.takesTheDemandBack().isSaved();
            assertThat(form.comment()).isEqualTo(WORDS);
            WrittenRecord.Demand back = ann.record(form.id()).demands().getFirst();
            assertThat(back.comment()).isEqualTo(WORDS);
            assertThat(back.theme()).isEqualTo("LOG");
            caller.hangsUp();
        }
    }

    @Test
    void theEarlierRecordsOfARepeatedCallerAreShownInTheCallAndLaterOnlyWithAReason() {
        Person ann = person("Ann");
        try (DeskPage screen = line.screenOf(ann)) {
            Phone home = ann.onDutyAtHome(aHomeNumber());
            Caller caller = aCallerDials();
            home.picksUp().presses("1");
            RecordForm form = screen.callIs("inCall").record();
            long first = form.id();
            form.notes(WORDS).isSaved();
            caller.hangsUp();
            screen.callIs("idle");

            Caller again = lab.caller(caller.number()).dials(Helpline.NUMBER).presses("1");
            screen.callIs("ringing");
            assertThat(form.callsBefore()).isEqualTo(1);
            Looks.look(screen, "called before");
            home.picksUp().presses("1");
            screen.callIs("inCall");
            form.isAnotherThan(first);
            String earlier = form.showsEarlier();
            Looks.look(screen, "earlier records");
            assertThat(earlier).contains(WORDS).doesNotContain(caller.number().substring(4));
            again.hangsUp();
            screen.callIs("idle");

            screen.reloads();
            new RecordList(screen).isOpened().opensTheFirst();
            assertThat(form.asksWhyBeforeItShowsEarlier()).as("not without a reason").isZero();
            form.showsEarlierBecause("Rappel convenu");
            assertThat(line.office().trail().stream().filter(entry -> entry.action().contains("earlier") && "Ann".equals(entry.name())))
                    .as("each look is on the trail").hasSizeGreaterThanOrEqualTo(2)
                    .anyMatch(entry -> entry.toString().contains("Rappel convenu"));
        }
    }
}
