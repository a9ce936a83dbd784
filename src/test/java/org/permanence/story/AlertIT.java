package org.permanence.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.permanence.lab.Caller;
import org.permanence.lab.Mailbox;
import org.permanence.lab.Person;
import org.permanence.lab.Phone;
import org.permanence.lab.WallboardPage;
import org.permanence.lab.WallboardSocket.Alert;
import org.permanence.pbx.Language;

/** The alerts for coordinators, on the wallboard and by mail. */
@Tag("browser")
class AlertIT extends WallboardStory {

    /** The subject of the mail about each kind. */
    private static final Map<String, String> SUBJECTS = Map.ofEntries(Map.entry("waiting", "appels en attente"),
            Map.entry("longestWait", "attente la plus longue"), Map.entry("nobodyOnDuty", "la ligne est ouverte et personne"),
            Map.entry("belowFloor", "– joignables : "), Map.entry("unreachable", "mais injoignables"),
            Map.entry("turnedAway", "renvoyés sans réponse"), Map.entry("nextShiftBelowFloor", "permanence de"),
            Map.entry("pbxAway", "le central téléphonique"), Map.entry("databaseAway", "base de données ne répond pas"),
            Map.entry("databaseNotWriting", "n’enregistre plus rien"), Map.entry("homePhoneResting", "un téléphone privé est"),
            Map.entry("carrierSilent", "ne répond pas : personne"));

    private static final Map<String, Object> EVERY_KIND = Map.of("nobodyOnDuty", true, "belowFloor", true, "homePhoneResting", true,
            "unreachable", true, "turnedAway", true, "waiting", 2, "longestWaitSeconds", 2, "nextShiftMinutes", 2880, "pbxAwaySeconds", 1,
            "databaseAwaySeconds", 1);
    /** Without those of the queue: the first caller of the story waits in vain. */
    private static final Map<String, Object> WITHOUT_THE_QUEUE = EVERY_KIND.entrySet().stream()
            .filter(one -> !Set.of("waiting", "longestWaitSeconds").contains(one.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Map<String, WallboardPage.Alert> seen = new HashMap<>();

    /** Each kind: shown, sounded once, acknowledged by name, over, and in a coordinator's mailbox once with its end. */
    @Test
    void everyAlertIsToldOnceWithItsEnd() {
        line.office().wantsNoAlerts();
        board.sees("calm", Duration.ofSeconds(20), state -> state.alerts().stream().allMatch(Alert::over));
        // A mailbox of her own: mails about earlier alerts may still be on their way to others.
        String mailbox = line.coordinator("Claire").email();
        try (WallboardPage wallboard = coordinates()) {
            Set<String> known = alertsSoFar();
            line.office().wantsAlerts(WITHOUT_THE_QUEUE);
            areAcknowledged(wallboard, known, "nobodyOnDuty", "nextShiftBelowFloor");

            // On duty with a browser that is not open: nobody who could be rung.
            Person bob = person("Bob").goesOnDuty(Map.of("kind", "softphone"));
            assertThat(isShown(wallboard, known, "unreachable").isAcknowledged().text()).contains("injoignable", bob.name());
            aCallerDials().hears("nobody", Language.FR, Duration.ofSeconds(90)).gotHungUp();
            assertThat(isShown(wallboard, known, "turnedAway").isAcknowledged().text()).containsPattern("\\d+ appels? renvoyés?");
            Looks.look(wallboard.screen(), "on duty and unreachable");
            bob.leaves();
            line.office().wantsAlerts(EVERY_KIND);

            Person ann = person("Ann");
            Phone home = ann.onDutyAtHome(aHomeNumber());
            areAcknowledged(wallboard, known, "belowFloor");
            home.isBusy();
            List<Caller> callers = List.of(aCallerDials(), aCallerDials());
            areAcknowledged(wallboard, known, "homePhoneResting", "waiting", "longestWait");
            callers.forEach(Caller::hangsUp);
            home.doesNotAnswer();

            line.lab().carrier().goesDown();
            areAcknowledged(wallboard, known, "carrierSilent");
            line.lab().carrier().comesBack();
            line.cutFromPbx();
            wallboard.saysThatThePbxIsAway();
            areAcknowledged(wallboard, known, "pbxAway");
            Looks.look(wallboard.screen(), "the pbx away");
            line.connected();
            line.withoutDatabase(() -> {
                WallboardPage.Alert away = isShown(wallboard, known, "databaseAway");
                wallboard.isStale();
                // Who acknowledges stands on the audit trail, which is in the database.
                away.cannotBeAcknowledged();
                Looks.look(wallboard.screen(), "the database away");
            });
            wallboard.isFresh();
            line.withReadOnlyDatabase(() -> isShown(wallboard, known, "databaseNotWriting"));
            wallboard.isFresh();
            line.office().wantsNoAlerts();

            seen.values().forEach(WallboardPage.Alert::isOver);
            assertThat(seen.keySet()).isEqualTo(SUBJECTS.keySet());
            assertThat(wallboard.soundsOfAlerts()).as("a sound for what begins together").isBetween(4, SUBJECTS.size() + 1);
            Looks.picture(wallboard.screen(), "alerts.png");
            Looks.look(wallboard.screen(), "alerts");
        }
        SUBJECTS.forEach((kind, words) -> {
            List<String> mails = Awaitility.await("mails about " + kind).atMost(Duration.ofSeconds(20))
                    .until(() -> line.mailbox().mails().stream()
                            .filter(mail -> mail.to().equals(mailbox)).map(Mailbox.Mail::subject).filter(subject -> subject.contains(words))
                            .toList(),
                            found -> found.size() >= 2);
            assertThat(mails).as(kind).hasSize(2);
            assertThat(mails.get(0)).doesNotContain("Terminé");
            assertThat(mails.get(1)).contains("Terminé");
        });
    }

    /** Waits for each on the screen, and presses its button. */
    private void areAcknowledged(WallboardPage wallboard, Set<String> known, String... kinds) {
        for (String kind : kinds) {
            assertThat(isShown(wallboard, known, kind).isAcknowledged().text()).contains("vue par Coordinator");
        }
    }

    private WallboardPage.Alert isShown(WallboardPage wallboard, Set<String> known, String kind) {
        String id = Awaitility.await(kind).atMost(Duration.ofSeconds(20)).until(() -> alerts(kind, known), found -> !found.isEmpty())
                .getFirst().id();
        WallboardPage.Alert alert = wallboard.alert(id).holds();
        seen.put(kind, alert);
        return alert;
    }
}
