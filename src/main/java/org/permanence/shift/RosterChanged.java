package org.permanence.shift;

/**
 * Somebody was assigned to a shift or removed from one. Fired as a CDI event after the commit, on the thread that made the change:
 * observers must be quick.
 */
public record RosterChanged(long responderId) {}
