package org.permanence.shift;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.line.OpeningHours;
import org.permanence.problem.Problem;
import org.permanence.responder.ResponderService;
import org.permanence.responder.ResponderService.ResponderView;

/** Whom a coordinator can put on a shift: everybody who answers for its line and is not on it, those who are free first. */
@ApplicationScoped
class Candidates {

    private final ShiftRepository shifts;
    private final AssignmentRepository assignments;
    private final ResponderService responders;

    Candidates(ShiftRepository shifts, AssignmentRepository assignments, ResponderService responders) {
        this.shifts = shifts;
        this.assignments = assignments;
        this.responders = responders;
    }

    /**
     * @param partner       the service that lends them; null: none
     * @param conflict      why they cannot come; null: they can
     * @param week          how many shifts they have that week, Monday to Sunday
     * @param day           how many shifts they have that day
     * @param weeklyMaximum null, like {@code dailyMaximum}: no maximum. Nobody is refused for it: the coordinator decides
     */
    record Candidate(long responderId, String name, Set<String> languages, @Schema(nullable = true) String partner,
            @Schema(nullable = true, enumeration = {
                    "onLeave", "elsewhere"}) String conflict,
            int week,
            @Schema(nullable = true) Integer weeklyMaximum, int day, @Schema(nullable = true) Integer dailyMaximum, boolean experienced,
            boolean trained) {

        private boolean busy() {
            return weeklyMaximum != null && week >= weeklyMaximum || dailyMaximum != null && day >= dailyMaximum;
        }
    }

    /** @throws Problem 404 */
    List<Candidate> of(long shiftId) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Shift shift = shifts.findByIdOptional(shiftId).orElseThrow(() -> new ShiftRefusal.NoSuchShift().problem());
            LocalDate day = Eligibility.day(shift.beginsAt);
            LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            Map<Long, List<Assignment>> week = assignments.within(midnight(monday), midnight(monday.plusWeeks(1))).stream()
                    .collect(Collectors.groupingBy(assignment -> assignment.key.responderId()));
            Set<Long> on = assignments.of(List.of(shiftId)).stream().map(assignment -> assignment.key.responderId())
                    .collect(Collectors.toSet());
            return responders.all().stream()
                    .filter(person -> person.active() && Eligibility.answers(person, shift) && !on.contains(person.id()))
                    .map(person -> candidate(shift, day, person, week.getOrDefault(person.id(), List.of())))
                    .sorted(Comparator.comparing((Candidate who) -> who.conflict() != null).thenComparing(Candidate::busy)).toList();
        });
    }

    private static Candidate candidate(Shift shift, LocalDate day, ResponderView person, List<Assignment> week) {
        return new Candidate(person.id(), person.name(), person.languages(), person.partner() == null ? null : person.partner().name(),
                Eligibility.conflict(shift, person, week).map(Eligibility.Conflict::code).orElse(null), week.size(),
                person.weeklyMaximum(),
                (int) week.stream().filter(assignment -> Eligibility.day(assignment.shift.beginsAt).equals(day)).count(),
                person.dailyMaximum(), person.experienced(), person.trained());
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(OpeningHours.ZONE).toInstant();
    }
}
