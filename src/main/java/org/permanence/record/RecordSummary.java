package org.permanence.record;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A line in a list of records.
 *
 * @param title the first chosen theme, in French
 * @param theme its code, so that the screen can show it in the reader's language; null when none is chosen yet
 */
public record RecordSummary(long id, UUID callId, RecordView.Person responder, RecordStatus status, Instant openedAt,
        @Schema(nullable = true) Instant closedAt,
        @Schema(nullable = true) String title, @Schema(nullable = true) String theme,
        @Schema(nullable = true) Nature nature, int demands) {}
