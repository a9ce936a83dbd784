package org.permanence.wallboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * The one board that every wallboard shows. A change is written as text once, whatever the number of screens, and sent in the order of its version, because
 * it is sent under this object's lock; sending only hands over to the network and never waits.
 */
final class Board {

    private static final Logger LOG = Logger.getLogger(Board.class);
    private static final String HALF_HOURS = "halfHours";

    private final ObjectMapper json;
    private final Clock clock;
    private final List<Socket> sockets = new ArrayList<>();
    private ObjectNode shown;
    private long version;

    private record Socket(WebSocketConnection connection, long sessionId) {}

    Board(ObjectMapper json, Clock clock, WallboardState first) {
        this.json = json;
        this.clock = clock;
        this.shown = json.valueToTree(first);
    }

    synchronized void join(WebSocketConnection connection, long sessionId) {
        sockets.add(new Socket(connection, sessionId));
        ObjectNode message = message("snapshot");
        message.set("state", shown);
        send(connection, text(message));
    }

    synchronized void leave(WebSocketConnection connection) {
        sockets.removeIf(s -> s.connection.id().equals(connection.id()));
    }

    synchronized List<Long> sessions() {
        return sockets.stream().map(Socket::sessionId).distinct().toList();
    }

    /** Ends the screens of these sessions. */
    synchronized void end(Predicate<Long> sessions) {
        List<Socket> over = sockets.stream().filter(s -> sessions.test(s.sessionId)).toList();
        sockets.removeAll(over);
        over.forEach(s -> s.connection.close(new CloseReason(4401, "the session is over")).subscribe().with(_ -> { }, _ -> { }));
    }

    /** Shows fields anew; only what differs from what is shown travels. */
    synchronized void show(Map<String, Object> fields) {
        ObjectNode changes = json.createObjectNode();
        ArrayNode halfHours = json.createArrayNode();
        fields.forEach((name, value) -> {
            JsonNode after = json.valueToTree(value);
            JsonNode before = shown.get(name);
            if (!after.equals(before)) {
                if (!name.equals(HALF_HOURS) || !onlySomeOf(before, after, halfHours)) {
                    changes.set(name, after);
                }
                shown.set(name, after);
            }
        });
        if (changes.isEmpty() && halfHours.isEmpty()) {
            return;
        }
        version++;
        if (!sockets.isEmpty()) {
            ObjectNode message = message("delta");
            message.set("changes", changes);
            if (!halfHours.isEmpty()) {
                message.set(HALF_HOURS, halfHours);
            }
            sendAll(text(message));
        }
    }

    /** @param changed receives the half-hours that differ. @return false when they are those of another day */
    private static boolean onlySomeOf(JsonNode before, JsonNode after, ArrayNode changed) {
        if (before == null || before.size() != after.size() || !before.path(0).path("from").equals(after.path(0).path("from"))) {
            return false;
        }
        Map<String, JsonNode> known = new HashMap<>();
        before.forEach(half -> known.put(half.path("from").asText(), half));
        after.forEach(half -> {
            if (!half.equals(known.get(half.path("from").asText()))) {
                changed.add(half);
            }
        });
        return true;
    }

    synchronized void beat() {
        if (!sockets.isEmpty()) {
            sendAll(text(message("beat")));
        }
    }

    private ObjectNode message(String type) {
        return json.createObjectNode().put("type", type).put("version", version).put("at", clock.instant().toString());
    }

    private void sendAll(String text) {
        sockets.forEach(s -> send(s.connection, text));
    }

    /** A screen that cannot be reached closes by itself; it comes back for a snapshot. */
    private void send(WebSocketConnection connection, String text) {
        connection.sendText(text).subscribe().with(_ -> { }, failure -> LOG.debugf("A wallboard's message was not sent: %s", failure.getMessage()));
    }

    private String text(JsonNode message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
