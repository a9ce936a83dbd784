package org.permanence.line;

import java.time.DayOfWeek;
import java.util.Objects;
import org.permanence.problem.Impossible;

/**
 * A slot of the week in a regime: its time and its headcount. It ends on the day it begins; a night is two slots.
 *
 * @param target how many responders the slot wants
 * @param floor  coordinators are warned below this number
 */
public record Slot(DayOfWeek day, WallTime from, WallTime to, int target, int floor) {

    public static final int DEFAULT_TARGET = 5;

    /** @throws Impossible if the slot ends before it begins or the floor is above the target */
    public Slot {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (to.compareTo(from) <= 0) {
            throw new Impossible(new LineRefusal.SlotEndsBeforeItBegins());
        }
        if (target < 1 || floor < 0 || floor > target) {
            throw new Impossible(new LineRefusal.SlotHeadcount());
        }
    }
}
