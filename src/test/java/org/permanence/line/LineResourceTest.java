package org.permanence.line;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts;
import org.permanence.account.Accounts.Person;
import org.permanence.account.Role;
import org.permanence.lab.PostgresResource;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LineResourceTest {

    private static final LocalDate TODAY = Instant.now().atZone(OpeningHours.ZONE).toLocalDate();

    @ApplicationScoped
    static class Heard {
        private final List<LineCode> lines = new CopyOnWriteArrayList<>();

        List<LineCode> lines() {
            return lines;
        }

        void on(@Observes LineChanged change) {
            lines.add(change.line());
        }
    }

    @Inject
    Accounts accounts;
    @Inject
    Lines lines;
    @Inject
    LineService service;
    @Inject
    Heard heard;
    Person coordinator;

    @BeforeEach
    void aCoordinator() {
        coordinator = accounts.somebody(Role.COORDINATOR);
    }

    @Test
    void theLineOfTheMissionIsThereWithBothItsRegimes() {
        coordinator.asks().get("/api/lines").then().statusCode(200)
                .body("find { it.code == 'aas' }.name", equalTo("Allo ? Aide sociale"),
                        "find { it.code == 'aas' }.numbers", hasItem("080035243"),
                        "find { it.code == 'aas' }.languages", contains("fr", "nl", "en"));

        OpeningHours hours = service.timetable(new LineCode("aas")).hours();
        LocalDate monday = LocalDate.of(2026, 11, 23);
        long slots = monday.datesUntil(monday.plusDays(7)).mapToLong(date -> hours.slots(date).size()).sum();
        assertThat(slots).as("15 a week and 4 at the weekend").isEqualTo(19);
        assertThat(hours.day(monday).orElseThrow().open()).hasToString("[Span[from=08:00, to=20:00]]");
        assertThat(hours.day(monday.plusDays(5)).orElseThrow().open()).hasToString("[Span[from=10:00, to=18:00]]");
        assertThat(hours.day(LocalDate.of(2026, 12, 25)).orElseThrow().open()).isNotEmpty();

        LocalDate later = LocalDate.of(2027, 1, 1).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        assertThat(hours.day(later).orElseThrow().open()).hasToString("[Span[from=09:00, to=17:00]]");
        assertThat(hours.day(later.plusDays(5))).isEmpty();
        assertThat(hours.day(LocalDate.of(2027, 1, 1)).orElseThrow().closedAnnouncement()).contains("holiday");
    }

    @Test
    void respondersMayNotTouchLines() {
        Person responder = accounts.somebody(Role.RESPONDER);
        given().get("/api/lines").then().statusCode(401);
        responder.asks().get("/api/lines").then().statusCode(200);
        responder.asks().body(Map.of("name", "mine")).patch("/api/lines/aas").then().statusCode(403);
        responder.asks().body(Map.of("announcement", "adhoc")).post("/api/lines/aas/closing").then().statusCode(403);
    }

    @Test
    void aLineIsChangedAndThePlannerHearsOfIt() {
        LineCode line = lines.line(Language.FR);
        coordinator.asks().body(Map.of("maximumWaitSeconds", 300, "wrapUpSeconds", 0)).patch("/api/lines/" + line).then().statusCode(200)
                .body("maximumWaitSeconds", equalTo(300), "wrapUpSeconds", equalTo(0), "serviceLevelSeconds", equalTo(60));
        assertThat(heard.lines()).contains(line);
        coordinator.asks().body(Map.of("maximumWaitSeconds", 5)).patch("/api/lines/" + line).then().statusCode(400)
                .body("field", equalTo("maximumWaitSeconds"));
        coordinator.asks().body(Map.of()).patch("/api/lines/nowhere").then().statusCode(404);
        coordinator.asks().body(Map.of()).patch("/api/lines/No%20Where").then().statusCode(404);
    }

    @Test
    void aLineHasItsNameInEachLanguage() {
        String line = "/api/lines/" + lines.line();
        coordinator.asks().body(Map.of("name", "Écoute", "nameNl", " Luisterlijn ")).patch(line).then().statusCode(200)
                .body("name", equalTo("Écoute"), "names", equalTo(Map.of("fr", "Écoute", "nl", "Luisterlijn", "en", "Écoute")));
        coordinator.asks().body(Map.of("nameEn", "Listening", "nameNl", "")).patch(line).then().statusCode(200)
                .body("names", equalTo(Map.of("fr", "Écoute", "nl", "Écoute", "en", "Listening")));
        accounts.somebody(Role.RESPONDER).asks().get("/api/lines").then().statusCode(200)
                .body("find { it.code == 'aas' }.names.nl", equalTo("Lijn voor sociale hulp"));
    }

    @Test
    void aLineHasItsNumbersAndItsLanguagesFromTheApi() {
        LineCode line = lines.line();
        coordinator.asks().body(Map.of("numbers", List.of("020010001", "+3220010001"), "languages", List.of("nl", "fr")))
                .patch("/api/lines/" + line)
                .then().statusCode(200)
                .body("numbers", equalTo(List.of("020010001", "+3220010001")), "languages", equalTo(List.of("nl", "fr")));
        coordinator.asks().body(Map.of("numbers", List.of("+3220010001", "020010001"))).patch("/api/lines/" + line)
                .then().statusCode(200).body("numbers", equalTo(List.of("+3220010001", "020010001")));

        coordinator.asks().body(Map.of("numbers", List.of("020010001"))).patch("/api/lines/" + lines.line()).then().statusCode(409)
                .body("field", equalTo("numbers"), "detail", equalTo("The number 020010001 belongs to another line."));
        coordinator.asks().body(Map.of("languages", List.of("fr", "fr"))).patch("/api/lines/" + line).then().statusCode(400).body("field",
                equalTo("languages"));
        coordinator.asks().body(Map.of("numbers", List.of())).patch("/api/lines/" + line).then().statusCode(400);
    }

    @Test
    void anAdministratorAddsALine() {
        Map<String, Object> youth =
                Map.of("code", "youth", "name", "Jeunes / Jongeren", "numbers", List.of("020010077"), "languages", List.of("fr", "nl"));
        coordinator.asks().body(youth).post("/api/lines").then().statusCode(403);
        Person administrator = accounts.somebody(Role.ADMINISTRATOR);
        administrator.asks().body(youth).post("/api/lines").then().statusCode(201)
                .body("presented", equalTo("020010077"), "open", equalTo(false), "maximumWaitSeconds", equalTo(900));
        administrator.asks().body(youth).post("/api/lines").then().statusCode(409).body("field", equalTo("code"));
        assertThat(heard.lines()).contains(new LineCode("youth"));
    }

    /** Nothing is left to be set at the PBX: the code is one for which it has queues. */
    @Test
    void aLineIsAddedWithItsFirstHoursUnderACodeThatThePbxKnows() throws IOException {
        Person administrator = accounts.somebody(Role.ADMINISTRATOR);
        Map<String, Object> wanted = Map.of("name", "Jeunes", "nameNl", "Jongeren", "numbers", List.of("020010078"), "languages",
                List.of("nl", "fr"), "hours", Map.of("name", "Début", "from", TODAY.toString(), "slots",
                        List.of(Map.of("day", 1, "from", "08:00", "to", "12:00", "target", 2, "floor", 1))));
        String code = administrator.asks().body(wanted).post("/api/lines").then().statusCode(201)
                .body("names.en", equalTo("Jeunes"), "nextOpening", notNullValue(), "retiredAt", nullValue()).extract().path("code");
        String render = Files.readString(Path.of("asterisk-config/render"));
        assertThat(code).matches("line([2-9]|1[0-9]|20)");
        assertThat(render).contains("seq -f line%g " + LineService.LAST_PREPARED);
        assertThat(List.of(Set.<String>of(), Set.of("aas"), Set.of("line1", "line3"))).extracting(LineService::prepared)
                .containsExactly("line1", "line2", "line2");
        administrator.asks().get("/api/lines/" + code + "/regimes").then().body("slots[0].target", contains(2));
        administrator.asks().body(Map.of("name", "x", "numbers", List.of("020010079"), "languages", List.of("fr"), "hours",
                Map.of("name", "x", "from", TODAY.toString(), "slots", List.of()))).post("/api/lines").then().statusCode(400)
                .body("field", equalTo("hours.slots"));
    }

    /** The second of two who change a line at once is told, and sees the line as it is. */
    @Test
    void twoPeopleCannotChangeALineAtOnce() {
        String line = "/api/lines/" + lines.line();
        int version = coordinator.asks().body(Map.of("wrapUpSeconds", 10)).patch(line).then().extract().path("version");
        coordinator.asks().header("If-Match", "\"" + version + "\"").body(Map.of("maximumWaitSeconds", 300)).patch(line).then()
                .statusCode(200).body("version", equalTo(version + 1));
        coordinator.asks().header("If-Match", "\"" + version + "\"").body(Map.of("wrapUpSeconds", 20)).patch(line).then()
                .statusCode(412).body("type", equalTo("urn:permanence:problem:outdated"), "present.maximumWaitSeconds", equalTo(300),
                        "present.wrapUpSeconds", equalTo(10), "present.version", equalTo(version + 1));
        coordinator.asks().header("If-Match", "x").body(Map.of("wrapUpSeconds", 20)).patch(line).then().statusCode(400);
    }

    @Test
    void closedByHandUntilReopened() {
        LineCode line = lines.line();
        lines.opens(line, LocalDate.of(2020, 1, 1), "00:00-24:00");
        coordinator.asks().body(Map.of("announcement", "adhoc")).post("/api/lines/" + line + "/closing").then().statusCode(200)
                .body("closing.announcement", equalTo("adhoc"), "closing.until", nullValue(), "closing.since", notNullValue(), "open",
                        equalTo(false));
        coordinator.asks().delete("/api/lines/" + line + "/closing").then().statusCode(200).body("closing", nullValue(), "open",
                equalTo(true));

        coordinator.asks().body(Map.of("announcement", "adhoc", "until", Instant.now().minusSeconds(60).toString()))
                .post("/api/lines/" + line + "/closing").then().statusCode(400).body("field", equalTo("until"));
        coordinator.asks().body(Map.of("announcement", "../etc/passwd")).post("/api/lines/" + line + "/closing").then().statusCode(400)
                .body("field", equalTo("announcement"));
        coordinator.asks().body(Map.of("announcement", "adhoc", "until", Instant.now().plusSeconds(3600).toString()))
                .post("/api/lines/" + line + "/closing").then().statusCode(200).body("closing.until", notNullValue());
    }

    /** Callers of a closed line hear why it is closed, and nothing else. */
    @Test
    void onlyWhatIsSaidOfAClosedLineCanBeSaidOfIt() {
        String line = "/api/lines/" + lines.line();
        String day = TODAY.plusDays(3).toString();
        for (String announcement : List.of("zzz", "welcome", "Closed", "")) {
            coordinator.asks().body(Map.of("announcement", announcement)).post(line + "/closing").then().statusCode(400)
                    .body("code", equalTo("unknown-code"), "field", equalTo("announcement"));
            coordinator.asks().body(Map.of("from", day, "announcement", announcement)).post(line + "/closures").then().statusCode(400)
                    .body("field", equalTo("announcement"));
            coordinator.asks()
                    .body(Map.of("holidays", List.of(Map.of("date", day, "closed", true, "announcement", announcement))))
                    .put(line + "/holidays").then().statusCode(400).body("field", equalTo("holidays[0].announcement"));
        }
    }

    /** What is taken back or removed is what was seen: what somebody else made of it since stays. */
    @Test
    void removingHoursThatSomebodyElseChangedIsRefused() {
        LineCode line = lines.line();
        String regimes = "/api/lines/" + line + "/regimes";
        int regime = coordinator.asks().body(summer(TODAY.plusDays(30).toString())).post(regimes).then().extract().path("id");
        coordinator.asks().body(summer(TODAY.plusDays(31).toString())).put(regimes + "/" + regime).then().statusCode(200);
        coordinator.asks().header("If-Match", "\"0\"").delete(regimes + "/" + regime).then().statusCode(412)
                .body("code", equalTo("outdated"));
        coordinator.asks().header("If-Match", "\"1\"").delete(regimes + "/" + regime).then().statusCode(204);
        coordinator.asks().header("If-Match", "\"1\"").delete(regimes + "/" + regime).then().statusCode(404);

        String closures = "/api/lines/" + line + "/closures";
        String day = TODAY.plusDays(3).toString();
        int closure = coordinator.asks().body(Map.of("from", day, "announcement", "adhoc")).post(closures).then().extract().path("id");
        coordinator.asks().body(Map.of("from", day, "announcement", "closed")).put(closures + "/" + closure).then().statusCode(200);
        coordinator.asks().header("If-Match", "\"0\"").delete(closures + "/" + closure).then().statusCode(412)
                .body("code", equalTo("outdated"));
        coordinator.asks().get(closures).then().body("id", contains(closure));
        coordinator.asks().header("If-Match", "\"1\"").delete(closures + "/" + closure).then().statusCode(204);
    }

    @Test
    void aRegimeIsEnteredAndRemoved() {
        LineCode line = lines.line();
        String from = TODAY.plusDays(30).toString();
        int id = coordinator.asks().body(summer(from))
                .post("/api/lines/" + line + "/regimes").then().statusCode(201)
                .body("slots", hasSize(2), "slots[0].target", equalTo(5), "slots[0].floor", equalTo(2), "slots[1].to", equalTo("24:00"))
                .extract().path("id");
        coordinator.asks().get("/api/lines/" + line + "/regimes").then().body("id", contains(id));
        coordinator.asks().delete("/api/lines/aas/regimes/" + id).then().statusCode(404);
        coordinator.asks().delete("/api/lines/" + line + "/regimes/" + id).then().statusCode(204);
        coordinator.asks().get("/api/lines/" + line + "/regimes").then().body("$", hasSize(0));
    }

    /** Of a line that exists and of a new one: a day that has passed keeps its hours. */
    @Test
    void hoursBeginTodayOrLater() {
        LineCode line = lines.line();
        String yesterday = TODAY.minusDays(1).toString();
        coordinator.asks().body(summer(yesterday)).post("/api/lines/" + line + "/regimes").then().statusCode(400)
                .body("code", equalTo("begins-in-the-past"), "field", equalTo("from"));
        coordinator.asks().body("{\"regime\": " + summer(yesterday) + "}").post("/api/lines/" + line + "/hours-preview").then()
                .statusCode(400).body("code", equalTo("begins-in-the-past"));
        accounts.somebody(Role.ADMINISTRATOR).asks().body("""
                {"name": "Hier", "numbers": ["020010079"], "languages": ["fr"], "hours": %s}""".formatted(summer(yesterday)))
                .post("/api/lines").then().statusCode(400).body("code", equalTo("begins-in-the-past"));
        coordinator.asks().body(summer(TODAY.toString())).post("/api/lines/" + line + "/regimes").then().statusCode(201);
    }

    private static String summer(String from) {
        return """
                {"name": "Été", "from": "%s", "closedOnHolidays": true,
                 "slots": [{"day": 1, "from": "09:00", "to": "13:00"}, {"day": 1, "from": "20:00", "to": "24:00", "target": 1, "floor": 1}]}"""
                .formatted(from);
    }

    @Test
    void aRegimeThatHasBegunChangesFromTodayOnAndTwoPeopleCannotChangeItAtOnce() {
        LineCode line = lines.line();
        LocalDate first = TODAY.minusDays(20);
        Regime before = lines.opens(line, first, "08:00-20:00");
        heard.lines().clear();
        String path = "/api/lines/" + line + "/regimes/";
        int later = coordinator.asks().header("If-Match", "\"0\"").body(summer(first.toString())).put(path + before.id()).then()
                .statusCode(200).body("from", equalTo(TODAY.toString()), "name", equalTo("Été"), "slots", hasSize(2)).extract().path("id");
        assertThat(heard.lines()).contains(line);
        coordinator.asks().get("/api/lines/" + line + "/regimes").then()
                .body("until", contains(TODAY.minusDays(1).toString(), null), "version", contains(1, 0));

        coordinator.asks().header("If-Match", "\"0\"").body(summer(first.toString())).put(path + before.id()).then().statusCode(412)
                .body("type", equalTo("urn:permanence:problem:outdated"));
        coordinator.asks().header("If-Match", "zero").body(summer(first.toString())).put(path + before.id()).then().statusCode(400);
        coordinator.asks().body(summer(TODAY.minusDays(3).toString())).put(path + later).then().statusCode(400)
                .body("field", equalTo("from"));
        coordinator.asks().body(summer(TODAY.toString())).put(path + "999999").then().statusCode(404);

        coordinator.asks().get("/api/lines/" + line + "/calendar?from=" + TODAY.minusDays(1) + "&until=" + TODAY).then().statusCode(200)
                .body("regime", contains((int) before.id(), later), "open[0]", equalTo(List.of(Map.of("from", "08:00", "to", "20:00"))));
        coordinator.asks().delete(path + later).then().statusCode(204);
        coordinator.asks().delete(path + before.id()).then().statusCode(409).body("type",
                equalTo("urn:permanence:problem:regime-over"));
    }

    @Test
    void aHolidayIsClosedOrNot() {
        LineCode line = lines.line();
        lines.opens(line, LocalDate.of(2020, 1, 1), "08:00-20:00");
        int year = TODAY.getYear() + 1;
        String labour = year + "-05-01";
        String path = "/api/lines/" + line + "/holidays";
        coordinator.asks().get(path + "?year=" + year).then().statusCode(200).body("date", hasSize(12),
                "find { it.date == '" + labour + "' }.standing", equalTo("open"),
                "find { it.date == '" + labour + "' }.name.en", equalTo("Labour day"));
        coordinator.asks().body(Map.of("holidays", List.of(Map.of("date", labour, "closed", true, "announcement", "adhoc")))).put(path)
                .then().statusCode(200);
        coordinator.asks().get(path + "?year=" + year).then().body("find { it.date == '" + labour + "' }.standing", equalTo("closed"),
                "find { it.date == '" + labour + "' }.announcement", equalTo("adhoc"));
        assertThat(service.timetable(line).hours().day(LocalDate.parse(labour)).orElseThrow().closedAnnouncement()).contains("adhoc");
        coordinator.asks().get("/api/lines/" + line + "/calendar?from=" + labour + "&until=" + labour).then()
                .body("[0].holiday.nl", notNullValue(), "[0].announcement", equalTo("adhoc"), "[0].closures", hasSize(1));
        coordinator.asks().body(Map.of("holidays", List.of(Map.of("date", labour, "closed", false)))).put(path).then().statusCode(200);
        coordinator.asks().get(path + "?year=" + year).then().body("find { it.date == '" + labour + "' }.standing", equalTo("open"));
        coordinator.asks().body(Map.of("holidays", List.of(Map.of("date", year + "-05-02", "closed", true)))).put(path).then()
                .statusCode(400);
        coordinator.asks().get("/api/lines/" + line + "/calendar?from=" + labour + "&until=x").then().statusCode(400);
        coordinator.asks().get("/api/lines/" + line + "/calendar?from=2020-01-01&until=" + labour).then().statusCode(400);
    }

    @Test
    void aLineThatClosesOnHolidaysAnswersOnOne() {
        LineCode line = lines.line();
        int year = TODAY.getYear() + 1;
        Regime regime = lines.opens(line, LocalDate.of(2020, 1, 1), "08:00-20:00");
        coordinator.asks().body(Map.of("name", "x", "from", "2020-01-01", "closedOnHolidays", true, "slots",
                regime.slots().stream().map(slot -> Map.of("day", slot.day().getValue(), "from", "08:00", "to", "20:00")).toList()))
                .put("/api/lines/" + line + "/regimes/" + regime.id()).then().statusCode(200);
        String path = "/api/lines/" + line + "/holidays";
        String christmas = "find { it.date == '" + year + "-12-25' }.";
        coordinator.asks().get(path + "?year=" + year).then().body(christmas + "standing", equalTo("closed"), christmas + "announcement",
                equalTo("holiday"));
        coordinator.asks().body(Map.of("holidays", List.of(Map.of("date", year + "-12-25", "closed", false)))).put(path).then()
                .statusCode(200);
        coordinator.asks().get(path + "?year=" + year).then().body(christmas + "standing", equalTo("open"));
        assertThat(service.timetable(line).hours().day(LocalDate.of(year, 12, 25)).orElseThrow().open()).isNotEmpty();
        coordinator.asks().body(Map.of("from", year + "-12-24", "until", year + "-12-26", "announcement", "adhoc"))
                .post("/api/lines/" + line + "/closures").then().statusCode(201);
        coordinator.asks().get(path + "?year=" + year).then().body(christmas + "standing", equalTo("inClosure"));
    }

    @Test
    void aRegimeThatCannotBeIsRefusedWithAReason() {
        LineCode line = lines.line();
        coordinator.asks()
                .body("""
                {"name": "x", "from": "2026-07-01", "slots": [{"day": 1, "from": "09:00", "to": "13:00"}, {"day": 1, "from": "12:00", "to": "14:00"}]}""")
                .post("/api/lines/" + line + "/regimes").then().statusCode(400)
                .body("field", equalTo("slots"), "detail", containsString("overlap"));
        coordinator.asks().body("""
                {"name": "x", "from": "2026-07-01", "slots": []}""")
                .post("/api/lines/" + line + "/regimes").then().statusCode(400).body("field", equalTo("slots"));
        coordinator.asks().body("""
                {"name": "x", "from": "2026-07-01", "slots": [{"day": 8, "from": "09:00", "to": "13:00"}]}""")
                .post("/api/lines/" + line + "/regimes").then().statusCode(400).body("field", equalTo("slots[0].day"));
        coordinator.asks().body("""
                {"name": "x", "from": "2026-07-01", "slots": [{"day": 1, "from": "09:01", "to": "13:00"}]}""")
                .post("/api/lines/" + line + "/regimes").then().statusCode(400).body("detail", containsString("five minutes"));
    }

    @Test
    void closuresAreEnteredListedAndRemoved() {
        LineCode line = lines.line();
        LocalDate day = TODAY.plusDays(3);
        int whole =
                coordinator.asks().body(Map.of("from", day.toString(), "announcement", "holiday")).post("/api/lines/" + line + "/closures")
                        .then().statusCode(201).body("until", equalTo(day.toString()), "fromTime", nullValue()).extract().path("id");
        int part = coordinator.asks()
                .body(Map.of("from", day.plusDays(1).toString(), "fromTime", "12:00", "toTime", "14:00", "announcement", "closed"))
                .post("/api/lines/" + line + "/closures").then().statusCode(201).body("toTime", equalTo("14:00")).extract().path("id");
        coordinator.asks().get("/api/lines/" + line + "/closures").then().body("id", contains(whole, part));
        coordinator.asks().delete("/api/lines/" + line + "/closures/" + whole).then().statusCode(204);
        coordinator.asks().delete("/api/lines/" + line + "/closures/" + whole).then().statusCode(404);
        coordinator.asks().get("/api/lines/" + line + "/closures").then().body("id", contains(part));

        coordinator.asks().body(Map.of("from", day.toString(), "until", day.plusDays(2).toString(), "announcement", "adhoc"))
                .put("/api/lines/" + line + "/closures/" + part).then().statusCode(200)
                .body("until", equalTo(day.plusDays(2).toString()), "fromTime", nullValue(), "version", equalTo(1));
        coordinator.asks().header("If-Match", "\"0\"").body(Map.of("from", day.toString(), "announcement", "adhoc"))
                .put("/api/lines/" + line + "/closures/" + part).then().statusCode(412)
                .body("type", equalTo("urn:permanence:problem:outdated"));
        coordinator.asks().body(Map.of("from", TODAY.minusDays(1).toString(), "until", day.toString(), "announcement", "adhoc"))
                .post("/api/lines/" + line + "/closures").then().statusCode(400).body("field", equalTo("from"));
        coordinator.asks().body(Map.of("from", day.toString(), "fromTime", "12:00", "announcement", "adhoc"))
                .post("/api/lines/" + line + "/closures")
                .then().statusCode(400).body("field", equalTo("toTime"));
        coordinator.asks().body(Map.of("from", day.toString(), "until", day.minusDays(1).toString(), "announcement", "adhoc"))
                .post("/api/lines/" + line + "/closures").then().statusCode(400).body("field", equalTo("until"));
    }

    @Test
    void holidaysAreToldForAYear() {
        String path = "/api/lines/" + lines.line() + "/holidays";
        coordinator.asks().get(path + "?year=2026").then().statusCode(200).body("date", hasSize(12), "date[0]",
                equalTo("2026-01-01"));
        coordinator.asks().get(path).then().statusCode(200).body("date", hasSize(12));
    }
}
