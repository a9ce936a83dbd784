package org.permanence.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The form of non-take-up of rights, if it is apparent. */
public enum NonTakeUp {
    @JsonProperty("notKnown")
    NOT_KNOWN,
    @JsonProperty("notAsked")
    NOT_ASKED,
    @JsonProperty("notProposed")
    NOT_PROPOSED,
    @JsonProperty("notReached")
    NOT_REACHED,
    @JsonProperty("notReceived")
    NOT_RECEIVED,
    @JsonProperty("excluded")
    EXCLUDED
}
