package org.permanence.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.permanence.lab.Api;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Helpline;
import org.permanence.lab.Lab;
import org.permanence.lab.Person;
import org.permanence.lab.Postgres;

/**
 * {@code ./permanence bench desk [SECONDS]}: fifty responders write at once, each as the page does it: what was typed is sent after a pause
 * in typing, one save at a time, each upon the version that the one before was answered with, the whole note each time. Before that, one
 * screen by itself: its first load and its keys. One JSON line per figure; milliseconds.
 */
public final class DeskBench {

    private static final int WRITERS = 50;
    /** The debounce of {@code keeper.ts}: a pause of this length sends the text. It counts in the time from the key to the saved word. */
    private static final Duration PAUSE = Duration.ofMillis(150);
    /** A sentence is typed, one listens, the next one: between the end of a save and the next pause in typing. */
    private static final Duration LEAST = Duration.ofMillis(300);
    private static final Duration MOST = Duration.ofMillis(1700);
    /** Pages opened, each in a browser with an empty cache. */
    private static final int LOADS = 9;
    private static final Duration WARMING_UP = Duration.ofSeconds(10);
    private static final String SENTENCE = "Madame dit que le CPAS ne répond pas depuis deux semaines; elle a déjà appelé trois fois. ";

    public static void main(String[] arguments) throws Exception {
        Duration time = Duration.ofSeconds(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60);
        Path folder = Files.createTempDirectory("bench");
        try (Postgres postgres = Postgres.kept(folder.resolve("postgres"), 0);
                Helpline line = Helpline.start(Lab.start(), postgres, folder)) {
            run(line, time);
        }
        System.exit(0);
    }

    private static void run(Helpline line, Duration time) throws Exception {
        List<Writer> writers = new ArrayList<>();
        try (Connection database = DriverManager.getConnection(line.jdbcUrl(), Postgres.USER, Postgres.PASSWORD)) {
            for (int i = 0; i < WRITERS; i++) {
                Person person = line.person("Writer" + i, List.of("fr"));
                writers.add(new Writer(Api.logIn(line.address(), person.email(), Helpline.PASSWORD), opened(database, person.id())));
            }
        }
        screens(line);
        Histogram saves = new ConcurrentHistogram(3);
        write(writers, WARMING_UP, new ConcurrentHistogram(3));
        write(writers, time, saves);
        print("A save sent to its acknowledgement, %d responders writing at once".formatted(WRITERS), saves, 0, null);
        print("Typed text to acknowledged save, the pause in typing of %d ms included, %d responders writing at once"
                .formatted(PAUSE.toMillis(), WRITERS), saves, PAUSE.toMillis(), "300 p99");
    }

    /** A picked-up call and its record, as the journal leaves them. */
    private static long opened(Connection database, long responder) throws SQLException {
        UUID call = UUID.randomUUID();
        try (PreparedStatement insert = database.prepareStatement(
                """
                WITH picked_up AS (
                    INSERT INTO call (id, version, line, language, language_chosen, arrived_at, queued_at, held_ms, reconstructed, outcome, picked_up_at,
                        responder_id, reach, waiting_ms)
                    VALUES (?, 4, 'aas', 'fr', true, now() - interval '1 minute', now() - interval '50 seconds', 0, false, 'ANSWERED',
                        now() - interval '30 seconds', ?, 'SOFTPHONE', 20000) RETURNING id),
                part AS (
                    INSERT INTO call_part (call_id, responder_id, picked_up_at, reach) SELECT id, ?, now() - interval '30 seconds', 'SOFTPHONE' FROM picked_up),
                opened AS (
                    INSERT INTO record (version, call_id, responder_id, status, opened_at)
                    SELECT 1, id, ?, 'DRAFT', now() - interval '30 seconds' FROM picked_up RETURNING id)
                INSERT INTO record_holder (record_id, responder_id, since) SELECT id, ?, now() - interval '30 seconds' FROM opened RETURNING record_id""")) {
            insert.setObject(1, call);
            for (int i = 2; i <= 5; i++) {
                insert.setLong(i, responder);
            }
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /**
     * One screen in a real browser, before the others begin to write: how soon there is something to log in with, and how soon a key is on
     * the glass.
     */
    private static void screens(Helpline line) throws SQLException {
        Histogram usable = new Histogram(3);
        long script = 0;
        for (int i = 0; i < LOADS; i++) {
            try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
                screen.page().addInitScript("""
                        const look = () => document.querySelector('input[name=email]') ? (window.usableAt = performance.now()) : requestAnimationFrame(look)
                        requestAnimationFrame(look)""");
                screen.page().navigate("/");
                screen.page().waitForFunction("() => window.usableAt !== undefined");
                usable.recordValue(Math.round(((Number) screen.page().evaluate("() => window.usableAt")).doubleValue() * 1000));
                script = ((Number) screen.page().evaluate(
                        """
                        () => performance.getEntriesByType('resource').filter(each => each.name.endsWith('.js')).reduce((sum, each) => sum + each.encodedBodySize, 0)"""))
                        .longValue();
            }
        }
        System.out.printf("{\"figure\":\"Script sent before log-in\",\"unit\":\"kB\",\"measured\":%d,\"median\":%.1f,\"goal\":\"300\"}%n",
                LOADS, script / 1000.0);
        print("From the address to a page that can be logged in to, nothing cached", usable, 0, "1500");

        Person person = line.person("Typist", List.of("fr"));
        long record;
        try (Connection database = DriverManager.getConnection(line.jdbcUrl(), Postgres.USER, Postgres.PASSWORD)) {
            record = opened(database, person.id());
        }
        Api api = Api.logIn(line.address(), person.email(), Helpline.PASSWORD);
        for (int demand = 0; demand < 3; demand++) {
            api.post("/api/records/" + record + "/demands", Map.of("theme", "LOG", "modes", List.of("information"), "status", "answered"));
        }
        try (DeskPage screen = new DeskPage(line.address(), "fr-BE", 1366, 768)) {
            screen.logsIn(person.email(), Helpline.PASSWORD);
            screen.page().navigate("/#/records/" + record);
            screen.on("demand").nth(2).isShown();
            screen.page().evaluate("""
                    () => {
                      window.paints = []
                      addEventListener('keydown', key => requestAnimationFrame(() => {
                        const afterPaint = new MessageChannel()
                        afterPaint.port1.onmessage = () => window.paints.push(performance.now() - key.timeStamp)
                        afterPaint.port2.postMessage(0)
                      }), true)
                    }""");
            for (String field : List.of("note", "comment")) {
                screen.on(field).first().type(SENTENCE, Duration.ofMillis(30));
            }
            Histogram paints = new Histogram(3);
            ((List<?>) screen.page().evaluate("() => window.paints"))
                    .forEach(each -> paints.recordValue(Math.round(((Number) each).doubleValue() * 1000)));
            print("A key pressed to its letter painted, three demands open", paints, 0, "50");
        }
    }

    private static void write(List<Writer> writers, Duration time, Histogram saves) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> writing = new ArrayList<>();
            for (Writer writer : writers) {
                writing.add(all.submit(writer.until(end, saves)));
            }
            for (Future<Void> one : writing) {
                one.get();
            }
        }
    }

    private static final class Writer {

        private final Api api;
        private final String record;
        private final StringBuilder note = new StringBuilder();
        private long version = 1;

        Writer(Api api, long record) {
            this.api = api;
            this.record = "/api/records/" + record;
        }

        Callable<Void> until(long end, Histogram saves) {
            return () -> {
                while (System.nanoTime() < end) {
                    Thread.sleep(ThreadLocalRandom.current().nextLong(LEAST.toMillis(), MOST.toMillis()));
                    note.append(SENTENCE);
                    if (note.length() > 4000) {
                        note.setLength(0);
                    }
                    long sent = System.nanoTime();
                    JsonNode saved = api.patch(record, Map.of("note", note.toString()), version);
                    saves.recordValue((System.nanoTime() - sent) / 1000);
                    version = saved.path("version").asLong();
                }
                return null;
            };
        }
    }

    private static void print(String figure, Histogram saves, long more, String goal) {
        System.out.printf("{\"figure\":\"%s\",\"unit\":\"ms\",\"measured\":%d,\"median\":%.2f,\"p99\":%.2f,\"max\":%.2f%s}%n", figure,
                saves.getTotalCount(), more + saves.getValueAtPercentile(50) / 1000.0, more + saves.getValueAtPercentile(99) / 1000.0,
                more + saves.getMaxValue() / 1000.0, goal == null ? "" : ",\"goal\":\"" + goal + "\"");
    }

    private DeskBench() {}
}
