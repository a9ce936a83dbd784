package org.permanence.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the demand stands. */
public enum DemandStatus {
    @JsonProperty("answered")
    ANSWERED,
    @JsonProperty("relayed")
    RELAYED,
    /** Being followed up. */
    @JsonProperty("followedUp")
    FOLLOWED_UP,
    @JsonProperty("noStructuralAnswer")
    NO_STRUCTURAL_ANSWER,
    @JsonProperty("deferred")
    DEFERRED
}
