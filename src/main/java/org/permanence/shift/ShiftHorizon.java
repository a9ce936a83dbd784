package org.permanence.shift;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.permanence.line.OpeningHours;
import org.permanence.line.OpeningHours.DatedSlot;
import org.permanence.line.Slot;

/**
 * Compares the shifts that a line needs over the coming weeks with those that it has. Pure and idempotent: a second run finds nothing to
 * do.
 */
final class ShiftHorizon {

    private ShiftHorizon() {}

    /** @param staffed somebody is assigned to it @param ownHeadcount a coordinator set the headcount of this one shift */
    record Existing(long id, Instant from, Instant to, int target, int floor, boolean ownHeadcount, boolean withdrawn, boolean staffed) {}

    record Wanted(Instant from, Instant to, int target, int floor) {}

    /** One change to one shift. */
    sealed interface Step {
        record Add(Wanted shift) implements Step {}

        /** Its beginning stays and its end changes. */
        record Move(long id, Instant to) implements Step {}

        /** It wants as many people as its slot does now. */
        record Resize(long id, int target, int floor) implements Step {}

        /** Nobody is on it, and it is as its slot was. */
        record Remove(long id) implements Step {}

        /** Somebody is on it, or a coordinator set its headcount: kept, but it does not take place. */
        record Withdraw(long id) implements Step {}

        /** It takes place again. */
        record Restore(long id) implements Step {}
    }

    /** Whether a shift that has not begun is held before and after, and the slot by which it is made wants another headcount. */
    static boolean headcountChanges(OpeningHours before, OpeningHours after, Existing shift, Instant now) {
        Optional<Slot> was = slot(before, shift);
        Optional<Slot> is = slot(after, shift);
        return shift.from().isAfter(now) && was.isPresent() && is.isPresent()
                && (was.get().target() != is.get().target() || was.get().floor() != is.get().floor());
    }

    private static Optional<Slot> slot(OpeningHours hours, Existing shift) {
        return hours.slots(shift.from().atZone(OpeningHours.ZONE).toLocalDate()).stream().filter(slot -> slot.from().equals(shift.from()))
                .map(DatedSlot::slot).findFirst();
    }

    /**
     * A shift that has begun never changes, even if the hours do. An existing shift matches a wanted one when it begins at the same
     * instant; a headcount that coordinators set for it alone stays.
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
                    Slot wants = slot.slot();
                    if (!shift.ownHeadcount() && (shift.target() != wants.target() || shift.floor() != wants.floor())) {
                        steps.add(new Step.Resize(shift.id(), wants.target(), wants.floor()));
                    }
                    if (shift.withdrawn()) {
                        steps.add(new Step.Restore(shift.id()));
                    }
                }
            }
        }
        for (Existing shift : existing) {
            if (!wanted.contains(shift.from()) && shift.from().isAfter(now)) {
                if (!shift.staffed() && !shift.ownHeadcount()) {
                    steps.add(new Step.Remove(shift.id()));
                } else if (!shift.withdrawn()) {
                    steps.add(new Step.Withdraw(shift.id()));
                }
            }
        }
        return steps;
    }
}
