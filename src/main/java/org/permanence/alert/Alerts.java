package org.permanence.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.permanence.account.AccountService;
import org.permanence.account.Role;
import org.permanence.alert.AlertStore.Phase;
import org.permanence.line.LineNames;
import org.permanence.pbx.Language;
import org.permanence.responder.Person;

/**
 * The alerts. Open alerts are kept in memory, so that an alert begins and is shown even while the database is away; they are written when
 * it is available. Thresholds and coordinators are those that were read last.
 */
@ApplicationScoped
public class Alerts {

    private final AlertStore store;
    private final AlertMails mails;
    private final AccountService accounts;
    private final Clock clock;
    private final Event<AlertsChanged> changed;
    private final AlertBook book;
    private final Map<UUID, Alert> toSave = new LinkedHashMap<>();
    private volatile Map<String, Thresholds> thresholds = Map.of();
    private volatile List<AlertMails.Recipient> coordinators = List.of();
    private volatile boolean recalled;

    Alerts(AlertStore store, AlertMails mails, AccountService accounts, Clock clock, Event<AlertsChanged> changed,
            @ConfigProperty(name = "permanence.alert.settle") Duration settle,
            @ConfigProperty(name = "permanence.alert.calm") Duration calm) {
        this.store = store;
        this.mails = mails;
        this.accounts = accounts;
        this.clock = clock;
        this.changed = changed;
        this.book = new AlertBook(settle, calm);
    }

    Thresholds thresholds(String line) {
        return thresholds.getOrDefault(line, Thresholds.ORDINARY);
    }

    /** Uses memory only; quick. No alert begins until the alerts that were open before a restart are known, so that none begins twice. */
    public void look(Situation situation) {
        if (!recalled) {
            return;
        }
        AlertBook.Step step =
                book.step(situation.now().truncatedTo(ChronoUnit.MILLIS), AlertRule.holding(situation, this::thresholds, book.open()));
        step.begun().forEach(alert -> tell(alert, Phase.BEGIN, situation.lines()));
        step.ended().forEach(alert -> tell(alert, Phase.END, situation.lines()));
    }

    private void tell(Alert alert, Phase phase, List<Situation.Line> lines) {
        save(alert);
        mails.write(alert, phase, names(alert, lines), coordinators);
    }

    /** @return null for an alert of no line */
    private static LineNames names(Alert alert, List<Situation.Line> lines) {
        String code = alert.key().line();
        return lines.stream().filter(line -> line.code().equals(code)).map(Situation.Line::names).findFirst()
                .orElseGet(() -> code == null ? null : LineNames.of(code));
    }

    private void save(Alert alert) {
        synchronized (toSave) {
            toSave.put(alert.id(), alert);
        }
    }

    boolean acknowledge(UUID id, String by) {
        Optional<Alert> alert = book.acknowledge(id, by, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        alert.ifPresent(this::save);
        changed.fire(new AlertsChanged(false));
        return alert.isPresent();
    }

    /** Latest first. @param names of responders */
    public List<AlertView> shown(LongFunction<String> names) {
        return book.shown().stream().map(alert -> {
            boolean ofPerson = alert.key().kind() == AlertKind.HOME_PHONE_RESTING;
            long person = ofPerson ? Long.parseLong(alert.key().subject()) : 0;
            boolean over = alert.endedAt().isPresent();
            return new AlertView(alert.id(), alert.key().kind(), alert.key().line(),
                    ofPerson ? new Person(person, names.apply(person)) : null, alert.since(),
                    (over ? alert.holds() : alert.now()).people().stream().map(id -> new Person(id, names.apply(id))).toList(),
                    alert.holds().reason(), alert.holds().value(), over ? null : alert.now().value(), alert.holds().threshold(),
                    alert.endedAt().orElse(null), alert.acknowledged().map(Alert.Acknowledged::by).orElse(null),
                    alert.acknowledged().map(Alert.Acknowledged::at).orElse(null));
        }).toList();
    }

    // ---- with the database, when it is available

    /** Reads thresholds and coordinators. Blocking. @throws RuntimeException when the database is away */
    public void read(List<Situation.Line> lines) {
        thresholds = store.thresholds().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, line -> line.getValue().thresholds()));
        coordinators = accounts.list().stream().filter(a -> a.active() && a.roles().contains(Role.COORDINATOR))
                .map(a -> new AlertMails.Recipient(a.id(), a.email(), Language.of(a.language()))).toList();
        if (!recalled && !lines.isEmpty()) {
            mails.recall(store.sentSince(clock.instant().minus(AlertMails.GIVEN_UP_AFTER)));
            List<Alert> known = store.openOrEndedAfter(clock.instant().minus(AlertMails.GIVEN_UP_AFTER));
            book.recall(known);
            // Mails that could not be sent before the restart; recipients who had theirs do not get it again.
            for (Alert alert : known) {
                LineNames line = names(alert, lines);
                mails.write(alert, Phase.BEGIN, line, coordinators);
                if (alert.endedAt().isPresent()) {
                    mails.write(alert, Phase.END, line, coordinators);
                }
            }
            recalled = true;
        }
    }

    public boolean nothingToWrite() {
        synchronized (toSave) {
            return toSave.isEmpty() && mails.toRemember().isEmpty();
        }
    }

    /**
     * Writes the changes that are still only in memory. Blocking.
     * @throws RuntimeException when the database is away; unwritten changes stay in memory
     */
    public void write() {
        List<Alert> alerts;
        synchronized (toSave) {
            alerts = List.copyOf(toSave.values());
        }
        for (Alert alert : alerts) {
            store.save(alert);
            synchronized (toSave) {
                toSave.remove(alert.id(), alert);
            }
        }
        for (AlertStore.Sent mail : mails.toRemember()) {
            store.sent(mail, clock.instant());
            mails.remembered(mail);
        }
    }

    public Optional<Instant> mailFailingSince() {
        return mails.failingSince();
    }
}
