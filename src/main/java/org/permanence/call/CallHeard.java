package org.permanence.call;

import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallId;

/**
 * The new state of a call in memory, before its fact is written: a CDI event on the journal's thread, after {@link CallChanging} and before
 * the statement is sent. {@link CallChanged} says that the call is in that state, {@link InVain} that it is not. Heard by
 * {@code Desks} ({@link Turn#FIRST}), which cannot wait for the database.
 */
public record CallHeard(CallState call, CallEvent event) {

    /**
     * The call is not in the state that was heard: the journal had the fact already. On the journal's thread. Heard by {@code Desks} and
     * {@code Drafts}.
     */
    public record InVain(CallId call) {}
}
