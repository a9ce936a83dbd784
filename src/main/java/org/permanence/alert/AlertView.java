package org.permanence.alert;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.responder.Person;

/**
 * An alert as coordinators see it.
 *
 * @param line      the line's code; null when it is about no line
 * @param value     what is, in the unit of the kind: calls, seconds or people; null when the kind has none
 * @param threshold what was set; null when the kind has none
 * @param subject   who it is about, for the kinds that are about a person
 */
public record AlertView(UUID id, AlertKind kind, @Schema(nullable = true) String line, @Schema(nullable = true) Person subject,
        Instant since,
        @Schema(nullable = true) Long value, @Schema(nullable = true) Long threshold, @Schema(nullable = true) Instant endedAt,
        @Schema(nullable = true) String acknowledgedBy,
        @Schema(nullable = true) Instant acknowledgedAt) {}
