package org.permanence.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Open to writing, or done. */
public enum RecordStatus {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("closed")
    CLOSED
}
