package org.permanence.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.permanence.record.RecordView;

/**
 * One responder's live screens: all of them show the same. What is sent is sent in the order of its versions, because it is sent under this desk's lock;
 * sending only hands over to the network and never waits.
 */
final class Desk {

    private static final Logger LOG = Logger.getLogger(Desk.class);

    private final ObjectMapper json;
    private final Clock clock;
    private final List<Socket> sockets = new ArrayList<>();
    private ObjectNode shown;
    private long version;

    private record Socket(WebSocketConnection connection, long sessionId) {}

    Desk(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** Adds a screen and sends it everything. The others are told what is new to them. @param record of the call that is going on */
    synchronized void join(WebSocketConnection connection, long sessionId, DeskState state, Optional<RecordView> record) {
        show(state, Optional.empty());
        sockets.add(new Socket(connection, sessionId));
        ObjectNode message = message("snapshot");
        message.set("state", shown);
        record.ifPresent(r -> message.set("record", json.valueToTree(r)));
        send(connection, text(message));
    }

    synchronized void leave(WebSocketConnection connection) {
        sockets.removeIf(s -> s.connection.id().equals(connection.id()));
    }

    synchronized boolean empty() {
        return sockets.isEmpty();
    }

    synchronized List<Long> sessions() {
        return sockets.stream().map(Socket::sessionId).toList();
    }

    /** Ends the screens of these sessions. */
    synchronized void end(Predicate<Long> sessions) {
        List<Socket> over = sockets.stream().filter(s -> sessions.test(s.sessionId)).toList();
        sockets.removeAll(over);
        over.forEach(s -> s.connection.close(new CloseReason(4401, "the session is over"))
                .subscribe().with(_ -> { }, _ -> { }));
    }

    synchronized void show(DeskState state, Optional<RecordView> record) {
        show(json.valueToTree(state), record);
    }

    /** Shows one field of the state anew. @param record goes with it: the call was picked up here */
    synchronized void show(String field, Object value, Optional<RecordView> record) {
        if (shown == null) {
            return;
        }
        ObjectNode state = shown.deepCopy();
        state.set(field, json.valueToTree(value));
        show(state, record);
    }

    private void show(ObjectNode state, Optional<RecordView> record) {
        ObjectNode changes = json.createObjectNode();
        if (shown != null) {
            state.properties().forEach(field -> {
                if (!field.getValue().equals(shown.get(field.getKey()))) {
                    changes.set(field.getKey(), field.getValue());
                }
            });
        }
        shown = state;
        if (sockets.isEmpty() || changes.isEmpty() && record.isEmpty()) {
            return;
        }
        version++;
        ObjectNode message = message("delta");
        message.set("changes", changes);
        record.ifPresent(r -> message.set("record", json.valueToTree(r)));
        sendAll(text(message));
    }

    /** What is shown until now is not this call picked up. */
    synchronized boolean newlyPickedUp(DeskCall call) {
        JsonNode before = shown == null ? json.nullNode() : shown.path("call");
        return call.isPickedUp() && !(call.callId().toString().equals(before.path("callId").asText()) && before.path("pickedUpAt").isTextual());
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
        connection.sendText(text).subscribe().with(_ -> { }, failure -> LOG.debugf("A desk's message was not sent: %s", failure.getMessage()));
    }

    private String text(JsonNode message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
