package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.Credential;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Helpline;
import org.permanence.lab.Person;

/** The browser as a telephone: what it needs, what it tells, and what is left of a call when something of it is lost. */
@Tag("browser")
class SoftphoneIT extends Story {

    @AfterEach
    void everythingIsBack() {
        line.connected();
    }

    private DeskPage ready(Person person) {
        return new DeskPage(line.addressAtHome(), "fr-BE", 1366, 768).logsIn(person.email(), Helpline.PASSWORD).goesOnDuty("softphone").softphoneIsReady();
    }

    /** Asked for with a reason before the browser asks; without one there is a sentence for each cause, and nobody is answered by silence. */
    @Test
    void whyTheMicrophoneIsNeededAndWhatIsWrongWithItIsSaidAndTheCallIsTakenOnceItIsThere() {
        Person ann = person("Ann");
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            // The laboratory's Chromium has a microphone and says yes to every question: here it keeps to what its user refused, and to what is plugged in.
            screen.page().addInitScript("""
                    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
                    window.labPlugged = 'NotFoundError'
                    navigator.mediaDevices.getUserMedia = async wish => {
                      if ((await navigator.permissions.query({ name: 'microphone' })).state === 'denied') {
                        throw new DOMException('refused', 'NotAllowedError')
                      }
                      if (window.labPlugged !== '') {
                        throw new DOMException('', window.labPlugged)
                      }
                      return ask(wish)
                    }""");
            screen.page().navigate("/");
            microphone(screen, "prompt");
            screen.logsIn(ann.email(), Helpline.PASSWORD).goesOnDuty("softphone").softphoneIsReady();
            microphoneIs(screen, "toAllow", "Rien n’est jamais enregistré", "Autoriser le micro");
            screen.clicks("try-microphone");
            microphoneIs(screen, "missing", "Aucun micro n’a été trouvé");
            screen.page().evaluate("() => { window.labPlugged = 'NotReadableError' }");
            screen.clicks("try-microphone");
            microphoneIs(screen, "busy", "utilisé par un autre programme");

            screen.page().evaluate("() => { window.labPlugged = '' }");
            microphone(screen, "denied");
            Caller caller = aCallerDials();
            screen.callIs("ringing").accepts();
            microphoneIs(screen, "refused", "L’accès au micro est refusé");
            assertThat(caller.over()).as("nobody is answered by silence").isFalse();

            microphone(screen, "granted");
            screen.clicks("try-microphone");
            microphoneIs(screen, "ready", "Téléphone prêt");
            screen.callIs("ringing").accepts().callIs("inCall");
            caller.hangsUp();
        }
    }

    private static void microphoneIs(DeskPage screen, String state, String... said) {
        screen.on("softphone").and(screen.page().locator("[data-microphone=" + state + "]")).waitFor();
        assertThat(screen.on("softphone").innerText()).contains(said);
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
    void aSecondWindowIsNotThePhoneAndDoesNotBreakTheFirst() {
        Person ann = person("Ann");
        try (DeskPage first = new DeskPage(line.address(), "fr-BE", 1366, 768); DeskPage second = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            first.logsIn(ann.email(), Helpline.PASSWORD).goesOnDuty("softphone").softphoneIsReady();
            second.logsIn(ann.email(), Helpline.PASSWORD);
            second.on("softphone").and(second.page().locator("[data-problem=otherBrowser]")).waitFor();
            assertThat(second.on("softphone").innerText()).contains("dans un autre navigateur");
            assertThat(second.on("take-over").isVisible()).isTrue();

            Caller caller = aCallerDials();
            first.callIs("ringing").accepts().callIs("inCall");
            second.callIs("inCall");
            assertThat(caller.onCall()).isTrue();
            first.on("hang-up").click();
            caller.gotHungUp();
        }
    }

    @Test
    void aPageThatIsReloadedOrCrashesInACallHasItBackWithItsRecord() {
        Person ann = person("Ann");
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            screen.page().onDialog(Dialog::accept);
            screen.logsIn(ann.email(), Helpline.PASSWORD).goesOnDuty("softphone").softphoneIsReady();
            Caller caller = aCallerDials();
            screen.callIs("ringing").accepts().callIs("inCall");
            String call = screen.seesItsRecord();
            screen.on("note").fill("Avant de recharger.");
            screen.savedEverything();
            Object back = screen.page().evaluate("history.length");

            screen.reloads();
            // Nobody presses "accept" a second time.
            screen.on("call").and(screen.page().locator("[data-state=inCall][data-sound=connected]")).waitFor(DeskPage.attached());
            assertThat(screen.seesItsRecord()).isEqualTo(call);
            assertThat(screen.on("note").inputValue()).isEqualTo("Avant de recharger.");
            assertThat(screen.page().evaluate("history.length")).as("nothing new behind the button back").isEqualTo(back);
            screen.isConnectedTo(caller);

            screen.crashes();
            // Another tab has not had the call: its user accepts.
            screen.on("call").and(screen.page().locator("[data-state=regaining][data-sound=ringing]")).waitFor(DeskPage.attached());
            screen.accepts();
            screen.on("call").and(screen.page().locator("[data-state=inCall][data-sound=connected]")).waitFor(DeskPage.attached());
            assertThat(screen.seesItsRecord()).isEqualTo(call);
            assertThat(screen.on("note").inputValue()).isEqualTo("Avant de recharger.");
            screen.isConnectedTo(caller);
            screen.on("hang-up").click();
            caller.gotHungUp();
        }
    }

    /** One's own voice comes back from the PBX. It rings out of the loudspeaker that was chosen for it, is read out, stands in the title, and on the desktop while the page is out of sight. */
    @Test
    void theSoundIsTriedAndARingingCallIsHeardSeenAndToldWhereverOneLooks() {
        Person ann = person("Ann");
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            Page page = screen.page();
            page.context().grantPermissions(List.of("microphone", "notifications"));
            page.addInitScript("""
                    Object.defineProperty(document, 'hidden', { get: () => window.labAway === true })
                    // The laboratory has no loudspeakers: the page is given one more, and says which one it plays on.
                    const known = navigator.mediaDevices.enumerateDevices.bind(navigator.mediaDevices)
                    navigator.mediaDevices.enumerateDevices = async () => [...await known(), { kind: 'audiooutput', deviceId: 'room', label: 'Haut-parleurs' }]
                    AudioContext.prototype.setSinkId = async function (device) { this.labLoudspeaker = device }
                    window.labTold = []
                    window.Notification = class extends Notification {
                      constructor(title, options) {
                        super(title, options)
                        window.labTold.push(`${title} ${options.body}`)
                      }
                    }""");
            screen.logsIn(ann.email(), Helpline.PASSWORD).goesOnDuty("softphone").softphoneIsReady();
            screen.clicks("phone-settings");
            screen.on("level").and(page.locator("[data-heard=true]")).waitFor();
            screen.on("device-microphone").locator("option").nth(1).waitFor(DeskPage.attached());
            screen.clicks("echo").on("softphone").and(page.locator("[data-echo=talking]")).waitFor();
            screen.hearsOneself();
            screen.clicks("end-echo").on("softphone").and(page.locator("[data-echo=none]")).waitFor();

            screen.on("device-ring").selectOption("room");
            assertThat(screen.rings()).isFalse();
            screen.clicks("try-ring").ringsOn("room");

            page.evaluate("() => { window.labAway = true }");
            Caller caller = aCallerDials();
            screen.callIs("ringing").ringsOn("room");
            page.waitForFunction("() => document.title.includes('Appel entrant en français')");
            assertThat(screen.on("urgent-announcements").innerText()).contains("Un appel sonne");
            page.waitForFunction("() => window.labTold.at(-1)?.includes('Appel entrant en français')");
            assertThat((String) page.evaluate("() => window.labTold.at(-1)")).contains("attend depuis").doesNotContain(caller.number().substring(4));
            assertThat(screen.on("call").innerText()).contains("attend depuis").doesNotContain(caller.number().substring(4));
            caller.hangsUp();
            screen.callIs("idle");
            assertThat(page.title()).isEqualTo("Permanence");
        }
    }

    /**
     * Nothing is wrong but that the browser does not know who vouches for the PBX: one that was told is a telephone. It is tried again and again, and the
     * sentence stays where it is read.
     */
    @Test
    void aCertificateThatTheBrowserRefusesIsSaid() {
        Person ann = person("Ann");
        line.hasAnUnknownCertificate();
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            screen.logsIn(ann.email(), Helpline.PASSWORD).goesOnDuty("softphone");
            Locator phone = screen.on("softphone");
            phone.and(screen.page().locator("[data-problem=certificate]")).waitFor();
            phone.locator("[role=status]").evaluate("""
                    words => new MutationObserver(() => { window.labReworded = true })
                        .observe(words, { subtree: true, childList: true, characterData: true })""");
            for (int attempts = 0; attempts < 2; attempts++) {
                screen.page().waitForResponse(answer -> answer.url().endsWith("/api/softphone"), () -> {});
            }
            assertThat((Boolean) screen.page().evaluate("() => window.labReworded === true")).as("the sentence went away meanwhile").isFalse();
            assertThat(phone.innerText()).contains("refuse la connexion sécurisée au central (certificat)");
            assertThat(phone.locator("a").getAttribute("href")).startsWith("https://127.0.0.1:");
        }
        try (DeskPage trusting = new DeskPage(line.address(), "fr-BE", 1366, 768, true)) {
            trusting.logsIn(ann.email(), Helpline.PASSWORD).softphoneIsReady();
        }
    }

    /** It is in no page, no address and no storage, and the PBX takes it no longer once its session is over. */
    @Test
    void theSipCredentialIsNeverShownAndEndsWithTheSession() {
        Person ann = person("Ann");
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            screen.logsIn(ann.email(), Helpline.PASSWORD);
            Response given = screen.page().waitForResponse(answer -> answer.url().endsWith("/api/softphone"), () -> screen.goesOnDuty("softphone"));
            JsonObject credential = JsonParser.parseString(given.text()).getAsJsonObject();
            String password = credential.get("password").getAsString();
            screen.softphoneIsReady();
            assertThat(screen.page().content()).doesNotContain(password);
            assertThat((String) screen.page().evaluate("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, history.state])"))
                    .doesNotContain(password);

            Credential stolen = new Credential(URI.create(credential.get("webSocket").getAsString()), credential.get("authorizationUser").getAsString(), password);
            assertThat(stolen.opensThePbx()).as("the PBX knows it").isTrue();
            screen.clicks("account").clicks("log-out");
            screen.page().locator("input[name=email]").waitFor();
            await("the PBX refuses it").atMost(Duration.ofSeconds(15)).until(() -> !stolen.opensThePbx());
        }
    }

    /** Rung back, and answered by itself; after too long an absence the PBX has made the caller the first of the queue, and this telephone rings as for anybody, when it has rested. */
    private static void hasTheCallBack(DeskPage screen) {
        await("the call is here again").pollInSameThread().atMost(Duration.ofSeconds(90)).until(() -> {
            screen.page().keyboard().press("F2"); // accepts when it rings, and is nothing otherwise
            return screen.on("call").and(screen.page().locator("[data-state=inCall][data-sound=connected]")).count() == 1;
        });
    }

    /** A responder's network at home goes and comes back: the call is still theirs, and so is what they typed meanwhile. */
    @Test
    void theNetworkIsLostInTheMiddleOfACallAndComesBack() {
        Person ann = person("Ann");
        try (DeskPage screen = ready(ann)) {
            Caller caller = aCallerDials();
            screen.callIs("ringing").accepts().callIs("inCall").isConnectedTo(caller);
            String call = screen.seesItsRecord();

            line.cutFromHome();
            screen.on("link").and(screen.page().locator("[data-state=lost]")).waitFor(DeskPage.attached());
            screen.on("note").fill("Pendant la panne du réseau.");
            screen.on("save-state").and(screen.page().locator("[data-state=waiting]")).waitFor(DeskPage.attached());
            assertThat(screen.on("save-state").innerText()).contains("gardés dans ce navigateur");
            Looks.look(screen, "without network");
            screen.on("softphone").and(screen.page().locator("[data-problem=network]")).waitFor(DeskPage.attached());
            caller.hearsMusic();

            line.connected();
            screen.on("link").and(screen.page().locator("[data-state=live]")).waitFor(DeskPage.attached().setTimeout(30_000));
            hasTheCallBack(screen);
            screen.isConnectedTo(caller);
            assertThat(screen.seesItsRecord()).isEqualTo(call);
            screen.savedEverything();
            assertThat(ann.openRecord().path("note").asText()).isEqualTo("Pendant la panne du réseau.");
            screen.clicks("hang-up");
            caller.gotHungUp();
        }
    }

    /** As in a tunnel: first it stutters, then no connection is closed, and nothing arrives. Nobody hangs up on anybody, and the call is there on the other side. */
    @Test
    void theNetworkVanishesWithoutAWordAndTheCallIsThereAfterwards() {
        Person ann = person("Ann");
        try (DeskPage screen = ready(ann)) {
            Caller caller = aCallerDials();
            screen.callIs("ringing").accepts().callIs("inCall").isConnectedTo(caller);
            String call = screen.seesItsRecord();
            assertThat(screen.on("call-remark").getAttribute("data-pressing")).isEqualTo("false");
            await("the sound is called poor").pollInSameThread().atMost(Duration.ofSeconds(40)).until(() -> {
                DeskPage.theNetworkStutters();
                return screen.on("call-remark").innerText().contains("la connexion perd des mots");
            });
            screen.callSays("quality", "good");

            DeskPage.losesTheNetwork(true);
            screen.on("note").fill("Dans le tunnel.");
            screen.callSays("quality", "silent");
            assertThat(screen.on("call").innerText()).contains("Plus aucun son ne vient de l’appel");
            screen.on("link").and(screen.page().locator("[data-state=lost]")).waitFor(DeskPage.attached().setTimeout(20_000));
            screen.on("softphone").and(screen.page().locator("[data-problem=network]")).waitFor(DeskPage.attached().setTimeout(30_000));
            assertThat(caller.over()).isFalse();

            DeskPage.losesTheNetwork(false);
            screen.on("link").and(screen.page().locator("[data-state=live]")).waitFor(DeskPage.attached().setTimeout(30_000));
            hasTheCallBack(screen);
            assertThat(screen.seesItsRecord()).isEqualTo(call);
            screen.isConnectedTo(caller).savedEverything();
            assertThat(ann.openRecord().path("note").asText()).isEqualTo("Dans le tunnel.");
            screen.clicks("hang-up");
            caller.gotHungUp();
        } finally {
            DeskPage.losesTheNetwork(false);
        }
    }

    /** The PBX goes and comes back: the page says both, and is a telephone again by itself. */
    @Test
    void thePbxIsLostAndTheBrowserIsATelephoneAgainByItself() {
        Person ann = person("Ann");
        try (DeskPage screen = ready(ann)) {
            aCallerDials();
            screen.callIs("ringing").accepts().callIs("inCall");
            screen.on("note").fill("Avant la panne du central.");
            screen.savedEverything();
            lab.pbx().kill();
            screen.on("link").and(screen.page().locator("[data-pbx=away]")).waitFor(DeskPage.attached().setTimeout(20_000));
            assertThat(screen.on("link").innerText()).contains("Le central téléphonique ne répond pas");
            screen.on("softphone").and(screen.page().locator("[data-state=failed]")).waitFor(DeskPage.attached().setTimeout(20_000));
            lab.pbx().start();
            screen.on("link").and(screen.page().locator("[data-pbx=connected]")).waitFor(DeskPage.attached().setTimeout(30_000));
            screen.on("softphone").and(screen.page().locator("[data-state=registered]")).waitFor(DeskPage.attached().setTimeout(30_000));
            screen.callIs("idle");
            line.hangsUpEverywhere();
            Caller next = aCallerDials();
            screen.callIs("ringing").accepts().callIs("inCall").isConnectedTo(next);
            next.hangsUp();
        }
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
}
