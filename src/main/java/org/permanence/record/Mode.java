package org.permanence.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The four modes of intervention. */
public enum Mode {
    /** About rights. */
    @JsonProperty("information")
    INFORMATION,
    /** To a service. */
    @JsonProperty("orientation")
    ORIENTATION,
    /** Specific reorientation: the responder makes sure that the service takes over. */
    @JsonProperty("relay")
    RELAY,
    /** Listening, an e-mail or a form or an appointment done with the caller. */
    @JsonProperty("directHelp")
    DIRECT_HELP
}
