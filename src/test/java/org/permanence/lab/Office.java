package org.permanence.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Coordinators and administrators of the {@link Helpline} at work: their changes of the line, and the service's answers. */
public final class Office {

    private static final String LINE = "/api/lines/" + Helpline.LINE;

    private final Helpline line;

    Office(Helpline line) {
        this.line = line;
    }

    // --- the line

    public void closesTheLine(String announcement) {
        line.coordinator().post(LINE + "/closing", Map.of("announcement", announcement));
    }

    /** Also when it is open. */
    public void reopensTheLine() {
        line.coordinator().delete(LINE + "/closing");
    }

    /** @param seconds 0: none */
    public void givesForTheWrapUp(int seconds) {
        line.administrator().patch(LINE, Map.of("wrapUpSeconds", seconds), null);
    }

    /** What the history says of this call of today; null: it is not there. */
    public Double wrappedUp(String callId) {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Brussels"));
        for (JsonNode call : line.coordinator()
                .get("/api/history/calls?figure=answered&size=500&from=" + today.minusDays(1) + "&to=" + today)
                .path("items")) {
            if (call.path("callId").asText().equals(callId)) {
                return call.path("wrapUpSeconds").asDouble();
            }
        }
        return null;
    }

    /** Answered within these counts for the service level. */
    public void callsInTime(int seconds) {
        line.administrator().patch(LINE, Map.of("serviceLevelSeconds", seconds), null);
    }

    /** Of all alerts only the one on this number of waiting calls: other alerts of a laboratory's line belong to no story. */
    public void wantsAnAlertAt(int waiting) {
        wantsAlerts(Map.of("nobodyOnDuty", false, "belowFloor", false, "homePhoneResting", false, "waiting", waiting));
    }

    public void wantsNoAlerts() {
        wantsAlerts(Map.of("nobodyOnDuty", false, "belowFloor", false, "homePhoneResting", false));
    }

    /** @param thresholds by kind; a kind that is not named has none */
    public void wantsAlerts(Map<String, Object> thresholds) {
        wantsAlerts(Helpline.LINE, thresholds);
    }

    /** The numbers among them. */
    public Map<String, Integer> thresholds(String code) {
        Map<String, Integer> found = new HashMap<>();
        line.coordinator().get("/api/lines/" + code + "/thresholds").path("thresholds").properties().stream()
                .filter(each -> each.getValue().isInt()).forEach(each -> found.put(each.getKey(), each.getValue().asInt()));
        return found;
    }

    /** As {@link #wantsAlerts(Map)}, of this line. */
    public void wantsAlerts(String code, Map<String, Object> thresholds) {
        line.coordinator().put("/api/lines/" + code + "/thresholds", new HashMap<>(thresholds));
    }

    // --- people

    public record Shift(long id, Instant from, Instant to, List<Assigned> assignments) {}

    public record Assigned(long responderId) {}

    /** In their order. */
    public List<Shift> shifts(Instant from, Instant to) {
        return list(line.coordinator().get("/api/shifts?from=" + from + "&to=" + to), Shift.class);
    }

    public Shift shiftAt(Instant when) {
        return shifts(when, when.plusSeconds(1)).getFirst();
    }

    public boolean isOn(Person person, Shift shift) {
        return shifts(shift.from(), shift.to()).stream().filter(each -> each.id() == shift.id())
                .anyMatch(each -> each.assignments().stream().anyMatch(on -> on.responderId() == person.id()));
    }

    public void puts(Person person, Shift on) {
        line.coordinator().post(assignments(on), Map.of("responderId", person.id()));
    }

    public void takes(Person person, Shift off) {
        line.coordinator().delete(assignments(off) + "/" + person.id());
    }

    private static String assignments(Shift shift) {
        return "/api/shifts/" + shift.id + "/assignments";
    }

    public void sendsOffDuty(Person person) {
        line.coordinator().put("/api/duty/" + person.id(), Map.of("onDuty", false));
    }

    /** Whom else the lines belong to does not matter. @param lines codes; none: every line */
    public void letsAnswerFor(Person person, String... lines) {
        line.coordinator().patch("/api/responders/" + person.id(), Map.of("lines", List.of(lines)), null);
    }

    public void saysIsTrained(Person person) {
        line.coordinator().patch("/api/responders/" + person.id(), Map.of("trained", true), null);
    }

    /** As another coordinator, on another screen. */
    public void waitsAtMost(String code, int seconds) {
        line.coordinator().patch("/api/lines/" + code, Map.of("maximumWaitSeconds", seconds), null);
    }

    /** What a shift puts them on duty at. */
    public void letsPreferTheirHome(Person person) {
        line.coordinator().patch("/api/responders/" + person.id(), Map.of("preferredReach", Map.of("kind", "home")), null);
    }

    public void gives(String callId, Person to) {
        line.coordinator().post("/api/calls/" + callId + "/assign", Map.of("responderId", to.id()));
    }

    /** Orders that the wallboard has a button for in some states only. @param what such as {@code pause} */
    public void orders(Person person, String what, Map<String, ?> body) {
        line.coordinator().post("/api/duty/" + person.id() + "/" + what, body);
    }

    public void knowsOutside(String nameFr, String nameNl, String number) {
        line.coordinator().post("/api/directory", Map.of("nameFr", nameFr, "nameNl", nameNl, "number", number));
    }

    /** Somebody without a telephone who keeps what the line knows. @return the account */
    public long hires(String name, String email, String... roles) {
        return line.administrator().post("/api/accounts", Map.of("name", name, "email", email, "password", Helpline.PASSWORD,
                "roles", List.of(roles), "language", "fr")).path("id").asLong();
    }

    public void dismisses(long account) {
        line.administrator().patch("/api/accounts/" + account, Map.of("active", false), null);
    }

    /** An administrator ends all their sessions. @param atOnce without waiting for the end of a call */
    public void endsTheSessionsOf(Person person, boolean atOnce) {
        for (JsonNode account : line.administrator().get("/api/accounts")) {
            if (account.path("email").asText().equals(person.email())) {
                line.administrator().delete("/api/accounts/" + account.path("id").asLong() + "/sessions?atOnce=" + atOnce);
            }
        }
    }

    /** Their roles from now on. */
    public void grants(Person person, String... roles) {
        for (JsonNode account : line.administrator().get("/api/accounts")) {
            if (account.path("email").asText().equals(person.email())) {
                line.administrator().patch("/api/accounts/" + account.path("id").asLong(), Map.of("roles", List.of(roles)), null);
            }
        }
    }

    /** The kinds of the alerts that hold now. */
    public List<String> alertsNow() {
        return StreamSupport.stream(line.coordinator().get("/api/wallboard").path("alerts").spliterator(), false)
                .filter(alert -> !alert.path("endedAt").isTextual()).map(alert -> alert.path("kind").asText()).toList();
    }

    public void acknowledges(String alert) {
        line.coordinator().post("/api/alerts/" + alert + "/acknowledge", Map.of());
    }

    /** @param subject to what, or with which reason */
    public record TrailEntry(String name, String action, String subject) {}

    /** The newest of the audit trail. */
    public List<TrailEntry> trail() {
        return list(line.administrator().get("/api/audit?size=100").path("items"), TrailEntry.class);
    }

    /** Who changed a record, and what; never its words. */
    public String historyOf(long record) {
        return line.coordinator().get("/api/records/" + record + "/changes").toString();
    }

    // --- figures

    /** Of the day so far, as the wallboard has them. */
    public Figures today() {
        return View.of(line.coordinator().get("/api/wallboard").path("today").path("all"), Figures.class);
    }

    public record Period(Figures total, List<PartOfIt> rows) {}

    public record PartOfIt(Figures figures) {}

    /** Of the day so far, as the history has them. @param by such as {@code halfHour} */
    public Period todayInHistory(String by) {
        return View.of(line.coordinator().get("/api/history/figures?by=" + by + "&" + ofToday()), Period.class);
    }

    public record CallList(List<Call> items, int total) {}

    /** @param responder null: nobody had it. @param pickedUpAt null: nobody did */
    public record Call(String callId, Named responder, Instant pickedUpAt, Double waitedSeconds, Double talkedSeconds) {

        public boolean isOf(Person person) {
            return responder != null && responder.id == person.id();
        }
    }

    public record Named(long id) {}

    /** Today's calls that a figure counts, up to 500. */
    public CallList callsBehind(String figure) {
        return View.of(line.coordinator().get("/api/history/calls?size=500&figure=" + figure + "&" + ofToday()), CallList.class);
    }

    private static String ofToday() {
        LocalDate day = LocalDate.now(ZoneId.of("Europe/Brussels"));
        return "from=" + day + "&to=" + day;
    }

    /** What a figure means, in the service's words. */
    public record Definition(String key, Wording fr, Wording nl) {}

    public record Wording(String meaning) {}

    public List<Definition> definitions() {
        return list(line.coordinator().get("/api/figures/definitions"), Definition.class);
    }

    private static <V> List<V> list(JsonNode array, Class<V> of) {
        return StreamSupport.stream(array.spliterator(), false).map(each -> View.of(each, of)).toList();
    }
}
