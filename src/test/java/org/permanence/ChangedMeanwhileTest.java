package org.permanence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.permanence.account.AccountView;
import org.permanence.account.Accounts;
import org.permanence.account.Accounts.Person;
import org.permanence.account.Role;
import org.permanence.lab.AtOnce;
import org.permanence.lab.PostgresResource;
import org.permanence.line.Lines;
import org.permanence.line.OpeningHours;
import org.permanence.pbx.LineCode;
import org.permanence.responder.People;
import org.permanence.shift.Shifts;

/**
 * One rule for all that coordinators and administrators edit: of several who change the same version, one wins, and the others are told
 * what it is now. The routes are read from the service's description: a new one is tried here, or has a reason.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ChangedMeanwhileTest {

    private static final LocalDate DAY = LocalDate.now(OpeningHours.ZONE).plusDays(40);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Without a version, and why. */
    private static final Map<String, String> WITHOUT = new TreeMap<>();

    static {
        act("what it does is the same whatever was before, and twice is as once", "DELETE /api/lines/{code}/closing",
                "DELETE /api/lines/{code}/retirement", "DELETE /api/responders/{id}/leaving", "DELETE /api/responders/{id}/invitation",
                "DELETE /api/accounts/{id}/invitation", "DELETE /api/accounts/{id}/sessions", "PUT /api/set-up/put-away",
                "PUT /api/responders/{id}/home-phone/verification", "PUT /api/responders/me/phones/verification",
                "DELETE /api/shifts/{id}/assignments/{responderId}", "PUT /api/desk-phones/{phone}/password");
        act("what somebody does now is no text: the screens show it live", "PUT /api/duty/{responderId}",
                "DELETE /api/duty/{responderId}/pause", "PUT /api/duty/me", "DELETE /api/duty/me/pause", "DELETE /api/calls/{id}/third",
                "DELETE /api/calls/{id}/help");
        act("one value or file that is replaced whole and cannot be merged", "PUT /api/responders/{id}/home-phone",
                "DELETE /api/responders/{id}/home-phone", "PUT /api/announcements/{language}/{name}",
                "DELETE /api/announcements/{language}/{name}", "PUT /api/themes/order", "PUT /api/themes/{code}/subthemes/order",
                "PUT /api/availability/{responderId}/shifts");
        act("one's own", "DELETE /api/session", "PUT /api/session/password", "PATCH /api/session/account", "DELETE /api/session/all",
                "DELETE /api/session/all/{id}", "PATCH /api/responders/me/phones", "PUT /api/session/link",
                "DELETE /api/desk/messages/{message}", "DELETE /api/calendar/me", "PUT /api/availability/me/shifts");
    }

    private static void act(String why, String... routes) {
        for (String route : routes) {
            WITHOUT.put(route, why);
        }
    }

    @Inject
    Accounts accounts;
    @Inject
    Lines lines;
    @Inject
    People people;
    @Inject
    Shifts shifts;

    private Person administrator;
    private final Map<String, Supplier<Sample>> samples = new LinkedHashMap<>();

    /** @param version as it was read @param change a body for each who changes it; several differ */
    private record Sample(String path, int version, Supplier<Object> change) {}

    @BeforeEach
    void whatIsEdited() {
        administrator = accounts.logsIn(accounts.exists(people.somebody(), Role.RESPONDER, Role.COORDINATOR, Role.ADMINISTRATOR));
        samples.put("PATCH /api/responders/{id}", () -> of("/api/responders/" + people.somebody(), () -> Map.of("surname", word())));
        samples.put("PATCH /api/accounts/{id}", () -> {
            AccountView account = accounts.exists(null, Role.COORDINATOR);
            return new Sample("/api/accounts/" + account.id(), inList("/api/accounts", "id", account.id()), () -> Map.of("name", word()));
        });
        samples.put("PATCH /api/lines/{code}", () -> {
            LineCode line = lines.line();
            return new Sample("/api/lines/" + line, inList("/api/lines", "code", "'" + line + "'"),
                    () -> Map.of("wrapUpSeconds", 10 + NUMBER.incrementAndGet()));
        });
        samples.put("PUT /api/lines/{code}/thresholds", () -> of("/api/lines/" + lines.line() + "/thresholds",
                () -> Map.of("waiting", 10 + NUMBER.incrementAndGet())));
        samples.put("PUT /api/lines/{code}/holidays", () -> {
            String path = "/api/lines/" + lines.line() + "/holidays";
            int year = DAY.getYear() + 1;
            return new Sample(path, asks().get(path + "?year=" + year).jsonPath().getInt("[0].version"), () -> Map.of("holidays",
                    List.of(Map.of("date", year + "-05-01", "closed", true, "announcement", NUMBER.incrementAndGet() % 2 == 0 ? "adhoc"
                            : "closed"))));
        });
        Supplier<Object> regime = () -> Map.of("name", word(), "from", DAY.toString(), "slots",
                List.of(Map.of("day", 1, "from", "09:00", "to", "13:00")));
        Supplier<Sample> aRegime = () -> made("/api/lines/" + lines.line() + "/regimes", regime, "id");
        samples.put("PUT /api/lines/{code}/regimes/{id}", aRegime);
        samples.put("DELETE /api/lines/{code}/regimes/{id}", aRegime);
        Supplier<Object> closure = () -> Map.of("from", DAY.toString(), "until", DAY.plusDays(1 + NUMBER.incrementAndGet()).toString(),
                "announcement", "adhoc");
        Supplier<Sample> aClosure = () -> made("/api/lines/" + lines.line() + "/closures", closure, "id");
        samples.put("PUT /api/lines/{code}/closures/{id}", aClosure);
        samples.put("DELETE /api/lines/{code}/closures/{id}", aClosure);
        samples.put("PATCH /api/shifts/{id}", () -> {
            Instant from = Instant.now().plusSeconds(86_400);
            long shift = shifts.shift(lines.line(), from, from.plusSeconds(14_400));
            return new Sample("/api/shifts/" + shift, inList("/api/shifts", "id", shift),
                    () -> Map.of("target", 10 + NUMBER.incrementAndGet()));
        });
        Function<String, Sample> week = path -> new Sample(path + "/week", asks().get(path).jsonPath().getInt("version"),
                () -> Map.of("week", List.of(Map.of("weekday", 1 + NUMBER.incrementAndGet() % 7, "from", "08:00", "to", "12:00", "answer",
                        "yes"))));
        samples.put("PUT /api/availability/{responderId}/week", () -> week.apply("/api/availability/" + people.somebody()));
        samples.put("PUT /api/availability/me/week", () -> week.apply("/api/availability/me"));
        samples.put("PATCH /api/partners/{id}", () -> {
            int id = asks().body(Map.of("name", word())).post("/api/partners").then().statusCode(201).extract().path("id");
            return new Sample("/api/partners/" + id, inList("/api/partners", "id", id), () -> Map.of("name", word()));
        });
        Supplier<Sample> aPhone = () -> {
            String phone = people.deskPhone();
            return new Sample("/api/desk-phones/" + phone, inList("/api/desk-phones", "phone", "'" + phone + "'"),
                    () -> Map.of("label", word()));
        };
        samples.put("PATCH /api/desk-phones/{phone}", aPhone);
        samples.put("DELETE /api/desk-phones/{phone}", aPhone);
        Supplier<Object> entry = () -> Map.of("nameFr", word(), "nameNl", word(), "number", "02 512 34 56");
        Supplier<Sample> anEntry = () -> made("/api/directory", entry, "id");
        samples.put("PATCH /api/directory/{id}", anEntry);
        samples.put("DELETE /api/directory/{id}", anEntry);
        Supplier<Object> names = () -> Map.of("fr", word(), "nl", word());
        samples.put("PUT /api/themes/{code}", () -> {
            Map<String, Object> theme = new HashMap<>(Map.of("fr", word(), "nl", word()));
            theme.put("code", "Y" + (char) ('A' + NUMBER.incrementAndGet() % 26) + (char) ('A' + NUMBER.incrementAndGet() / 26 % 26));
            Sample made = made("/api/themes", () -> theme, "code");
            return new Sample(made.path, made.version, names);
        });
        samples.put("PUT /api/themes/{code}/subthemes/{subtheme}", () -> made("/api/themes/LOG/subthemes", names, "code"));
    }

    private RequestSpecification asks() {
        return administrator.asks();
    }

    private static String word() {
        return "Mot " + NUMBER.incrementAndGet();
    }

    private Sample of(String path, Supplier<Object> change) {
        return new Sample(path, asks().get(path).jsonPath().getInt("version"), change);
    }

    private Sample made(String list, Supplier<Object> body, String id) {
        JsonPath made = asks().body(body.get()).post(list).then().statusCode(201).extract().jsonPath();
        return new Sample(list + "/" + made.getString(id), made.getInt("version"), body);
    }

    private int inList(String path, String id, Object value) {
        return asks().get(path).jsonPath().getInt("find { it." + id + " == " + value + " }.version");
    }

    @Test
    void whatIsEditedHasAVersionOrAReasonToHaveNone() {
        Map<String, Map<String, Map<String, Object>>> paths = asks().get("/q/openapi?format=json").jsonPath().getMap("paths");
        Set<String> with = new TreeSet<>();
        Set<String> without = new TreeSet<>();
        paths.forEach((path, methods) -> methods.forEach((method, operation) -> {
            if (Set.of("put", "patch", "delete").contains(method) && !path.startsWith("/api/broken") && !path.startsWith("/api/records")) {
                boolean versioned = parameters(operation).stream().anyMatch(parameter -> "If-Match".equals(parameter.get("name")));
                (versioned ? with : without).add(method.toUpperCase() + " " + path);
            }
        }));
        assertThat(with).isEqualTo(new TreeSet<>(samples.keySet()));
        assertThat(without).isEqualTo(new TreeSet<>(WITHOUT.keySet()));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> parameters(Map<String, Object> operation) {
        return (List<Map<String, Object>>) operation.getOrDefault("parameters", List.of());
    }

    @Test
    void ofSeveralAtOnceOneWins() {
        Map<String, Object> wrong = new LinkedHashMap<>();
        samples.forEach((route, sample) -> {
            Sample of = sample.get();
            List<Integer> answers = answers(route, of);
            boolean gone = route.startsWith("DELETE ") && !route.contains("directory");
            if (answers.stream().filter(status -> status < 300).count() != 1
                    || !answers.stream().filter(status -> status >= 300).allMatch(status -> status == (gone ? 404 : 412))) {
                wrong.put(route, answers);
            }
        });
        assertThat(wrong).isEmpty();
    }

    private List<Integer> answers(String route, Sample of) {
        try {
            return AtOnce.ask(4, () -> change(route, of, of.version).statusCode());
        } catch (Exception e) {
            throw new IllegalStateException(route, e);
        }
    }

    @Test
    void whoComesSecondSeesWhatItIsNow() {
        samples.forEach((route, sample) -> {
            Sample of = sample.get();
            // The last one changes without a version: whatever it is.
            String put = route.replace("DELETE ", route.contains("directory") || route.contains("desk-phones") ? "PATCH " : "PUT ");
            asks().body(of.change.get()).request(put.split(" ")[0], of.path).then().statusCode(200);
            change(route, of, of.version).then().statusCode(412).body("code", equalTo("outdated"), "present", notNullValue());
            JsonPath refused = change(route, of, of.version).jsonPath();
            Object version = refused.get("present") instanceof List<?> ? refused.get("present[0].version") : refused.get("present.version");
            assertThat((Integer) version).as(route).isGreaterThan(of.version);
            assertThat(change(route, of, (Integer) version).statusCode()).as(route).isIn(200, 204);
            asks().header("If-Match", "x").body(of.change.get()).request(put.split(" ")[0], of.path).then().statusCode(400)
                    .body("code", equalTo("version-unreadable"));
        });
    }

    private Response change(String route, Sample of, int version) {
        String method = route.split(" ")[0];
        RequestSpecification asks = asks().header("If-Match", "\"" + version + "\"");
        return method.equals("DELETE") ? asks.delete(of.path) : asks.body(of.change.get()).request(method, of.path);
    }
}
