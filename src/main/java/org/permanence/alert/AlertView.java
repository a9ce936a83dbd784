package org.permanence.alert;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.responder.Person;

/**
 * An alert as coordinators see it.
 *
 * @param line      the line's code; null when the alert concerns no line
 * @param value     the value in the unit of the kind: calls, seconds or people; null when the kind has none
 * @param threshold the value that was set; null when the kind has none
 * @param subject   the person concerned, for the kinds that concern a person
 */
public record AlertView(UUID id, AlertKind kind, @Schema(nullable = true) String line, @Schema(nullable = true) Person subject,
        Instant since,
        @Schema(nullable = true) Long value, @Schema(nullable = true) Long threshold, @Schema(nullable = true) Instant endedAt,
        @Schema(nullable = true) String acknowledgedBy,
        @Schema(nullable = true) Instant acknowledgedAt) {}
