package org.permanence.shift;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.permanence.line.OpeningHours;
import org.permanence.problem.Problem;
import org.permanence.responder.ResponderRefusal;
import org.permanence.responder.ResponderService;
import org.permanence.responder.ResponderService.ResponderView;

/** Whether somebody can be on a shift. Within the caller's transaction. */
@ApplicationScoped
class Eligibility {

    /** Why somebody who is on a shift, or could be, will not be there. */
    enum Conflict {
        ON_LEAVE("onLeave"),
        /** On the shift of another line at that time. */
        ELSEWHERE("elsewhere"),
        /** They do not answer for this line. */
        OTHER_LINES("otherLines");

        private final String code;

        Conflict(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    private final AssignmentRepository assignments;
    private final ResponderService responders;
    private final Clock clock;

    Eligibility(AssignmentRepository assignments, ResponderService responders, Clock clock) {
        this.assignments = assignments;
        this.responders = responders;
        this.clock = clock;
    }

    /** @throws Problem 409 {@code shift-over} or {@code shift-withdrawn} */
    void requireHeld(Shift shift) {
        if (!shift.endsAt.isAfter(clock.instant())) {
            throw new ShiftRefusal.ShiftOver().problem();
        }
        if (shift.withdrawn) {
            throw new ShiftRefusal.ShiftWithdrawn().problem();
        }
    }

    /**
     * So that two changes at once cannot put somebody on two lines. Before any lock of a shift, as everywhere.
     *
     * @throws Problem 400 there is no such responder
     */
    void lock(String field, long responderId) {
        if (!lock(Set.of(responderId)).contains(responderId)) {
            throw new ShiftRefusal.ResponderUnknown().problem().at(field);
        }
    }

    /** As {@link #lock(String, long)}, several, always in the same order. @return those who exist */
    Set<Long> lock(Set<Long> people) {
        return responders.lock(people);
    }

    /**
     * Of somebody who is locked.
     *
     * @throws Problem 409 {@code inactive}, {@code on-leave}, {@code not-of-this-line} or {@code on-another-line}
     */
    void require(Shift shift, String field, long responderId) {
        ResponderView person = responders.get(responderId);
        if (!person.active()) {
            throw new ResponderRefusal.Inactive().problem().at(field);
        }
        conflict(shift, person, assignments.during(List.of(responderId), shift.beginsAt, shift.endsAt)).ifPresent(conflict -> {
            throw (switch (conflict) {
                case ON_LEAVE -> new ShiftRefusal.OnLeave();
                case ELSEWHERE -> new ShiftRefusal.OnAnotherLine();
                case OTHER_LINES -> new ShiftRefusal.NotOfThisLine();
            }).problem().at(field);
        });
    }

    /** @param theirs the person's assignments, at least those during the shift */
    static Optional<Conflict> conflict(Shift shift, ResponderView person, Collection<Assignment> theirs) {
        if (person.leave() != null && person.leave().covers(day(shift.beginsAt))) {
            return Optional.of(Conflict.ON_LEAVE);
        }
        if (!answers(person, shift)) {
            return Optional.of(Conflict.OTHER_LINES);
        }
        return theirs.stream().map(assignment -> assignment.shift)
                .anyMatch(other -> !other.lineCode.equals(shift.lineCode) && other.beginsAt.isBefore(shift.endsAt)
                        && other.endsAt.isAfter(shift.beginsAt)) ? Optional.of(Conflict.ELSEWHERE) : Optional.empty();
    }

    static boolean answers(ResponderView person, Shift shift) {
        return person.lines().isEmpty() || person.lines().contains(shift.lineCode);
    }

    /** The conflicts of everybody on these shifts. */
    Map<Assignment.Key, Conflict> conflicts(List<Shift> shifts, Collection<Assignment> on) {
        List<Shift> held = shifts.stream().filter(shift -> !shift.withdrawn).toList();
        if (held.isEmpty() || on.isEmpty()) {
            return Map.of();
        }
        Instant from = held.stream().map(shift -> shift.beginsAt).min(Instant::compareTo).orElseThrow();
        Instant to = held.stream().map(shift -> shift.endsAt).max(Instant::compareTo).orElseThrow();
        Map<Long, List<Assignment>> theirs =
                assignments.during(on.stream().map(assignment -> assignment.key.responderId()).distinct().toList(), from, to).stream()
                        .collect(Collectors.groupingBy(assignment -> assignment.key.responderId()));
        Map<Long, ResponderView> people = responders.among(theirs.keySet());
        return on.stream().filter(assignment -> !assignment.shift.withdrawn && people.containsKey(assignment.key.responderId()))
                .flatMap(assignment -> conflict(assignment.shift, people.get(assignment.key.responderId()),
                        theirs.get(assignment.key.responderId())).map(conflict -> Map.entry(assignment.key, conflict)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static LocalDate day(Instant at) {
        return at.atZone(OpeningHours.ZONE).toLocalDate();
    }
}
