package org.permanence.lab.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.permanence.lab.Api;
import org.permanence.lab.DeskPage;
import org.permanence.lab.Helpline;
import org.permanence.lab.Lab;
import org.permanence.lab.Postgres;
import org.permanence.lab.Wait;

/**
 * {@code ./permanence bench people [TIMES]}: each management page with 500 people and 5 000 shifts of three lines, five people on each.
 * From the click on its link, in a page that was loaded anew and has asked for nothing of it yet, until its contents are painted. One JSON
 * line per page; milliseconds.
 */
public final class PeopleBench {

    private static final int PEOPLE = 500;
    private static final int LINES = 3;
    private static final int SHIFTS_OF_A_LINE = 1667;
    private static final int WEEKS_AHEAD = 8;
    private static final int ON_EACH = 5;
    private static final String COORDINATOR = "dominique@permanence.example";
    private static final ZoneId HERE = ZoneId.of("Europe/Brussels");

    /** By its address, what its contents are recognised by. */
    private static Map<String, String> pages(long person, long shift) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("/people", "[data-testid=person]");
        pages.put("/people/" + person, "[data-testid=person-form]");
        pages.put("/roster", "[data-testid=slot]");
        pages.put("/roster/" + shift, "[data-testid=candidate]");
        pages.put("/partners", "[data-testid=partner]");
        pages.put("/desk-phones", "[data-testid=desk-phone]");
        pages.put("/accounts", "[data-testid=account-row]");
        pages.put("/hours", "[data-testid=calendar-day]");
        pages.put("/lines", "[data-testid=line-form]");
        pages.put("/announcements", "[data-testid=announcement]");
        pages.put("/directory", "[data-testid=directory-entry]");
        pages.put("/themes", "[data-testid=theme]");
        pages.put("/wallboard/thresholds", "[data-testid=save-thresholds]");
        pages.put("/audit", "[data-testid=audit-entry]");
        return pages;
    }

    public static void main(String[] arguments) throws Exception {
        int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
        Path folder = Files.createTempDirectory("bench");
        try (Postgres postgres = Postgres.kept(folder.resolve("postgres"), 0);
                Helpline line = Helpline.start(Lab.start(), postgres, folder);
                Connection database = DriverManager.getConnection(line.jdbcUrl(), Postgres.USER, Postgres.PASSWORD)) {
            enter(line, database);
            measure(line, times, pages(one(database, "SELECT max(id) FROM responder"),
                    one(database, "SELECT min(id) FROM shift WHERE begins_at > now() + interval '1 hour'")));
        }
        System.exit(0);
    }

    private static void enter(Helpline line, Connection database) throws SQLException {
        Api administrator = line.administrator();
        administrator.post("/api/accounts", Map.of("name", "Dominique", "email", COORDINATOR, "password", Helpline.PASSWORD, "roles",
                List.of("coordinator", "administrator"), "language", "fr"));
        List<Map<String, Object>> slots = IntStream.rangeClosed(1, 7).boxed().flatMap(day -> IntStream.range(0, 6)
                .mapToObj(slot -> Map.<String, Object>of("day", day, "from", "%02d:00".formatted(slot * 4), "to",
                        "%02d:00".formatted(slot * 4 + 4))))
                .toList();
        Map<String, Object> hours = Map.of("name", "Toujours", "from", LocalDate.now(HERE).toString(), "slots", slots);
        administrator.post("/api/lines/" + Helpline.LINE + "/regimes", hours);
        for (int more = 2; more <= LINES; more++) {
            administrator.post("/api/lines", Map.of("name", "Ligne " + more, "numbers", List.of("02001000" + more), "languages",
                    List.of("fr", "nl"), "hours", hours));
        }
        IntStream.range(0, 20).forEach(n -> {
            administrator.post("/api/partners", Map.of("name", "Service " + n));
            administrator.post("/api/desk-phones", Map.of("phone", "1" + n, "label", "Poste " + n));
        });
        IntStream.range(0, 200).forEach(n -> line.coordinator().post("/api/directory",
                Map.of("nameFr", "Bureau " + n, "nameNl", "Kantoor " + n, "number", "02 512 34 56")));
        Wait.until("the shifts of the coming weeks are there", Duration.ofSeconds(60),
                () -> ahead(database) >= (LINES - 1) * (WEEKS_AHEAD * 7 - 1) * 6);
        try (Statement statement = database.createStatement()) {
            statement.execute("""
                    INSERT INTO responder (surname, first_name, email, partner_id)
                    SELECT 'Nom' || n, 'Prénom' || n, 'person' || n || '@permanence.example', (SELECT min(id) FROM partner) + n %% 20
                    FROM generate_series(1, %d) n""".formatted(PEOPLE));
            statement.execute("""
                    INSERT INTO responder_language (responder_id, language)
                    SELECT id, language FROM responder, (VALUES ('FR'), ('NL')) spoken (language)""");
            statement.execute("""
                    INSERT INTO account (email, name, roles, language, responder_id, created_at)
                    SELECT email, first_name || ' ' || surname, '{responder}', 'fr', id, now() FROM responder""");
            // The past of the line; what is ahead follows from its hours.
            statement.execute("""
                    INSERT INTO shift (line_code, begins_at, ends_at, target, floor)
                    SELECT code, begins, begins + interval '4 hours', 5, 2
                    FROM line, generate_series(1, %d) n, LATERAL (SELECT date_trunc('day', now()) - n * interval '4 hours' AS begins) slot
                    WHERE begins + interval '4 hours' < now()
                    ON CONFLICT DO NOTHING""".formatted(SHIFTS_OF_A_LINE - WEEKS_AHEAD * 7 * 6));
            // Nobody is on the shift of now: this is no measure of telephones.
            statement.execute("""
                    INSERT INTO assignment (shift_id, responder_id, phase)
                    SELECT s.id, p.id, CASE WHEN s.ends_at < now() THEN 'ENDED' ELSE 'PLANNED' END
                    FROM (SELECT *, row_number() OVER (ORDER BY begins_at, line_code) AS n FROM shift WHERE ends_at < now() OR begins_at > now() + interval '4 hours') s
                    JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM responder) p
                        ON (p.n + %d * s.n) %% %d BETWEEN 0 AND %d""".formatted(PEOPLE - ON_EACH, PEOPLE, ON_EACH - 1));
            statement.execute("ANALYZE");
        }
        System.out.printf("{\"people\":%d,\"shifts\":%d,\"assignments\":%d}%n", one(database, "SELECT count(*) FROM responder"),
                one(database, "SELECT count(*) FROM shift"), one(database, "SELECT count(*) FROM assignment"));
    }

    private static long ahead(Connection database) {
        try {
            return one(database, "SELECT count(*) FROM shift WHERE begins_at > now()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long one(Connection database, String query) throws SQLException {
        try (Statement statement = database.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void measure(Helpline line, int times, Map<String, String> pages) {
        try (DeskPage screen = line.screen()) {
            screen.identifies("/", COORDINATOR, Helpline.PASSWORD);
            screen.on("account").isShown();
            pages.forEach((address, contents) -> {
                Histogram usable = new Histogram(3);
                // The first visit fetches the page's script, which the browser then keeps.
                for (int visit = 0; visit <= times; visit++) {
                    screen.page().navigate("/#/account");
                    screen.page().reload();
                    screen.page().waitForSelector("[data-testid=account]");
                    double took = ((Number) screen.page().evaluate("""
                            ([address, contents]) => new Promise(usable => {
                              const clicked = performance.now()
                              location.hash = '#' + address
                              const look = () => {
                                if (document.querySelector(contents)) {
                                  const afterPaint = new MessageChannel()
                                  afterPaint.port1.onmessage = () => usable(performance.now() - clicked)
                                  afterPaint.port2.postMessage(0)
                                } else {
                                  requestAnimationFrame(look)
                                }
                              }
                              requestAnimationFrame(look)
                            })""", List.of(address, contents))).doubleValue();
                    if (visit > 0) {
                        usable.recordValue(Math.round(took * 1000));
                    }
                }
                System.out.printf(
                        "{\"figure\":\"From the click to the page %s with its contents\",\"unit\":\"ms\",\"measured\":%d,\"median\":%.0f,\"max\":%.0f,\"goal\":\"500\"}%n",
                        address.replaceAll("[0-9]+", "…"), usable.getTotalCount(), usable.getValueAtPercentile(50) / 1000.0,
                        usable.getMaxValue() / 1000.0);
            });
        }
    }

    private PeopleBench() {}
}
