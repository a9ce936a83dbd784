package org.permanence.figure;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.permanence.database.Database;
import org.permanence.database.Sql;

/**
 * Sums over any period. Days that ended long enough ago are added up by half-hour once, and read from there; the others are added up from
 * the calls. Both use the same {@link Sum}s, and a change of an old call causes its day to be added up again, so that both always agree
 * (measured on a million calls in a year: 0.3 s instead of 12 s). Reads the tables of {@code call} and {@code responder}, and changes none
 * of them. Blocking.
 */
@ApplicationScoped
class SumStore {

    /** See the migration: a change of a call older than 20 hours causes its day to be added up again. */
    static final Duration SETTLED = Duration.ofHours(26);
    /** A part of a call that lasts longer is a fault, and counts for this long at most before the period. */
    private static final String LONGEST_PART = "interval '1 day'";
    private static final String HALF_HOUR_OF_CALL = "date_bin('30 minutes', c.arrived_at, timestamptz '1970-01-01 00:00:00+00')";
    /** On the clock in Brussels. */
    private static final String LOCAL = "half_hour AT TIME ZONE 'Europe/Brussels'";
    private static final List<Sum> OF_CALLS = List.copyOf(Sums.ofCallsOnly());
    private static final String COLUMNS = OF_CALLS.stream().map(Sum::column).collect(Collectors.joining(", "));

    private final Database database;
    private final Clock clock;

    SumStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How a period is divided. */
    enum By {
        HALF_HOUR("half_hour"),
        DAY("date_trunc('day', " + LOCAL + ") AT TIME ZONE 'Europe/Brussels'"),
        /** From Monday. */
        WEEK("date_trunc('week', " + LOCAL + ") AT TIME ZONE 'Europe/Brussels'"),
        MONTH("date_trunc('month', " + LOCAL + ") AT TIME ZONE 'Europe/Brussels'");

        private final String sql;

        By(String sql) {
            this.sql = sql;
        }
    }

    /** @param from the beginning of a half-hour, inclusive @param to exclusive @param line empty: all */
    record Period(Instant from, Instant to, Optional<String> line) {}

    /** @param bucket the beginning of the part of the period; the first may begin before the period @param language empty: unknown */
    record CallSums(Instant bucket, Optional<String> language, Sums sums) {}

    record WorkSums(Instant bucket, Sums sums) {}

    /** @param among of the named days, or of the others @param language empty: unknown */
    record WeekSums(HalfHourOfWeek half, boolean among, Optional<String> language, Sums sums) {}

    /** Both read in one snapshot. */
    record Read(List<CallSums> calls, List<WorkSums> work) {}

    Read read(Period period, By by) {
        return read(period, (connection, parts) -> {
            List<CallSums> calls = new ArrayList<>();
            List<WorkSums> work = new ArrayList<>();
            for (Segment part : parts) {
                calls.addAll(calls(connection, part, period.line, by));
                work.addAll(work(connection, part, by, clock.instant()));
            }
            return new Read(merged(calls),
                    work.stream().collect(Collectors.toMap(WorkSums::bucket, WorkSums::sums, Sums::plus, TreeMap::new)).entrySet().stream()
                            .map(bucket -> new WorkSums(bucket.getKey(), bucket.getValue())).toList());
        });
    }

    /** A week can begin in days that are added up and end in others. */
    private static List<CallSums> merged(List<CallSums> parts) {
        record Of(Instant bucket, Optional<String> language) {}
        Map<Of, Sums> merged = new LinkedHashMap<>();
        parts.forEach(part -> merged.merge(new Of(part.bucket, part.language), part.sums, Sums::plus));
        return merged.entrySet().stream().map(e -> new CallSums(e.getKey().bucket, e.getKey().language, e.getValue())).toList();
    }

    List<CallSums> calls(Period period, By by) {
        return read(period, (connection, parts) -> {
            List<CallSums> calls = new ArrayList<>();
            for (Segment part : parts) {
                calls.addAll(calls(connection, part, period.line, by));
            }
            return merged(calls);
        });
    }

    /**
     * By half-hour of the week, with the given days kept apart. Added up in the database: a year has 50 000 half-hours with calls, a week a
     * thousand. A key may occur more than once.
     */
    List<WeekSums> week(Period period, Set<LocalDate> days) {
        return read(period, (connection, parts) -> {
            List<WeekSums> found = new ArrayList<>();
            Array named = connection.createArrayOf("date", days.toArray());
            for (Segment part : parts) {
                calls(connection, part, period.line,
                        List.of("extract(isodow FROM " + LOCAL + ")::int", "(" + LOCAL + ")::time", "(" + LOCAL + ")::date = ANY (?)"),
                        List.of(named),
                        row -> found.add(new WeekSums(new HalfHourOfWeek(DayOfWeek.of(row.getInt(1)), row.getObject(2, LocalTime.class)),
                                row.getBoolean(3), language(row, 4), sums(row, 5))));
            }
            return found;
        });
    }

    private interface Reading<T> {
        T of(Connection connection, List<Segment> parts) throws SQLException;
    }

    private <T> T read(Period period, Reading<T> reading) {
        return database.transaction(connection -> {
            Sql.execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            // A year's half-hours are added up in memory instead of being sorted on disk: a third of the time.
            Sql.execute(connection, "SET LOCAL work_mem = '32MB'");
            return reading.of(connection, segments(period, addedUp(connection, period)));
        });
    }

    private record Segment(Instant from, Instant to, boolean addedUp) {}

    /** The period, cut at each change between days that are added up and days that are not. */
    private static List<Segment> segments(Period period, Set<LocalDate> addedUp) {
        List<Segment> segments = new ArrayList<>();
        for (LocalDate day = Day.of(period.from); Day.begin(day).isBefore(period.to); day = day.plusDays(1)) {
            Instant from = Day.begin(day).isBefore(period.from) ? period.from : Day.begin(day);
            Instant to = Day.end(day).isAfter(period.to) ? period.to : Day.end(day);
            boolean ready = addedUp.contains(day);
            if (!segments.isEmpty() && segments.getLast().addedUp == ready) {
                segments.add(new Segment(segments.removeLast().from, to, ready));
            } else {
                segments.add(new Segment(from, to, ready));
            }
        }
        Instant lastHalfHour = Day.halfHour(period.to);
        if (!segments.isEmpty() && segments.getLast().addedUp && lastHalfHour.isBefore(period.to)) {
            Segment last = segments.removeLast();
            segments.add(new Segment(last.from, lastHalfHour, true));
            segments.add(new Segment(lastHalfHour, period.to, false));
        }
        return segments;
    }

    private static Set<LocalDate> addedUp(Connection connection, Period period) throws SQLException {
        Set<LocalDate> days = new HashSet<>();
        Sql.query(connection, "SELECT day FROM figures_day WHERE day BETWEEN ? AND ? AND made_of = " + MADE_OF,
                row -> days.add(row.getDate(1).toLocalDate()), Date.valueOf(Day.of(period.from)), Date.valueOf(Day.of(period.to)));
        return days;
    }

    private static List<CallSums> calls(Connection connection, Segment period, Optional<String> line, By by) throws SQLException {
        List<CallSums> found = new ArrayList<>();
        calls(connection, period, line, List.of(by.sql), List.of(),
                row -> found.add(new CallSums(row.getObject(1, OffsetDateTime.class).toInstant(), language(row, 2), sums(row, 3))));
        return found;
    }

    /**
     * @param keys of the half-hour: the first columns of each row, followed by the language and the sums
     * @param ofKeys parameters of the keys
     */
    private static void calls(Connection connection, Segment period, Optional<String> line, List<String> keys, List<Object> ofKeys,
            Sql.Row each) throws SQLException {
        String onLine = line.isPresent() ? " AND line = ?" : "";
        String halfHours = period.addedUp
                ? "SELECT half_hour, language, " + COLUMNS + " FROM figures_half_hour WHERE half_hour >= ? AND half_hour < ?" + onLine
                : "SELECT half_hour, language, " + COLUMNS + " FROM (" + ofCalls() + ") raw WHERE true" + onLine;
        String places = IntStream.rangeClosed(1, keys.size() + 1).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String sql =
                "SELECT " + String.join(", ", keys) + ", language, " + OF_CALLS.stream().map(Sum::merged).collect(Collectors.joining(", "))
                        + " FROM (" + halfHours + ") halves GROUP BY " + places;
        List<Object> parameters = new ArrayList<>(ofKeys);
        parameters.addAll(period.addedUp ? List.of(Sql.utc(period.from), Sql.utc(period.to))
                : List.of(Sql.utc(period.from), Sql.utc(period.from), Sql.utc(period.to)));
        line.ifPresent(parameters::add);
        Sql.query(connection, sql, each, parameters.toArray());
    }

    private static Optional<String> language(ResultSet row, int column) throws SQLException {
        return Optional.of(row.getString(column)).filter(language -> !language.isEmpty());
    }

    private static Sums sums(ResultSet row, int first) throws SQLException {
        long[] values = new long[Sum.values().length];
        for (int i = 0; i < OF_CALLS.size(); i++) {
            values[OF_CALLS.get(i).ordinal()] = row.getLong(first + i);
        }
        return Sums.of(sum -> values[sum.ordinal()]);
    }

    /** The one place where calls are added up. Parameters: from, from, to. */
    private static String ofCalls() {
        return "SELECT " + HALF_HOUR_OF_CALL + " AS half_hour, coalesce(c.line, '') AS line, coalesce(c.language, '') AS language, "
                + OF_CALLS.stream().map(sum -> sum.sql() + " AS " + sum.column()).collect(Collectors.joining(", "))
                + " " + FROM_CALLS + " WHERE c.arrived_at >= ? AND c.arrived_at < ? GROUP BY 1, 2, 3";
    }

    /** The goal that applied when the call arrived. */
    static final String SERVICE_LEVEL =
            "LEFT JOIN service_level l ON l.line = c.line AND c.arrived_at >= l.since AND c.arrived_at < l.until ";

    /** Calls with the columns of their line and their wrap-up that the sums need. Parameter: from. */
    static final String FROM_CALLS = "FROM call c " + SERVICE_LEVEL + """
             LEFT JOIN (SELECT call_id, sum(round(extract(epoch FROM ended_at - began_at) * 1000))::bigint AS ms FROM wrap_up
                        WHERE began_at >= ? GROUP BY call_id) w ON w.call_id = c.id""";

    /** @param now the end of parts that are still in progress */
    private static List<WorkSums> work(Connection connection, Segment period, By by, Instant now) throws SQLException {
        String halfHours =
                period.addedUp ? "SELECT half_hour, busy, duty, elapsed FROM work_half_hour WHERE half_hour >= ? AND half_hour < ?" : WORK;
        String sql = "SELECT " + by.sql + " AS bucket, sum(busy)::bigint, sum(duty)::bigint, sum(elapsed)::bigint FROM (" + halfHours
                + ") halves GROUP BY 1 ORDER BY 1";
        Object[] parameters =
                period.addedUp ? new Object[]{Sql.utc(period.from), Sql.utc(period.to)} : workParameters(period.from, period.to, now);
        List<WorkSums> found = new ArrayList<>();
        Sql.query(connection, sql, row -> {
            long busy = row.getLong(2);
            long duty = row.getLong(3);
            long elapsed = row.getLong(4);
            found.add(new WorkSums(row.getObject(1, OffsetDateTime.class).toInstant(), Sums.of(sum -> switch (sum) {
                case BUSY -> busy;
                case DUTY -> duty;
                case ELAPSED -> elapsed;
                default -> 0;
            })));
        }, parameters);
        return found;
    }

    /**
     * The one place where people's time is added up: each stretch is cut at half-hours. Nobody is busy twice at once. A person who finishes
     * a call after going off duty or into a pause counts as working until then.
     */
    private static final String WORK = """
            WITH period AS (SELECT ?::timestamptz AS begins, ?::timestamptz AS ends, least(?::timestamptz, ?::timestamptz) AS until),
            stretch AS (
                SELECT 'busy' AS kind, responder_id, picked_up_at AS a, coalesce(left_at, until) AS b FROM call_part, period
                 WHERE picked_up_at >= begins - %1$s AND picked_up_at < until
                UNION ALL
                SELECT 'busy', responder_id, began_at, ended_at FROM wrap_up, period WHERE began_at >= begins - %1$s AND began_at < until
                UNION ALL
                SELECT 'duty', responder_id, began_at, coalesce(ended_at, until) FROM duty_period, period
                 WHERE pause IS NULL AND began_at < until AND coalesce(ended_at, until) > begins
            ),
            whole AS (
                SELECT 'busy' AS kind, unnest(range_agg(tstzrange(a, b))) AS time FROM stretch WHERE kind = 'busy' AND a < b GROUP BY responder_id
                UNION ALL
                SELECT 'duty', unnest(range_agg(tstzrange(a, b))) FROM stretch WHERE a < b GROUP BY responder_id
            ),
            cut AS (
                SELECT kind, h AS half_hour, extract(epoch FROM least(upper(time), until, h + interval '30 minutes') - greatest(lower(time), h)) * 1000 AS ms
                  FROM whole, period, generate_series(date_bin('30 minutes', greatest(lower(time), begins), timestamptz '1970-01-01 00:00:00+00'),
                       least(upper(time), until) - interval '1 microsecond', interval '30 minutes') h
            )
            SELECT h AS half_hour, coalesce(busy, 0) AS busy, coalesce(duty, 0) AS duty,
                   greatest(0, extract(epoch FROM least(until, h + interval '30 minutes') - h) * 1000) AS elapsed
              FROM period CROSS JOIN generate_series(begins, ends - interval '1 microsecond', interval '30 minutes') h
              LEFT JOIN (SELECT half_hour, sum(ms) FILTER (WHERE kind = 'busy') AS busy, sum(ms) FILTER (WHERE kind = 'duty') AS duty
                           FROM cut GROUP BY half_hour) sums ON sums.half_hour = h""".formatted(LONGEST_PART);

    private static Object[] workParameters(Instant from, Instant to, Instant now) {
        return new Object[]{Sql.utc(from), Sql.utc(to), Sql.utc(to), Sql.utc(now)};
    }

    // ---- adding up

    /**
     * What a day was added up from, beside its calls: the statements. A day that was made of others is added up anew, so a new {@link Sum}
     * needs no word about the past. What answered in time means has a date, and does not change for a day that is over.
     */
    private static final String MADE_OF = "'" + Integer.toHexString((ofCalls() + WORK).hashCode()) + "'";

    /**
     * Adds up the days that have settled and are not added up yet, oldest first; at most {@code days} at once.
     * @return how many were added up
     */
    int addUp(LocalDate from, LocalDate until, int days) {
        return database.transaction(connection -> {
            // Excludes transactions that change an old call while this one runs, and waits for those that run already: see the migration.
            Sql.execute(connection, "SELECT pg_advisory_xact_lock(250)");
            LocalDate settled = Day.of(clock.instant().minus(SETTLED));
            LocalDate end = settled.isBefore(until.plusDays(1)) ? settled : until.plusDays(1);
            Set<LocalDate> ready = addedUp(connection, new Period(Day.begin(from), Day.begin(end.plusDays(1)), Optional.empty()));
            List<LocalDate> missing =
                    from.isBefore(end) ? from.datesUntil(end).filter(day -> !ready.contains(day)).limit(days).toList() : List.of();
            for (List<LocalDate> run : runs(missing)) {
                addUp(connection, run.getFirst(), run.getLast());
            }
            return missing.size();
        });
    }

    /** Consecutive days are added up in one statement. */
    private static List<List<LocalDate>> runs(List<LocalDate> days) {
        List<List<LocalDate>> runs = new ArrayList<>();
        for (LocalDate day : days) {
            if (!runs.isEmpty() && runs.getLast().getLast().plusDays(1).equals(day)) {
                runs.getLast().add(day);
            } else {
                runs.add(new ArrayList<>(List.of(day)));
            }
        }
        return runs;
    }

    private static void addUp(Connection connection, LocalDate first, LocalDate last) throws SQLException {
        Instant from = Day.begin(first);
        Instant to = Day.end(last);
        Sql.execute(connection, "DELETE FROM figures_half_hour WHERE half_hour >= ? AND half_hour < ?", Sql.utc(from), Sql.utc(to));
        Sql.execute(connection, "DELETE FROM work_half_hour WHERE half_hour >= ? AND half_hour < ?", Sql.utc(from), Sql.utc(to));
        Sql.execute(connection, "INSERT INTO figures_half_hour (half_hour, line, language, " + COLUMNS + ") " + ofCalls(), Sql.utc(from),
                Sql.utc(from), Sql.utc(to));
        Sql.execute(connection,
                "INSERT INTO work_half_hour (half_hour, busy, duty, elapsed) SELECT half_hour, round(busy), round(duty), round(elapsed) FROM ("
                        + WORK + ") work",
                workParameters(from, to, to));
        Sql.execute(connection, "INSERT INTO figures_day (day, made_of) SELECT day, " + MADE_OF
                + " FROM generate_series(?::date, ?::date, interval '1 day') day ON CONFLICT (day) DO UPDATE SET made_of = excluded.made_of",
                Date.valueOf(first), Date.valueOf(last));
    }

    /** The day of the very first call. */
    Optional<LocalDate> firstDay() {
        return database.transaction(connection -> {
            List<Instant> first = new ArrayList<>();
            Sql.query(connection, "SELECT min(arrived_at) FROM call", row -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant).ifPresent(first::add));
            return first.stream().findFirst().map(Day::of);
        });
    }
}
