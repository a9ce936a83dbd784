package org.permanence.call;

import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallId;

/**
 * What a call in memory becomes by a fact of the PBX that is about to be written down: a CDI event on the journal's thread, after
 * {@link CallChanging} and before the database is asked. {@link CallChanged} says that it is written, {@link InVain} that it never will
 * be. Heard by {@code Desks} ({@link Turn#FIRST}), which cannot wait for the database.
 */
public record CallHeard(CallState call, CallEvent event) {

    /**
     * The call is not what was heard: the database knew better, or the fact was given up. On the journal's thread. Heard by {@code Desks}
     * and {@code Drafts}.
     */
    public record InVain(CallId call) {}
}
