package org.permanence.setup;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a line needs before somebody can be helped on it, in the order in which it is usually done. */
enum Step {
    @JsonProperty("administrator")
    ADMINISTRATOR,
    /** There is a line, which has a number. */
    @JsonProperty("line")
    LINE,
    /** Each line opens some day. */
    @JsonProperty("hours")
    HOURS,
    /** Somebody answers. */
    @JsonProperty("people")
    PEOPLE,
    /** The carrier answers the PBX. */
    @JsonProperty("trunk")
    TRUNK,
    /** Somebody called and was answered. */
    @JsonProperty("call")
    CALL
}
