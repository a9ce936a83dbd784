package org.permanence.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the attempt to reach a service ended. */
public enum Attempt {
    @JsonProperty("reached")
    REACHED,
    @JsonProperty("unreachable")
    UNREACHABLE,
    @JsonProperty("refused")
    REFUSED,
    @JsonProperty("appointment")
    APPOINTMENT
}
