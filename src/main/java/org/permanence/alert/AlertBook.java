package org.permanence.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.permanence.alert.AlertRule.Holds;
import org.permanence.alert.AlertRule.Key;

/**
 * Turns momentary conditions into occurrences. An occurrence begins when a condition has held for a while (people change over at the
 * beginning of a shift), and ends when it has been absent for a while (a queue around its threshold is one occurrence, not twenty). In
 * memory, without I/O; any thread.
 */
final class AlertBook {

    static final Duration SHOWN_AFTER_END = Duration.ofHours(1);

    private final Duration settle;
    private final Duration calm;
    private final Map<Key, Instant> pending = new HashMap<>();
    private final Map<Key, UUID> open = new HashMap<>();
    private final Map<Key, Instant> quietSince = new HashMap<>();
    private final Map<UUID, Alert> alerts = new HashMap<>();

    /**
     * @param settle how long a staffing or trunk condition must hold before it becomes an alert
     * @param calm how long a condition must be absent before its alert ends
     */
    AlertBook(Duration settle, Duration calm) {
        this.settle = settle;
        this.calm = calm;
    }

    /** @param begun alerts begun since the previous step @param ended alerts ended since then */
    record Step(List<Alert> begun, List<Alert> ended) {}

    /** Restores the alerts that were known before a restart. */
    synchronized void recall(Collection<Alert> known) {
        for (Alert alert : known) {
            alerts.put(alert.id(), alert);
            if (alert.endedAt().isEmpty()) {
                open.put(alert.key(), alert.id());
            }
        }
    }

    synchronized Step step(Instant now, Map<Key, Holds> holding) {
        List<Alert> begun = new ArrayList<>();
        List<Alert> ended = new ArrayList<>();
        pending.keySet().retainAll(holding.keySet());
        holding.forEach((key, holds) -> {
            quietSince.remove(key);
            UUID id = open.get(key);
            if (id != null) {
                alerts.computeIfPresent(id, (_, alert) -> alert.holding(holds));
                return;
            }
            Instant since = pending.computeIfAbsent(key, _ -> now);
            if (!now.isBefore(since.plus(settle(key.kind())))) {
                Alert alert = Alert.begun(key, since, holds);
                pending.remove(key);
                open.put(key, alert.id());
                alerts.put(alert.id(), alert);
                begun.add(alert);
            }
        });
        for (Key key : List.copyOf(open.keySet())) {
            if (!holding.containsKey(key)) {
                Instant since = quietSince.computeIfAbsent(key, _ -> now);
                if (!now.isBefore(since.plus(calm))) {
                    Alert alert = alerts.get(open.remove(key)).ended(since);
                    quietSince.remove(key);
                    alerts.put(alert.id(), alert);
                    ended.add(alert);
                }
            }
        }
        alerts.values().removeIf(alert -> alert.endedAt().filter(end -> end.plus(SHOWN_AFTER_END).isBefore(now)).isPresent());
        return new Step(begun, ended);
    }

    private Duration settle(AlertKind kind) {
        return switch (kind) {
            // After a failed registration the next attempt follows within 20 s, and a PBX that starts has not asked the carrier yet.
            case NOBODY_ON_DUTY, BELOW_FLOOR, TRUNK_REFUSED, CARRIER_SILENT -> settle;
            case SOFTPHONES_REFUSED, WAITING, LONGEST_WAIT, NEXT_SHIFT_BELOW_FLOOR, UNREACHABLE, TURNED_AWAY, PBX_AWAY, PBX_LOGS,
                    DATABASE_AWAY, DATABASE_NOT_WRITING, FACTS_SET_ASIDE, HOME_PHONE_RESTING -> Duration.ZERO;
        };
    }

    synchronized Set<Key> open() {
        return Set.copyOf(open.keySet());
    }

    /** @return empty when there is no such alert, or it ended long ago */
    synchronized Optional<Alert> acknowledge(UUID id, String by, Instant at) {
        return Optional.ofNullable(alerts.computeIfPresent(id, (_, alert) -> alert.acknowledged(by, at)));
    }

    /** Latest first. */
    synchronized List<Alert> shown() {
        return alerts.values().stream().sorted(Comparator.comparing(Alert::since).reversed().thenComparing(Alert::id)).toList();
    }
}
