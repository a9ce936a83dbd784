package org.permanence.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.permanence.alert.AlertRule.Holds;
import org.permanence.alert.AlertRule.Key;
import org.permanence.database.Database;
import org.permanence.database.Sql;
import org.permanence.problem.BasedOn;
import org.permanence.problem.Problem;

/** Thresholds, alerts and the mails sent about them, in PostgreSQL. Blocking. */
@ApplicationScoped
class AlertStore {

    private final Database database;

    AlertStore(Database database) {
        this.database = database;
    }

    enum Phase { BEGIN, END }

    /** A mail that a mail server accepted. */
    record Sent(UUID alert, Phase phase, long account) {}

    Map<String, ThresholdsNow> thresholds() {
        return database.transaction(connection -> {
            Map<String, ThresholdsNow> found = new HashMap<>();
            Sql.query(connection, """
                    SELECT line_code, waiting, longest_wait_seconds, nobody_on_duty, below_floor, next_shift_minutes, pbx_away_seconds, database_away_seconds,
                           home_phone_resting, unreachable, turned_away, version FROM line_threshold""",
                    row -> found.put(row.getString(1), new ThresholdsNow(thresholds(row, 2), row.getInt(12))));
            return found;
        });
    }

    /** Latest first; the last of them applied before anybody set any, unless there are more. @param most of those that somebody set */
    List<ThresholdsKept> kept(String line, int most) {
        return database.transaction(connection -> {
            List<ThresholdsKept> found = new ArrayList<>();
            Sql.query(connection, """
                    SELECT nullif(since, '-infinity'), nullif(until, 'infinity'), waiting, longest_wait_seconds, nobody_on_duty, below_floor, next_shift_minutes,
                           pbx_away_seconds, database_away_seconds, home_phone_resting, unreachable, turned_away
                    FROM line_threshold_kept WHERE line_code = ? ORDER BY since DESC LIMIT ?""",
                    row -> found.add(new ThresholdsKept(Sql.instant(row, 1).orElse(null), Sql.instant(row, 2).orElse(null),
                            thresholds(row, 3))),
                    line, most);
            Instant first = found.isEmpty() ? null : found.getLast().since();
            if (found.isEmpty() || first != null && found.size() < most) {
                found.add(new ThresholdsKept(null, first, Thresholds.ORDINARY));
            }
            return found;
        });
    }

    private static Thresholds thresholds(ResultSet row, int first) throws SQLException {
        return new Thresholds(row.getObject(first, Integer.class), row.getObject(first + 1, Integer.class), row.getBoolean(first + 2),
                row.getBoolean(first + 3), row.getObject(first + 4, Integer.class), row.getObject(first + 5, Integer.class),
                row.getObject(first + 6, Integer.class), row.getBoolean(first + 7), row.getBoolean(first + 8), row.getBoolean(first + 9));
    }

    /** @throws Problem 412 {@code outdated} */
    ThresholdsNow set(String line, Thresholds set, BasedOn version) {
        Integer based = version.version().isPresent() ? version.version().getAsInt() : null;
        return database.transaction(connection -> {
            List<ThresholdsNow> now = new ArrayList<>();
            // One statement: it waits for somebody who sets them at this moment, and sees what they set. The same again is no change.
            Sql.query(connection, """
                    INSERT INTO line_threshold AS kept (line_code, waiting, longest_wait_seconds, nobody_on_duty, below_floor, next_shift_minutes,
                        pbx_away_seconds, database_away_seconds, home_phone_resting, unreachable, turned_away)
                    SELECT ?, ?::integer, ?::integer, ?, ?, ?::integer, ?::integer, ?::integer, ?, ?, ?
                    WHERE coalesce(?::integer, 0) = 0 OR EXISTS (SELECT FROM line_threshold WHERE line_code = ?)
                    ON CONFLICT (line_code) DO UPDATE SET waiting = excluded.waiting, longest_wait_seconds = excluded.longest_wait_seconds,
                        nobody_on_duty = excluded.nobody_on_duty, below_floor = excluded.below_floor, next_shift_minutes = excluded.next_shift_minutes,
                        pbx_away_seconds = excluded.pbx_away_seconds, database_away_seconds = excluded.database_away_seconds,
                        home_phone_resting = excluded.home_phone_resting, unreachable = excluded.unreachable, turned_away = excluded.turned_away,
                        version = kept.version + ((kept.waiting, kept.longest_wait_seconds, kept.nobody_on_duty, kept.below_floor, kept.next_shift_minutes,
                            kept.pbx_away_seconds, kept.database_away_seconds, kept.home_phone_resting, kept.unreachable, kept.turned_away)
                            IS DISTINCT FROM (excluded.waiting, excluded.longest_wait_seconds, excluded.nobody_on_duty, excluded.below_floor,
                            excluded.next_shift_minutes, excluded.pbx_away_seconds, excluded.database_away_seconds, excluded.home_phone_resting,
                            excluded.unreachable, excluded.turned_away))::integer
                    WHERE coalesce(?::integer, kept.version) = kept.version
                    RETURNING version""", row -> now.add(new ThresholdsNow(set, row.getInt(1))), line, set.waiting(),
                    set.longestWaitSeconds(), set.nobodyOnDuty(), set.belowFloor(), set.nextShiftMinutes(), set.pbxAwaySeconds(),
                    set.databaseAwaySeconds(), set.homePhoneResting(), set.unreachable(), set.turnedAway(), based, line, based);
            return now.stream().findFirst().orElseThrow(BasedOn::outdated);
        });
    }

    void save(Alert alert) {
        database.transaction(connection -> Sql.execute(connection, """
                INSERT INTO alert (id, kind, line, subject, began_at, value, threshold, ended_at, acknowledged_by, acknowledged_at, people, reason)
                VALUES (?, ?, ?, ?, ?, ?::bigint, ?::bigint, ?::timestamptz, ?, ?::timestamptz, ?::bigint[], ?)
                ON CONFLICT (id) DO UPDATE SET value = excluded.value, people = excluded.people, reason = excluded.reason, ended_at = excluded.ended_at, acknowledged_by = excluded.acknowledged_by,
                    acknowledged_at = excluded.acknowledged_at""", alert.id(), alert.key().kind().name(), alert.key().line(),
                alert.key().subject(),
                Sql.utc(alert.since()), alert.holds().value(), alert.holds().threshold(), alert.endedAt().map(Sql::utc).orElse(null),
                alert.acknowledged().map(Alert.Acknowledged::by).orElse(null),
                alert.acknowledged().map(a -> Sql.utc(a.at())).orElse(null), alert.holds().people().toArray(Long[]::new),
                alert.holds().reason()));
    }

    /** Open alerts, and those that ended after {@code since}. */
    List<Alert> openOrEndedAfter(Instant since) {
        return database.transaction(connection -> {
            List<Alert> found = new ArrayList<>();
            Sql.query(connection, """
                    SELECT id, kind, line, subject, began_at, value, threshold, ended_at, acknowledged_by, acknowledged_at, people, reason
                    FROM alert
                    WHERE ended_at IS NULL OR ended_at > ? ORDER BY began_at""", row -> found.add(alert(row)), Sql.utc(since));
            return found;
        });
    }

    private static Alert alert(ResultSet row) throws SQLException {
        Optional<Instant> acknowledgedAt = Sql.instant(row, 10);
        String by = row.getString(9);
        Holds holds = new Holds(row.getObject(6, Long.class), row.getObject(7, Long.class),
                List.of((Long[]) row.getArray(11).getArray()), row.getString(12));
        return new Alert(row.getObject(1, UUID.class), new Key(AlertKind.valueOf(row.getString(2)), row.getString(3), row.getString(4)),
                Sql.instant(row, 5).orElseThrow(), holds, holds, Sql.instant(row, 8),
                acknowledgedAt.map(at -> new Alert.Acknowledged(by, at)));
    }

    void sent(Sent mail, Instant at) {
        database.transaction(connection -> Sql.execute(connection,
                "INSERT INTO alert_mail (alert_id, phase, account_id, sent_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", mail.alert,
                mail.phase.name(), mail.account, Sql.utc(at)));
    }

    Set<Sent> sentSince(Instant since) {
        return database.transaction(connection -> {
            Set<Sent> found = new HashSet<>();
            Sql.query(connection, "SELECT alert_id, phase, account_id FROM alert_mail WHERE sent_at > ?",
                    row -> found.add(new Sent(row.getObject(1, UUID.class), Phase.valueOf(row.getString(2)), row.getLong(3))),
                    Sql.utc(since));
            return found;
        });
    }
}
