package org.permanence.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.permanence.alert.AlertMails.Recipient;
import org.permanence.alert.AlertRule.Holds;
import org.permanence.alert.AlertRule.Key;
import org.permanence.alert.AlertStore.Phase;
import org.permanence.alert.AlertStore.Sent;
import org.permanence.line.LineNames;
import org.permanence.pbx.Language;

/** Each coordinator gets each mail once, however often the mail server was away. */
class AlertMailsTest {

    private static final Recipient ELS = new Recipient(1, "els@example.org", Language.NL);
    private static final Recipient MARC = new Recipient(2, "marc@example.org", Language.FR);

    private static final LineNames ALLO = new LineNames("Allo", "Sociale hulp", "Aid");
    private Instant now = Instant.parse("2026-03-02T11:00:00Z");
    private boolean serverAway;
    private final List<String> taken = new ArrayList<>();
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    /** Its own thread is stopped at once: the test delivers. */
    private final AlertMails mails = new AlertMails(this::take, clock, true, Runnable::run);
    private final Alert alert = Alert.begun(new Key(AlertKind.WAITING, "aas", null), now, new Holds(7L, 5L));

    private void take(String address, AlertWords.Text text) {
        if (serverAway) {
            throw new IllegalStateException("refused");
        }
        taken.add(address + " " + text.subject());
    }

    @Test
    void onceToEachInTheirLanguage() {
        mails.stop(null);
        mails.write(alert, Phase.BEGIN, ALLO, List.of(ELS, MARC));
        mails.write(alert, Phase.BEGIN, ALLO, List.of(ELS, MARC));
        mails.deliver();
        mails.write(alert, Phase.BEGIN, ALLO, List.of(ELS, MARC));
        mails.deliver();
        assertThat(taken).containsExactly("els@example.org [Permanence] Sociale hulp – wachtende oproepen: 7 (drempel 5)",
                "marc@example.org [Permanence] Allo – appels en attente : 7 (seuil 5)");
        mails.write(alert.ended(now.plusSeconds(90)), Phase.END, ALLO, List.of(ELS));
        mails.deliver();
        assertThat(taken).hasSize(3).last()
                .isEqualTo("els@example.org [Permanence] Voorbij: Sociale hulp – wachtende oproepen: 7 (drempel 5)");
        assertThat(mails.toRemember()).hasSize(3);
    }

    @Test
    void aServerThatIsAwayIsTriedAgainLaterAndLaterAndTheOrderStays() {
        mails.stop(null);
        serverAway = true;
        mails.write(alert, Phase.BEGIN, LineNames.of("Allo"), List.of(MARC));
        mails.deliver();
        assertThat(mails.failingSince()).contains(now);
        mails.write(alert.ended(now.plusSeconds(2)), Phase.END, LineNames.of("Allo"), List.of(MARC));
        now = now.plusSeconds(4);
        mails.deliver();
        serverAway = false;
        now = now.plusSeconds(2);
        mails.deliver();
        assertThat(taken).containsExactly("marc@example.org [Permanence] Allo – appels en attente : 7 (seuil 5)");
        now = now.plusSeconds(60);
        mails.deliver();
        assertThat(taken).hasSize(2);
        assertThat(mails.failingSince()).isEmpty();
    }

    @Test
    void whatWasSentBeforeARestartIsNotSentAgain() {
        mails.stop(null);
        mails.recall(Set.of(new Sent(alert.id(), Phase.BEGIN, ELS.account())));
        mails.write(alert, Phase.BEGIN, LineNames.of("Allo"), List.of(ELS, MARC));
        mails.deliver();
        assertThat(taken).hasSize(1).first().asString().startsWith("marc@");
    }

    @Test
    void afterTwoDaysItIsGivenUp() {
        mails.stop(null);
        serverAway = true;
        mails.write(alert, Phase.BEGIN, LineNames.of("Allo"), List.of(MARC));
        mails.deliver();
        now = now.plus(AlertMails.GIVEN_UP_AFTER).plus(Duration.ofSeconds(1));
        mails.deliver();
        serverAway = false;
        now = now.plus(Duration.ofHours(1));
        mails.deliver();
        assertThat(taken).isEmpty();
    }

    /** A server that takes the connection and stays silent, for one receiver: nobody else's mail waits for that. */
    @Test
    void oneReceiversTroubleIsNotAnothers() throws Exception {
        CountDownLatch silent = new CountDownLatch(1);
        List<String> got = new CopyOnWriteArrayList<>();
        AlertMails beside = new AlertMails((address, text) -> {
            if (address.equals(ELS.address())) {
                try {
                    silent.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            got.add(address);
        }, clock, true, work -> Thread.ofVirtual().start(work));
        try {
            Alert another = Alert.begun(new Key(AlertKind.PBX_AWAY, null, null), now, new Holds(40L, 30L));
            beside.write(alert, Phase.BEGIN, LineNames.of("Allo"), List.of(ELS, MARC));
            beside.write(another, Phase.BEGIN, LineNames.of("Allo"), List.of(ELS, MARC));
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> got.equals(List.of(MARC.address(), MARC.address())));
            silent.countDown();
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> got.size() == 4);
        } finally {
            silent.countDown();
            beside.stop(null);
        }
    }

    /** How many, never who. */
    @Test
    void noMailNamesAnybody() {
        for (AlertKind kind : AlertKind.values()) {
            String subject = switch (kind) {
                case HOME_PHONE_RESTING -> "4711";
                case NEXT_SHIFT_BELOW_FLOOR -> "2026-03-02T12:00:00Z";
                default -> null;
            };
            Alert any = Alert.begun(new Key(kind, "aas", subject), now, new Holds(1L, 2L));
            for (Language language : Language.values()) {
                AlertWords.Text begin = AlertWords.begin(any, "Allo", language);
                AlertWords.Text end = AlertWords.end(any.ended(now.plusSeconds(4000)), "Allo", language);
                assertThat(begin.subject() + begin.body() + end.subject() + end.body()).doesNotContain("4711", "null");
            }
        }
    }
}
