package org.permanence.shift;

/**
 * Somebody was put on a shift or taken from one. Fired as a CDI event after the commit, on the thread of whoever did it: observers are
 * quick.
 */
public record RosterChanged(long responderId) {}
