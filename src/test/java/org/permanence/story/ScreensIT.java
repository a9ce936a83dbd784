package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Helpline;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;

/** The desk's screens as people use them: by keyboard, in both languages, with a microphone that is refused, in two tabs; and whether everybody can. */
class ScreensIT extends Story {

    /** Pictures for the documentation are made when a folder for them is named. */
    private static final String PICTURES = System.getProperty("permanence.pictures", "");

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** Every state of every page that a responder sees, in three languages and both colour schemes: nothing that axe-core finds wrong. */
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
            inEveryLanguageAndScheme(screen, "sound settings", wrong);
            screen.on("phone-settings").click();

            Phone home = ann.onDutyAtHome(aHomeNumber());
            screen.on("duty").and(page.locator("[data-reach=home]")).waitFor();
            Caller caller = aCallerDials();
            home.isRinging();
            screen.callIs("ringing");
            look(screen, "ringing", wrong);
            home.picksUp().presses("1");
            screen.callIs("inCall");
            screen.seesItsRecord();
            screen.on("nature").locator("input[value=withDemand]").check();
            screen.on("note").fill("Deux mois de loyer en retard.");
            picture(screen, "desk.png");
            inEveryLanguageAndScheme(screen, "record", wrong);
            screen.on("note").fill("Rappeler au 0470 98 76 54.");
            screen.on("personal-data").waitFor();
            screen.on("show-changes").click();
            screen.on("changes").waitFor();
            look(screen, "personal data, history", wrong);
            screen.on("show-changes").click();
            screen.on("remove-personal-data").click();
            screen.on("personal-data").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            screen.on("transfer").click();
            screen.on("others-way").waitFor();
            screen.on("others-close").click();
            screen.on("keypad").click();
            screen.on("keypad-panel").waitFor();
            look(screen, "keypad", wrong);
            screen.on("keys").click();
            screen.on("keys-panel").waitFor();
            look(screen, "keys", wrong);
            page.keyboard().press("Escape");

            page.navigate("/#/records");
            screen.on("record-row").first().waitFor();
            inEveryLanguageAndScheme(screen, "records", wrong);
            page.navigate("/#/nothing-here");
            look(screen, "not found", wrong);
            caller.hangsUp();
            screen.callIs("idle");
        }
        assertThat(wrong).isEmpty();
    }

    /** The whole record of one call, from the first field to closing, with the keyboard alone. */
    @Test
    void aFullRecordIsWrittenByKeyboardAlone() {
        Person ann = person("Ann");
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            Phone home = ann.onDutyAtHome(aHomeNumber());
            screen.logsIn(ann.email(), Helpline.PASSWORD);
            Caller caller = aCallerDials();
            home.picksUp().presses("1");
            screen.callIs("inCall").seesItsRecord();
            Page page = screen.page();
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
            tabTo(page, "status");
            page.keyboard().type("Re");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
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
            screen.on("record").and(page.locator("[data-status=closed]")).waitFor();
            System.out.printf("a full record by keyboard alone: %.1f s%n", (System.nanoTime() - start) / 1e9);

            JsonNode record = ann.api().get("/api/records/" + screen.on("record").getAttribute("data-record-id"));
            assertThat(record.path("nature").asText()).isEqualTo("withDemand");
            assertThat(record.path("callerKind").asText()).isEqualTo("self");
            assertThat(record.path("place").path("commune").asText()).isEqualTo("21009");
            assertThat(record.path("note").asText()).startsWith("Deux mois de loyer");
            JsonNode demand = record.path("demands").path(0);
            assertThat(demand.path("theme").asText()).isEqualTo("LOG");
            assertThat(demand.path("modes").path(0).asText()).isEqualTo("information");
            assertThat(demand.path("status").isTextual()).isTrue();
            assertThat(demand.path("services").path(0).path("name").asText()).isEqualTo("CPAS d'Ixelles");
            caller.hangsUp();
        }
    }

    @Test
    void theLanguageOfTheScreenChangesInMidRecordAndNothingIsLost() {
        Person ann = person("Ann");
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            Phone home = ann.onDutyAtHome(aHomeNumber());
            screen.logsIn(ann.email(), Helpline.PASSWORD);
            aCallerDials();
            home.picksUp().presses("1");
            screen.callIs("inCall").seesItsRecord();
            screen.on("nature").locator("input[value=withDemand]").check();
            screen.on("theme").pressSequentially("logement");
            screen.page().keyboard().press("Enter");
            screen.on("note").pressSequentially("Un mot, un au");
            screen.on("language").selectOption("nl");
            screen.page().waitForFunction("() => document.documentElement.lang === 'nl'");

            assertThat(screen.on("note").inputValue()).isEqualTo("Un mot, un au");
            assertThat(screen.on("theme").inputValue()).isEqualTo("Huisvesting");
            screen.on("note").pressSequentially("tre.");
            screen.savedEverything();
            JsonNode record = ann.api().get("/api/records/" + screen.on("record").getAttribute("data-record-id"));
            assertThat(record.path("note").asText()).isEqualTo("Un mot, un autre.");
            assertThat(record.path("demands").path(0).path("theme").asText()).isEqualTo("LOG");
            assertThat(screen.on("call").innerText()).contains("Ophangen");
        }
    }

    @Test
    void aMicrophoneThatIsRefusedIsSaidAndTheCallIsTakenOnceItIsAllowed() {
        Person ann = person("Ann");
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            // The laboratory's Chromium says yes to every question: here it keeps to what its user refused.
            screen.page().addInitScript("""
                    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
                    navigator.mediaDevices.getUserMedia = async wish => {
                      if ((await navigator.permissions.query({ name: 'microphone' })).state === 'denied') {
                        throw new DOMException('refused', 'NotAllowedError')
                      }
                      return ask(wish)
                    }""");
            screen.page().navigate("/");
            microphone(screen, "denied");
            screen.logsIn(ann.email(), Helpline.PASSWORD).goesOnDuty("softphone");
            screen.on("softphone").and(screen.page().locator("[data-microphone=refused]")).waitFor();
            assertThat(screen.on("softphone").innerText()).contains("L’accès au micro est refusé");
            screen.softphoneIsReady();

            Caller caller = aCallerDials();
            screen.callIs("ringing").accepts();
            screen.on("softphone").and(screen.page().locator("[data-microphone=refused]")).waitFor();
            assertThat(caller.over()).as("nobody is answered by silence").isFalse();

            microphone(screen, "granted");
            screen.on("try-microphone").click();
            screen.on("softphone").and(screen.page().locator("[data-microphone=ready]")).waitFor();
            screen.callIs("ringing").accepts().callIs("inCall");
            caller.hangsUp();
        }
    }

    @Test
    void ofTwoTabsOneIsThePhoneAndTheOtherSaysSo() {
        Person ann = person("Ann");
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            screen.logsIn(ann.email(), Helpline.PASSWORD).goesOnDuty("softphone").softphoneIsReady();
            Page second = screen.page().context().newPage();
            second.navigate(line.address().toString());
            Locator phone = second.getByTestId("softphone");
            phone.and(second.locator("[data-problem=otherTab]")).waitFor();
            assertThat(phone.innerText()).contains("dans un autre onglet");

            aCallerDials();
            screen.callIs("ringing");
            second.locator("[data-testid=call][data-state=ringing]").waitFor();
            assertThat(second.getByTestId("accept").isDisabled()).as("it rings in the first tab").isTrue();
            screen.refuses();
            screen.page().bringToFront();

            second.getByTestId("take-over").click();
            phone.and(second.locator("[data-state=registered]")).waitFor();
            screen.on("softphone").and(screen.page().locator("[data-problem=otherTab]")).waitFor();
            second.close();
            screen.on("softphone").and(screen.page().locator("[data-state=registered]")).waitFor();
        }
    }

    @Test
    void aPageThatIsReloadedInACallHasItBackWithItsRecord() {
        Person ann = person("Ann");
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            screen.page().onDialog(Dialog::accept);
            screen.logsIn(ann.email(), Helpline.PASSWORD).goesOnDuty("softphone").softphoneIsReady();
            Caller caller = aCallerDials();
            screen.callIs("ringing").accepts().callIs("inCall");
            String call = screen.seesItsRecord();
            screen.on("note").fill("Avant de recharger.");
            screen.savedEverything();

            screen.reloads();
            // Nobody presses "accept" a second time.
            screen.on("call").and(screen.page().locator("[data-state=inCall][data-sound=connected]")).waitFor(DeskPage.attached().setTimeout(30_000));
            assertThat(screen.seesItsRecord()).isEqualTo(call);
            assertThat(screen.on("note").inputValue()).isEqualTo("Avant de recharger.");
            screen.page().waitForFunction("() => Number(document.querySelector('[data-testid=call]').dataset.packetsReceived) > 0");
            assertThat(caller.over()).isFalse();
            screen.on("hang-up").click();
            caller.gotHungUp();
        }
    }

    @Test
    void onesOwnVoiceComesBackFromThePbx() {
        Person ann = person("Ann");
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            screen.logsIn(ann.email(), Helpline.PASSWORD).goesOnDuty("softphone").softphoneIsReady();
            screen.on("phone-settings").click();
            screen.on("level").and(screen.page().locator("[data-heard=true]")).waitFor();
            assertThat(screen.on("device-microphone").locator("option").count()).as("microphones to choose from").isGreaterThan(1);
            screen.on("echo").click();
            screen.on("softphone").and(screen.page().locator("[data-echo=talking]")).waitFor();
            screen.on("end-echo").click();
            screen.on("softphone").and(screen.page().locator("[data-echo=none]")).waitFor();
        }
    }

    private void inEveryLanguageAndScheme(DeskPage screen, String what, List<String> wrong) {
        for (String language : List.of("fr", "nl", "en")) {
            screen.on("language").selectOption(language);
            screen.page().waitForFunction("language => document.documentElement.lang === language", language);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                screen.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                look(screen, what + " " + language + " " + scheme, wrong);
            }
        }
        screen.on("language").selectOption("fr");
        screen.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        screen.page().waitForFunction("() => document.documentElement.lang === 'fr'");
    }

    private static void look(DeskPage screen, String what, List<String> wrong) {
        new AxeBuilder(screen.page()).setLegacyMode(true).withTags(RULES).analyze().getViolations().forEach(violation ->
                violation.getNodes().forEach(node -> wrong.add(what + ": " + violation.getId() + " " + node.getHtml() + " " + node.getFailureSummary())));
    }

    /** Pages through the fields as somebody does who has no mouse. */
    private static void tabTo(Page page, String testId) {
        tabUntil(page, "document.activeElement?.closest('[data-testid=" + testId + "]')");
    }

    private static void tabToClose(Page page) {
        tabUntil(page, "document.activeElement?.matches('[data-testid=close-record]')");
    }

    private static void tabUntil(Page page, String there) {
        for (int times = 0; times < 40; times++) {
            if (Boolean.TRUE.equals(page.evaluate("() => !!(" + there + ")"))) {
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

    private void microphone(DeskPage screen, String setting) {
        CDPSession session = screen.page().context().newCDPSession(screen.page());
        String context = session.send("Target.getTargetInfo").getAsJsonObject("targetInfo").get("browserContextId").getAsString();
        JsonObject permission = new JsonObject();
        permission.addProperty("name", "microphone");
        JsonObject arguments = new JsonObject();
        arguments.add("permission", permission);
        arguments.addProperty("setting", setting);
        arguments.addProperty("origin", (String) screen.page().evaluate("() => location.origin"));
        arguments.addProperty("browserContextId", context);
        session.send("Browser.setPermission", arguments);
    }

    private static void picture(DeskPage screen, String name) {
        if (!PICTURES.isEmpty()) {
            screen.picture(Path.of(PICTURES, name));
        }
    }
}
