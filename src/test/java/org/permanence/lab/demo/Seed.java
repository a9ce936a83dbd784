package org.permanence.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.permanence.lab.Api;
import org.permanence.lab.Helpline;

/**
 * People, phones and a roster for a demonstration, put in through the service's own API as an administrator and a coordinator would.
 * Created once; the roster is completed at every start, so that somebody is on shift now, at any hour of any day.
 */
final class Seed {

    static final String PASSWORD = "demonstration";
    static final String COORDINATOR = "coordination@permanence.example";

    /** What the log-in table shows. */
    record LogIn(String who, String email, String password) {}

    private record Responder(String firstName, String surname, int partner, List<String> languages, String reach, String homeNumber) {

        String email() {
            return Normalizer.normalize(firstName, Normalizer.Form.NFD).replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT)
                    + "@permanence.example";
        }
    }

    private static final List<String> PARTNERS = List.of("CAW Brussel", "Centre de service social de Bruxelles Sud",
            "Fédération des services sociaux", "La Gerbe", "Télé-Service", "Wijkpartenariat");

    private static final List<Responder> PEOPLE = List.of(
            new Responder("Ann", "Peeters", 0, List.of("nl", "fr", "en"), "softphone", "+3222555301"),
            new Responder("Bob", "Lambert", 1, List.of("fr"), "home", "+3222555302"),
            new Responder("Chloé", "Dubois", 2, List.of("fr", "en"), "home", "+3222555303"),
            new Responder("Dirk", "Janssens", 0, List.of("nl", "fr"), "home", "+3222555304"),
            new Responder("Emine", "Yilmaz", 3, List.of("fr", "nl"), "home", "+3222555305"),
            new Responder("Farid", "Haddad", 4, List.of("fr", "en"), "softphone", null),
            new Responder("Greet", "Claes", 5, List.of("nl"), "home", "+3222555307"),
            new Responder("Hugo", "Renard", 1, List.of("fr"), "softphone", null),
            new Responder("Inès", "Martin", 2, List.of("fr", "nl"), "home", "+3222555309"),
            new Responder("Jef", "Maes", 5, List.of("nl", "en"), "softphone", null),
            new Responder("Khadija", "Bennani", 4, List.of("fr"), "home", "+3222555311"),
            new Responder("Leïla", "Simon", 3, List.of("fr", "nl", "en"), "softphone", null));

    private static final int PER_SHIFT = 5;
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    private Seed() {}

    /**
     * @param administrator the first administrator's session
     * @param progress      told a sentence for each step that takes time
     * @return the log-ins to show
     */
    static List<LogIn> plant(Api administrator, String administratorEmail, String administratorPassword, Consumer<String> progress) {
        if (administrator.get("/api/responders").isEmpty()) {
            progress.accept("Putting twelve responders of six services on the line");
            people(administrator);
            Helpline.openRoundTheClock(administrator);
            awaitShiftsAtNight(administrator);
        }
        roster(administrator, progress);
        List<LogIn> logIns = new ArrayList<>();
        PEOPLE.stream().limit(3).forEach(person -> logIns.add(new LogIn("responder, " + person.reach(), person.email(), PASSWORD)));
        logIns.add(new LogIn("coordinator", COORDINATOR, PASSWORD));
        logIns.add(new LogIn("administrator", administratorEmail, administratorPassword));
        return logIns;
    }

    /**
     * The service plans the shifts of new hours a moment later, and takes away those of the old hours that nobody is on: nobody may be put
     * there first.
     */
    private static void awaitShiftsAtNight(Api administrator) {
        Awaitility.await("the shifts of the new hours").atMost(Duration.ofMinutes(1)).until(() -> {
            JsonNode shifts = administrator.get("/api/shifts");
            return shifts.findValuesAsText("from").stream().anyMatch(from -> Instant.parse(from).atZone(BRUSSELS).getHour() == 0);
        });
    }

    private static void people(Api administrator) {
        List<Long> partners =
                PARTNERS.stream().map(name -> administrator.post("/api/partners", Map.of("name", name)).path("id").asLong()).toList();
        for (Responder person : PEOPLE) {
            JsonNode created = administrator.post("/api/responders", Map.of("surname", person.surname(), "firstName", person.firstName(),
                    "email", person.email(), "languages", person.languages(), "partnerId", partners.get(person.partner())));
            long id = created.path("id").asLong();
            if (person.homeNumber() != null) {
                administrator.put("/api/responders/" + id + "/home-phone", Map.of("number", person.homeNumber()));
            }
            administrator.patch("/api/responders/" + id, Map.of("preferredReach", Map.of("kind", person.reach()), "trained", true), null);
            administrator.put("/api/availability/" + id + "/week", Map.of("week", week(PEOPLE.indexOf(person))));
            account(administrator, person.firstName() + " " + person.surname(), person.email(), "responder", person.languages().getFirst(),
                    id);
        }
        account(administrator, "Coordination", COORDINATOR, "coordinator", "fr", null);
    }

    /** So that the weeks after the planned ones have somebody to propose: every second day, at hours that not all share. */
    private static List<Map<String, Object>> week(int person) {
        return IntStream.rangeClosed(1, 7).filter(weekday -> (weekday + person) % 2 == 0)
                .mapToObj(weekday -> Map.<String, Object>of("weekday", weekday, "from", person % 3 == 0 ? "12:00" : "08:00", "to", "20:00",
                        "answer", person % 4 == 3 ? "ifNeeded" : "yes"))
                .toList();
    }

    private static void account(Api administrator, String name, String email, String role, String language, Long responder) {
        Map<String, Object> account = new HashMap<>(Map.of("name", name, "email", email, "password", PASSWORD, "roles", List.of(role),
                "language", language));
        if (responder != null) {
            account.put("responderId", responder);
        }
        administrator.post("/api/accounts", account);
    }

    private static void roster(Api administrator, Consumer<String> progress) {
        List<Long> everybody = new ArrayList<>();
        administrator.get("/api/responders").forEach(person -> everybody.add(person.path("id").asLong()));
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<JsonNode> empty = new ArrayList<>();
        administrator.get("/api/shifts?from=" + now + "&to=" + now.plus(14, ChronoUnit.DAYS)).forEach(shift -> {
            if (shift.path("assignments").isEmpty()) {
                empty.add(shift);
            }
        });
        if (empty.isEmpty() || everybody.isEmpty()) {
            return;
        }
        progress.accept("Planning " + empty.size() + " shifts of " + PER_SHIFT);
        int turn = 0;
        for (JsonNode shift : empty) {
            for (int place = 0; place < PER_SHIFT; place++) {
                try {
                    administrator.post("/api/shifts/" + shift.path("id").asLong() + "/assignments",
                            Map.of("responderId", everybody.get(turn++ % everybody.size())));
                } catch (Api.Refused refused) {
                    // Who uses the demonstration has changed it: another line at that time, a leave, somebody who left.
                    if (refused.status() != 409) {
                        throw refused;
                    }
                }
            }
        }
    }
}
