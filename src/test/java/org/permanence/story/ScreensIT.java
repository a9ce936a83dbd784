package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.story.Looks.inBothSchemes;
import static org.permanence.story.Looks.inEveryLanguageAndScheme;
import static org.permanence.story.Looks.picture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Helpline;
import org.permanence.lab.Others;
import org.permanence.lab.Part;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.lab.RecordForm;
import org.permanence.lab.RecordList;
import org.permanence.lab.Wait;
import org.permanence.lab.Withheld;
import org.permanence.lab.WrittenRecord;

/**
 * The desk's screens as people use them: by keyboard, in both languages, with a microphone that is refused, in two tabs; and whether
 * everybody can.
 */
@Tag("browser")
class ScreensIT extends Story {

    /**
     * Every page that a responder sees, in three languages and both colour schemes: nothing that axe-core finds wrong; nor in any of its
     * states, in both schemes. A change of language in the middle of a record loses nothing.
     */
    @Test
    void everybodyCanUseEveryPage() {
        Person ann = person("Ann");
        List<String> wrong = new ArrayList<>();
        try (DeskPage screen = line.screen()) {
            screen.goesTo("/").asksWhoOneIs();
            inEveryLanguageAndScheme(screen, "log-in", wrong);
            screen.logsIn(ann);
            inEveryLanguageAndScheme(screen, "off duty", wrong);
            screen.goesOnDuty("softphone").softphoneIsReady();
            screen.clicks("phone-settings");
            inBothSchemes(screen, "sound settings", wrong);
            screen.clicks("phone-settings");

            Phone home = ann.onDutyAtHome(aHomeNumber());
            screen.on("duty").is("reach", "home");
            Caller caller = aCallerDials();
            home.isRinging();
            screen.callIs("ringing");
            inEveryLanguageAndScheme(screen, "ringing", wrong);
            Wait.until("something moves when a call rings", () -> screen.wantsCalm(false).movements() > 0);
            Wait.until("reduced motion is respected", () -> screen.wantsCalm(true).movements() == 0);
            home.picksUp().presses("1");
            screen.callIs("inCall");
            screen.seesItsRecord();
            RecordForm record = screen.record();
            assertThat(screen.on("announcements").text()).contains("La fiche est ouverte");
            assertThat(screen.on("call-timer").text()).matches("\\d+:\\d\\d");
            record.isOfNature("withDemand").choosesTheme("logement").types("Deux mois de loyer en re");
            screen.speaks("nl");
            assertThat(record.theme()).as("the theme is said in the other language").isEqualTo("Huisvesting");
            assertThat(screen.on("call").text()).contains("Ophangen");
            record.types("tard.");
            screen.speaks("fr").savedEverything();
            WrittenRecord written = ann.record(record.id());
            assertThat(written.note()).as("what was typed before and after the change of language")
                    .isEqualTo("Deux mois de loyer en retard.");
            assertThat(written.demands().getFirst().theme()).isEqualTo("LOG");
            picture(screen, "desk.png");
            inEveryLanguageAndScheme(screen, "record", wrong);
            record.closes().lacks("status");
            inBothSchemes(screen, "what is missing", wrong);
            record.notes("Rappeler au 0470 98 76 54.").marksPersonalData();
            screen.clicks("show-changes").on("changes").isShown();
            inBothSchemes(screen, "personal data, history", wrong);
            screen.clicks("show-changes");
            record.removesTheDemand().isOfNature("silent").closes().asksAboutPersonalData();
            inBothSchemes(screen, "personal data are confirmed", wrong);
            record.removesPersonalData();

            Others others = screen.clicks("transfer").others().types("0470").isOpen();
            inBothSchemes(screen, "whom to call", wrong);
            others.searches("personne de ce nom");
            screen.showsWords("Personne ne correspond");
            inBothSchemes(screen, "nobody to call", wrong);
            others.startsAgain().types("0903 12 345").choosesTheFirst();
            screen.clicks("others-call").showsWords("Cette ligne n’appelle pas de numéros surtaxés ni à coût partagé.");
            screen.speaks("nl").showsWords("Deze lijn belt geen betaalnummers of nummers met gedeelde kosten.");
            screen.speaks("fr");
            String number = aHomeNumber();
            Phone interpreter = lab.homePhone(number);
            others.typesInstead(number).choosesTheFirst();
            screen.clicks("others-call");
            screen.callSays("third", "ringing");
            interpreter.picksUp();
            screen.callSays("third", "talking");
            inBothSchemes(screen, "with a third person", wrong);
            screen.clicks("part-with-third").callSays("third", "none").callIs("onHold").clicks("resume").callIs("inCall");
            screen.clicks("keypad").on("keypad-panel").isShown();
            inBothSchemes(screen, "keypad", wrong);
            screen.clicks("keys").on("keys-panel").isShown();
            inBothSchemes(screen, "keys", wrong);
            screen.key("Escape");

            RecordList records = new RecordList(screen).isOpened().findsSome();
            inEveryLanguageAndScheme(screen, "records", wrong);
            records.opens().callId();
            inEveryLanguageAndScheme(screen, "a record of mine", wrong);
            screen.goesTo("/#/nothing-here");
            inEveryLanguageAndScheme(screen, "not found", wrong);
            line.office().givesForTheWrapUp(120);
            try {
                caller.hangsUp();
                screen.callIs("wrapUp");
                inBothSchemes(screen, "wrap-up", wrong);
                screen.clicks("ready").callIs("idle");
            } finally {
                line.office().givesForTheWrapUp(0);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** What coordinators and administrators keep beside the calls, and that everybody can use it. */
    @Test
    void theDirectoryTheAnnouncementsAndTheTrailAreKept() throws Exception {
        String email = "keeper." + System.nanoTime() + "@permanence.example";
        long keeper = line.office().hires("Keeper", email, "coordinator", "administrator");
        String number = aHomeNumber();
        List<String> wrong = new ArrayList<>();
        try (DeskPage screen = line.screen()) {
            screen.identifies("/", email, Helpline.PASSWORD);

            screen.clicks("contents-link").on("directory").isShown();
            Part adding = screen.on("add-entry");
            adding.field("nameFr").fill("Service d’écoute " + number);
            adding.field("nameNl").fill("Luisterdienst " + number);
            adding.field("number").fill("0900 12 345");
            adding.send().click();
            adding.alert().isShown();
            adding.field("number").fill(number);
            adding.send().click();
            screen.on("search-directory").fill("luisterdienst " + number);
            Part entry = screen.on("directory-entry").isShown();
            assertThat(entry.count()).isEqualTo(1);
            screen.clicks("edit-entry").on("edited-entry").field("note").fill("Seulement le matin");
            inEveryLanguageAndScheme(screen, "directory", wrong);
            screen.clicks("save-entry").on("edit-entry").isShown();
            assertThat(entry.text()).contains("Seulement le matin");
            assertThat(person("Ann").notesInTheDirectory("luisterdienst " + number.substring(1))).containsExactly("Seulement le matin");
            screen.clicks("remove-entry");
            entry.is("active", "false");
            screen.clicks("restore-entry");
            entry.is("active", "true");

            screen.clicks("line-link").clicks("announcements-link").on("announcement").first().isShown();
            screen.on("announcements-language").choice("en").check();
            Part welcome = screen.on("announcement").saying("name", "welcome");
            welcome.part("listen").click();
            assertThat(welcome.secondsOfSound()).as("of the made voice").isPositive();
            assertThat(screen.on("moment").saying("moment", "numbers").part("announcement").first().isVisible()).as("folded").isFalse();
            welcome.file().attach("mot.wav", "audio/wav", "not a sound".getBytes());
            welcome.alert().isShown();
            welcome.file().attach("welcome.wav", "audio/wav", aSecondOfSound());
            welcome.is("recorded", "true");
            inEveryLanguageAndScheme(screen, "announcements", wrong);
            assertThat(welcome.secondsOfSound()).isBetween(0.9, 1.1);
            welcome.part("restore-announcement").click();
            welcome.is("recorded", "false");

            screen.clicks("contents-link").clicks("themes-link").on("theme").first().isShown();
            screen.on("theme").first().opens();
            inEveryLanguageAndScheme(screen, "themes", wrong);

            screen.clicks("security-link").on("accounts").isShown();
            screen.clicks("audit-link").on("audit-entry").first().isShown();
            inEveryLanguageAndScheme(screen, "audit", wrong);
            assertThat(screen.on("audit").text()).contains("Keeper");
        } finally {
            line.office().dismisses(keeper);
        }
        assertThat(wrong).isEmpty();
    }

    /** In stereo and at a computer's rate, as people record. */
    private static byte[] aSecondOfSound() throws Exception {
        AudioFormat format = new AudioFormat(44_100, 16, 2, true, false);
        byte[] samples = new byte[44_100 * format.getFrameSize()];
        new Random(1).nextBytes(samples);
        ByteArrayOutputStream wav = new ByteArrayOutputStream();
        AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(samples), format, 44_100), AudioFileFormat.Type.WAVE, wav);
        return wav.toByteArray();
    }

    /** The whole record of one call, from the first field to closing, with the keyboard alone. */
    @Test
    void aFullRecordIsWrittenByKeyboardAlone() {
        Person ann = person("Ann");
        try (DeskPage screen = line.screen()) {
            Phone home = ann.onDutyAtHome(aHomeNumber());
            // The lists arrive late, after the user has typed the choices.
            Withheld lists = screen.withholds("/api/themes", "/api/communes");
            screen.logsIn(ann);
            Caller caller = aCallerDials();
            home.picksUp().presses("1");
            screen.callIs("inCall").seesItsRecord();
            assertThat(screen.fits("record")).as("the record with no demand fits").isTrue();

            long start = System.nanoTime();
            screen.isAt("nature").key("Space");
            screen.tabsTo("caller-kind").key("Space");
            screen.tabsTo("place").keys("elsene").key("Enter");
            screen.tabsTo("note").keys("Deux mois de loyer en retard, craint l'expulsion.");
            screen.tabsTo("theme").keys("arrieres").key("Tab");
            assertThat(lists.count()).isEqualTo(2);
            lists.areSent();
            screen.tabsTo("status").keys("Rel");
            screen.tabsTo("modes").key("Space");
            screen.tabsTo("comment").keys("Renseignée sur le préavis.");
            screen.tabsTo("service-name").keys("CPAS d'Ixelles");
            assertThat(screen.fits("demand")).as("with one demand the whole record is in sight").isTrue();
            screen.key("Control+Enter");
            screen.on("demand").nth(1).isShown();
            screen.isAt("demand");
            assertThat(screen.on("demand").count()).isEqualTo(2);
            screen.tabsTo("close-record").key("Enter");
            assertThat(screen.record().isClosedOrLacks()).as("what is missing").isEmpty();
            System.out.printf("a full record by keyboard alone: %.1f s%n", (System.nanoTime() - start) / 1e9);

            WrittenRecord record = ann.record(screen.record().id());
            assertThat(record.nature()).isEqualTo("withDemand");
            assertThat(record.callerKind()).isEqualTo("self");
            assertThat(record.place().commune()).isEqualTo("21009");
            assertThat(record.note()).startsWith("Deux mois de loyer");
            WrittenRecord.Demand demand = record.demands().getFirst();
            assertThat(demand.theme()).isEqualTo("LOG");
            assertThat(demand.modes().getFirst()).isEqualTo("information");
            assertThat(demand.status()).isEqualTo("relayed");
            assertThat(demand.services().getFirst().name()).isEqualTo("CPAS d'Ixelles");
            caller.hangsUp();
        }
    }
}
