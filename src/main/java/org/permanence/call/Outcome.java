package org.permanence.call;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a call. */
public enum Outcome {
    @JsonProperty("inProgress")
    IN_PROGRESS,
    /** A human accepted it, whatever happened later. */
    @JsonProperty("answered")
    ANSWERED,
    /** The caller hung up before anybody answered and before an announcement said that nobody would. */
    @JsonProperty("gaveUp")
    GAVE_UP,
    @JsonProperty("closed")
    CLOSED,
    @JsonProperty("holiday")
    HOLIDAY,
    @JsonProperty("closedAdHoc")
    CLOSED_AD_HOC,
    @JsonProperty("nobodyOnDuty")
    NOBODY_ON_DUTY,
    /** Waited for the longest time that the line allows. */
    @JsonProperty("overflow")
    OVERFLOW,
    /** The line itself ended it, for no reason that it could tell the caller. */
    @JsonProperty("failed")
    FAILED,
    /** Nobody saw how it ended: an outage. */
    @JsonProperty("endUnknown")
    END_UNKNOWN
}
