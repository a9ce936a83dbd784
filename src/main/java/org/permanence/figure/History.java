package org.permanence.figure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.call.Outcome;
import org.permanence.database.Database;
import org.permanence.database.Sql;
import org.permanence.figure.SumStore.By;
import org.permanence.figure.SumStore.CallSums;
import org.permanence.figure.SumStore.Period;
import org.permanence.figure.SumStore.Read;
import org.permanence.figure.SumStore.WorkSums;
import org.permanence.line.OpeningHours;
import org.permanence.responder.Person;

/** The figures of any period, and the calls behind them. Blocking. */
@ApplicationScoped
class History {

    /** For calls whose language is unknown. */
    static final String UNKNOWN = "unknown";
    private static final int AT_ONCE = 2_000;

    private final SumStore store;
    private final Database database;

    History(SumStore store, Database database) {
        this.store = store;
        this.database = database;
    }

    /** A selection of calls. @param language a code, or {@link #UNKNOWN} */
    record Filter(Optional<String> line, Optional<String> language, Optional<Outcome> outcome) {}

    /** A part of a period with its figures. */
    @Schema(name = "HistoryRow")
    public record Row(Instant from, Instant to, Figures figures) {}

    /** @param byLanguage over the whole period; calls whose language is unknown under {@code unknown} */
    record Found(Figures total, Map<String, Figures> byLanguage, List<Row> rows) {}

    /** @param oneLine there is no other line, so that all duty belongs to this one */
    Found figures(Instant from, Instant to, By by, Filter filter, boolean oneLine) {
        Read read = store.read(new Period(from, to, filter.line), by);
        Map<Instant, Sums> buckets = new TreeMap<>();
        Map<String, Sums> languages = new TreeMap<>();
        Sums total = Sums.NONE;
        for (CallSums found : read.calls()) {
            String language = found.language().orElse(UNKNOWN);
            Sums sums = filter.outcome.map(found.sums()::only).orElse(found.sums());
            languages.merge(language, sums, Sums::plus);
            if (filter.language.map(language::equals).orElse(true)) {
                buckets.merge(found.bucket(), sums, Sums::plus);
                total = total.plus(sums);
            }
        }
        if (filter.language.isEmpty() && filter.outcome.isEmpty() && (filter.line.isEmpty() || oneLine)) {
            for (WorkSums found : read.work()) {
                buckets.merge(found.bucket(), found.sums(), Sums::plus);
                total = total.plus(found.sums());
            }
        }
        List<Row> rows = new ArrayList<>();
        for (Instant begin = begin(by, from); begin.isBefore(to); begin = next(by, begin)) {
            Instant end = next(by, begin);
            rows.add(new Row(begin.isBefore(from) ? from : begin, end.isAfter(to) ? to : end,
                    Figures.of(buckets.getOrDefault(begin, Sums.NONE))));
        }
        Map<String, Figures> byLanguage = new LinkedHashMap<>();
        languages.forEach((language, sums) -> byLanguage.put(language, Figures.of(sums)));
        return new Found(Figures.of(total), byLanguage, rows);
    }

    private static Instant begin(By by, Instant at) {
        LocalDate day = Day.of(at);
        return switch (by) {
            case HALF_HOUR -> Day.halfHour(at);
            case DAY -> Day.begin(day);
            case WEEK -> Day.begin(day.with(DayOfWeek.MONDAY));
            case MONTH -> Day.begin(day.withDayOfMonth(1));
        };
    }

    private static Instant next(By by, Instant begin) {
        LocalDate day = begin.atZone(OpeningHours.ZONE).toLocalDate();
        return switch (by) {
            case HALF_HOUR -> begin.plus(Day.HALF_HOUR);
            case DAY -> Day.begin(day.plusDays(1));
            case WEEK -> Day.begin(day.plusWeeks(1));
            case MONTH -> Day.begin(day.plusMonths(1));
        };
    }

    // ---- the calls behind a figure

    /** Durations in seconds; null when the call had no such part. The caller and the content of the call are unknown here. */
    public record HistoryCall(UUID callId, @Schema(nullable = true) String line, @Schema(nullable = true) String language,
            Instant arrivedAt, Outcome outcome, Double waitedSeconds, @Schema(nullable = true) Instant pickedUpAt,
            @Schema(nullable = true) Person responder,
            @Schema(nullable = true, enumeration = {"softphone", "desk", "home"}) String reach, Double talkedSeconds, Double heldSeconds,
            Double wrapUpSeconds,
            @Schema(nullable = true) Instant endedAt,
            @Schema(nullable = true, enumeration = {"caller", "responder", "third", "lost", "line", "unknown"}) String endedBy,
            boolean reconstructed) {}

    private record Where(String sql, List<Object> parameters) {}

    private static Where where(Figure figure, Instant from, Instant to, Filter filter) {
        StringBuilder sql = new StringBuilder(" WHERE c.arrived_at >= ? AND c.arrived_at < ? AND ").append(figure.behind());
        List<Object> parameters = new ArrayList<>(List.of(Sql.utc(from), Sql.utc(to)));
        filter.line.ifPresent(line -> {
            sql.append(" AND c.line = ?");
            parameters.add(line);
        });
        filter.language.ifPresent(language -> {
            if (language.equals(UNKNOWN)) {
                sql.append(" AND c.language IS NULL");
            } else {
                sql.append(" AND c.language = ?");
                parameters.add(language);
            }
        });
        filter.outcome.ifPresent(outcome -> {
            sql.append(" AND c.outcome = ?");
            parameters.add(outcome.name());
        });
        return new Where(sql.toString(), parameters);
    }

    long count(Figure figure, Instant from, Instant to, Filter filter) {
        Where where = where(figure, from, to, filter);
        return database.transaction(connection -> {
            long[] count = {0};
            Sql.query(connection, "SELECT count(*) FROM call c " + SumStore.SERVICE_LEVEL + where.sql,
                    row -> count[0] = row.getLong(1), where.parameters.toArray());
            return count[0];
        });
    }

    /** Latest first. */
    List<HistoryCall> calls(Figure figure, Instant from, Instant to, Filter filter, int page, int size) {
        List<HistoryCall> found = new ArrayList<>();
        calls(where(figure, from, to, filter), " LIMIT " + size + " OFFSET " + (long) page * size, found::add);
        return found;
    }

    /**
     * Latest first, one after the other, all of them. Whoever takes them may be slow: while a call is passed on no transaction is open, and
     * none becomes too old.
     */
    void calls(Figure figure, Instant from, Instant to, Filter filter, Consumer<HistoryCall> each) {
        List<HistoryCall> found = new ArrayList<>();
        calls(where(figure, from, to, filter), " LIMIT " + AT_ONCE, found::add);
        while (!found.isEmpty()) {
            found.forEach(each);
            HistoryCall last = found.getLast();
            found.clear();
            Where next = where(figure, from, to, filter);
            List<Object> parameters = new ArrayList<>(next.parameters);
            parameters.addAll(List.of(Sql.utc(last.arrivedAt), last.callId));
            calls(new Where(next.sql + " AND (c.arrived_at, c.id) < (?, ?)", parameters), " LIMIT " + AT_ONCE, found::add);
        }
    }

    private void calls(Where where, String limit, Consumer<HistoryCall> each) {
        List<Object> parameters = new ArrayList<>(where.parameters);
        database.transaction(connection -> {
            Map<Long, String> names = new HashMap<>();
            Sql.query(connection, "SELECT id, first_name || ' ' || surname FROM responder",
                    row -> names.put(row.getLong(1), row.getString(2)));
            Sql.query(connection, """
                    SELECT c.id, c.line, c.language, c.arrived_at, c.outcome, c.waiting_ms, c.picked_up_at, c.responder_id, c.reach, c.talking_ms, c.held_ms,
                           (SELECT sum(round(extract(epoch FROM ended_at - began_at) * 1000)) FROM wrap_up WHERE call_id = c.id), c.ended_at, c.ended_by,
                           c.reconstructed
                    FROM call c\s""" + SumStore.SERVICE_LEVEL + where.sql + " ORDER BY c.arrived_at DESC, c.id DESC" + limit, row -> {
                Outcome outcome = Outcome.valueOf(row.getString(5));
                Long responder = row.getObject(8, Long.class);
                boolean answered = outcome == Outcome.ANSWERED;
                each.accept(new HistoryCall(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                        Sql.instant(row, 4).orElse(null), outcome, seconds(row.getObject(6, Long.class)), Sql.instant(row, 7).orElse(null),
                        responder == null ? null : new Person(responder, names.getOrDefault(responder, "r" + responder)),
                        lower(row.getString(9)), seconds(row.getObject(10, Long.class)), answered ? seconds(row.getLong(11)) : null,
                        answered ? seconds(row.getLong(12)) : null, Sql.instant(row, 13).orElse(null), lower(row.getString(14)),
                        row.getBoolean(15)));
            }, parameters.toArray());
            return null;
        });
    }

    private static Double seconds(Long milliseconds) {
        return milliseconds == null ? null : milliseconds / 1000.0;
    }

    private static String lower(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
