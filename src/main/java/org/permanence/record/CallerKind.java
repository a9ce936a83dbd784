package org.permanence.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The person for whom the caller called. */
public enum CallerKind {
    @JsonProperty("self")
    SELF,
    /** For a relative or friend. */
    @JsonProperty("relative")
    RELATIVE,
    @JsonProperty("professional")
    PROFESSIONAL
}
