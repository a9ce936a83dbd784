package org.permanence.shift;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.permanence.pbx.LineCode;

/** Shifts for tests, at any time, regardless of the opening hours of their line. */
@ApplicationScoped
public class Shifts {

    private final ShiftRepository shifts;
    private final AssignmentRepository assignments;

    Shifts(ShiftRepository shifts, AssignmentRepository assignments) {
        this.shifts = shifts;
        this.assignments = assignments;
    }

    public long shift(LineCode line, Instant from, Instant to) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Shift shift = new Shift();
            shift.lineCode = line.value();
            shift.beginsAt = from.truncatedTo(ChronoUnit.MICROS);
            shift.endsAt = to.truncatedTo(ChronoUnit.MICROS);
            shift.target = 5;
            shift.floor = 2;
            shifts.persist(shift);
            return shift.id;
        });
    }

    /** Assigns a responder without an event, as if it had been done long before. */
    public void assigned(long shift, long responder) {
        QuarkusTransaction.requiringNew().run(() -> {
            Assignment assignment = new Assignment();
            assignment.key = new Assignment.Key(shift, responder);
            assignment.shift = shifts.findById(shift);
            assignments.persist(assignment);
        });
    }

    public Optional<Phase> phase(long shift, long responder) {
        return QuarkusTransaction.requiringNew()
                .call(() -> assignments.findByIdOptional(new Assignment.Key(shift, responder)).map(assignment -> assignment.phase));
    }
}
