package org.permanence.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A desk's live connection. */
public final class DeskSocket extends LiveSocket {

    public DeskSocket(Api person) {
        super(person, "/live/desk");
    }

    @Override
    void receivedBeside(JsonNode message, ObjectNode state) {
        if (message.has("record")) {
            state.set("record", message.path("record")); // as a screen keeps it: the record that was opened last
        }
    }

    /** The state of this desk's call: {@code ringing}, {@code inCall}, …; empty when there is none. */
    public String callState() {
        return state().path("call").path("state").asText("");
    }
}
