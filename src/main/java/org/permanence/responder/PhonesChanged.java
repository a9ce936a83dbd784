package org.permanence.responder;

/**
 * Something that decides how people are rung changed, apart from duty: a home number, a language, a desk phone, a softphone's credential.
 * Fired like {@link DutyChanged}.
 */
public record PhonesChanged() {}
