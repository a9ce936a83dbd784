package org.permanence.call;

import org.permanence.pbx.CallEvent;

/**
 * The new state of a call after a fact: a CDI event, one at a time, in the order of the facts of each call. While the database stores, the
 * fact is committed; while it does not, observers hear it nevertheless, and {@link CallWritten} follows when it is. Observers must be
 * quick, because the next fact waits for them, and must not ask the database.
 *
 * <p>Heard by {@code Desks} ({@link Turn#FIRST}), and then in no order by {@code Mutes}, {@code Regain}, {@code HelpCalls} and
 * {@code Wallboards}.
 */
public record CallChanged(CallState call, CallEvent event) {}
