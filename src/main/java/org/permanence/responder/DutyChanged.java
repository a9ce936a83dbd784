package org.permanence.responder;

/**
 * A responder went on or off duty or changed phone. Fired as a CDI event after the commit, on the thread that made the change: observers
 * must be quick and leave real work to another thread.
 */
public record DutyChanged(long responderId) {}
