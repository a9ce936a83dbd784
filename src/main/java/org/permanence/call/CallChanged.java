package org.permanence.call;

import org.permanence.pbx.CallEvent;

/**
 * A fact is committed: a CDI event on the journal's thread, in the order of the facts of each call. Observers must be quick, because the
 * next fact waits for them.
 *
 * <p>Heard by {@code Desks} ({@link Turn#FIRST}), and then in no order by {@code Mutes}, {@code Regain}, {@code Drafts}, {@code HelpCalls}
 * and {@code Wallboards}.
 */
public record CallChanged(CallState call, CallEvent event) {}
