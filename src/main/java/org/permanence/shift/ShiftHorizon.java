package org.permanence.shift;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.permanence.line.OpeningHours;
import org.permanence.line.OpeningHours.DatedSlot;

/**
 * Compares the shifts that a line needs over the coming weeks with those that it has. Pure and idempotent: a second run finds nothing to
 * do.
 */
final class ShiftHorizon {

    private ShiftHorizon() {}

    /** @param staffed somebody is assigned to it */
    record Existing(long id, Instant from, Instant to, boolean withdrawn, boolean staffed) {}

    record Wanted(Instant from, Instant to, int target, int floor) {}

    /** One change to one shift. */
    sealed interface Step {
        record Add(Wanted shift) implements Step {}

        /** Its beginning stays and its end changes. */
        record Move(long id, Instant to) implements Step {}

        /** Nobody is on it. */
        record Remove(long id) implements Step {}

        /** Somebody is on it: kept for the coordinators to see, but it does not take place. */
        record Withdraw(long id) implements Step {}

        /** It takes place again. */
        record Restore(long id) implements Step {}
    }

    /**
     * A shift that has begun never changes, even if the hours do. An existing shift matches a wanted one when it begins at the same
     * instant; its headcount then stays as the coordinators set it.
     *
     * @param to exclusive
     * @param existing the line's shifts that begin on those dates
     */
    static List<Step> steps(OpeningHours hours, LocalDate from, LocalDate to, Instant now, Collection<Existing> existing) {
        Map<Instant, Existing> byBegin = new HashMap<>();
        existing.forEach(shift -> byBegin.put(shift.from(), shift));
        List<Step> steps = new ArrayList<>();
        Set<Instant> wanted = new HashSet<>();
        for (LocalDate date = from; date.isBefore(to); date = date.plusDays(1)) {
            for (DatedSlot slot : hours.slots(date)) {
                // Two slots can begin at once only if the missing hour of spring pushes one onto the next: the first is enough.
                if (!wanted.add(slot.from())) {
                    continue;
                }
                Existing shift = byBegin.get(slot.from());
                if (shift == null) {
                    // Also the one in progress: a person who is assigned to it now goes on duty now.
                    if (slot.to().isAfter(now)) {
                        steps.add(new Step.Add(new Wanted(slot.from(), slot.to(), slot.slot().target(), slot.slot().floor())));
                    }
                } else if (shift.from().isAfter(now)) {
                    if (!shift.to().equals(slot.to())) {
                        steps.add(new Step.Move(shift.id(), slot.to()));
                    }
                    if (shift.withdrawn()) {
                        steps.add(new Step.Restore(shift.id()));
                    }
                }
            }
        }
        for (Existing shift : existing) {
            if (!wanted.contains(shift.from()) && shift.from().isAfter(now)) {
                if (!shift.staffed()) {
                    steps.add(new Step.Remove(shift.id()));
                } else if (!shift.withdrawn()) {
                    steps.add(new Step.Withdraw(shift.id()));
                }
            }
        }
        return steps;
    }
}
