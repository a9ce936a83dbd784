package org.permanence.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A wallboard's live connection. */
public final class WallboardSocket extends LiveSocket {

    public WallboardSocket(Api person) {
        super(person, "/live/wallboard");
    }

    @Override
    void receivedBeside(JsonNode message, ObjectNode state) {
        ArrayNode halfHours = state.withArray("halfHours");
        message.path("halfHours").forEach(changed -> {
            for (int i = 0; i < halfHours.size(); i++) {
                if (halfHours.get(i).path("from").equals(changed.path("from"))) {
                    halfHours.set(i, changed);
                }
            }
        });
    }
}
