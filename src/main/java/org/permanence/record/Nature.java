package org.permanence.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of call it was. */
public enum Nature {
    @JsonProperty("withDemand")
    WITH_DEMAND,
    @JsonProperty("silent")
    SILENT,
    @JsonProperty("hungUp")
    HUNG_UP,
    @JsonProperty("wrongNumber")
    WRONG_NUMBER,
    @JsonProperty("abusive")
    ABUSIVE,
    @JsonProperty("test")
    TEST
}
