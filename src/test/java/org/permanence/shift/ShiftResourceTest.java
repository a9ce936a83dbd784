package org.permanence.shift;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts;
import org.permanence.account.Accounts.Person;
import org.permanence.account.Role;
import org.permanence.lab.AtOnce;
import org.permanence.lab.Database;
import org.permanence.lab.PostgresResource;
import org.permanence.line.Closure;
import org.permanence.line.HoursService;
import org.permanence.line.Lines;
import org.permanence.line.OpeningHours;
import org.permanence.line.Regime;
import org.permanence.pbx.LineCode;
import org.permanence.problem.BasedOn;
import org.permanence.responder.Duty;
import org.permanence.responder.DutyService;
import org.permanence.responder.People;
import org.permanence.responder.ReachChoice;
import org.permanence.shift.ShiftService.ShiftView;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ShiftResourceTest {

    private static final LocalDate TODAY = Instant.now().atZone(OpeningHours.ZONE).toLocalDate();

    @Inject
    Accounts accounts;
    @Inject
    People people;
    @Inject
    Lines lines;
    @Inject
    HoursService hours;
    @Inject
    Shifts shifts;
    @Inject
    ShiftService service;
    @Inject
    DutyService duty;
    @Inject
    Database database;
    Person coordinator;

    @BeforeEach
    void aCoordinator() {
        coordinator = accounts.somebody(Role.COORDINATOR);
    }

    @Test
    void shiftsComeFromTheHoursOnceAndFollowTheirChanges() {
        LineCode line = lines.line();
        LocalDate day = TODAY.plusDays(10);
        lines.opens(line, TODAY, "08:00-12:00", "12:00-16:00");
        await().untilAsserted(() -> assertThat(on(line, day)).hasSize(2));
        service.plan();
        List<ShiftView> made = on(line, day);
        assertThat(made).hasSize(2).allSatisfy(shift -> {
            assertThat(shift.target()).isEqualTo(5);
            assertThat(shift.floor()).isEqualTo(2);
        });
        long ann = people.somebody();
        coordinator.asks().body(Map.of("responderId", ann)).post("/api/shifts/" + made.getFirst().id() + "/assignments").then()
                .statusCode(201);

        hours.addClosure(line, new Closure(0, day, day, Optional.empty(), "holiday"));
        await().untilAsserted(() -> assertThat(on(line, day)).singleElement().satisfies(shift -> assertThat(shift.withdrawn()).isTrue()));
        coordinator.asks().body(Map.of("responderId", people.somebody())).post("/api/shifts/" + made.getFirst().id() + "/assignments")
                .then()
                .statusCode(409).body("type", equalTo("urn:permanence:problem:shift-withdrawn"));

        hours.removeClosure(line, hours.closures(line).getFirst().value().id(), BasedOn.ANY);
        await().untilAsserted(() -> assertThat(on(line, day)).hasSize(2).noneMatch(ShiftView::withdrawn)
                .anySatisfy(shift -> assertThat(shift.assignments()).singleElement()
                        .satisfies(who -> assertThat(who.responderId()).isEqualTo(ann))));
    }

    /** Another headcount in the hours is for the shifts that exist too, but for those that a coordinator gave one of their own. */
    @Test
    void theHeadcountOfTheHoursReachesTheShiftsAndThatOfOneShiftOutlivesAClosure() {
        LineCode line = lines.line();
        LocalDate day = TODAY.plusDays(10);
        Regime regime = lines.opens(line, TODAY, "08:00-12:00", "12:00-16:00");
        await().untilAsserted(() -> assertThat(on(line, day)).hasSize(2));
        service.plan();
        long own = on(line, day).getFirst().id();
        coordinator.asks().body(Map.of("target", 7)).patch("/api/shifts/" + own).then().statusCode(200).body("target", equalTo(7));

        String slot = "{\"day\": %d, \"from\": \"%s\", \"to\": \"%s\", \"target\": 6, \"floor\": 3}";
        String six = "{\"name\": \"six\", \"from\": \"" + TODAY + "\", \"slots\": [" + IntStream.rangeClosed(1, 7).boxed()
                .flatMap(weekday -> Stream.of(slot.formatted(weekday, "08:00", "12:00"), slot.formatted(weekday, "12:00", "16:00")))
                .collect(Collectors.joining(",")) + "]}";
        int ahead = (int) service.between(Instant.now(), TODAY.plusDays(99).atStartOfDay(OpeningHours.ZONE).toInstant()).stream()
                .filter(shift -> shift.line().equals(line.value()) && shift.from().isAfter(Instant.now())).count();
        coordinator.asks().body("{\"regimeId\": " + regime.id() + ", \"regime\": " + six + "}")
                .post("/api/lines/" + line + "/hours-preview").then().statusCode(200)
                .body("resized", equalTo(ahead - 1), "keepsOwn", equalTo(1), "withdrawnCount", equalTo(0));
        coordinator.asks().body(six).put("/api/lines/" + line + "/regimes/" + regime.id()).then().statusCode(200);
        await().untilAsserted(() -> assertThat(on(line, day)).extracting(ShiftView::target).containsExactly(7, 6));
        assertThat(on(line, day)).extracting(ShiftView::floor).containsExactly(2, 3);

        hours.addClosure(line, new Closure(0, day, day, Optional.empty(), "holiday"));
        await().untilAsserted(() -> assertThat(on(line, day)).isEmpty());
        hours.removeClosure(line, hours.closures(line).getFirst().value().id(), BasedOn.ANY);
        await().untilAsserted(() -> assertThat(on(line, day)).extracting(ShiftView::target).containsExactly(7, 6));

        // As the hours say: it follows them again.
        coordinator.asks().body(Map.of("target", 6, "floor", 3)).patch("/api/shifts/" + own).then().statusCode(200);
        coordinator.asks().body(six.replace("\"target\": 6", "\"target\": 4")).put("/api/lines/" + line + "/regimes/" + regime.id()).then()
                .statusCode(200);
        await().untilAsserted(() -> assertThat(on(line, day)).extracting(ShiftView::target).containsExactly(4, 4));
    }

    /** Whom a coordinator can put on a shift, and who stays on one though they answer for another line by now. */
    @Test
    void aShiftIsForThoseWhoAnswerForItsLine() {
        LineCode line = lines.line();
        LineCode other = lines.line();
        Instant from = Instant.now().plusSeconds(86_400);
        long shift = shifts.shift(line, from, from.plusSeconds(14_400));
        long ann = people.somebody();
        long bob = people.somebody();
        coordinator.asks().body(Map.of("lines", List.of(other.value()))).patch("/api/responders/" + ann).then().statusCode(200)
                .body("lines", contains(other.value()));
        coordinator.asks().get("/api/shifts/" + shift + "/candidates").then().statusCode(200).body("responderId", hasItem((int) bob),
                "responderId", not(hasItem((int) ann)));
        assign(shift, ann).statusCode(409).body("type", equalTo("urn:permanence:problem:not-of-this-line"));
        shifts.assigned(shift, ann);
        coordinator.asks().get("/api/shifts").then().body("find { it.id == " + shift + " }.assignments[0].conflict",
                equalTo("otherLines"));
        coordinator.asks().body(Map.of("lines", List.of("nowhere"))).patch("/api/responders/" + ann).then().statusCode(400)
                .body("field", equalTo("lines"));
        coordinator.asks().body(Map.of("lines", List.of("No Where"))).patch("/api/responders/" + ann).then().statusCode(400);
        coordinator.asks().body(Map.of("lines", List.of())).patch("/api/responders/" + ann).then().statusCode(200)
                .body("lines", hasSize(0));
    }

    /** A line that is removed ends its shifts, keeps its past, and comes back with all of them. */
    @Test
    void aLineIsRemovedWithItsShiftsAndComesBack() {
        Person administrator = accounts.somebody(Role.ADMINISTRATOR);
        LineCode line = lines.line();
        LocalDate day = TODAY.plusDays(10);
        lines.opens(line, TODAY.minusDays(1), "00:00-24:00");
        await().untilAsserted(() -> assertThat(on(line, day)).hasSize(1));
        await().untilAsserted(() -> assertThat(on(line, TODAY)).hasSize(1));
        ShiftView running = on(line, TODAY).getFirst();
        ShiftView later = on(line, day).getFirst();
        long ann = people.somebody();
        assign(running.id(), ann).statusCode(201);
        assign(later.id(), ann).statusCode(201);
        await().untilAsserted(() -> assertThat(duty.of(ann)).isPresent());
        String path = "/api/lines/" + line + "/retirement";

        coordinator.asks().post(path).then().statusCode(403);
        administrator.asks().get(path).then().statusCode(200).body("lastLine", equalTo(false), "calls", equalTo(0), "shiftCount",
                equalTo(2), "shifts.id", contains((int) running.id(), (int) later.id()), "onDuty", hasSize(1));
        administrator.asks().post(path).then().statusCode(200).body("retiredAt", notNullValue(), "open", equalTo(false));
        await().untilAsserted(() -> assertThat(duty.of(ann)).as("goes off duty").isEmpty());
        administrator.asks().post(path).then().statusCode(409).body("type", equalTo("urn:permanence:problem:line-retired"));
        service.plan();
        assertThat(on(line, day)).as("it is not on the roster").isEmpty();
        assertThat(shifts.phase(later.id(), ann)).as("nothing is lost").isPresent();
        coordinator.asks().body(Map.of("name", "x")).patch("/api/lines/" + line).then().statusCode(409);
        coordinator.asks().body(Map.of("announcement", "adhoc")).post("/api/lines/" + line + "/closing").then().statusCode(409);
        coordinator.asks().get("/api/lines").then().body("find { it.code == '" + line + "' }.retiredAt", notNullValue());

        administrator.asks().delete(path).then().statusCode(200).body("retiredAt", nullValue(), "open", equalTo(true));
        await().untilAsserted(() -> assertThat(duty.of(ann)).as("is on duty again").isPresent());
        await().untilAsserted(() -> assertThat(on(line, day)).singleElement().satisfies(shift -> {
            assertThat(shift.withdrawn()).isFalse();
            assertThat(shift.assignments()).singleElement().satisfies(who -> assertThat(who.responderId()).isEqualTo(ann));
        }));
        administrator.asks().get("/api/lines/nowhere/retirement").then().statusCode(404);
        administrator.asks().delete("/api/lines/No%20Where/retirement").then().statusCode(404);
    }

    /** A number of a line that was removed is free; the last line stays. */
    @Test
    void theLastLineStaysAndTheNumbersOfARemovedOneAreFree() {
        Person administrator = accounts.somebody(Role.ADMINISTRATOR);
        LineCode gone = lines.line();
        LineCode stays = lines.line();
        coordinator.asks().body(Map.of("numbers", List.of("020018001", "020018002"))).patch("/api/lines/" + gone).then().statusCode(200);
        administrator.asks().post("/api/lines/" + gone + "/retirement").then().statusCode(200);
        coordinator.asks().body(Map.of("numbers", List.of("020018002"))).patch("/api/lines/" + stays).then().statusCode(200);
        administrator.asks().delete("/api/lines/" + gone + "/retirement").then().statusCode(200).body("numbers", contains("020018001"));

        database.run("UPDATE line SET retired_at = '2001-01-01' WHERE code <> '" + stays + "' AND retired_at IS NULL");
        try {
            administrator.asks().get("/api/lines/" + stays + "/retirement").then().body("lastLine", equalTo(true));
            administrator.asks().post("/api/lines/" + stays + "/retirement").then().statusCode(409).body("type",
                    equalTo("urn:permanence:problem:last-line"));
        } finally {
            database.run("UPDATE line SET retired_at = NULL WHERE retired_at = '2001-01-01'");
        }
    }

    /** Who is there tomorrow, for everybody; on which phone, and what stands against it, is for coordinators. */
    @Test
    void everybodySeesWhoIsOnWhichShift() {
        LineCode line = lines.line();
        Instant from = Instant.now().plusSeconds(86_400);
        long shift = shifts.shift(line, from, from.plusSeconds(14_400));
        long ann = people.somebody();
        coordinator.asks().body(Map.of("responderId", ann, "reach", Map.of("kind", "softphone")))
                .post("/api/shifts/" + shift + "/assignments").then().statusCode(201);
        String theirs = "find { it.id == " + shift + " }.assignments[0].";
        coordinator.asks().get("/api/shifts").then().statusCode(200).body(theirs + "reach.kind", equalTo("softphone"));
        accounts.somebody(Role.RESPONDER).asks().get("/api/shifts").then().statusCode(200)
                .body(theirs + "responderId", equalTo((int) ann)).body(theirs + "reach", nullValue());
    }

    /** A line cannot ring somebody whom another line has. */
    @Test
    void nobodyIsOnTwoLinesAtOneTime() {
        LineCode line = lines.line();
        LineCode other = lines.line();
        Instant from = Instant.now().plusSeconds(86_400);
        long here = shifts.shift(line, from, from.plusSeconds(14_400));
        long there = shifts.shift(other, from.plusSeconds(7_200), from.plusSeconds(20_000));
        long after = shifts.shift(other, from.plusSeconds(14_400), from.plusSeconds(28_800));
        long ann = people.somebody();
        assign(here, ann).statusCode(201);
        assign(there, ann).statusCode(409).body("type", equalTo("urn:permanence:problem:on-another-line"));
        assign(after, ann).statusCode(201);
        // As it may stand in a roster of before: it is said.
        database.run("INSERT INTO assignment (shift_id, responder_id, phase) VALUES (" + there + ", " + ann + ", 'PLANNED')");
        assertThat(service.between(from, from.plusSeconds(28_800)).stream().filter(shift -> Set.of(here, there).contains(shift.id())))
                .hasSize(2).allSatisfy(shift -> assertThat(shift.assignments().getFirst().conflict()).isEqualTo("elsewhere"));
    }

    @Test
    void leaveThatIsGivenAfterwardsIsSaid() {
        LineCode line = lines.line();
        Instant from = Instant.now().plusSeconds(86_400);
        long shift = shifts.shift(line, from, from.plusSeconds(14_400));
        long ann = people.somebody();
        assign(shift, ann).statusCode(201);
        LocalDate day = from.atZone(OpeningHours.ZONE).toLocalDate();
        coordinator.asks().body(Map.of("leave", Map.of("from", day.toString(), "to", day.toString()))).patch("/api/responders/" + ann)
                .then().statusCode(200);
        assertThat(service.between(from, from.plusSeconds(1)).stream().filter(found -> found.id() == shift)).singleElement()
                .satisfies(found -> assertThat(found.assignments().getFirst().conflict()).isEqualTo("onLeave"));
        coordinator.asks().get("/api/shifts/" + shift + "/candidates").then().statusCode(200)
                .body("responderId", not(hasItem((int) ann)));
    }

    @Test
    void candidatesAreThoseWhoAnswerTheFreeOnesFirst() {
        LineCode line = lines.line();
        LineCode other = lines.line();
        Instant from = Instant.now().plusSeconds(86_400);
        long shift = shifts.shift(line, from, from.plusSeconds(14_400));
        long there = shifts.shift(other, from, from.plusSeconds(14_400));
        long free = people.somebody();
        long busy = people.somebody();
        long gone = people.somebody();
        assign(there, busy).statusCode(201);
        coordinator.asks().post("/api/responders/" + gone + "/leaving").then().statusCode(200);
        coordinator.asks().get("/api/shifts/" + shift + "/candidates").then().statusCode(200)
                .body("responderId", not(hasItem((int) gone)))
                .body("find { it.responderId == " + busy + " }.conflict", equalTo("elsewhere"))
                .body("find { it.responderId == " + busy + " }.day", equalTo(1))
                .body("find { it.responderId == " + free + " }.conflict", nullValue())
                .body("[-1].conflict", notNullValue());
        coordinator.asks().get("/api/shifts/0/candidates").then().statusCode(404);
    }

    /** Somebody is ill today: another takes their place on all shifts of the day, and in the queue at once. */
    @Test
    void anIllPersonIsReplacedInTheRosterAndInTheQueueTogether() {
        LineCode line = lines.line();
        Instant now = Instant.now();
        long running = shifts.shift(line, now.minusSeconds(600), now.plusSeconds(3_600));
        long next = shifts.shift(line, now.plusSeconds(3_600), now.plusSeconds(7_200));
        long ann = people.somebody();
        long bob = people.somebody();
        assign(running, ann).statusCode(201);
        assign(next, ann).statusCode(201);
        await().untilAsserted(() -> assertThat(duty.of(ann)).isPresent());

        replace(Set.of(running, next), ann, bob).statusCode(200).body("size()", equalTo(2))
                .body("[0].assignments.responderId", equalTo(List.of((int) bob)));
        await().untilAsserted(() -> {
            assertThat(duty.of(ann)).isEmpty();
            assertThat(duty.of(bob)).isPresent();
        });
        replace(Set.of(running), ann, bob).statusCode(404);
        assign(next, ann).statusCode(201);
        replace(Set.of(running, next), bob, ann).statusCode(409).body("type", equalTo("urn:permanence:problem:already-on-shift"));
        assertThat(duty.of(bob)).as("all or nothing").isPresent();
        replace(Set.of(0L), ann, bob).statusCode(404);
        replace(Set.of(), ann, bob).statusCode(400);
        replace(Set.of(running), bob, 0).statusCode(400).body("field", equalTo("comes"));
        replace(Set.of(running), bob, ann).statusCode(200);
        await("taken back").untilAsserted(() -> assertThat(duty.of(ann)).isPresent());
    }

    @Test
    void anotherPhoneForAShiftThatHasBegunIsRungAtOnceOrNothingChanges() {
        LineCode line = lines.line();
        Instant now = Instant.now();
        long running = shifts.shift(line, now.minusSeconds(600), now.plusSeconds(3_600));
        long ann = people.atHome("+3222224410");
        long bob = people.somebody();
        String phone = people.deskPhone();
        assign(running, ann).statusCode(201);
        assign(running, bob, Map.of("kind", "desk", "phone", phone)).statusCode(201);
        await().untilAsserted(() -> assertThat(duty.of(ann)).isPresent());
        await().untilAsserted(() -> assertThat(duty.of(bob)).isPresent());
        Instant since = duty.of(ann).orElseThrow().since();

        assign(running, ann, Map.of("kind", "home")).statusCode(201);
        assertThat(duty.of(ann)).hasValueSatisfying(on -> {
            assertThat(on.reach()).isEqualTo(ReachChoice.HOME);
            assertThat(on.since()).isEqualTo(since);
        });
        assign(running, ann, Map.of("kind", "desk", "phone", phone)).statusCode(409).body("code", equalTo("desk-phone-taken"));
        assertThat(duty.of(ann)).hasValueSatisfying(on -> assertThat(on.reach()).isEqualTo(ReachChoice.HOME));
        assign(running, ann, Map.of("kind", "home")).statusCode(201).body("assignments.find { it.responderId == %d }.reach.kind"
                .formatted(ann), equalTo("home"));
        duty.goOffDuty(ann, Duty.By.SELF);
        assign(running, ann).statusCode(201);
        assertThat(duty.of(ann)).as("who went off duty stays so").isEmpty();
    }

    /** What is taken back is as it was: the phone for a shift too. */
    @Test
    void whoIsReplacedAndPutBackHasThePhoneOfBefore() {
        LineCode line = lines.line();
        Instant from = Instant.now().plusSeconds(86_400);
        long first = shifts.shift(line, from, from.plusSeconds(3_600));
        long second = shifts.shift(line, from.plusSeconds(3_600), from.plusSeconds(7_200));
        long ann = people.somebody();
        long bob = people.somebody();
        String phone = people.deskPhone();
        assign(first, ann, Map.of("kind", "desk", "phone", phone)).statusCode(201);
        assign(second, ann).statusCode(201);

        replace(Set.of(first, second), ann, bob).statusCode(200).body("assignments.reach.flatten()", equalTo(Arrays.asList(null, null)));
        coordinator.asks()
                .body(Map.of("shifts", Set.of(first, second), "leaves", bob, "comes", ann, "reaches",
                        Map.of(Long.toString(first), Map.of("kind", "desk", "phone", phone))))
                .post("/api/shifts/replacement").then().statusCode(200).body("[0].assignments[0].reach.phone", equalTo(phone))
                .body("[1].assignments[0].reach", nullValue());
        coordinator.asks()
                .body(Map.of("shifts", Set.of(first), "leaves", ann, "comes", bob, "reaches",
                        Map.of(Long.toString(first), Map.of("kind", "desk", "phone", "zzz"))))
                .post("/api/shifts/replacement").then().statusCode(400).body("code", equalTo("desk-phone-unknown"))
                .body("field", equalTo("reaches"));
    }

    @Test
    void aDeskPhoneThatIsNotThereIsNamed() {
        Instant from = Instant.now().plusSeconds(86_400);
        long shift = shifts.shift(lines.line(), from, from.plusSeconds(3_600));
        assign(shift, people.somebody(), Map.of("kind", "desk", "phone", "zzz")).statusCode(400).body("code", equalTo("desk-phone-unknown"))
                .body("field", equalTo("reach"));
    }

    @Test
    void ofManyWhoTakeSomebodyOffAShiftAtOnceOneDoes() throws Exception {
        Instant from = Instant.now().plusSeconds(86_400);
        long shift = shifts.shift(lines.line(), from, from.plusSeconds(3_600));
        long ann = people.somebody();
        long bob = people.somebody();
        assign(shift, ann).statusCode(201);
        List<Integer> answers =
                AtOnce.ask(20, () -> coordinator.asks().delete("/api/shifts/" + shift + "/assignments/" + ann).statusCode());
        assertThat(answers).containsOnlyOnce(204).containsOnly(204, 404);
        assign(shift, ann).statusCode(201);
        assertThat(AtOnce.ask(20, () -> replace(Set.of(shift), ann, bob).extract().statusCode())).containsOnlyOnce(200).containsOnly(200,
                404);
    }

    /** Who was on a shift that is over, and how many were wanted, is what figures and reports tell of. */
    @Test
    void aShiftThatIsOverStaysAsItWas() {
        long over = shifts.shift(lines.line(), Instant.now().minusSeconds(7_200), Instant.now().minusSeconds(3_600));
        long ann = people.somebody();
        database.run("INSERT INTO assignment (shift_id, responder_id, phase) VALUES (" + over + ", " + ann + ", 'ENDED')");
        String path = "/api/shifts/" + over;
        coordinator.asks().body(Map.of("target", 50, "floor", 50)).patch(path).then().statusCode(409).body("code", equalTo("shift-over"));
        coordinator.asks().delete(path + "/assignments/" + ann).then().statusCode(409).body("code", equalTo("shift-over"));
        replace(Set.of(over), ann, people.somebody()).statusCode(409).body("code", equalTo("shift-over"));
        assertThat(service.between(Instant.now().minusSeconds(7_000), Instant.now().minusSeconds(6_000)).stream()
                .filter(shift -> shift.id() == over)).singleElement().satisfies(shift -> {
                    assertThat(shift.target()).isEqualTo(5);
                    assertThat(shift.assignments()).hasSize(1);
                });
    }

    private ValidatableResponse assign(long shift, long who, Map<String, ?> reach) {
        return coordinator.asks().body(Map.of("responderId", who, "reach", reach)).post("/api/shifts/" + shift + "/assignments").then();
    }

    private ValidatableResponse assign(long shift, long who) {
        return coordinator.asks().body(Map.of("responderId", who)).post("/api/shifts/" + shift + "/assignments").then();
    }

    private ValidatableResponse replace(Set<Long> shifts, long leaves, long comes) {
        return coordinator.asks().body(Map.of("shifts", shifts, "leaves", leaves, "comes", comes)).post("/api/shifts/replacement").then();
    }

    /** Before it is made, a change says which shifts with people on them it would end, and what becomes of today. */
    @Test
    void aChangeOfHoursSaysWhoIsPlannedThen() {
        LineCode line = lines.line();
        LocalDate day = TODAY.plusDays(10);
        lines.opens(line, TODAY.minusDays(5), "00:00-12:00", "12:00-24:00");
        await().untilAsserted(() -> assertThat(on(line, day)).hasSize(2));
        long shift = on(line, day).getFirst().id();
        coordinator.asks().body(Map.of("responderId", people.somebody())).post("/api/shifts/" + shift + "/assignments").then()
                .statusCode(201);
        String path = "/api/lines/" + line + "/hours-preview";
        coordinator.asks().body(Map.of("closure", Map.of("from", day.toString(), "announcement", "adhoc"))).post(path).then()
                .statusCode(200).body("withdrawn.id", equalTo(List.of((int) shift)), "withdrawnCount", equalTo(1),
                        "withdrawn[0].assignments", hasSize(1), "openNow", equalTo(true), "openNowAfter", equalTo(true));
        coordinator.asks().body(Map.of("closure", Map.of("from", day.plusDays(1).toString(), "announcement", "adhoc"))).post(path).then()
                .statusCode(200).body("withdrawn", hasSize(0));
        coordinator.asks().body(Map.of("closure", Map.of("from", TODAY.toString(), "announcement", "adhoc"))).post(path).then()
                .statusCode(200).body("today", equalTo(List.of(Map.of("from", "00:00", "to", "24:00"))), "todayAfter", hasSize(0),
                        "openNowAfter", equalTo(false));
        assertThat(on(line, day)).noneMatch(ShiftView::withdrawn);
        assertThat(hours.closures(line)).isEmpty();

        coordinator.asks().body(Map.of()).post(path).then().statusCode(400);
        coordinator.asks().body(Map.of("regimeId", 1, "closureId", 1)).post(path).then().statusCode(400);
        coordinator.asks().body(Map.of("closureId", 999_999)).post(path).then().statusCode(404);
        accounts.somebody(Role.RESPONDER).asks().body(Map.of("closureId", 1)).post(path).then().statusCode(403);
    }

    /** Nobody is rung for somebody who is gone: their seat is free to be filled, and theirs again when they come back. */
    @Test
    void anInactivePersonFillsNoSeat() {
        LineCode line = lines.line();
        Instant from = Instant.now().plusSeconds(86_400);
        long tomorrow = shifts.shift(line, from, from.plusSeconds(14_400));
        long over = shifts.shift(line, Instant.now().minusSeconds(86_400), Instant.now().minusSeconds(72_000));
        long ann = people.somebody();
        long bob = people.somebody();
        coordinator.asks().body(Map.of("responderId", ann)).post("/api/shifts/" + tomorrow + "/assignments").then().statusCode(201);
        coordinator.asks().body(Map.of("responderId", bob)).post("/api/shifts/" + tomorrow + "/assignments").then().statusCode(201);
        database.run("INSERT INTO assignment (shift_id, responder_id, phase) VALUES (" + over + ", " + ann + ", 'ENDED')");

        coordinator.asks().post("/api/responders/" + ann + "/leaving").then().statusCode(200);

        assertThat(service.between(from, from.plusSeconds(1)).stream().filter(shift -> shift.id() == tomorrow)).singleElement()
                .satisfies(shift -> assertThat(shift.assignments()).extracting(ShiftService.AssignmentView::responderId)
                        .containsExactly(bob));
        assertThat(service.between(Instant.now().minusSeconds(86_000), Instant.now()).stream().filter(shift -> shift.id() == over))
                .singleElement().satisfies(shift -> assertThat(shift.assignments()).as("who was there").hasSize(1));

        coordinator.asks().delete("/api/responders/" + ann + "/leaving").then().statusCode(200);
        assertThat(service.between(from, from.plusSeconds(1)).stream().filter(shift -> shift.id() == tomorrow)).singleElement()
                .satisfies(shift -> assertThat(shift.assignments()).hasSize(2));
    }

    /** Not left for the night, nor for the next change. */
    @Test
    void shiftsThatCouldNotFollowAChangeFollowItSoon() {
        LineCode line = lines.line();
        database.run("CREATE SEQUENCE refusals");
        database.run("CREATE FUNCTION refuse_shift() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM nextval('refusals');"
                + " RAISE EXCEPTION 'no shifts now'; END $$");
        database.run("CREATE TRIGGER refuse_shift BEFORE INSERT ON shift FOR EACH STATEMENT EXECUTE FUNCTION refuse_shift()");
        try {
            lines.opens(line, TODAY, "08:00-12:00");
            await().until(() -> (boolean) database.ask("SELECT is_called FROM refusals"));
            assertThat(on(line, TODAY.plusDays(10))).isEmpty();
        } finally {
            database.run("DROP TRIGGER refuse_shift ON shift");
            database.run("DROP FUNCTION refuse_shift");
            database.run("DROP SEQUENCE refusals");
        }
        await().untilAsserted(() -> assertThat(on(line, TODAY.plusDays(10))).hasSize(1));
    }

    @Test
    void onlyCoordinatorsAndAdministratorsPlan() {
        given().get("/api/shifts").then().statusCode(401);
        Person responder = accounts.somebody(Role.RESPONDER);
        responder.asks().body(Map.of("responderId", 1)).post("/api/shifts/1/assignments").then().statusCode(403);
        responder.asks().get("/api/shifts/1/candidates").then().statusCode(403);
        responder.asks().body(Map.of("shifts", List.of(1), "leaves", 1, "comes", 2)).post("/api/shifts/replacement").then().statusCode(403);
        coordinator.asks().get("/api/shifts").then().statusCode(200);
    }

    @Test
    void somebodyIsPutOnAShiftAndTakenFromIt() {
        LineCode line = lines.line();
        Instant from = Instant.now().plusSeconds(86_400);
        long shift = shifts.shift(line, from, from.plusSeconds(14_400));
        long ann = people.somebody();

        coordinator.asks().body(Map.of("responderId", ann, "reach", Map.of("kind", "softphone")))
                .post("/api/shifts/" + shift + "/assignments").then()
                .statusCode(201).body("assignments", hasSize(1), "assignments[0].responderId", equalTo((int) ann),
                        "assignments[0].name", containsString("Surname"), "assignments[0].reach.kind", equalTo("softphone"),
                        "assignments[0].phase", equalTo("planned"));
        // again: the phone changes, and nobody is there twice
        coordinator.asks().body(Map.of("responderId", ann)).post("/api/shifts/" + shift + "/assignments").then()
                .statusCode(201).body("assignments", hasSize(1), "assignments[0].reach", equalTo(null));
        assertThat(service.next(ann)).isPresent();
        assertThat(service.current(ann)).isEmpty();

        coordinator.asks().get("/api/shifts?from=" + from.minusSeconds(1) + "&to=" + from.plusSeconds(1)).then().statusCode(200)
                .body("find { it.id == " + shift + " }.line", equalTo(line.value()));
        coordinator.asks().delete("/api/shifts/" + shift + "/assignments/" + ann).then().statusCode(204);
        coordinator.asks().delete("/api/shifts/" + shift + "/assignments/" + ann).then().statusCode(404);
        assertThat(service.next(ann)).isEmpty();
    }

    @Test
    void aShiftIsResizedAndPlanningAgainKeepsThat() {
        LineCode line = lines.line();
        lines.opens(line, TODAY, "08:00-12:00");
        LocalDate day = TODAY.plusDays(10);
        await().untilAsserted(() -> assertThat(on(line, day)).hasSize(1));
        long shift = on(line, day).getFirst().id();
        coordinator.asks().body(Map.of("target", 7)).patch("/api/shifts/" + shift).then().statusCode(200)
                .body("target", equalTo(7), "floor", equalTo(2));
        coordinator.asks().body(Map.of("floor", 8)).patch("/api/shifts/" + shift).then().statusCode(400).body("field", equalTo("floor"));
        coordinator.asks().body(Map.of("target", 0)).patch("/api/shifts/" + shift).then().statusCode(400).body("field", equalTo("target"));

        service.plan();
        assertThat(on(line, day).getFirst().target()).isEqualTo(7);
    }

    @Test
    void whatCannotBeIsRefusedWithAReason() {
        LineCode line = lines.line();
        long over = shifts.shift(line, Instant.now().minusSeconds(7200), Instant.now().minusSeconds(3600));
        long running = shifts.shift(line, Instant.now().minusSeconds(600), Instant.now().plusSeconds(3600));
        long ann = people.somebody();
        coordinator.asks().body(Map.of("responderId", ann)).post("/api/shifts/" + over + "/assignments").then().statusCode(409)
                .body("type", equalTo("urn:permanence:problem:shift-over"));
        coordinator.asks().body(Map.of("responderId", 999_999_999)).post("/api/shifts/" + running + "/assignments").then().statusCode(400)
                .body("field", equalTo("responderId"));
        coordinator.asks().body(Map.of()).post("/api/shifts/" + running + "/assignments").then().statusCode(400).body("field",
                equalTo("responderId"));
        coordinator.asks().body(Map.of("responderId", ann)).post("/api/shifts/999999999/assignments").then().statusCode(404);
        coordinator.asks().get("/api/shifts?from=yesterday").then().statusCode(400).body("field", equalTo("from"));
        coordinator.asks().get("/api/shifts?from=2026-11-20T08:00:00Z&to=2026-11-20T08:00:00Z").then().statusCode(400).body("field",
                equalTo("to"));
    }

    @Test
    void whoIsPutOnARunningShiftGoesOnDutyAtOnceAndOffWhenTakenFromIt() {
        LineCode line = lines.line();
        long shift = shifts.shift(line, Instant.now().minusSeconds(600), Instant.now().plusSeconds(3600));
        long ann = people.somebody();
        coordinator.asks().body(Map.of("responderId", ann)).post("/api/shifts/" + shift + "/assignments").then().statusCode(201);
        await().untilAsserted(() -> assertThat(duty.of(ann)).hasValueSatisfying(on -> assertThat(on.by()).isEqualTo(Duty.By.SHIFT)));
        assertThat(shifts.phase(shift, ann)).contains(Phase.BEGUN);
        assertThat(service.current(ann)).isPresent();

        coordinator.asks().delete("/api/shifts/" + shift + "/assignments/" + ann).then().statusCode(204);
        assertThat(duty.of(ann)).isEmpty();
    }

    @Test
    void whoWentOnDutyByHandStaysWhenTakenFromARunningShift() {
        LineCode line = lines.line();
        long shift = shifts.shift(line, Instant.now().minusSeconds(600), Instant.now().plusSeconds(3600));
        long ann = people.somebody();
        duty.goOnDuty(ann, ReachChoice.SOFTPHONE, Duty.By.SELF);
        coordinator.asks().body(Map.of("responderId", ann)).post("/api/shifts/" + shift + "/assignments").then().statusCode(201);
        await().untilAsserted(() -> assertThat(shifts.phase(shift, ann)).contains(Phase.BEGUN));

        coordinator.asks().delete("/api/shifts/" + shift + "/assignments/" + ann).then().statusCode(204);
        assertThat(duty.of(ann)).isPresent();
    }

    private List<ShiftView> on(LineCode line, LocalDate day) {
        return service.between(day.atStartOfDay(OpeningHours.ZONE).toInstant(), day.plusDays(1).atStartOfDay(OpeningHours.ZONE).toInstant())
                .stream()
                .filter(shift -> shift.line().equals(line.value())).toList();
    }
}
