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
 * How the beginnings and ends of one person's shifts change their duty. Pure. In words:
 * <ul>
 * <li>A shift puts its people on duty when it begins. A person who is on duty by then, because they came early, stays on the phone they
 * chose.
 * <li>Its end takes them off duty, however they went on duty, because a phone at home must not ring in the evening because of a button
 * pressed in the morning. A person who goes on duty at or after the end stays: they intend to.
 * <li>Shifts of one person that follow one another without a gap are one stretch: only its beginning and its end have an effect. So a
 * change of phone, and going off duty by hand, hold until the end of the stretch.
 * <li>A shift that is withdrawn while it is in progress, because its line was removed, ends then.
 * <li>If a beginning or an end was not applied in time, because the service was unavailable, it is applied late; a shift that has passed
 * completely is not.
 * <li>Each is applied once, because the {@link Phase} records it: a restart repeats nothing.
 * </ul>
 */
final class RosterRule {

    private RosterRule() {}

    /** One step for one shift of the person. */
    sealed interface Step {
        AssignedShift shift();

        /** Put on duty, unless they are on duty already. */
        record Begin(AssignedShift shift) implements Step {}

        /** It follows another: the person stays unchanged. */
        record Continue(AssignedShift shift) implements Step {}

        /** It is over and another follows: the person stays unchanged. */
        record HandOn(AssignedShift shift) implements Step {}

        /** Take off duty, unless they went on after its end. */
        record Leave(AssignedShift shift) implements Step {}

        /** It passed before anybody could apply it: too late for any effect. */
        record Miss(AssignedShift shift) implements Step {}
    }

    /**
     * @param shifts of one person, in any order, including those that ended recently;
     * @return the steps due at {@code now}, in the order in which to apply them
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
            if (phases.get(shift.shiftId()) == Phase.BEGUN && (!shift.to().isAfter(now) || shift.withdrawn())) {
                Step step = !shift.withdrawn() && followed(shift, held, phases) ? new Step.HandOn(shift) : new Step.Leave(shift);
                steps.add(step);
                phases.put(shift.shiftId(), after(step));
            }
        }
        return steps;
    }

    /** The phase of the shift after the step. */
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
