package org.permanence.call;

import org.permanence.pbx.PbxSignal;

/** The turn in which an observer hears news. One without a priority hears it after all of these; among those there is no order. */
public final class Turn {

    /**
     * Of {@link CallHeard} and {@link CallChanged}: the desks, because somebody waits for that screen. Of {@link PbxSignal}: presence,
     * because screens ask it when they hear the same signal.
     */
    public static final int FIRST = 1;

    private Turn() {}
}
