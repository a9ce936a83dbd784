package org.permanence.call;

import org.permanence.pbx.CallEvent;

/**
 * A fact is written down and committed: a CDI event on the journal's thread, in the order of the facts of each call, after
 * {@link CallChanged}; long after it when the database was away meanwhile. For those who read what is stored. Observers must be quick, for
 * the next fact waits for them.
 *
 * <p>Heard in no order by {@code Drafts}, {@code Desks} and {@code Wallboards}.
 *
 * @param call as it is stored
 */
public record CallWritten(CallState call, CallEvent event) {}
