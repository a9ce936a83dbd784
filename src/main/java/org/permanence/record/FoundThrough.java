package org.permanence.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the caller found the line. */
public enum FoundThrough {
    @JsonProperty("press")
    PRESS,
    @JsonProperty("radioTelevision")
    RADIO_TELEVISION,
    @JsonProperty("internet")
    INTERNET,
    @JsonProperty("socialMedia")
    SOCIAL_MEDIA,
    /** Another service mentioned it. */
    @JsonProperty("service")
    SERVICE,
    @JsonProperty("wordOfMouth")
    WORD_OF_MOUTH,
    @JsonProperty("leaflet")
    LEAFLET,
    @JsonProperty("other")
    OTHER,
    @JsonProperty("unknown")
    UNKNOWN
}
