package org.permanence.shift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One person's shifts, joined: shifts that follow one another without a gap are one stretch. Pure. */
public final class Roster {

    private Roster() {}

    /** @param to exclusive */
    public record Stretch(Instant from, Instant to) {}

    /** In order, from shifts in any order; withdrawn shifts are left out. */
    public static List<Stretch> stretches(Collection<AssignedShift> shifts) {
        List<Stretch> stretches = new ArrayList<>();
        shifts.stream().filter(shift -> !shift.withdrawn()).sorted(Comparator.comparing(AssignedShift::from)).forEach(shift -> {
            if (!stretches.isEmpty() && !shift.from().isAfter(stretches.getLast().to())) {
                Stretch last = stretches.removeLast();
                stretches.add(new Stretch(last.from(), shift.to().isAfter(last.to()) ? shift.to() : last.to()));
            } else {
                stretches.add(new Stretch(shift.from(), shift.to()));
            }
        });
        return stretches;
    }

    /** The stretch that contains {@code now}. */
    public static Optional<Stretch> current(Collection<AssignedShift> shifts, Instant now) {
        return stretches(shifts).stream().filter(stretch -> !stretch.from().isAfter(now) && now.isBefore(stretch.to())).findFirst();
    }

    /** The first stretch that begins after {@code now}. */
    public static Optional<Stretch> next(Collection<AssignedShift> shifts, Instant now) {
        return stretches(shifts).stream().filter(stretch -> stretch.from().isAfter(now)).findFirst();
    }
}
