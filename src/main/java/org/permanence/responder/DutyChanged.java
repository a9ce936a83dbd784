package org.permanence.responder;

/**
 * A responder went on or off duty or changed phone. Fired as a CDI event after the commit, on the thread of whoever changed it: observers
 * are quick and hand real work to another thread.
 */
public record DutyChanged(long responderId) {}
