package org.permanence.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.permanence.lab.Api;
import org.permanence.lab.Form;
import org.permanence.lab.Helpline;
import org.permanence.lab.Lab;
import org.permanence.lab.Postgres;
import org.permanence.lab.Wait;

/**
 * {@code ./permanence bench planner [TIMES]}: services' sheets of 60 people and the 19 shifts of a week, previewed, applied and undone: one
 * sheet, and fifteen at once; and the proposal for four weeks of 60 people. One JSON line a figure; milliseconds, as a coordinator's screen
 * waits for the answer.
 */
public final class PlannerBench {

    private static final int OF_A_SERVICE = 60;
    private static final int SERVICES = 15;
    private static final ZoneId HERE = ZoneId.of("Europe/Brussels");
    private static final LocalDate MONDAY = LocalDate.now(HERE).plusWeeks(1).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    private static final String IMPORTS = "/api/availability-imports";
    private static final List<String> MARKS = List.of("x", "", "si besoin", "préféré", "non");

    public static void main(String[] arguments) throws Exception {
        int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
        Path folder = Files.createTempDirectory("bench");
        try (Postgres postgres = Postgres.kept(folder.resolve("postgres"), 0);
                Helpline line = Helpline.start(Lab.start(), postgres, folder);
                Connection database = DriverManager.getConnection(line.jdbcUrl(), Postgres.USER, Postgres.PASSWORD)) {
            enter(line, database);
            Api coordinator = line.coordinator();
            Map<String, byte[]> one = sheets(1);
            Map<String, byte[]> all = sheets(SERVICES);
            imports(coordinator, times, "one sheet of 60 people and 19 shifts", one, 1000);
            imports(coordinator, Math.max(times / 3, 1), "fifteen sheets of 60 people and 19 shifts", all, 5000);
            coordinator.post(IMPORTS, Form.of(Map.of("line", Helpline.LINE, "week", "every"), pattern()));
            measured("The proposal for four weeks of 60 people", times, 1000, () -> coordinator.get("/api/proposal?from="
                    + MONDAY.atStartOfDay(HERE).toInstant() + "&to=" + MONDAY.plusWeeks(4).atStartOfDay(HERE).toInstant()));
        }
        System.exit(0);
    }

    private static void enter(Helpline line, Connection database) throws SQLException {
        List<Map<String, Object>> slots = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            for (int hour = 8; hour < (day.compareTo(DayOfWeek.SATURDAY) < 0 ? 20 : 16); hour += 4) {
                slots.add(Map.of("day", day.getValue(), "from", "%02d:00".formatted(hour), "to", "%02d:00".formatted(hour + 4)));
            }
        }
        line.administrator().post("/api/lines/" + Helpline.LINE + "/regimes",
                Map.of("name", "Dix-neuf", "from", LocalDate.now(HERE).plusDays(1).toString(), "slots", slots));
        Wait.until("the shifts of the coming weeks are there", Duration.ofSeconds(60), () -> line.coordinator().get("/api/shifts?from="
                + MONDAY.atStartOfDay(HERE).toInstant() + "&to=" + MONDAY.plusWeeks(1).atStartOfDay(HERE).toInstant()).size() == 19);
        try (Statement statement = database.createStatement()) {
            statement.execute("""
                    INSERT INTO responder (surname, first_name, email, trained, weekly_maximum)
                    SELECT 'Nom' || n, 'Prénom' || n, 'sheet' || n || '@permanence.example', n < %d, 3
                    FROM generate_series(0, %d) n""".formatted(OF_A_SERVICE, OF_A_SERVICE * SERVICES - 1));
            statement.execute("ANALYZE");
        }
    }

    /** By their names, each of other people. */
    private static Map<String, byte[]> sheets(int services) {
        Map<String, byte[]> sheets = new LinkedHashMap<>();
        for (int service = 0; service < services; service++) {
            sheets.put("service" + service + ".csv", sheet(service, true));
        }
        return sheets;
    }

    private static Map<String, byte[]> pattern() {
        return Map.of("pattern.csv", sheet(0, false));
    }

    private static byte[] sheet(int service, boolean dated) {
        Random random = new Random(service);
        StringBuilder sheet = new StringBuilder("Nom;E-mail");
        List<String> days = List.of("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche");
        int slots = 0;
        for (int day = 0; day < 7; day++) {
            for (int hour = 8; hour < (day < 5 ? 20 : 16); hour += 4) {
                sheet.append(
                        ";%s %s %dh-%dh".formatted(days.get(day), dated ? "%1$td/%1$tm/%1$tY".formatted(MONDAY.plusDays(day)) : "", hour,
                                hour + 4));
                slots++;
            }
        }
        for (int person = service * OF_A_SERVICE; person < (service + 1) * OF_A_SERVICE; person++) {
            sheet.append("\nNom%d;sheet%d@permanence.example".formatted(person, person));
            for (int slot = 0; slot < slots; slot++) {
                sheet.append(';').append(MARKS.get(random.nextInt(MARKS.size())));
            }
        }
        return sheet.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void imports(Api coordinator, int times, String what, Map<String, byte[]> files, int goal) {
        Form form = Form.of(Map.of("line", Helpline.LINE), files);
        measured("The preview of " + what, times, goal, () -> coordinator.post(IMPORTS + "/preview", form));
        Histogram undone = new Histogram(3);
        Histogram applied = new Histogram(3);
        for (int time = 0; time <= times; time++) {
            long begin = System.nanoTime();
            JsonNode made = coordinator.post(IMPORTS, form);
            long after = System.nanoTime();
            coordinator.post(IMPORTS + "/" + made.path("applied").asLong() + "/undoing", Map.of());
            if (time > 0) {
                applied.recordValue((after - begin) / 1000);
                undone.recordValue((System.nanoTime() - after) / 1000);
            }
        }
        say("The import of " + what, applied, goal);
        say("To undo the import of " + what, undone, goal);
    }

    /** The first time is a warm-up. */
    private static void measured(String what, int times, int goal, Supplier<JsonNode> step) {
        Histogram took = new Histogram(3);
        for (int time = 0; time <= times; time++) {
            long begin = System.nanoTime();
            step.get();
            if (time > 0) {
                took.recordValue((System.nanoTime() - begin) / 1000);
            }
        }
        say(what, took, goal);
    }

    private static void say(String what, Histogram took, int goal) {
        System.out.printf("{\"figure\":\"%s\",\"unit\":\"ms\",\"measured\":%d,\"median\":%.0f,\"max\":%.0f,\"goal\":\"%d\"}%n", what,
                took.getTotalCount(), took.getValueAtPercentile(50) / 1000.0, took.getMaxValue() / 1000.0, goal);
    }

    private PlannerBench() {}
}
