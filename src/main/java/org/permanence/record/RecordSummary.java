package org.permanence.record;

import java.time.Instant;
import java.util.UUID;

/** A line in a list of records. @param title the first demand's theme; null when none is chosen yet */
public record RecordSummary(long id, UUID callId, RecordView.Person responder, RecordStatus status, Instant openedAt, Instant closedAt, String title,
        Nature nature, int demands) {}
