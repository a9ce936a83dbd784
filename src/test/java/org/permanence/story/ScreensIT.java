package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.story.Looks.inBothSchemes;
import static org.permanence.story.Looks.inEveryLanguageAndScheme;
import static org.permanence.story.Looks.picture;
import static org.permanence.story.Looks.speaks;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.lab.Wait;

/** The desk's screens as people use them: by keyboard, in both languages, with a microphone that is refused, in two tabs; and whether everybody can. */
@Tag("browser")
class ScreensIT extends Story {

    /**
     * Every page that a responder sees, in three languages and both colour schemes: nothing that axe-core finds wrong; nor in any of its states, in both schemes. A change
     * of language in the middle of a record loses nothing.
     */
    @Test
    void everybodyCanUseEveryPage() {
        Person ann = person("Ann");
        List<String> wrong = new ArrayList<>();
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            Page page = screen.page();
            page.navigate("/");
            page.locator("input[name=email]").waitFor();
            inEveryLanguageAndScheme(screen, "log-in", wrong);
            screen.logsIn(ann.email(), Helpline.PASSWORD);
            inEveryLanguageAndScheme(screen, "off duty", wrong);
            screen.goesOnDuty("softphone").softphoneIsReady();
            screen.on("phone-settings").click();
            inBothSchemes(screen, "sound settings", wrong);
            screen.on("phone-settings").click();

            Phone home = ann.onDutyAtHome(aHomeNumber());
            screen.on("duty").and(page.locator("[data-reach=home]")).waitFor();
            Caller caller = aCallerDials();
            home.isRinging();
            screen.callIs("ringing");
            inEveryLanguageAndScheme(screen, "ringing", wrong);
            Wait.until("something moves when a call rings", () -> movements(screen, ReducedMotion.NO_PREFERENCE) > 0);
            Wait.until("reduced motion is respected", () -> movements(screen, ReducedMotion.REDUCE) == 0);
            home.picksUp().presses("1");
            screen.callIs("inCall");
            screen.seesItsRecord();
            assertThat(screen.on("announcements").innerText()).contains("La fiche est ouverte");
            assertThat(screen.on("call-timer").innerText()).matches("\\d+:\\d\\d");
            screen.on("nature").locator("input[value=withDemand]").check();
            screen.on("theme").pressSequentially("logement");
            page.keyboard().press("Enter");
            screen.on("note").pressSequentially("Deux mois de loyer en re");
            speaks(screen, "nl");
            assertThat(screen.on("theme").inputValue()).as("the theme is said in the other language").isEqualTo("Huisvesting");
            assertThat(screen.on("call").innerText()).contains("Ophangen");
            screen.on("note").pressSequentially("tard.");
            speaks(screen, "fr");
            screen.savedEverything();
            JsonNode written = ann.api().get("/api/records/" + screen.on("record").getAttribute("data-record-id"));
            assertThat(written.path("note").asText()).as("what was typed before and after the change of language").isEqualTo("Deux mois de loyer en retard.");
            assertThat(written.path("demands").path(0).path("theme").asText()).isEqualTo("LOG");
            picture(screen, "desk.png");
            inEveryLanguageAndScheme(screen, "record", wrong);
            screen.clicks("close-record").on("missing-status").waitFor();
            inBothSchemes(screen, "what is missing", wrong);
            screen.on("note").fill("Rappeler au 0470 98 76 54.");
            screen.on("personal-data").waitFor();
            screen.clicks("show-changes").on("changes").waitFor();
            inBothSchemes(screen, "personal data, history", wrong);
            screen.clicks("show-changes");
            screen.on("remove-demand").click();
            screen.on("nature").locator("input[value=silent]").check();
            screen.clicks("close-record").on("confirm-personal-data").waitFor();
            inBothSchemes(screen, "personal data are confirmed", wrong);
            screen.clicks("back-to-record").clicks("remove-personal-data");
            screen.on("personal-data").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

            screen.clicks("transfer").on("others-who").pressSequentially("0470");
            screen.page().getByRole(AriaRole.LISTBOX).first().waitFor();
            inBothSchemes(screen, "whom to call", wrong);
            screen.on("others-who").fill("personne de ce nom");
            page.getByText("Personne ne correspond").waitFor();
            inBothSchemes(screen, "nobody to call", wrong);
            screen.on("others-who").press("Escape");
            screen.on("others-who").clear();
            String number = aHomeNumber();
            Phone interpreter = lab.homePhone(number);
            screen.on("others-who").pressSequentially(number);
            screen.on("others").getByRole(AriaRole.OPTION, new Locator.GetByRoleOptions().setDisabled(false)).first().click();
            screen.clicks("others-call");
            screen.callSays("third", "ringing");
            interpreter.picksUp();
            screen.callSays("third", "talking");
            inBothSchemes(screen, "with a third person", wrong);
            screen.clicks("part-with-third").callSays("third", "none").callIs("onHold").clicks("resume").callIs("inCall");
            screen.clicks("keypad").on("keypad-panel").waitFor();
            inBothSchemes(screen, "keypad", wrong);
            screen.clicks("keys").on("keys-panel").waitFor();
            inBothSchemes(screen, "keys", wrong);
            page.keyboard().press("Escape");

            page.navigate("/#/records");
            screen.on("record-row").first().waitFor();
            inEveryLanguageAndScheme(screen, "records", wrong);
            screen.clicks("record-row").seesItsRecord();
            inEveryLanguageAndScheme(screen, "a record of mine", wrong);
            page.navigate("/#/nothing-here");
            inEveryLanguageAndScheme(screen, "not found", wrong);
            line.administrator().patch("/api/lines/" + Helpline.LINE, Map.of("wrapUpSeconds", 120), null);
            try {
                caller.hangsUp();
                screen.callIs("wrapUp");
                inBothSchemes(screen, "wrap-up", wrong);
                screen.clicks("ready").callIs("idle");
            } finally {
                line.administrator().patch("/api/lines/" + Helpline.LINE, Map.of("wrapUpSeconds", 0), null);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** What coordinators and administrators keep beside the calls, and that everybody can use it. */
    @Test
    void theDirectoryTheAnnouncementsAndTheTrailAreKept() throws Exception {
        String email = "keeper." + System.nanoTime() + "@permanence.example";
        long keeper = line.administrator().post("/api/accounts", Map.of("name", "Keeper", "email", email, "password", Helpline.PASSWORD,
                "roles", List.of("coordinator", "administrator"), "language", "fr")).path("id").asLong();
        String number = aHomeNumber();
        List<String> wrong = new ArrayList<>();
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            Page page = screen.page();
            page.navigate("/");
            page.locator("input[name=email]").fill(email);
            page.locator("input[name=password]").fill(Helpline.PASSWORD);
            page.locator("button[type=submit]").click();

            screen.clicks("manage-link").on("directory").waitFor();
            Locator adding = screen.on("add-entry");
            adding.locator("input[name=nameFr]").fill("Service d’écoute " + number);
            adding.locator("input[name=nameNl]").fill("Luisterdienst " + number);
            adding.locator("input[name=number]").fill("0900 12 345");
            adding.locator("button[type=submit]").click();
            adding.getByRole(AriaRole.ALERT).waitFor();
            adding.locator("input[name=number]").fill(number);
            adding.locator("button[type=submit]").click();
            screen.on("search-directory").fill("luisterdienst " + number);
            screen.on("directory-entry").waitFor();
            assertThat(screen.on("directory-entry").count()).isEqualTo(1);
            screen.clicks("edit-entry").on("edited-entry").locator("input[name=note]").fill("Seulement le matin");
            inEveryLanguageAndScheme(screen, "directory", wrong);
            screen.clicks("save-entry").on("edit-entry").waitFor();
            assertThat(screen.on("directory-entry").innerText()).contains("Seulement le matin");
            assertThat(person("Ann").api().get("/api/directory?q=luisterdienst+" + number.substring(1)).findValuesAsText("note")).containsExactly("Seulement le matin");
            screen.clicks("remove-entry").on("directory-entry").and(page.locator("[data-active=false]")).waitFor();
            screen.clicks("restore-entry").on("directory-entry").and(page.locator("[data-active=true]")).waitFor();

            screen.clicks("announcements-link").on("announcement").first().waitFor();
            screen.on("announcements-language").locator("input[value=en]").check();
            Locator welcome = screen.on("announcement").and(page.locator("[data-name=welcome]"));
            welcome.locator("input[type=file]").setInputFiles(new FilePayload("mot.wav", "audio/wav", "not a sound".getBytes()));
            welcome.getByRole(AriaRole.ALERT).waitFor();
            welcome.locator("input[type=file]").setInputFiles(new FilePayload("welcome.wav", "audio/wav", aSecondOfSound()));
            welcome.and(page.locator("[data-recorded=true]")).waitFor();
            inEveryLanguageAndScheme(screen, "announcements", wrong);
            assertThat(((Number) welcome.locator("audio").evaluate("""
                    audio => new Promise(known => { audio.onloadedmetadata = () => known(audio.duration); audio.preload = 'metadata'; audio.load() })""")).doubleValue()).isBetween(0.9, 1.1);
            welcome.getByTestId("restore-announcement").click();
            welcome.and(page.locator("[data-recorded=false]")).waitFor();

            screen.clicks("themes-link").on("theme").first().waitFor();
            screen.on("theme").first().locator("summary").click();
            inEveryLanguageAndScheme(screen, "themes", wrong);

            screen.clicks("audit-link").on("audit-entry").first().waitFor();
            inEveryLanguageAndScheme(screen, "audit", wrong);
            assertThat(screen.on("audit").innerText()).contains("Keeper");
        } finally {
            line.administrator().patch("/api/accounts/" + keeper, Map.of("active", false), null);
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
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            Phone home = ann.onDutyAtHome(aHomeNumber());
            Page page = screen.page();
            // The lists come late, after what is chosen from them was typed.
            List<Route> late = new ArrayList<>();
            page.route(url -> url.contains("/api/themes") || url.contains("/api/communes"), late::add);
            screen.logsIn(ann.email(), Helpline.PASSWORD);
            Caller caller = aCallerDials();
            home.picksUp().presses("1");
            screen.callIs("inCall").seesItsRecord();
            assertThat(fits(screen, "record")).as("the record with no demand fits").isTrue();

            long start = System.nanoTime();
            page.waitForFunction("() => document.activeElement?.closest('[data-testid=nature]')");
            page.keyboard().press("Space");
            tabTo(page, "caller-kind");
            page.keyboard().press("Space");
            tabTo(page, "place");
            page.keyboard().type("elsene");
            page.keyboard().press("Enter");
            tabTo(page, "note");
            page.keyboard().type("Deux mois de loyer en retard, craint l'expulsion.");
            tabTo(page, "theme");
            page.keyboard().type("arrieres");
            page.keyboard().press("Tab");
            assertThat(late).hasSize(2);
            late.forEach(Route::resume);
            tabTo(page, "status");
            page.keyboard().type("Rel");
            tabTo(page, "modes");
            page.keyboard().press("Space");
            tabTo(page, "comment");
            page.keyboard().type("Renseignée sur le préavis.");
            tabTo(page, "service-name");
            page.keyboard().type("CPAS d'Ixelles");
            assertThat(fits(screen, "demand")).as("with one demand the whole record is in sight").isTrue();
            page.keyboard().press("Control+Enter");
            page.waitForFunction("() => document.querySelectorAll('[data-testid=demand]').length === 2 && document.activeElement?.closest('[data-testid=demand]')");
            tabToClose(page);
            page.keyboard().press("Enter");
            Locator missing = page.locator("[data-testid^=missing-]");
            screen.on("record").and(page.locator("[data-status=closed]")).or(missing).first().waitFor();
            assertThat(missing.allInnerTexts()).as("what is missing").isEmpty();
            System.out.printf("a full record by keyboard alone: %.1f s%n", (System.nanoTime() - start) / 1e9);

            JsonNode record = ann.api().get("/api/records/" + screen.on("record").getAttribute("data-record-id"));
            assertThat(record.path("nature").asText()).isEqualTo("withDemand");
            assertThat(record.path("callerKind").asText()).isEqualTo("self");
            assertThat(record.path("place").path("commune").asText()).isEqualTo("21009");
            assertThat(record.path("note").asText()).startsWith("Deux mois de loyer");
            JsonNode demand = record.path("demands").path(0);
            assertThat(demand.path("theme").asText()).isEqualTo("LOG");
            assertThat(demand.path("modes").path(0).asText()).isEqualTo("information");
            assertThat(demand.path("status").asText()).isEqualTo("relayed");
            assertThat(demand.path("services").path(0).path("name").asText()).isEqualTo("CPAS d'Ixelles");
            caller.hangsUp();
        }
    }

    /** What moves by itself: something when it rings, nothing for whoever asked the computer for calm. */
    private static int movements(DeskPage screen, ReducedMotion wish) {
        screen.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(wish));
        return ((Number) screen.page().evaluate("""
                () => document.getAnimations().filter(each => each.playState === 'running' && each.effect.getComputedTiming().activeDuration > 100).length""")).intValue();
    }

    /** Pages through the fields as somebody does who has no mouse. */
    private static void tabTo(Page page, String testId) {
        tabUntil(page, "document.activeElement?.closest('[data-testid=" + testId + "]')");
    }

    private static void tabToClose(Page page) {
        tabUntil(page, "document.activeElement?.matches('[data-testid=close-record]')");
    }

    /** The field in focus, or what stands for it, has a line around it that it has not otherwise. */
    private static final String WHERE_ONE_IS = """
            () => {
              const field = document.activeElement
              return [field, field.parentElement, field.closest('label')].filter(Boolean).some(each => {
                const style = getComputedStyle(each)
                return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none' || each.matches('.mantine-Input-input:focus')
              })
            }""";

    private static void tabUntil(Page page, String there) {
        for (int times = 0; times < 40; times++) {
            if (Boolean.TRUE.equals(page.evaluate("() => !!(" + there + ")"))) {
                assertThat(page.evaluate(WHERE_ONE_IS)).as("where one is can be seen: " + there).isEqualTo(true);
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("not reached by keyboard: " + there);
    }

    /** Wholly in sight, above what sticks to the bottom. */
    private static boolean fits(DeskPage screen, String testId) {
        return (Boolean) screen.page().evaluate("""
                testId => {
                  const box = document.querySelector(`[data-testid=${testId}]`).getBoundingClientRect()
                  const foot = document.querySelector('[data-testid=record] > footer').getBoundingClientRect()
                  return box.top >= 0 && window.scrollY === 0 && (testId === 'record' ? box.bottom <= innerHeight : box.bottom <= foot.top + 1)
                }""", testId);
    }
}
