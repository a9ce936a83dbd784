package org.permanence.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** One person's session with the service, over HTTP as a browser has it. */
public final class Api implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(Duration.ofSeconds(5)).build();
    private final URI service;

    private Api(URI service) {
        this.service = service;
    }

    /** Nobody yet: for what may be asked without a session. */
    public static Api anonymous(URI service) {
        return new Api(service);
    }

    /** @throws Refused if the log-in is refused */
    public static Api logIn(URI service, String email, String password) {
        Api api = new Api(service);
        api.post("/api/session", Map.of("email", email, "password", password));
        return api;
    }

    public JsonNode get(String path) {
        return send("GET", path, null, null);
    }

    public JsonNode post(String path, Object body) {
        return send("POST", path, body, null);
    }

    /** @param version the version that the sender saw */
    public JsonNode post(String path, Object body, long version) {
        return send("POST", path, body, version);
    }

    public JsonNode put(String path, Object body) {
        return send("PUT", path, body, null);
    }

    /** @param version the version that the sender saw, or null for resources without one */
    public JsonNode patch(String path, Object body, Long version) {
        return send("PATCH", path, body, version);
    }

    public JsonNode delete(String path) {
        return send("DELETE", path, null, null);
    }

    public int status(String method, String path) {
        try {
            return http.send(request(method, path, null, null), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode send(String method, String path, Object body, Long version) {
        try {
            HttpResponse<String> answer = http.send(request(method, path, body, version), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new Refused(method + " " + path, answer.statusCode(), answer.body());
            }
            return answer.body().isBlank() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String path, Object body, Long version) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path)).timeout(Duration.ofSeconds(20));
        try {
            request.method(method, switch (body) {
                case null -> HttpRequest.BodyPublishers.noBody();
                case Form form -> HttpRequest.BodyPublishers.ofByteArray(form.body());
                default -> HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (body != null) {
            request.header("Content-Type", body instanceof Form ? Form.TYPE
                    : method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        }
        if (version != null) {
            request.header("If-Match", "\"" + version + "\"");
        }
        return request.build();
    }

    public URI service() {
        return service;
    }

    /** The session, as the browser shows it to the service. */
    String cookie() {
        return cookies.getCookieStore().getCookies().stream().map(HttpCookie::toString).reduce((a, b) -> a + "; " + b).orElse("");
    }

    @Override
    public void close() {
        http.close();
    }

    /** The service said no. */
    public static final class Refused extends RuntimeException {

        private final int status;
        private final String body;

        Refused(String what, int status, String body) {
            super(what + " was refused with " + status + ": " + body);
            this.status = status;
            this.body = body;
        }

        public int status() {
            return status;
        }

        /** The sentence for the person who asked. */
        public String detail() {
            return problem().path("detail").asText();
        }

        /** Which problem it is, for a program. */
        public String type() {
            return problem().path("type").asText();
        }

        public JsonNode problem() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
