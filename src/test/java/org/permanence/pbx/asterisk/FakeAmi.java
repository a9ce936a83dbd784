package org.permanence.pbx.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * An AMI server that sends a test's scripted messages over a real socket. By default it behaves like an Asterisk without calls: it accepts
 * every log-in, answers pings and empty lists, and accepts every action.
 */
final class FakeAmi implements AutoCloseable {

    /** The received messages, in order. */
    record Action(String name, Map<String, String> fields) {
        String field(String name) {
            return fields.get(name.toLowerCase());
        }
    }

    private final ServerSocket server;
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final List<Action> actions = new CopyOnWriteArrayList<>();
    private final Map<String, BiConsumer<Line, Action>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile boolean silent;
    private volatile boolean booting;

    FakeAmi() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::acceptAll);
    }

    int port() {
        return server.getLocalPort();
    }

    /** One connection. */
    final class Line {
        final Socket socket;
        final OutputStream out;
        volatile boolean loggedIn;

        Line(Socket socket) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
        }

        /** Each argument is a line; the empty line that ends a message is added. */
        void say(String... text) {
            write(String.join("\r\n", text) + "\r\n\r\n");
        }

        synchronized void write(String text) {
            try {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException _) {
                // The other end is gone, which is what some tests are about.
            }
        }

        void drop() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void success(Action action, String message) {
            say("Response: Success", "ActionID: " + action.field("actionid"), "Message: " + message);
        }

        /** A list: each entry is a message without its ActionID. */
        void list(Action action, String completeEvent, List<String> entries) {
            say("Response: Success", "ActionID: " + action.field("actionid"), "EventList: start", "Message: will follow");
            entries.forEach(entry -> say(entry.strip().replace("\n", "\r\n"), "ActionID: " + action.field("actionid")));
            say("Event: " + completeEvent, "ActionID: " + action.field("actionid"), "EventList: Complete", "ListItems: " + entries.size());
        }
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Line line = new Line(server.accept());
                lines.add(line);
                Thread.ofVirtual().start(() -> serve(line));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Line line) {
        line.write("Asterisk Call Manager/11.0.0\r\n");
        try (var in = new BufferedReader(new InputStreamReader(line.socket.getInputStream(), StandardCharsets.UTF_8))) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                if (!text.isEmpty()) {
                    int colon = text.indexOf(':');
                    fields.put(text.substring(0, colon).toLowerCase(), text.substring(colon + 1).strip());
                    continue;
                }
                Action action = new Action(fields.get("action"), Map.copyOf(fields));
                fields.clear();
                actions.add(action);
                if (!silent) {
                    answers.getOrDefault(action.name().toLowerCase(), this::usual).accept(line, action);
                }
            }
        } catch (IOException _) {
            // Dropped by either end.
        }
        lines.remove(line);
    }

    private void usual(Line line, Action action) {
        switch (action.name().toLowerCase()) {
            case "challenge" -> line.say("Response: Success", "ActionID: " + action.field("actionid"), "Challenge: 160138911");
            case "login" -> {
                if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    line.say("Response: Error", "ActionID: " + action.field("actionid"), "Message: Authentication failed");
                    return;
                }
                line.success(action, "Authentication accepted");
                line.loggedIn = true;
                if (!booting) {
                    line.say("Event: FullyBooted", "Privilege: system,all", "Uptime: 9", "LastReload: 9", "Status: Fully Booted");
                }
            }
            case "coresettings" -> line.say("Response: Success", "ActionID: " + action.field("actionid"), "AMIversion: 11.0.0",
                    "AsteriskVersion: 22.10.1");
            case "ping" ->
                    line.say("Response: Success", "ActionID: " + action.field("actionid"), "Ping: Pong", "Timestamp: 1795214085.434825");
            case "queuestatus" -> line.list(action, "QueueStatusComplete", List.of());
            case "status" -> line.list(action, "StatusComplete", List.of());
            case "pjsipshowregistrationsoutbound" -> line.list(action, "OutboundRegistrationDetailComplete", List.of());
            case "dbgettree" -> line.list(action, "DBGetTreeComplete", List.of());
            default -> line.success(action, "done");
        }
    }

    /** From now on, {@code action} is answered like this. */
    void answer(String action, BiConsumer<Line, Action> answer) {
        answers.put(action.toLowerCase(), answer);
    }

    void answerList(String action, String completeEvent, String... entries) {
        answer(action, (line, asked) -> line.list(asked, completeEvent, List.of(entries)));
    }

    void answerAsUsual(String action) {
        answers.remove(action.toLowerCase());
    }

    void refuseLogins(int times) {
        refusals.set(times);
    }

    /** Answers nothing any more, and does not close either: a half-open connection. */
    void fallSilent() {
        silent = true;
    }

    void speakAgain() {
        silent = false;
    }

    /** Lets everybody in but does not say that it has finished starting. */
    void keepBooting() {
        booting = true;
    }

    void boot() {
        booting = false;
        say("Event: FullyBooted\nPrivilege: system,all\nUptime: 0\nLastReload: 0\nStatus: Fully Booted");
    }

    /** Sends to every logged-in connection. @param message lines */
    void say(String message) {
        lines.stream().filter(line -> line.loggedIn).forEach(line -> line.say(message.strip().replace("\n", "\r\n")));
    }

    void dropAll() {
        lines.forEach(Line::drop);
    }

    long connections() {
        return lines.stream().filter(line -> line.loggedIn).count();
    }

    List<Action> actions() {
        return List.copyOf(actions);
    }

    List<Action> actions(String name) {
        return actions.stream().filter(action -> action.name().equalsIgnoreCase(name)).toList();
    }

    void forgetActions() {
        actions.clear();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dropAll();
    }
}
