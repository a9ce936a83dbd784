package org.permanence.call;

import org.permanence.pbx.CallEvent;

/**
 * A fact is being written down: a CDI event inside the journal's transaction, on its thread. What an observer writes is committed with the fact or not at
 * all; an observer that throws stops both, and the fact is tried again. Not fired for a fact that was known already or changed nothing.
 */
public record CallChanging(CallState before, CallState after, CallEvent event) {}
