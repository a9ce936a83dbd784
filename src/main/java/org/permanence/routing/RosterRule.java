package org.permanence.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.permanence.shift.AssignedShift;
import org.permanence.shift.Phase;

/**
 * What the beginnings and ends of one person's shifts do to their duty. Pure. In words:
 * <ul>
 * <li>A shift puts its people on duty when it begins. Who is on duty by then, because they came early, stays on the phone they chose.
 * <li>It takes them off when it ends, however they went on, because a phone at home must not ring in the evening on account of a button
 * pressed in the morning. Who goes on duty at or after the end stays: they mean it.
 * <li>Shifts of one person that follow one another without a gap are one stretch: only its beginning and its end do anything. So a change
 * of phone, and going off duty by hand, hold until the end of the stretch.
 * <li>A beginning or an end that nobody applied in time, because the service was away, is applied late; a shift that has passed meanwhile
 * is not.
 * <li>Each is applied once, which the {@link Phase} remembers: a restart repeats nothing.
 * </ul>
 */
final class RosterRule {

    private RosterRule() {}

    /** What to do about one shift of the person. */
    sealed interface Step {
        AssignedShift shift();

        /** Put on duty, unless they are. */
        record Begin(AssignedShift shift) implements Step {}

        /** It follows another: leave the person as they are. */
        record Continue(AssignedShift shift) implements Step {}

        /** It is over and another follows: leave the person as they are. */
        record HandOn(AssignedShift shift) implements Step {}

        /** Take off duty, unless they went on after its end. */
        record Leave(AssignedShift shift) implements Step {}

        /** It passed while nobody could apply it: too late for anything. */
        record Miss(AssignedShift shift) implements Step {}
    }

    /**
     * @param shifts of one person, in any order, with those that ended lately;
     * @return what is due at {@code now}, in the order in which to do it
     */
    static List<Step> due(List<AssignedShift> shifts, Instant now) {
        List<AssignedShift> held = shifts.stream().filter(shift -> !shift.withdrawn() || shift.phase() == Phase.BEGUN)
                .sorted(Comparator.comparing(AssignedShift::from).thenComparing(AssignedShift::to).thenComparing(AssignedShift::shiftId))
                .toList();
        Map<Long, Phase> phases = new HashMap<>();
        held.forEach(shift -> phases.put(shift.shiftId(), shift.phase()));
        List<Step> steps = new ArrayList<>();
        for (AssignedShift shift : held) {
            if (shift.from().isAfter(now)) {
                break;
            }
            if (phases.get(shift.shiftId()) == Phase.PLANNED) {
                Step step = beginning(shift, held, phases, now);
                steps.add(step);
                phases.put(shift.shiftId(), after(step));
            }
            if (phases.get(shift.shiftId()) == Phase.BEGUN && !shift.to().isAfter(now)) {
                Step step = followed(shift, held, phases) ? new Step.HandOn(shift) : new Step.Leave(shift);
                steps.add(step);
                phases.put(shift.shiftId(), after(step));
            }
        }
        return steps;
    }

    /** What the shift has become once the step is done. */
    static Phase after(Step step) {
        return switch (step) {
            case Step.Begin _,Step.Continue _ -> Phase.BEGUN;
            case Step.HandOn _ -> Phase.HANDED_ON;
            case Step.Leave _,Step.Miss _ -> Phase.ENDED;
        };
    }

    private static Step beginning(AssignedShift shift, List<AssignedShift> held, Map<Long, Phase> phases, Instant now) {
        boolean continues = held.stream().anyMatch(before -> before.shiftId() != shift.shiftId()
                && !before.from().isAfter(shift.from()) && !before.to().isBefore(shift.from())
                && (phases.get(before.shiftId()) == Phase.BEGUN || phases.get(before.shiftId()) == Phase.HANDED_ON));
        if (continues) {
            return new Step.Continue(shift);
        }
        return shift.to().isAfter(now) ? new Step.Begin(shift) : new Step.Miss(shift);
    }

    private static boolean followed(AssignedShift shift, List<AssignedShift> held, Map<Long, Phase> phases) {
        return held.stream().anyMatch(
                next -> !next.from().isAfter(shift.to()) && next.to().isAfter(shift.to()) && phases.get(next.shiftId()) != Phase.ENDED);
    }
}
