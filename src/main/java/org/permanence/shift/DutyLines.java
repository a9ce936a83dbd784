package org.permanence.shift;

import java.util.Set;
import org.permanence.pbx.LineCode;

/**
 * The lines for which somebody on duty is rung: that of the shift they are in, else those that they answer for. Pure.
 *
 * @param onShift empty: they are in no shift
 * @param named   empty: they answer for every line
 */
public record DutyLines(Set<LineCode> onShift, Set<LineCode> named) {

    public DutyLines {
        onShift = Set.copyOf(onShift);
        named = Set.copyOf(named);
    }

    /** Whether a caller of some line may ring here and there. */
    public boolean meet(DutyLines other) {
        Set<LineCode> here = onShift.isEmpty() ? named : onShift;
        Set<LineCode> there = other.onShift.isEmpty() ? other.named : other.onShift;
        return here.isEmpty() || there.isEmpty() || here.stream().anyMatch(there::contains);
    }

    public boolean include(LineCode line) {
        return onShift.isEmpty() ? named.isEmpty() || named.contains(line) : onShift.contains(line);
    }
}
