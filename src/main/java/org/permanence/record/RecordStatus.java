package org.permanence.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Open to changes, or closed. */
public enum RecordStatus {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("closed")
    CLOSED
}
