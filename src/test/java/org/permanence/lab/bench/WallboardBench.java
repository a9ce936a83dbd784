package org.permanence.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.permanence.lab.Ami;
import org.permanence.lab.Api;
import org.permanence.lab.Helpline;
import org.permanence.lab.HelplinePbx;
import org.permanence.lab.Lab;
import org.permanence.lab.LiveConnection;
import org.permanence.lab.Postgres;

/**
 * {@code ./permanence bench wallboard [CALLS]}: from an event at the PBX, as a bare manager socket reads it, to its figure on 200 open
 * wallboards, at ten calls a second; then how long a day with 10 000 calls takes to open, and a year with a million calls in the history.
 * One JSON line per figure; milliseconds.
 */
public final class WallboardBench {

    private static final Pattern OFFERED_TODAY = Pattern.compile("\"today\":.*?\"offered\":([0-9]+)");
    /** Why wallboards lost their connection. */
    private static final Queue<String> LOST = new ConcurrentLinkedQueue<>();
    private static final int BOARDS = 200;
    private static final Duration EVERY = Duration.ofMillis(100);
    private static final int A_DAY = 10_000;
    private static final int A_YEAR = 1_000_000;

    /** When the count of a day's calls became this, at one wallboard. */
    private record Seen(long nanos, int offered) {}

    public static void main(String[] arguments) throws Exception {
        int calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
        Path folder = Files.createTempDirectory("bench");
        try (Postgres postgres = Postgres.kept(folder.resolve("postgres"), 0);
                Helpline line = Helpline.start(Lab.start(), postgres, folder)) {
            line.openRoundTheClock();
            live(line, calls);
            aDay(line);
            aYear(line);
        }
        System.exit(0);
    }

    /** Nobody is on duty: each call is greeted, turned away and ended, and causes as many messages to the wallboard as any other. */
    private static void live(Helpline line, int calls) throws Exception {
        HelplinePbx.Endpoints pbx = line.lab().pbx().endpoints();
        ConcurrentLinkedQueue<Long> arrivals = new ConcurrentLinkedQueue<>();
        List<ConcurrentLinkedQueue<Seen>> boards = new ArrayList<>();
        try (Ami bare = Ami.connect(pbx.amiPort(), pbx.amiUser(), pbx.amiSecret())) {
            bare.listen(event -> {
                if (event.get("UserEvent").equals("CallArrived")) {
                    arrivals.add(event.nanos());
                }
            });
            for (int i = 0; i < BOARDS; i++) {
                ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();
                boards.add(seen);
                open(line.coordinator(), seen);
            }
            await(() -> boards.stream().noneMatch(ConcurrentLinkedQueue::isEmpty));
            try (ScheduledExecutorService callers = Executors.newSingleThreadScheduledExecutor()) {
                for (int i = 0; i < calls; i++) {
                    String number = "+3249977%04d".formatted(i);
                    callers.schedule(() -> line.lab().caller(number).dials(Helpline.NUMBER), i * EVERY.toMillis(), TimeUnit.MILLISECONDS);
                }
                await(() -> arrivals.size() >= calls && boards.stream().allMatch(seen -> last(seen).offered >= calls));
            }
        }
        List<Long> arrived = List.copyOf(arrivals);
        Histogram delays = new Histogram(3);
        for (ConcurrentLinkedQueue<Seen> board : boards) {
            int shown = 0;
            for (Seen seen : board) {
                // Every call that this message was the first to count.
                for (; shown < Math.min(seen.offered, arrived.size()); shown++) {
                    delays.recordValue(Math.max(0, (seen.nanos - arrived.get(shown)) / 1000));
                }
            }
        }
        System.out.printf(
                "{\"figure\":\"CallArrived at a bare socket to the figure on %d wallboards\",\"unit\":\"ms\",\"calls\":%d,\"measured\":%d,\"median\":%.1f,"
                        + "\"p99\":%.1f,\"max\":%.1f,\"goal\":\"250 p99\"}%n",
                BOARDS, calls, delays.getTotalCount(), delays.getValueAtPercentile(50) / 1000.0,
                delays.getValueAtPercentile(99) / 1000.0, delays.getMaxValue() / 1000.0);
    }

    private static Seen last(ConcurrentLinkedQueue<Seen> seen) {
        Seen last = new Seen(0, 0);
        for (Seen each : seen) {
            last = each;
        }
        return last;
    }

    /** A wallboard that looks at one figure. */
    private static void open(Api person, ConcurrentLinkedQueue<Seen> seen) {
        new LiveConnection(person, "/live/wallboard", text -> {
            long now = System.nanoTime();
            Matcher offered = OFFERED_TODAY.matcher(text);
            if (offered.find()) {
                seen.add(new Seen(now, Integer.parseInt(offered.group(1))));
            }
        }, LOST::add);
    }

    private static void aDay(Helpline line) throws SQLException {
        LocalDate day = LocalDate.now(ZoneId.of("Europe/Brussels"));
        try (Connection database = DriverManager.getConnection(line.jdbcUrl(), Postgres.USER, Postgres.PASSWORD)) {
            // Of yesterday, which is read from its calls; as many of today, for the wallboard.
            plant(database, day.minusDays(1) + " 00:00:00 Europe/Brussels", "1 day", A_DAY);
            plant(database, day + " 00:00:00 Europe/Brussels", "1 minute", A_DAY);
            execute(database, "VACUUM ANALYZE");
        }
        String yesterday = "from=" + day.minusDays(1) + "&to=" + day.minusDays(1);
        measure("a day with " + A_DAY + " calls by half-hour", "300",
                () -> line.coordinator().get("/api/history/figures?by=halfHour&" + yesterday));
        measure("the first page of the calls of that day", "300",
                () -> line.coordinator().get("/api/history/calls?figure=offered&" + yesterday));
        measure("a wallboard with " + A_DAY + " calls today", "300", () -> line.coordinator().get("/api/wallboard"));
    }

    private static void aYear(Helpline line) throws Exception {
        LocalDate last = LocalDate.now(ZoneId.of("Europe/Brussels")).minusDays(3);
        LocalDate first = last.minusDays(364);
        try (Connection database = DriverManager.getConnection(line.jdbcUrl(), Postgres.USER, Postgres.PASSWORD)) {
            execute(database, "ALTER TABLE call DISABLE TRIGGER USER");
            plant(database, first + " 00:00:00 Europe/Brussels", "365 days", A_YEAR);
            execute(database, "ALTER TABLE call ENABLE TRIGGER USER");
            execute(database, "DELETE FROM figures_day");
            execute(database, "VACUUM ANALYZE");
            String year = "from=" + first + "&to=" + last;
            measure("a year with " + A_YEAR + " calls by month, not added up yet", "-",
                    () -> line.coordinator().get("/api/history/figures?by=month&" + year));
            long begun = System.nanoTime();
            await(() -> count(database, "SELECT count(*) FROM figures_day WHERE day BETWEEN '" + first + "' AND '" + last + "'") == 365);
            System.out.printf("{\"figure\":\"waited until the year was added up\",\"unit\":\"ms\",\"measured\":%d}%n",
                    (System.nanoTime() - begun) / 1_000_000);
            execute(database, "VACUUM ANALYZE");
            for (String by : List.of("month", "week", "day")) {
                measure("a year with " + A_YEAR + " calls by " + by, "1000",
                        () -> line.coordinator().get("/api/history/figures?by=" + by + "&" + year));
            }
            measure("the first page of the calls of that year that gave up", "1000",
                    () -> line.coordinator().get("/api/history/calls?figure=gaveUp&" + year));
            measure("the staffing of that year by half-hour and language", "1000",
                    () -> line.coordinator().get("/api/history/staffing?" + year));
        }
    }

    /** Calls spread evenly, one in eight given up, the others answered by twenty people. */
    private static void plant(Connection database, String from, String over, int calls) throws SQLException {
        execute(database, """
                INSERT INTO call (id, version, line, language, language_chosen, arrived_at, queued_at, held_ms, ended_at, ended_by, reconstructed, outcome,
                                  picked_up_at, responder_id, reach, waiting_ms, talking_ms)
                SELECT gen_random_uuid(), 8, 'aas', (ARRAY['fr', 'fr', 'nl', 'en'])[1 + n %% 4], true, a, a + interval '8 s', 0, a + interval '5 min', 'CALLER', false,
                       CASE WHEN n %% 8 = 0 THEN 'GAVE_UP' ELSE 'ANSWERED' END, CASE WHEN n %% 8 = 0 THEN NULL ELSE a + interval '30 s' END,
                       CASE WHEN n %% 8 = 0 THEN NULL ELSE 1 + n %% 20 END, CASE WHEN n %% 8 = 0 THEN NULL ELSE 'SOFTPHONE' END, (n::bigint * 7919) %% 120000,
                       CASE WHEN n %% 8 = 0 THEN NULL ELSE (n::bigint * 104729) %% 1200000 END
                FROM generate_series(0, %d) n, LATERAL (SELECT timestamptz '%s' + interval '%s' * n / %d AS a) at""".formatted(calls - 1,
                from, over, calls));
        execute(database, """
                INSERT INTO call_part (call_id, responder_id, picked_up_at, reach, left_at, left_by)
                SELECT id, responder_id, picked_up_at, reach, ended_at, ended_by FROM call WHERE picked_up_at IS NOT NULL
                ON CONFLICT DO NOTHING""");
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Connection database, String sql) {
        try (PreparedStatement select = database.prepareStatement(sql); ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Twenty times, after two warm-up runs. */
    private static void measure(String what, String goal, Supplier<JsonNode> request) {
        int times = goal.equals("-") ? 1 : 20;
        for (int i = 0; i < (times == 1 ? 0 : 2); i++) {
            request.get();
        }
        Histogram took = new Histogram(3);
        for (int i = 0; i < times; i++) {
            long begun = System.nanoTime();
            request.get();
            took.recordValue((System.nanoTime() - begun) / 1000);
        }
        System.out.printf("{\"figure\":\"%s\",\"unit\":\"ms\",\"measured\":%d,\"median\":%.1f,\"max\":%.1f,\"goal\":\"%s\"}%n", what, times,
                took.getValueAtPercentile(50) / 1000.0, took.getMaxValue() / 1000.0, goal);
    }

    /** @throws IllegalStateException if a wallboard loses its connection meanwhile: its messages would be waited for in vain */
    private static void await(Supplier<Boolean> condition) {
        org.awaitility.Awaitility.await().atMost(Duration.ofMinutes(10)).pollInterval(Duration.ofMillis(100)).until(() -> {
            if (!LOST.isEmpty()) {
                throw new IllegalStateException("a wallboard lost its connection: " + LOST);
            }
            return condition.get();
        });
    }

    private WallboardBench() {}
}
