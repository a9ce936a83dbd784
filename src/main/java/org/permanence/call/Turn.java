package org.permanence.call;

import org.permanence.pbx.PbxSignal;

/** Priorities of observers. Observers without one come after these, in no order. */
public final class Turn {

    /**
     * For {@link CallHeard} and {@link CallChanged}: the desks, because somebody waits for that screen. For {@link PbxSignal}: presence,
     * because screens ask it when they hear the same signal.
     */
    public static final int FIRST = 1;

    private Turn() {}
}
