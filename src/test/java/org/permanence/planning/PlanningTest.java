package org.permanence.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
import org.permanence.responder.People;
import org.permanence.shift.Shifts;

/** From what people say to a proposal, and from there to the roster. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PlanningTest {

    /** Of a week that no other test uses, after the shifts that the service makes by itself. */
    private static final LocalDate MONDAY = LocalDate.now(OpeningHours.ZONE).plusWeeks(30).with(TemporalAdjusters.next(DayOfWeek.MONDAY));

    @Inject
    Accounts accounts;
    @Inject
    People people;
    @Inject
    Lines lines;
    @Inject
    Shifts shifts;
    Person coordinator;
    LineCode line;

    @BeforeEach
    void aCoordinator() {
        coordinator = accounts.somebody(Role.COORDINATOR);
        line = lines.line();
    }

    private static Instant at(int day, int hour) {
        return MONDAY.plusDays(day).atTime(hour, 0).atZone(OpeningHours.ZONE).toInstant();
    }

    private long shift(int day, int hour) {
        return shifts.shift(line, at(day, hour), at(day, hour + 4));
    }

    /** Of this line alone, and trained: only such people are proposed. */
    private long trained() {
        long id = people.somebody();
        coordinator.asks().body(Map.of("trained", true, "lines", List.of(line.value()))).patch("/api/responders/" + id).then()
                .statusCode(200);
        return id;
    }

    private ValidatableResponse says(long responder, Map<?, ?> answers) {
        return says(accounts.responder(responder), answers);
    }

    private static ValidatableResponse says(Person who, Map<?, ?> answers) {
        return who.asks().body(Map.of("answers", answers)).put("/api/availability/me/shifts").then();
    }

    private ValidatableResponse sees(Person who, String path) {
        return who.asks().queryParam("from", at(0, 0).toString()).queryParam("to", at(7, 0).toString()).get(path).then().statusCode(200);
    }

    private ValidatableResponse proposal() {
        return sees(coordinator, "/api/proposal");
    }

    private static Map<String, ?> week(int weekday, String from, String to, String answer) {
        return Map.of("weekday", weekday, "from", from, "to", to, "answer", answer);
    }

    @Test
    void whatIsSaidOfAWeekAndOfADateIsKept() {
        long monday = shift(0, 8);
        long tuesday = shift(1, 8);
        Person ann = accounts.responder(trained());

        ann.asks()
                .body(Map.of("week", List.of(week(1, "08:00", "12:00", "preferred"), week(2, "08:00", "18:00", "ifNeeded"))))
                .put("/api/availability/me/week").then().statusCode(200);
        ann.asks().body(Map.of("answers", Map.of(tuesday, "no"))).put("/api/availability/me/shifts").then().statusCode(204);

        sees(ann, "/api/availability/me").body("week", hasSize(2)).body("week[1].to", equalTo("18:00"))
                .body("shifts.shift", contains((int) monday, (int) tuesday)).body("shifts.answer", contains("preferred", "no"))
                .body("shifts.dated", contains(false, true));
        ann.asks().body(Map.of("answers", Collections.singletonMap(tuesday, null))).put("/api/availability/me/shifts").then()
                .statusCode(204);
        sees(coordinator, "/api/availability/" + ann.account().responderId()).body("shifts.answer", contains("preferred", "ifNeeded"));
    }

    /** Of hours that lie across each other, on two lines: each answer is of its own shift. */
    @Test
    void anAnswerForOneLineTakesNoneOfAnotherAway() {
        LineCode other = lines.line();
        long ann = people.somebody();
        coordinator.asks().body(Map.of("trained", true, "lines", List.of(line.value(), other.value()))).patch("/api/responders/" + ann)
                .then()
                .statusCode(200);
        long mornings = shifts.shift(line, at(3, 8), at(3, 12));
        long later = shifts.shift(other, at(3, 10), at(3, 14));

        Person asked = accounts.responder(ann);
        answers(asked, Map.of(mornings, "preferred"));
        answers(asked, Map.of(later, "no"));

        sees(coordinator, "/api/availability/" + ann).body("shifts.shift", contains((int) mornings, (int) later)).body("shifts.answer",
                contains("preferred", "no"));
        answers(asked, Map.of(mornings, "yes", later, "ifNeeded"));
        sees(coordinator, "/api/availability/" + ann).body("shifts.answer", contains("yes", "ifNeeded"));
    }

    private static void answers(Person who, Map<?, ?> answers) {
        who.asks().body(Map.of("answers", answers)).put("/api/availability/me/shifts").then().statusCode(204);
    }

    @Test
    void whatCannotBeIsNamedAndChangesNothing() {
        Person ann = accounts.responder(trained());
        ann.asks().body(Map.of("week", List.of(week(1, "08:00", "12:00", "yes")))).put("/api/availability/me/week").then()
                .statusCode(200);

        refuses(ann, "week-ends-before-it-begins", week(1, "12:00", "08:00", "yes"));
        refuses(ann, "week-says-no", week(1, "08:00", "12:00", "no"));
        refuses(ann, "week-overlaps", week(1, "08:00", "12:00", "yes"), week(1, "10:00", "14:00", "yes"));
        ann.asks().body(Map.of("answers", Map.of(987_654_321, "yes"))).put("/api/availability/me/shifts").then().statusCode(404);
        ann.asks().body(Map.of("answers", Map.of(1, "perhaps"))).put("/api/availability/me/shifts").then().statusCode(400);
        ann.asks().body(Map.of("answers", Map.of())).put("/api/availability/me/shifts").then().statusCode(400);
        Instant now = Instant.now();
        long begun = shifts.shift(line, now.minusSeconds(60), now.plusSeconds(60));
        ann.asks().body(Map.of("answers", Map.of(begun, "yes"))).put("/api/availability/me/shifts").then().statusCode(409)
                .body("code", equalTo("shift-begun"));

        sees(ann, "/api/availability/me").body("week", hasSize(1));
        coordinator.asks().get("/api/availability/987654321").then().statusCode(404);
    }

    private static void refuses(Person who, String code, Map<?, ?>... week) {
        who.asks().body(Map.of("week", Arrays.asList(week))).put("/api/availability/me/week").then().statusCode(400).body("code",
                equalTo(code));
    }

    @Test
    void aResponderSeesAndSaysTheirOwnOnly() {
        Person ann = accounts.responder(trained());
        String others = "/api/availability/" + trained();

        ann.asks().get(others).then().statusCode(403);
        ann.asks().body(Map.of("week", List.of())).put(others + "/week").then().statusCode(403);
        ann.asks().get("/api/proposal").then().statusCode(403);
        ann.asks().body(Map.of("seats", List.of(Map.of("shift", 1, "responder", 1)))).post("/api/shifts/seats").then().statusCode(403);
    }

    @Test
    void whoOfferedIsProposedAndTakenOverAtOnceAndTakenBack() {
        long shift = shift(2, 8);
        long other = shift(3, 8);
        long ann = trained();
        long bob = trained();
        says(ann, Map.of(shift, "preferred")).statusCode(204);
        says(bob, Map.of(shift, "no", other, "ifNeeded")).statusCode(204);

        proposal().body("seats.findAll { it.shift == %d }.person.id".formatted(shift), contains((int) ann))
                .body("seats.findAll { it.shift == %d }.answer".formatted(other), contains("ifNeeded"))
                .body("gaps.find { it.shift == %d }.empty".formatted(shift), equalTo(4))
                .body("gaps.find { it.shift == %d }.below".formatted(shift), equalTo(1))
                .body("gaps.find { it.shift == %d }.questions.person.id".formatted(shift), not(hasItem((int) bob)));

        Map<String, ?> seats = Map.of("seats", List.of(Map.of("shift", shift, "responder", ann), Map.of("shift", other, "responder", bob)));
        coordinator.asks().body(seats).post("/api/shifts/seats").then().statusCode(200)
                .body("shifts.assignments.flatten().responderId", hasItems((int) ann, (int) bob)).body("seats.responder",
                        contains((int) ann, (int) bob));
        // Again, it changes nothing, and nothing is to be taken back; so below.
        coordinator.asks().body(seats).post("/api/shifts/seats").then().statusCode(200).body("seats", hasSize(0));
        proposal().body("seats.findAll { it.shift == %d }".formatted(shift), hasSize(0));
        coordinator.asks().body(seats).post("/api/shifts/seats/removal").then().statusCode(200);
        coordinator.asks().body(seats).post("/api/shifts/seats/removal").then().statusCode(200);
        proposal().body("seats.findAll { it.shift == %d }.person.id".formatted(shift), contains((int) ann));
    }

    @Test
    void ofSeveralSeatsAllOrNoneAreTaken() {
        long shift = shift(4, 8);
        long ann = trained();
        long stranger = people.somebody();
        coordinator.asks().body(Map.of("lines", List.of(lines.line().value()))).patch("/api/responders/" + stranger).then().statusCode(200);

        coordinator.asks()
                .body(Map.of("seats", List.of(Map.of("shift", shift, "responder", ann), Map.of("shift", shift, "responder", stranger))))
                .post("/api/shifts/seats").then().statusCode(409);
        coordinator.asks()
                .body(Map.of("seats", List.of(Map.of("shift", shift, "responder", ann), Map.of("shift", 987_654_321, "responder", ann))))
                .post("/api/shifts/seats").then().statusCode(404);

        assertThat(shifts.phase(shift, ann)).isEmpty();
    }

    @Test
    void aShiftThatWasFilledMeanwhileIsNamedAndNothingIsTaken() {
        long full = shift(4, 14);
        long other = shift(4, 18);
        long ann = trained();
        long bob = trained();
        coordinator.asks().body(Map.of("target", 1, "floor", 0)).patch("/api/shifts/" + full).then().statusCode(200);
        shifts.assigned(full, bob);

        coordinator.asks()
                .body(Map.of("seats", List.of(Map.of("shift", other, "responder", ann), Map.of("shift", full, "responder", ann))))
                .post("/api/shifts/seats").then().statusCode(409).body("code", equalTo("shift-full")).body("shift", equalTo((int) full));
        assertThat(shifts.phase(other, ann)).isEmpty();

        coordinator.asks().body(Map.of("leave", Map.of("from", MONDAY.toString()))).patch("/api/responders/" + ann).then().statusCode(200);
        coordinator.asks().body(Map.of("seats", List.of(Map.of("shift", other, "responder", ann)))).post("/api/shifts/seats").then()
                .statusCode(409).body("code", equalTo("on-leave")).body("shift", equalTo((int) other))
                .body("responder", equalTo((int) ann));
        coordinator.asks().body(Map.of("leave", Map.of("from", MONDAY.plusDays(4).toString()))).patch("/api/responders/" + bob).then()
                .statusCode(200);
        long eva = trained();
        coordinator.asks().body(Map.of("seats", List.of(Map.of("shift", full, "responder", eva)))).post("/api/shifts/seats").then()
                .statusCode(200);
    }

    @Test
    void shiftsOfTwoLinesAtOneTimeHaveOneAnswerAndThoseThatOverlapTheirOwn() {
        LineCode second = lines.line();
        Person her = accounts.responder(people.somebody());
        long one = shift(3, 8);
        long same = shifts.shift(second, at(3, 8), at(3, 12));
        long later = shifts.shift(second, at(3, 10), at(3, 14));

        says(her, Map.of(one, "yes", same, "yes", later, "ifNeeded")).statusCode(204);
        her.asks().body(Map.of("answers", Map.of(later, "no"))).put("/api/availability/me/shifts").then().statusCode(204);
        sees(her, "/api/availability/me").body("shifts.findAll { it.shift == %d || it.shift == %d }.answer".formatted(one, same),
                contains("yes", "yes")).body("shifts.find { it.shift == %d }.answer".formatted(later), equalTo("no"));

        says(her, Map.of(one, "yes", same, "no")).statusCode(400).body("code", equalTo("answers-differ"));
    }

    @Test
    void takenOverTwiceAtOnceItIsTakenOnce() throws Exception {
        long shift = shift(5, 10);
        long ann = trained();
        Map<String, ?> seats = Map.of("seats", List.of(Map.of("shift", shift, "responder", ann)));

        assertThat(AtOnce.ask(8, () -> coordinator.asks().body(seats).post("/api/shifts/seats").statusCode())).containsOnly(200);
        assertThat(shifts.phase(shift, ann)).isPresent();
    }

    @Test
    void whoIsNotTrainedOrOnLeaveIsNotProposed() {
        long shift = shift(6, 10);
        long untrained = people.somebody();
        long away = trained();
        coordinator.asks().body(Map.of("leave", Map.of("from", MONDAY.toString()))).patch("/api/responders/" + away).then().statusCode(200);
        says(untrained, Map.of(shift, "yes")).statusCode(204);
        says(away, Map.of(shift, "yes")).statusCode(204);

        proposal().body("seats.findAll { it.shift == %d }".formatted(shift), hasSize(0))
                .body("gaps.find { it.shift == %d }.offers".formatted(shift), equalTo(0))
                .body("gaps.find { it.shift == %d }.untrained.id".formatted(shift), contains((int) untrained));
    }

    @Test
    void whoIsOnAShiftAndOnLeaveFillsNoSeat() {
        long shift = shift(2, 14);
        long ann = trained();
        shifts.assigned(shift, ann);
        proposal().body("gaps.find { it.shift == %d }.empty".formatted(shift), equalTo(4));

        coordinator.asks().body(Map.of("leave", Map.of("from", MONDAY.toString()))).patch("/api/responders/" + ann).then().statusCode(200);

        proposal().body("gaps.find { it.shift == %d }.empty".formatted(shift), equalTo(5));
    }

    @Test
    void aMaximumOfTheWeekIsKeptAndTheReasonSaid() {
        long first = shift(0, 12);
        long second = shift(1, 12);
        long ann = trained();
        coordinator.asks().body(Map.of("weeklyMaximum", 1)).patch("/api/responders/" + ann).then().statusCode(200);
        says(ann, Map.of(first, "yes", second, "yes")).statusCode(204);
        coordinator.asks().body(Map.of("seats", List.of(Map.of("shift", first, "responder", ann)))).post("/api/shifts/seats").then()
                .statusCode(200);

        proposal().body("seats.findAll { it.shift == %d }".formatted(second), hasSize(0))
                .body("gaps.find { it.shift == %d }.full.limit".formatted(second), contains("week"))
                .body("gaps.find { it.shift == %d }.questions.find { it.person.id == %d }.beyondTheWeek".formatted(second, ann),
                        equalTo(true))
                .body("gaps.find { it.shift == %d }.questions.find { it.person.id == -1 }".formatted(second), nullValue());
    }
}
