package org.permanence.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/**
 * A screen's live connection: keeps the state that the screen would show by applying each delta to the snapshot, and every message with the
 * moment it arrived ({@link System#nanoTime}).
 */
public abstract class LiveSocket implements AutoCloseable {

    public record Message(long nanoTime, JsonNode json) {}

    private final List<Message> messages = new ArrayList<>();
    private ObjectNode state = Api.JSON.createObjectNode();
    private final LiveConnection connection;
    private volatile String lost;

    LiveSocket(Api person, String path) {
        connection = new LiveConnection(person, path, text -> received(text, System.nanoTime()), why -> lost = why);
        await("the snapshot", s -> !s.isEmpty());
    }

    private synchronized void received(String text, long nanoTime) {
        try {
            JsonNode json = Api.JSON.readTree(text);
            messages.add(new Message(nanoTime, json));
            switch (json.path("type").asText()) {
                case "snapshot" -> state = json.path("state").deepCopy();
                case "delta" -> state.setAll((ObjectNode) json.path("changes"));
                default -> {}
            }
            receivedBeside(json, state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The service has closed the connection. */
    public boolean isLost() {
        return lost != null;
    }

    public synchronized JsonNode state() {
        return state.deepCopy();
    }

    public synchronized List<Message> messages() {
        return List.copyOf(messages);
    }

    /** Waits until the state is as described. @return that state */
    public JsonNode await(String what, Predicate<JsonNode> condition) {
        return await(what, Wait.PATIENCE, condition);
    }

    public JsonNode await(String what, Duration within, Predicate<JsonNode> condition) {
        return Awaitility.await(what).atMost(within).pollInterval(Duration.ofMillis(20)).until(this::state, state -> {
            String lost = this.lost;
            if (condition.test(state)) {
                return true;
            }
            if (lost != null) {
                throw new IllegalStateException("this will not be seen any more, the connection was lost: " + lost);
            }
            return false;
        });
    }

    /** What a message carries beside the changes. */
    void receivedBeside(JsonNode message, ObjectNode state) {}

    @Override
    public void close() {
        connection.close();
    }
}
