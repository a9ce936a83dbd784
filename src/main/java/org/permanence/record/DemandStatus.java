package org.permanence.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The state of the demand. */
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
