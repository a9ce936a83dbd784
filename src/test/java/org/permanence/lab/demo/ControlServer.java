package org.permanence.lab.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * {@code ./permanence call}, {@code ./permanence phone} and the demonstration's page send their requests here: to place calls, and to set
 * the behaviour of home phones. It has no log-in: it answers only this machine and only its own page, so that a web site in the same
 * browser cannot place calls.
 */
final class ControlServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final int LARGEST_BODY = 4096;

    private final HttpServer server;
    private final Telephones telephones;
    private final String screens;

    /**
     * @param screens the address of the screens, which the page links to
     * @throws IOException if the port is taken
     */
    ControlServer(InetSocketAddress bind, Telephones telephones, String screens) throws IOException {
        this.telephones = telephones;
        this.screens = screens;
        server = HttpServer.create(bind, 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private record Answer(int status, String type, byte[] body) {
        static Answer json(int status, Object value) {
            try {
                return new Answer(status, "application/json", JSON.writeValueAsBytes(value));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        static Answer problem(int status, String detail) {
            return json(status, Map.of("status", status, "detail", detail));
        }
    }

    private record BehaviourOrder(String behaviour) {}

    private record State(String screens, List<Telephones.HomePhone> homePhones, List<Telephones.Call> calls) {}

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = fromHere(exchange) ? answer(exchange) : Answer.problem(403, "The demonstration answers only to this machine.");
            } catch (JsonProcessingException e) {
                answer = Answer.problem(400, "That is not the JSON expected here.");
            } catch (IllegalArgumentException e) {
                answer = Answer.problem(400, e.getMessage());
            } catch (RuntimeException e) {
                answer = Answer.problem(500, "It did not work: " + e.getMessage());
            }
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("Content-Security-Policy",
                    "default-src 'none'; connect-src 'self'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; frame-ancestors 'none'");
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    /** The Host header guards against a foreign name that resolves to this machine, the Origin header against pages of other sites. */
    private boolean fromHere(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        return host != null && host.matches("(127\\.0\\.0\\.1|localhost|\\[::1\\]):" + port())
                && (origin == null || origin.equals("http://" + host));
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        return switch (exchange.getRequestMethod() + " " + path.replaceFirst("^(/phones/).+", "$1NAME")) {
            case "GET /" -> new Answer(200, "text/html; charset=utf-8", page());
            case "GET /state" -> Answer.json(200, new State(screens, telephones.homePhones(), telephones.calls()));
            case "POST /calls" -> {
                CallOrder order = body(exchange, CallOrder.class);
                telephones.place(order);
                yield Answer.json(202, Map.of("detail", order.count() == 1 ? "A call is on its way."
                        : order.count() + " calls are on their way, one every " + order.everySeconds() + " s."));
            }
            case "DELETE /calls" -> {
                telephones.hangUpAll();
                yield Answer.json(200, Map.of("detail", "Every caller has hung up."));
            }
            case "PUT /phones/NAME" -> {
                String name = path.substring("/phones/".length());
                Behaviour behaviour = Behaviour.of(body(exchange, BehaviourOrder.class).behaviour());
                telephones.behave(name, behaviour);
                yield Answer.json(200, Map.of("detail", name + "'s phone from now on: " + behaviour.word() + "."));
            }
            default -> Answer.problem(404, "There is nothing here.");
        };
    }

    private static <T> T body(HttpExchange exchange, Class<T> type) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        try {
            return JSON.readValue(body, type);
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw e;
        }
    }

    private static byte[] page() throws IOException {
        try (InputStream page = ControlServer.class.getResourceAsStream("page.html")) {
            return page.readAllBytes();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
