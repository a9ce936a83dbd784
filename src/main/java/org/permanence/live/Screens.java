package org.permanence.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.permanence.account.AccountPrincipal;

/**
 * Screens that all show the same state. Only fields that differ from the shown ones are sent, so fields must be values with {@code equals};
 * each is serialized once for all screens. Messages are sent in the order of their versions, because sending happens under this object's
 * lock; it only hands over to the network and never waits.
 */
public final class Screens {

    private static final Logger LOG = Logger.getLogger(Screens.class);

    private final ObjectMapper json;
    private final Clock clock;
    private final Predicate<AccountPrincipal> seers;
    private final Optional<ByItem<?>> byItem;
    private final List<Socket> sockets = new ArrayList<>();
    private final Map<String, Object> shown = new LinkedHashMap<>();
    private long version;

    private record Socket(WebSocketConnection connection, long sessionId) {}

    /**
     * A list of which only the changed items are sent, as long as it has the same items.
     *
     * @param key the identifier of an item
     */
    public record ByItem<T>(String field, Class<T> type, Function<T, ?> key) {

        /** @return empty when the whole list must be sent */
        private Optional<List<?>> changed(Object before, Object after) {
            Map<Object, T> old = items(before);
            Map<Object, T> now = items(after);
            return old.isEmpty() || !old.keySet().equals(now.keySet()) ? Optional.empty()
                    : Optional.of(now.entrySet().stream().filter(e -> !e.getValue().equals(old.get(e.getKey()))).map(Map.Entry::getValue)
                            .toList());
        }

        private Map<Object, T> items(Object list) {
            return list == null ? Map.of()
                    : ((List<?>) list).stream().map(type::cast).collect(Collectors.toMap(key, i -> i, (a, _) -> a, LinkedHashMap::new));
        }
    }

    Screens(ObjectMapper json, Clock clock, Predicate<AccountPrincipal> seers, Optional<ByItem<?>> byItem) {
        this.json = json;
        this.clock = clock;
        this.seers = seers;
        this.byItem = byItem;
    }

    /** Adds a screen and sends it the whole state. @param beside sent once, with the snapshot */
    public synchronized void join(WebSocketConnection connection, long sessionId, Map<String, ?> beside) {
        sockets.add(new Socket(connection, sessionId));
        send(connection, text(new LiveMessage.Snapshot(version, clock.instant(), shown, beside)));
    }

    public synchronized void leave(WebSocketConnection connection) {
        sockets.removeIf(s -> s.connection.id().equals(connection.id()));
    }

    /** True if no screen is open. */
    public synchronized boolean empty() {
        return sockets.isEmpty();
    }

    synchronized List<Long> sessions() {
        return sockets.stream().map(Socket::sessionId).distinct().toList();
    }

    boolean mayBeSeenBy(AccountPrincipal account) {
        return seers.test(account);
    }

    /** Closes the screens of these sessions. */
    synchronized void end(Predicate<Long> sessions, CloseReason why) {
        List<Socket> over = sockets.stream().filter(s -> sessions.test(s.sessionId)).toList();
        sockets.removeAll(over);
        over.forEach(s -> s.connection.close(why).subscribe().with(_ -> {}, _ -> {}));
    }

    /** The shown value of this field; null if there is none. */
    public synchronized Object shown(String field) {
        return shown.get(field);
    }

    /** The components of a state that is a record. */
    public static Map<String, Object> fields(Record state) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : state.getClass().getRecordComponents()) {
            try {
                fields.put(component.getName(), component.getAccessor().invoke(state));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return fields;
    }

    public void show(Map<String, ?> fields) {
        show(fields, Map.of());
    }

    /** Updates these fields. @param beside sent once, with the changes */
    public synchronized void show(Map<String, ?> fields, Map<String, ?> beside) {
        Map<String, Object> changes = new LinkedHashMap<>();
        Map<String, Object> also = new LinkedHashMap<>(beside);
        fields.forEach((name, after) -> {
            Object before = shown.get(name);
            if (shown.containsKey(name) && Objects.equals(before, after)) {
                return;
            }
            byItem.filter(b -> b.field.equals(name)).flatMap(b -> b.changed(before, after))
                    .ifPresentOrElse(items -> also.put(name, items), () -> changes.put(name, after));
            shown.put(name, after);
        });
        if (changes.isEmpty() && also.isEmpty()) {
            return;
        }
        version++;
        if (!sockets.isEmpty()) {
            sendAll(delta(changes, also));
        }
    }

    private String delta(Map<String, ?> changes, Map<String, ?> also) {
        return text(new LiveMessage.Delta(version, clock.instant(), changes, also));
    }

    /** Runs the code of an update for no screen. */
    synchronized void rehearse(Map<String, ?> fields, Map<String, ?> beside) {
        show(fields, beside);
        delta(fields, beside);
    }

    synchronized void beat() {
        if (!sockets.isEmpty()) {
            sendAll(text(new LiveMessage.Beat(version, clock.instant())));
        }
    }

    private void sendAll(String text) {
        sockets.forEach(s -> send(s.connection, text));
    }

    /** An unreachable screen closes by itself and gets a snapshot when it reconnects. */
    private void send(WebSocketConnection connection, String text) {
        connection.sendText(text).subscribe().with(_ -> {},
                failure -> LOG.debugf("A screen's message was not sent: %s", failure.getMessage()));
    }

    private String text(LiveMessage message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
