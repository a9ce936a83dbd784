package org.permanence.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A bare manager connection: the reference against which the service's own client is measured, and small enough to trust. Any thread may
 * act; listeners run on the reader's thread, in order, and must not act from there.
 */
public final class Ami implements AutoCloseable {

    /** @param nanos {@link System#nanoTime()} when its last byte was read */
    public record Event(String name, Map<String, String> fields, long nanos) {

        /** Empty when absent. */
        public String get(String field) {
            return fields.getOrDefault(field, "");
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Socket socket;
    private final OutputStream out;
    private final AtomicLong lastAction = new AtomicLong();
    private final Map<String, CompletableFuture<Map<String, String>>> waiting = new ConcurrentHashMap<>();
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> fullyBooted = new CompletableFuture<>();

    /** Connects and logs in. @throws IllegalStateException if it is refused */
    public static Ami connect(int port, String user, String secret) {
        try {
            Socket socket = new Socket();
            socket.connect(new InetSocketAddress("127.0.0.1", port), (int) PATIENCE.toMillis());
            socket.setTcpNoDelay(true);
            Ami ami = new Ami(socket);
            ami.act("Login", "Username", user, "Secret", secret);
            return ami;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Ami(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        Thread.ofVirtual().name("ami-reader").start(() -> read(in));
    }

    public void listen(Consumer<Event> listener) {
        listeners.add(listener);
    }

    public void ignore(Consumer<Event> listener) {
        listeners.remove(listener);
    }

    void awaitFullyBooted(Duration patience) throws TimeoutException, ExecutionException, InterruptedException {
        fullyBooted.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @param fields names and values in turn. @throws IllegalStateException if Asterisk answers with an error */
    public Map<String, String> act(String action, String... fields) {
        Map<String, String> answer = ask(action, fields);
        if ("Error".equals(answer.get("Response"))) {
            throw new IllegalStateException(action + ": " + answer.get("Message"));
        }
        return answer;
    }

    /** Like {@link #act}, but an error is an answer like another. */
    public Map<String, String> ask(String action, String... fields) {
        String id = "lab-" + lastAction.incrementAndGet();
        StringBuilder text = new StringBuilder("Action: ").append(action).append("\r\nActionID: ").append(id).append("\r\n");
        for (int i = 0; i < fields.length; i += 2) {
            text.append(fields[i]).append(": ").append(fields[i + 1]).append("\r\n");
        }
        CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        try {
            synchronized (out) {
                out.write(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no answer to " + action, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            waiting.remove(id);
        }
    }

    private void read(BufferedReader in) {
        try {
            in.readLine(); // Asterisk Call Manager/11.0.0
            Map<String, String> fields = new LinkedHashMap<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isEmpty()) {
                    int colon = line.indexOf(':');
                    String value = colon < 0 ? "" : line.substring(Math.min(colon + 2, line.length()));
                    fields.merge(colon < 0 ? line : line.substring(0, colon), value, (first, next) -> first + "\n" + next);
                } else if (!fields.isEmpty()) {
                    deliver(fields);
                    fields = new LinkedHashMap<>();
                }
            }
        } catch (IOException e) {
            // closed by us, or the PBX is gone: threads that wait for an answer are released below
        }
        IllegalStateException gone = new IllegalStateException("the manager connection is closed");
        fullyBooted.completeExceptionally(gone);
        waiting.values().forEach(answer -> answer.completeExceptionally(gone));
    }

    private void deliver(Map<String, String> fields) {
        if (fields.containsKey("Response")) {
            CompletableFuture<Map<String, String>> answer = waiting.get(fields.getOrDefault("ActionID", ""));
            if (answer != null) {
                answer.complete(fields);
            }
            return;
        }
        Event event = new Event(fields.getOrDefault("Event", ""), fields, System.nanoTime());
        if (event.name().equals("FullyBooted")) {
            fullyBooted.complete(null);
        }
        listeners.forEach(listener -> listener.accept(event));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
