package org.permanence.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** For whom the caller called. */
public enum CallerKind {
    @JsonProperty("self")
    SELF,
    /** For somebody close. */
    @JsonProperty("relative")
    RELATIVE,
    @JsonProperty("professional")
    PROFESSIONAL
}
