package org.permanence.alert;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.permanence.alert.AlertStore.Phase;
import org.permanence.alert.AlertStore.Sent;
import org.permanence.line.LineNames;
import org.permanence.pbx.Language;

/**
 * Mails to coordinators, each in their language: one when an alert begins, one when it ends. Mails are sent beside each other, so that a
 * receiver whose mail does not get through delays nobody else's, and no alert waits for the mail of another. Refused mails are retried with
 * back-off for two days. The recipients of each mail are remembered, in memory at once and in the database when it is available, so that
 * neither a restart nor an unavailable database causes a duplicate. In the worst case (the mail server accepted a mail, and this was not
 * heard in time or the process was killed) one mail is sent twice, which is better than never.
 */
@ApplicationScoped
class AlertMails {

    private static final Logger LOG = Logger.getLogger(AlertMails.class);
    static final Duration GIVEN_UP_AFTER = Duration.ofDays(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** A mail server answers within a second or two; one that accepts the connection and stays silent is away. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** So many at once. */
    private static final int AT_ONCE = 10;

    /** @param address never written to a log */
    record Recipient(long account, String address, Language language) {}

    /** Blocking. @throws RuntimeException when the mail server did not accept it */
    interface Post {
        void send(String address, AlertWords.Text text);
    }

    private static final class Letter {
        final Recipient to;
        final AlertWords.Text text;
        final Instant first;
        Instant next;
        Duration pause = FIRST_PAUSE;
        boolean onItsWay;

        Letter(Recipient to, AlertWords.Text text, Instant now) {
            this.to = to;
            this.text = text;
            this.first = now;
            this.next = now;
        }
    }

    private final Post post;
    private final Clock clock;
    private final boolean wanted;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("alert-mails").daemon().factory());
    private final Executor senders;
    private final Semaphore places = new Semaphore(AT_ONCE);
    /** In the order in which they were written. Guarded by this. */
    private final Map<Sent, Letter> waiting = new LinkedHashMap<>();
    private final Set<Sent> had = new HashSet<>();
    private final List<Sent> toRemember = new ArrayList<>();
    private volatile Instant failingSince;

    @Inject
    AlertMails(ReactiveMailer mailer, Clock clock, @ConfigProperty(name = "permanence.alert.mail") boolean wanted) {
        this((address, text) -> mailer.send(Mail.withText(address, text.subject(), text.body())).await().atMost(PATIENCE), clock, wanted,
                work -> Thread.ofVirtual().name("alert-mail").start(work));
    }

    AlertMails(Post post, Clock clock, boolean wanted, Executor senders) {
        this.post = post;
        this.clock = clock;
        this.wanted = wanted;
        this.senders = senders;
        if (wanted) {
            thread.scheduleWithFixedDelay(this::deliver, 1, 1, TimeUnit.SECONDS);
        }
    }

    /** Restores the mails that were sent before a restart. */
    synchronized void recall(Set<Sent> sent) {
        had.addAll(sent);
    }

    /** Returns at once; idempotent for each recipient. @param line null for an alert of no line */
    synchronized void write(Alert alert, Phase phase, LineNames line, List<Recipient> recipients) {
        if (!wanted) {
            return;
        }
        for (Recipient recipient : recipients) {
            Sent key = new Sent(alert.id(), phase, recipient.account);
            if (!had.contains(key)) {
                String name = line == null ? null : line.in(recipient.language);
                waiting.computeIfAbsent(key,
                        _ -> new Letter(recipient, phase == Phase.BEGIN ? AlertWords.begin(alert, name, recipient.language)
                                : AlertWords.end(alert, name, recipient.language), clock.instant()));
            }
        }
        if (!waiting.isEmpty() && !thread.isShutdown()) {
            thread.execute(this::deliver);
        }
    }

    /** Returns at once. */
    void deliver() {
        for (Map.Entry<Sent, Letter> entry : due(clock.instant())) {
            senders.execute(() -> deliver(entry.getKey(), entry.getValue()));
        }
    }

    private void deliver(Sent key, Letter letter) {
        places.acquireUninterruptibly();
        try {
            post.send(letter.to.address, letter.text);
            sent(key);
        } catch (RuntimeException e) {
            failed(key, letter, e);
        } finally {
            places.release();
        }
        failingSince = oldestFailing().orElse(null);
    }

    private synchronized List<Map.Entry<Sent, Letter>> due(Instant now) {
        List<Map.Entry<Sent, Letter>> due = waiting.entrySet().stream()
                .filter(entry -> !entry.getValue().onItsWay && !entry.getValue().next.isAfter(now) && !behindItsBeginning(entry.getKey()))
                .map(entry -> Map.entry(entry.getKey(), entry.getValue())).toList();
        due.forEach(entry -> entry.getValue().onItsWay = true);
        return due;
    }

    /** The mail of an end waits until that of its beginning, which may be retried only later, has been sent. */
    private boolean behindItsBeginning(Sent key) {
        return key.phase() == Phase.END && waiting.containsKey(new Sent(key.alert(), Phase.BEGIN, key.account()));
    }

    private synchronized void sent(Sent key) {
        waiting.remove(key);
        had.add(key);
        toRemember.add(key);
    }

    private synchronized void failed(Sent key, Letter letter, RuntimeException why) {
        Instant now = clock.instant();
        letter.onItsWay = false;
        if (letter.pause.equals(FIRST_PAUSE)) {
            LOG.warnf("A mail about an alert could not be sent and is retried for two days; check the server in MAIL_HOST: %s",
                    why.getClass().getSimpleName());
        }
        if (letter.first.plus(GIVEN_UP_AFTER).isBefore(now)) {
            waiting.remove(key);
            LOG.errorf("A mail about an alert could not be sent for two days and was dropped; check the server in MAIL_HOST");
            return;
        }
        letter.next = now.plus(letter.pause);
        letter.pause = letter.pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : letter.pause.multipliedBy(2);
    }

    private synchronized Optional<Instant> oldestFailing() {
        return waiting.values().stream().filter(letter -> !letter.pause.equals(FIRST_PAUSE)).map(letter -> letter.first)
                .min(Instant::compareTo);
    }

    /** Empty when mails are being sent without failure. */
    Optional<Instant> failingSince() {
        return Optional.ofNullable(failingSince);
    }

    /** Mails that were sent and must still be remembered in the database. */
    synchronized List<Sent> toRemember() {
        return List.copyOf(toRemember);
    }

    synchronized void remembered(Sent mail) {
        toRemember.remove(mail);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }
}
