package org.permanence.planning;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts;
import org.permanence.account.Accounts.Person;
import org.permanence.account.Role;
import org.permanence.lab.AtOnce;
import org.permanence.lab.PostgresResource;
import org.permanence.line.Lines;
import org.permanence.line.OpeningHours;
import org.permanence.pbx.LineCode;
import org.permanence.planning.sheet.BadFiles;
import org.permanence.planning.sheet.Files;
import org.permanence.planning.sheet.SheetReader;
import org.permanence.responder.People;

/** From a service's sheet to what people offer, and back. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SheetImportTest {

    private static final String PATH = "/api/availability-imports";
    private static final LocalDate TODAY = LocalDate.now(OpeningHours.ZONE);
    private static final LocalDate MONDAY = TODAY.plusWeeks(2).with(TemporalAdjusters.next(DayOfWeek.MONDAY));

    @Inject
    Accounts accounts;
    @Inject
    People people;
    @Inject
    Lines lines;
    Person coordinator;
    LineCode line;
    long ann;
    String annsMail;

    @BeforeEach
    void aLineWithACoordinatorAndSomebody() {
        coordinator = accounts.somebody(Role.COORDINATOR);
        line = lines.line();
        lines.opens(line, TODAY.minusDays(1), "08:00-12:00", "12:00-16:00", "16:00-20:00");
        ann = somebody();
        annsMail = coordinator.asks().get("/api/responders/" + ann).jsonPath().getString("email");
    }

    private long somebody() {
        long id = people.somebody();
        coordinator.asks().body(Map.of("trained", true, "lines", List.of(line.value()))).patch("/api/responders/" + id).then()
                .statusCode(200);
        return id;
    }

    /** A shift of the line, once the service has made it of the hours. */
    private long shift(int day, int hour) {
        String found = "find { it.line == '%s' && it.from == '%s' }.id".formatted(line, at(day, hour));
        return await().until(() -> coordinator.asks().queryParam("from", at(0, 0).toString()).queryParam("to", at(7, 0).toString())
                .get("/api/shifts").jsonPath().<Integer>get(found), id -> id != null);
    }

    private static Instant at(int day, int hour) {
        return MONDAY.plusDays(day).atTime(hour, 0).atZone(OpeningHours.ZONE).toInstant();
    }

    private byte[] annsSheet(String... marks) {
        return Files.csv("E-mail;lundi 8h-12h;lundi 12h-16h;mardi 8h-12h", annsMail + ";" + String.join(";", marks));
    }

    /** @param more goes before the choices that fit most tests */
    private Map<String, Object> choices(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(Map.of("line", line.value(), "week", MONDAY.toString(), "language", "fr"));
        all.putAll(more);
        return all;
    }

    private static Response asks(Person who, String path, Map<String, Object> choices, byte[]... files) {
        Map<String, byte[]> named = new LinkedHashMap<>();
        for (byte[] file : files) {
            named.put("week" + named.size() + ".csv", file);
        }
        return Forms.with(given().header("Cookie", who.cookieHeader()).filter(who.described()), choices, named).post(path);
    }

    private ValidatableResponse preview(Map<String, Object> more, byte[]... files) {
        return asks(coordinator, PATH + "/preview", choices(more), files).then().statusCode(200);
    }

    private ValidatableResponse apply(Map<String, Object> more, byte[]... files) {
        return asks(coordinator, PATH, choices(more), files).then();
    }

    private ValidatableResponse sees(long responder) {
        return coordinator.asks().queryParam("from", at(0, 0).toString()).queryParam("to", at(7, 0).toString())
                .get("/api/availability/" + responder).then().statusCode(200);
    }

    private void offers(long shift, String answer) {
        sees(ann).body("shifts.find { it.shift == %d }.answer".formatted(shift), equalTo(answer));
    }

    @Test
    void aSheetIsPreviewedAppliedProposedAndUndone() {
        long monday = shift(0, 8);
        byte[] sheet = annsSheet("préféré", "", "si besoin");

        String seen =
                preview(Map.of(), sheet).body("faults", empty()).body("people.changes.flatten().after", contains("preferred", "ifNeeded"))
                        .body("people.changes.flatten().before", contains(nullValue(), nullValue())).body("slots.weekday", contains(1, 2))
                        .body("applied", nullValue()).extract().path("seen");
        offers(monday, null);

        int made = apply(Map.of("seen", seen), sheet).statusCode(200).body("applied", notNullValue()).body("made", equalTo(2)).extract()
                .path("applied");
        offers(monday, "preferred");
        sees(ann).body("week", empty());
        coordinator.asks().queryParam("from", at(0, 0).toString()).queryParam("to", at(7, 0).toString()).get("/api/proposal").then()
                .body("seats.findAll { it.shift == %d }.person.id".formatted(monday), contains((int) ann));
        coordinator.asks().get(PATH).then().statusCode(200).body("find { it.id == %d }.files".formatted(made), contains("week0.csv"))
                .body("find { it.id == %d }.changes".formatted(made), equalTo(2));

        // Again, it changes nothing, and says so.
        apply(Map.of(), sheet).statusCode(200).body("applied", nullValue()).body("faults.code", contains("imported-before"));
        coordinator.asks().post(PATH + "/" + made + "/undoing").then().statusCode(200).body("restored", equalTo(2)).body("kept",
                equalTo(0));
        offers(monday, null);
        coordinator.asks().post(PATH + "/" + made + "/undoing").then().statusCode(409).body("code", equalTo("import-not-last"));
        coordinator.asks().post(PATH + "/987654321/undoing").then().statusCode(404);
        // Undone, it is as if it had never been.
        preview(Map.of(), sheet).body("faults", empty()).body("people.changes.flatten()", hasSize(2));
    }

    @Test
    void aPatternIsOfEachWeekAndTheWeekIsAskedFor() {
        byte[] sheet = annsSheet("x", "oui", "préféré");

        preview(Map.of("week", ""), sheet).body("weekNeeded", equalTo(true)).body("people", empty());
        apply(Map.of("week", ""), sheet).statusCode(400).body("code", equalTo("sheet-week-needed"));
        int made = apply(Map.of("week", "every"), sheet).statusCode(200).body("made", equalTo(3)).extract().path("applied");
        sees(ann).body("week.weekday", contains(1, 2)).body("week.from", contains("08:00", "08:00"))
                .body("week.to", contains("16:00", "12:00"))
                .body("week.answer", contains("yes", "preferred"));
        apply(Map.of("week", "every"), annsSheet("x", "", "x")).statusCode(200).body("made", equalTo(2));
        sees(ann).body("week.to", contains("12:00", "12:00")).body("week.answer", contains("yes", "yes"));
        coordinator.asks().post(PATH + "/" + made + "/undoing").then().statusCode(409);
    }

    @Test
    void anEmptyCellTakesAwayForThatDateWhatIsOfferedEachWeek() {
        long noon = shift(0, 12);
        accounts.responder(ann).asks().body(Map.of("week", List.of(Map.of("weekday", 1, "from", "08:00", "to", "16:00", "answer", "yes"))))
                .put("/api/availability/me/week").then().statusCode(200);

        apply(Map.of(), annsSheet("x", "", "x")).statusCode(200).body("made", equalTo(2));

        offers(noon, "no");
        sees(ann).body("week", hasSize(1));
        // Somebody whose row is empty says nothing.
        preview(Map.of(), annsSheet("", "", "")).body("people", empty()).body("faults.code", contains("row-silent"));
    }

    @Test
    void whatWasChangedByHandIsChangedOnlyWhenTicked() {
        long monday = shift(0, 8);
        apply(Map.of(), annsSheet("x", "x", "x")).statusCode(200);
        accounts.responder(ann).asks().body(Map.of("answers", Map.of(monday, "no"))).put("/api/availability/me/shifts").then()
                .statusCode(204);

        byte[] next = annsSheet("préféré", "si besoin", "x");
        String key = preview(Map.of(), next).body("people[0].changes.conflict", contains("byHand", null)).extract()
                .path("people[0].changes[0].key");
        int made = apply(Map.of(), next).statusCode(200).body("made", equalTo(1)).extract().path("applied");
        offers(monday, "no");
        // The second time nothing changes, not even what is left.
        preview(Map.of(), next).body("people[0].changes.conflict", contains("byHand"));
        apply(Map.of("take", Set.of(key)), next).statusCode(200).body("made", equalTo(1));
        offers(monday, "preferred");
        coordinator.asks().post(PATH + "/" + made + "/undoing").then().statusCode(409);
    }

    /** Two lines with the same hours: what Ann says on the sheet of one is not taken away by her empty cell on that of the other. */
    @Test
    void anEmptyCellOfAnotherLinesSheetTakesNothingAwayUnasked() {
        long monday = shift(0, 8);
        LineCode other = lines.line();
        lines.opens(other, TODAY.minusDays(1), "08:00-12:00", "12:00-16:00", "16:00-20:00");
        coordinator.asks().body(Map.of("lines", List.of(line.value(), other.value()))).patch("/api/responders/" + ann).then()
                .statusCode(200);
        apply(Map.of(), annsSheet("x", "", "")).statusCode(200).body("made", equalTo(1));

        byte[] others = annsSheet("", "x", "");
        preview(Map.of("line", other.value()), others).body("people[0].changes.conflict", contains("otherLine", null));
        apply(Map.of("line", other.value()), others).statusCode(200).body("made", equalTo(1));
        offers(monday, "yes");
    }

    @Test
    void soManyFilesAreTooManyAtOnce() {
        String[] rows = new String[450];
        Arrays.fill(rows, "x;");
        rows[0] = "E-mail;lundi 8h-12h";
        byte[][] files = new byte[5][];
        Arrays.fill(files, Files.csv(rows));
        preview(Map.of(), files).body("faults[0].code", equalTo("files-too-long")).body("faults[0].words",
                containsString("moins de fichiers"));
    }

    @Test
    void undoingKeepsWhatWasChangedSince() {
        long monday = shift(0, 8);
        int made = apply(Map.of(), annsSheet("x", "x", "x")).statusCode(200).extract().path("applied");
        accounts.responder(ann).asks().body(Map.of("answers", Map.of(monday, "ifNeeded"))).put("/api/availability/me/shifts").then()
                .statusCode(204);

        coordinator.asks().post(PATH + "/" + made + "/undoing").then().statusCode(200).body("restored", equalTo(2)).body("kept",
                equalTo(1));
        offers(monday, "ifNeeded");
    }

    @Test
    void withAFaultNothingIsWrittenUnlessItsRowIsLeftOut() {
        byte[] sheet = Files.csv("Nom;E-mail;lundi 8h-12h", ";" + annsMail + ";x", "Nemo Nescio;;x");

        preview(Map.of(), sheet).body("faults.code", contains("person-unknown")).body("faults[0].cell", equalTo("A3"))
                .body("faults[0].found", equalTo("Nemo Nescio")).body("faults[0].words", containsString("Personnes"))
                .body("people.person.id", contains((int) ann));
        apply(Map.of(), sheet).statusCode(409).body("code", equalTo("sheet-faulty")).body("report.faults", hasSize(1));
        preview(Map.of(), sheet).body("people[0].changes", hasSize(1));
        apply(Map.of("skip", List.of(Map.of("file", 0, "sheet", "", "row", 3))), sheet).statusCode(200).body("made", equalTo(1));
    }

    @Test
    void whatChangedSinceItWasSeenIsShownAnew() {
        byte[] sheet = annsSheet("x", "", "");
        String seen = preview(Map.of(), sheet).extract().path("seen");
        apply(Map.of(), annsSheet("préféré", "x", "")).statusCode(200);

        apply(Map.of("seen", seen), sheet).statusCode(412).body("present.people", hasSize(1));
    }

    @Test
    void sentTwiceAtOnceItIsImportedOnce() throws Exception {
        byte[] sheet = annsSheet("x", "x", "x");
        String seen = preview(Map.of(), sheet).extract().path("seen");

        assertThat(AtOnce.ask(4, () -> apply(Map.of("seen", seen), sheet).extract().statusCode())).containsOnlyOnce(200)
                .containsOnly(200, 412);
    }

    @Test
    void onlyCoordinatorsAndAdministratorsImport() {
        byte[] sheet = annsSheet("x", "x", "x");
        Person responder = accounts.responder(ann);
        for (String path : List.of(PATH, PATH + "/preview", PATH + "/corrected")) {
            asks(responder, path, choices(Map.of()), sheet).then().statusCode(403);
        }
        responder.asks().get(PATH).then().statusCode(403);
        responder.asks().get(PATH + "/template").then().statusCode(403);
        responder.asks().post(PATH + "/1/undoing").then().statusCode(403);
        Forms.with(given(), Map.of(), Map.of("x.csv", sheet)).post(PATH).then().statusCode(401);

        Person administrator = accounts.somebody(Role.ADMINISTRATOR);
        asks(administrator, PATH, choices(Map.of()), sheet).then().statusCode(200).body("made", equalTo(3));
        administrator.asks().get("/api/audit").then().body("items.action", not(empty())).body("items[0].action",
                equalTo("sheetImport.apply"));
    }

    @Test
    void whatIsNoRequestIsRefused() {
        byte[] sheet = annsSheet("x", "x", "x");
        asks(coordinator, PATH + "/preview", choices(Map.of())).then().statusCode(400).body("code", equalTo("sheet-files-needed"));
        asks(coordinator, PATH + "/preview", choices(Map.of("line", "nowhere")), sheet).then().statusCode(404);
        asks(coordinator, PATH + "/preview", choices(Map.of("line", "No Line!")), sheet).then().statusCode(404);
        asks(coordinator, PATH + "/preview", choices(Map.of("week", "soon")), sheet).then().statusCode(400);
        asks(coordinator, PATH + "/preview", Map.of("x", 1), sheet).then().statusCode(400).body("code",
                equalTo("sheet-choices-unreadable"));
        byte[][] many = new byte[21][];
        Arrays.fill(many, sheet);
        asks(coordinator, PATH + "/preview", choices(Map.of()), many).then().statusCode(400);
        asks(coordinator, PATH + "/corrected?file=1", choices(Map.of()), sheet).then().statusCode(400);
        asks(coordinator, PATH + "/corrected?file=0", choices(Map.of()), "%PDF-1".getBytes()).then().statusCode(409)
                .body("code", equalTo("sheet-unreadable"));
    }

    @Test
    void aHundredBadFilesAreAHundredMessagesAndNothingIsWritten() {
        coordinator.asks().body(Map.of("firstName", "Ann", "surname", "Vandersmissen")).patch("/api/responders/" + ann).then()
                .statusCode(200);
        Map<String, String> messages = new LinkedHashMap<>();
        BadFiles.of(TODAY, otherMail()).forEach((name, content) -> {
            Map<String, Object> every = Map.of("week", "every");
            Response preview =
                    Forms.with(given().header("Cookie", coordinator.cookieHeader()).filter(coordinator.described()), choices(every),
                            Map.of(name, content)).post(PATH + "/preview");
            preview.then().statusCode(200);
            Map<String, Object> fault = preview.jsonPath().getMap("faults[0]");
            assertThat(fault).as(name).containsEntry("blocks", true);
            messages.merge(fault.get("cell") + " " + fault.get("words"), name, (one, two) -> one + " and " + two);
            apply(every, content).statusCode(409).body("code", equalTo("sheet-faulty"));
        });
        assertThat(messages.values()).hasSize(100).noneMatch(names -> names.contains(" and "));
        sees(ann).body("week", empty()).body("shifts.answer", everyItem(nullValue()));
    }

    private String otherMail() {
        return coordinator.asks().get("/api/responders/" + somebody()).jsonPath().getString("email");
    }

    @Test
    void theFileComesBackWithItsFaultsAndATemplateCanBeHad() {
        Response back = asks(coordinator, PATH + "/corrected?file=0", choices(Map.of()), annsSheet("peut-être", "", ""));
        back.then().statusCode(200).header("Content-Disposition", containsString(".xlsx"));
        assertThat(SheetReader.read(0, "back.xlsx", back.asByteArray()).sheets().getFirst().rows()).hasSize(2);

        for (String week : List.of(MONDAY.toString(), "every")) {
            Response template = coordinator.asks().queryParam("line", line.value()).queryParam("week", week).queryParam("language", "nl")
                    .get(PATH + "/template");
            template.then().statusCode(200);
            assertThat(SheetReader.read(0, "t.xlsx", template.asByteArray()).sheets().getFirst().rows().get(5)).hasSize(3 + 7 * 3);
            preview(Map.of("week", ""), template.asByteArray()).body("faults.findAll { it.blocks }", empty());
        }
        coordinator.asks().queryParam("line", "nowhere").get(PATH + "/template").then().statusCode(404);
    }

    @Test
    void fifteenServicesSendTheirSheetsAtOnce() {
        List<byte[]> files = new ArrayList<>();
        for (int service = 0; service < 15; service++) {
            String mail = coordinator.asks().get("/api/responders/" + somebody()).jsonPath().getString("email");
            files.add(Files.csv("E-mail;lundi 8h-12h;mardi 8h-12h", mail + ";x;si besoin"));
        }
        apply(Map.of(), files.toArray(byte[][]::new)).statusCode(200).body("made", equalTo(30));
    }
}
