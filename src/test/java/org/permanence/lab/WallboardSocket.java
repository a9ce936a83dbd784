package org.permanence.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A wallboard's live connection: keeps the state that a screen would show, by applying each delta to the snapshot. */
public final class WallboardSocket implements AutoCloseable {

    /** @param nanoTime when it was here, {@link System#nanoTime} */
    public record Message(long nanoTime, JsonNode json) {}

    private final List<Message> messages = new ArrayList<>();
    private ObjectNode state = Api.JSON.createObjectNode();
    private final WebSocket socket;

    public WallboardSocket(Api person) {
        URI address = URI.create(person.service().toString().replaceFirst("^http", "ws") + "/live/wallboard");
        socket = person.http().newWebSocketBuilder().header("Cookie", person.cookie()).header("Origin", person.service().toString())
                .connectTimeout(Duration.ofSeconds(5)).buildAsync(address, new Listener()).join();
        await("the snapshot", s -> !s.isEmpty());
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                received(text.toString(), System.nanoTime());
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }

    private synchronized void received(String text, long nanoTime) {
        try {
            JsonNode json = Api.JSON.readTree(text);
            messages.add(new Message(nanoTime, json));
            switch (json.path("type").asText()) {
                case "snapshot" -> state = json.path("state").deepCopy();
                case "delta" -> {
                    state.setAll((ObjectNode) json.path("changes"));
                    ArrayNode halfHours = state.withArray("halfHours");
                    json.path("halfHours").forEach(changed -> {
                        for (int i = 0; i < halfHours.size(); i++) {
                            if (halfHours.get(i).path("from").equals(changed.path("from"))) {
                                halfHours.set(i, changed);
                            }
                        }
                    });
                }
                default -> { }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized JsonNode state() {
        return state.deepCopy();
    }

    public synchronized List<Message> messages() {
        return List.copyOf(messages);
    }

    /** Waits until the state is as described. @return that state */
    public JsonNode await(String what, Predicate<JsonNode> condition) {
        return await(what, Duration.ofSeconds(15), condition);
    }

    public JsonNode await(String what, Duration within, Predicate<JsonNode> condition) {
        return Awaitility.await(what).atMost(within).pollInterval(Duration.ofMillis(20)).until(this::state, condition::test);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
