package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.Credential;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Part;
import org.permanence.lab.Person;

/** The browser as a telephone: its requirements, its messages, and how a call survives the loss of a part. */
@Tag("browser")
class SoftphoneIT extends Story {

    @AfterEach
    void everythingIsBack() {
        line.connected();
    }

    private DeskPage ready(Person person) {
        return line.screenAtHomeOf(person).goesOnDuty("softphone").softphoneIsReady();
    }

    /**
     * The page explains why it needs the microphone before the browser prompts. Without a microphone, each cause has its own sentence, and
     * no caller is answered by silence.
     */
    @Test
    void whyTheMicrophoneIsNeededAndWhatIsWrongWithItIsSaidAndTheCallIsTakenOnceItIsThere() {
        Person ann = person("Ann");
        try (DeskPage screen = line.screen()) {
            // The laboratory's Chromium has a microphone and grants every permission: here it respects refused permissions and the
            // devices that are plugged in.
            screen.runsAtTheStart("""
                    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
                    window.labPlugged = 'NotFoundError'
                    navigator.mediaDevices.getUserMedia = async wish => {
                      if ((await navigator.permissions.query({ name: 'microphone' })).state === 'denied') {
                        throw new DOMException('refused', 'NotAllowedError')
                      }
                      if (window.labPlugged !== '') {
                        throw new DOMException('', window.labPlugged)
                      }
                      window.labListened = (window.labListened ?? 0) + 1
                      return ask(wish)
                    }""");
            screen.goesTo("/");
            screen.microphoneIs("prompt");
            screen.logsIn(ann).goesOnDuty("softphone").softphoneIsReady();
            saysOfTheMicrophone(screen, "toAllow", "Rien n’est jamais enregistré", "Autoriser le micro");
            screen.clicks("try-microphone");
            saysOfTheMicrophone(screen, "missing", "Aucun micro n’a été trouvé");
            screen.runs("() => { window.labPlugged = 'NotReadableError' }");
            screen.clicks("try-microphone");
            saysOfTheMicrophone(screen, "busy", "utilisé par un autre programme");

            screen.runs("() => { window.labPlugged = '' }");
            screen.microphoneIs("denied");
            Caller caller = aCallerDials();
            screen.callIs("ringing").accepts();
            saysOfTheMicrophone(screen, "refused", "L’accès au micro est refusé");
            assertThat(caller.over()).as("nobody is answered by silence").isFalse();

            screen.microphoneIs("granted");
            screen.clicks("try-microphone");
            saysOfTheMicrophone(screen, "ready", "Téléphone prêt");
            screen.callIs("ringing").accepts().callIs("inCall").isConnectedTo(caller);

            screen.runs("() => { window.labListened = 0 }");
            DeskPage.unplugsTheHeadset();
            // The microphone that is left is asked for at once.
            screen.comesTrue("() => window.labListened > 0").callSays("microphone", "live");
            caller.hearsTheHeadset();
            screen.runs("() => { window.labPlugged = 'NotFoundError' }");
            DeskPage.unplugsTheHeadset();
            screen.callSays("microphone", "gone");
            assertThat(screen.on("call-remark").text()).contains("la personne ne vous entend pas");
            Looks.look(screen, "without a microphone");
            screen.runs("() => { window.labPlugged = ''; navigator.mediaDevices.dispatchEvent(new Event('devicechange')) }");
            screen.callSays("microphone", "live");
            screen.isConnectedTo(caller);
            caller.hangsUp();
        }
    }

    private static void saysOfTheMicrophone(DeskPage screen, String state, String... said) {
        assertThat(screen.on("softphone").is("microphone", state).text()).contains(said);
    }

    @Test
    void ofTwoTabsOneIsThePhoneAndTheOtherSaysSo() {
        Person ann = person("Ann");
        try (DeskPage screen = line.screenOf(ann)) {
            screen.goesOnDuty("softphone").softphoneIsReady();
            try (DeskPage second = screen.opensATab("/")) {
                Part phone = second.on("softphone").is("problem", "otherTab");
                assertThat(phone.text()).contains("dans un autre onglet");

                aCallerDials();
                screen.callIs("ringing");
                second.on("call").is("state", "ringing");
                assertThat(second.on("accept").isDisabled()).as("it rings in the first tab").isTrue();
                screen.refuses().comesToFront();

                second.clicks("take-over");
                phone.within(Duration.ofSeconds(30)).is("state", "registered");
                screen.on("softphone").is("problem", "otherTab");
            }
            screen.on("softphone").is("state", "registered");
        }
    }

    @Test
    void aSecondWindowIsNotThePhoneAndDoesNotBreakTheFirst() {
        Person ann = person("Ann");
        try (DeskPage first = line.screenOf(ann).goesOnDuty("softphone").softphoneIsReady(); DeskPage second = line.screenOf(ann)) {
            assertThat(second.on("softphone").is("problem", "otherBrowser").text()).contains("dans un autre navigateur");
            assertThat(second.on("take-over").isVisible()).isTrue();

            Caller caller = aCallerDials();
            first.callIs("ringing").accepts().callIs("inCall");
            second.callIs("inCall");
            assertThat(caller.onCall()).isTrue();
            first.clicks("hang-up");
            caller.gotHungUp();
        }
    }

    @Test
    void aPageThatIsReloadedOrCrashesInACallHasItBackWithItsRecord() {
        Person ann = person("Ann");
        try (DeskPage screen = line.screenOf(ann)) {
            // As browsers do that let a page play nothing before its user has clicked or typed in it.
            screen.runsAtTheStart("""
                    let pressed = false
                    for (const press of ['pointerdown', 'keydown']) {
                      addEventListener(press, () => { pressed = true }, true)
                    }
                    const play = HTMLMediaElement.prototype.play
                    HTMLMediaElement.prototype.play = function () {
                      return pressed ? play.call(this) : Promise.reject(new DOMException('', 'NotAllowedError'))
                    }""");
            screen.agreesToLeave().goesOnDuty("softphone").softphoneIsReady();
            Caller caller = aCallerDials();
            screen.callIs("ringing").accepts().callIs("inCall");
            String call = screen.seesItsRecord();
            screen.record().notes("Avant de recharger.").isSaved();
            int back = screen.pagesBack();

            screen.reloads();
            // Nobody presses "accept" a second time.
            screen.callSays(Map.of("state", "inCall", "sound", "connected"));
            assertThat(screen.seesItsRecord()).isEqualTo(call);
            assertThat(screen.record().note()).isEqualTo("Avant de recharger.");
            assertThat(screen.pagesBack()).as("nothing new behind the button back").isEqualTo(back);
            assertThat(screen.on("call-remark").text()).contains("Le navigateur retient la voix de la personne");
            screen.clicks("play-voice").on("play-voice").isGone();
            screen.isConnectedTo(caller);

            screen.crashes();
            // Another tab has not had the call: its user accepts.
            screen.callSays(Map.of("state", "regaining", "sound", "ringing"));
            screen.accepts();
            screen.callSays(Map.of("state", "inCall", "sound", "connected"));
            assertThat(screen.seesItsRecord()).isEqualTo(call);
            assertThat(screen.record().note()).isEqualTo("Avant de recharger.");
            screen.isConnectedTo(caller);
            screen.clicks("hang-up");
            caller.gotHungUp();
        }
    }

    /**
     * One's own voice comes back from the PBX. It rings out of the loudspeaker that was chosen for it, is read out, stands in the title,
     * and on the desktop while the page is out of sight.
     */
    @Test
    void theSoundIsTriedAndARingingCallIsHeardSeenAndToldWhereverOneLooks() {
        Person ann = person("Ann");
        try (DeskPage screen = line.screen()) {
            screen.mayNotify().runsAtTheStart("""
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
            screen.logsIn(ann).goesOnDuty("softphone").softphoneIsReady();
            screen.clicks("phone-settings");
            screen.on("level").is("heard", "true");
            screen.on("device-microphone").entries().nth(1).isThere();
            screen.clicks("echo").on("softphone").is("echo", "talking");
            screen.hearsOneself();
            screen.clicks("end-echo").on("softphone").is("echo", "none");

            screen.on("device-ring").select("room");
            assertThat(screen.rings()).isFalse();
            screen.clicks("try-ring").ringsOn("room");

            screen.runs("() => { window.labAway = true }");
            Caller caller = aCallerDials();
            screen.callIs("ringing").ringsOn("room");
            screen.comesTrue("() => document.title.includes('Appel entrant en français')");
            assertThat(screen.on("urgent-announcements").text()).contains("Un appel sonne");
            screen.comesTrue("() => window.labTold.at(-1)?.includes('Appel entrant en français')");
            assertThat((String) screen.runs("() => window.labTold.at(-1)")).contains("attend depuis")
                    .doesNotContain(caller.number().substring(4));
            assertThat(screen.on("call").text()).contains("attend depuis").doesNotContain(caller.number().substring(4));
            caller.hangsUp();
            screen.callIs("idle");
            assertThat(screen.title()).isEqualTo("Permanence");
        }
    }

    /**
     * The only fault is that the browser does not trust the PBX's certificate: a browser that trusts it becomes a telephone. The connection
     * is retried, and the message stays on the screen.
     */
    @Test
    void aCertificateThatTheBrowserRefusesIsSaid() {
        Person ann = person("Ann");
        line.hasAnUnknownCertificate();
        try (DeskPage screen = line.screenOf(ann)) {
            Part phone = screen.goesOnDuty("softphone").on("softphone").is("problem", "certificate");
            Part sentence = phone.status().watchesItsWords();
            for (int attempts = 0; attempts < 2; attempts++) {
                screen.isAnswered("/api/softphone", () -> {});
            }
            assertThat(sentence.wasReworded()).as("the sentence went away meanwhile").isFalse();
            assertThat(phone.text()).contains("refuse la connexion sécurisée au central (certificat)");
            assertThat(phone.link().attribute("href")).startsWith("https://127.0.0.1:");
        }
        try (DeskPage trusting = line.trustingScreen()) {
            trusting.logsIn(ann).softphoneIsReady();
        }
    }

    /** The credential is in no page, no address and no storage, and the PBX no longer accepts it once its session is over. */
    @Test
    void theSipCredentialIsNeverShownAndEndsWithTheSession() {
        Person ann = person("Ann");
        try (DeskPage screen = line.screenOf(ann)) {
            JsonObject credential =
                    JsonParser.parseString(screen.isAnswered("/api/softphone", () -> screen.goesOnDuty("softphone"))).getAsJsonObject();
            String password = credential.get("password").getAsString();
            screen.softphoneIsReady();
            assertThat(screen.content()).doesNotContain(password);
            assertThat((String) screen.runs(
                    "() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, history.state])"))
                    .doesNotContain(password);

            Credential stolen = new Credential(URI.create(credential.get("webSocket").getAsString()),
                    credential.get("authorizationUser").getAsString(), password);
            assertThat(stolen.opensThePbx()).as("the PBX knows it").isTrue();
            screen.clicks("account").clicks("log-out").asksWhoOneIs();
            await("the PBX refuses it").atMost(Duration.ofSeconds(15)).until(() -> !stolen.opensThePbx());
        }
    }

    /**
     * The reloaded page is rung back and answers automatically. After too long an absence, the PBX puts the caller at the front of the
     * queue, and this telephone rings like any other, after its rest.
     */
    private static void hasTheCallBack(DeskPage screen) {
        await("the call is here again").pollInSameThread().atMost(Duration.ofSeconds(90)).until(() -> {
            screen.key("F2"); // accepts while it rings; otherwise the key has no effect
            return screen.on("call").saying(Map.of("state", "inCall", "sound", "connected")).count() == 1;
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
            Looks.willLook(screen);

            line.cutFromHome();
            screen.isCutOff();
            assertThat(screen.record().notes("Pendant la panne du réseau.").isKeptHere()).contains("gardés dans ce navigateur");
            Looks.look(screen, "without network");
            screen.on("softphone").says("problem", "network");
            caller.hearsMusic();

            line.connected();
            screen.isLiveAgain();
            hasTheCallBack(screen);
            screen.isConnectedTo(caller);
            assertThat(screen.seesItsRecord()).isEqualTo(call);
            screen.savedEverything();
            assertThat(ann.openRecord().orElseThrow().note()).isEqualTo("Pendant la panne du réseau.");
            screen.clicks("hang-up");
            caller.gotHungUp();
        }
    }

    /**
     * As in a tunnel: first the audio stutters, then nothing arrives, although no connection is closed. Neither side hangs up, and the call
     * continues when the network is back.
     */
    @Test
    void theNetworkVanishesWithoutAWordAndTheCallIsThereAfterwards() {
        Person ann = person("Ann");
        try (DeskPage screen = ready(ann)) {
            Caller caller = aCallerDials();
            screen.callIs("ringing").accepts().callIs("inCall").isConnectedTo(caller);
            String call = screen.seesItsRecord();
            assertThat(screen.on("call-remark").said("pressing")).isEqualTo("false");
            await("the sound is called poor").pollInSameThread().atMost(Duration.ofSeconds(40)).until(() -> {
                DeskPage.theNetworkStutters();
                return screen.on("call-remark").text().contains("la connexion perd des mots");
            });
            screen.callSays("quality", "good");

            DeskPage.losesTheNetwork(true);
            screen.record().notes("Dans le tunnel.");
            screen.callSays("quality", "silent");
            assertThat(screen.on("call").text()).contains("Plus aucun son ne vient de l’appel");
            screen.isCutOff();
            screen.on("softphone").within(Duration.ofSeconds(30)).says("problem", "network");
            assertThat(caller.over()).isFalse();

            DeskPage.losesTheNetwork(false);
            screen.isLiveAgain();
            hasTheCallBack(screen);
            assertThat(screen.seesItsRecord()).isEqualTo(call);
            screen.isConnectedTo(caller).savedEverything();
            assertThat(ann.openRecord().orElseThrow().note()).isEqualTo("Dans le tunnel.");
            screen.clicks("hang-up");
            caller.gotHungUp();
        } finally {
            DeskPage.losesTheNetwork(false);
        }
    }

    /** The PBX stops and starts again: the page says both, and becomes a telephone again automatically. */
    @Test
    void thePbxIsLostAndTheBrowserIsATelephoneAgainByItself() {
        Person ann = person("Ann");
        try (DeskPage screen = ready(ann)) {
            aCallerDials();
            screen.callIs("ringing").accepts().callIs("inCall");
            screen.record().notes("Avant la panne du central.").isSaved();
            lab.pbx().kill();
            screen.on("link").within(Duration.ofSeconds(20)).says("pbx", "away");
            assertThat(screen.on("link").text()).contains("Le central téléphonique ne répond pas");
            screen.on("softphone").within(Duration.ofSeconds(20)).says("state", "failed");
            lab.pbx().start();
            screen.on("link").within(Duration.ofSeconds(30)).says("pbx", "connected");
            screen.on("softphone").within(Duration.ofSeconds(30)).says("state", "registered");
            screen.callIs("idle");
            line.hangsUpEverywhere();
            Caller next = aCallerDials();
            screen.callIs("ringing").accepts().callIs("inCall").isConnectedTo(next);
            next.hangsUp();
        }
    }
}
