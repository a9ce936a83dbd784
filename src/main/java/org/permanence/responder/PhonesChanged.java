package org.permanence.responder;

/**
 * Something other than duty changed how people are rung: a home number, a language, a desk phone, a softphone's credential. Fired like
 * {@link DutyChanged}.
 */
public record PhonesChanged() {}
