package org.permanence.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the caller said where they live. */
public enum PlaceKind {
    @JsonProperty("known")
    KNOWN,
    @JsonProperty("unknown")
    UNKNOWN,
    /** Outside the Brussels Region. */
    @JsonProperty("outside")
    OUTSIDE
}
