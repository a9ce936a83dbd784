package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Helpline;
import org.permanence.lab.Nginx;
import org.permanence.lab.Part;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.lab.SilentBrowsers;

/** What stands between a browser and the line: networks without UDP, reverse proxies, too many others. */
@Tag("browser")
class NetworkIT extends Story {

    @AfterEach
    void everythingIsBack() {
        line.connected();
    }

    /**
     * The network lets the signalling through and no sound: the caller is not left with silence, and this telephone is not rung again
     * before sound passes.
     */
    @Test
    void aCallerWhomNoSoundReachesIsTheFirstOfTheQueue() {
        Person ann = person("Ann");
        Person bob = person("Bob");
        Phone bobs = bob.onDutyAtHome(aHomeNumber());
        Caller other = aCallerDials();
        bobs.picksUp().presses("1");
        other.isConnectedTo(bobs);
        try (DeskPage screen = line.screenWithoutUdpOf(ann)) {
            screen.goesOnDuty("softphone").softphoneIsReady();
            Caller first = aCallerDials();
            screen.callIs("ringing").accepts().callIs("inCall");
            Caller second = aCallerDials();
            Part phone = screen.on("softphone").within(Duration.ofSeconds(10)).is("problem", "soundless");
            assertThat(phone.text()).contains("Ce réseau ne laisse passer aucun son", "Aucun appel ne sonne ici");
            first.hearsMusic();
            Looks.look(screen, "without sound");

            other.hangsUp();
            bobs.picksUp().presses("1");
            first.isConnectedTo(bobs);
            assertThat(second.onCall()).as("the other one has waited, and waits").isTrue();
            second.hangsUp();
            bob.asksToGoOffDuty();
            first.hangsUp();

            screen.clicks("test-sound").on("softphone").is("echo", "failed");
            screen.on("softphone").says("problem", "soundless");
        }
    }

    /** The same network, and a relay of sound: the caller is rung again here, and both hear one another by way of it. */
    @Test
    void aRelayCarriesTheSoundWhereTheNetworkLetsNoneThrough() {
        line.hasARelay();
        Person ann = person("Ann");
        try (DeskPage screen = line.screenWithoutUdpOf(ann)) {
            screen.goesOnDuty("softphone").softphoneIsReady();
            Caller caller = aCallerDials();
            screen.callIs("ringing").accepts().callIs("inCall");
            screen.on("softphone").within(Duration.ofSeconds(10)).is("problem", "soundless");
            screen.callIs("ringing").accepts().callIs("inCall").isConnectedTo(caller);
            caller.hangsUp();
        }
    }

    /** Whoever holds every connection of the PBX and says nothing shuts browsers out, and not for long. */
    @Test
    void silentBrowsersThatTakeEveryConnectionAreEndedAndMeanwhileTheReasonIsSaid() {
        Person ann = person("Ann");
        try (DeskPage screen = line.screenOf(ann); SilentBrowsers silent = new SilentBrowsers(lab.pbx()).takeEveryConnection()) {
            assertThat(silent.count()).as("a limit that fits a large line").isGreaterThan(300);
            screen.goesOnDuty("softphone");
            Part phone = screen.on("softphone").within(Duration.ofSeconds(20)).is("problem", "full");
            assertThat(phone.text()).contains("Le central n’accepte plus de téléphones de navigateur");
            await("coordinators are told").atMost(Duration.ofSeconds(20))
                    .until(() -> line.office().alertsNow().contains("softphonesRefused"));
            silent.areEnded();
            screen.on("softphone").within(Duration.ofSeconds(30)).says("state", "registered");
            await("and that it is over").atMost(Duration.ofSeconds(20))
                    .until(() -> !line.office().alertsNow().contains("softphonesRefused"));
        }
    }

    /**
     * A proxy ends connections that are silent; and one that puts its own name in place of the browser's is found out by the log-in page.
     */
    @Test
    void behindNginxOneLogsInAndTheTelephoneStaysConnected() {
        Nginx nginx = line.standsBehindNginx();
        Person ann = person("Ann");
        try (DeskPage screen = line.screenAt(nginx.inItsOwnName())) {
            screen.identifies("/", ann.email(), Helpline.PASSWORD);
            assertThat(screen.on("log-in-error").withText("proxy").text()).contains(nginx.inItsOwnName().getAuthority(),
                    line.address().getAuthority());
        }
        try (DeskPage screen = line.screenAt(nginx.address()).logsIn(ann).goesOnDuty("softphone").softphoneIsReady()) {
            Part sentence = screen.on("softphone").status().watchesItsWords();
            await("longer than nginx waits").pollInSameThread().during(Nginx.PATIENCE.plusSeconds(5)).atMost(Nginx.PATIENCE.plusSeconds(60))
                    .until(() -> !sentence.wasReworded() && screen.on("link").said("state").equals("live"));
            Caller caller = aCallerDials();
            screen.callIs("ringing").accepts().callIs("inCall").isConnectedTo(caller);
            screen.clicks("hang-up");
            caller.gotHungUp();
        }
    }
}
