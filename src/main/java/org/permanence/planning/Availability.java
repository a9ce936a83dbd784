package org.permanence.planning;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What somebody says of a slot. */
public enum Availability {
    @JsonProperty("preferred")
    PREFERRED,
    @JsonProperty("yes")
    YES,
    @JsonProperty("ifNeeded")
    IF_NEEDED,
    /** Of a date only: a week says no by saying nothing. */
    @JsonProperty("no")
    NO;

    boolean offers() {
        return this != NO;
    }
}
