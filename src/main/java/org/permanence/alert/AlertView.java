package org.permanence.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.responder.Person;

/**
 * An alert as coordinators see it.
 *
 * @param line      the line's code; null when the alert concerns no line
 * @param value     the worst value so far, in the unit of the kind: calls, seconds, people or facts; null when the kind has none
 * @param now       the present value; null when the alert is over or the kind has none
 * @param threshold the value that was set; null when the kind has none
 * @param subject   the person concerned, for the kinds that concern a person
 * @param people    those concerned, for the kinds that name several: now, and of an alert that is over everybody whom it concerned
 * @param reason    why a phone rests, such as {@code noAnswer}; null for other kinds
 */
public record AlertView(UUID id, AlertKind kind, @Schema(nullable = true) String line, @Schema(nullable = true) Person subject,
        Instant since,
        List<Person> people, @Schema(nullable = true) String reason,
        @Schema(nullable = true) Long value, @Schema(nullable = true) Long now, @Schema(nullable = true) Long threshold,
        @Schema(nullable = true) Instant endedAt,
        @Schema(nullable = true) String acknowledgedBy,
        @Schema(nullable = true) Instant acknowledgedAt) {}
