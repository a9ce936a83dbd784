package org.permanence.setup;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the carrier answers the PBX. */
enum TrunkState {
    @JsonProperty("registered")
    REGISTERED,
    /** It answers, and recognises the PBX by its address. */
    @JsonProperty("answers")
    ANSWERS,
    /** It answers, and does not take the log-in. */
    @JsonProperty("refused")
    REFUSED,
    @JsonProperty("silent")
    SILENT,
    /** The PBX asks, and has no answer yet. */
    @JsonProperty("asking")
    ASKING,
    /** The PBX was told not to ask: only a call shows it. */
    @JsonProperty("notAsked")
    NOT_ASKED,
    @JsonProperty("pbxAway")
    PBX_AWAY
}
