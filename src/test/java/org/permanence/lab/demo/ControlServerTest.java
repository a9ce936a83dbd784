package org.permanence.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlServerTest {

    private final RecordedTelephones telephones = new RecordedTelephones();
    private final HttpClient http = HttpClient.newHttpClient();
    private ControlServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ControlServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), telephones, "http://127.0.0.1:8080");
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @Test
    void anOrderWithoutFieldsIsOneCallThatStays() {
        assertThat(send("POST", "/calls", "{}").statusCode()).isEqualTo(202);
        assertThat(telephones.orders).containsExactly(new CallOrder(null, null, null, 1, 5));
    }

    @Test
    void everyFieldOfAnOrderCounts() {
        send("POST", "/calls", """
                {"from":"+32470123456","language":"nl","hangUpAfterSeconds":"30","count":3,"everySeconds":2}""");
        assertThat(telephones.orders).containsExactly(new CallOrder("+32470123456", "nl", 30, 3, 2));
    }

    @Test
    void aWrongOrderIsRefusedWithASentence() {
        assertThat(send("POST", "/calls", "{\"language\":\"de\"}")).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("The language is one of: fr, nl, en.");
        });
        assertThat(send("POST", "/calls", "{\"count\":100000}").statusCode()).isEqualTo(400);
        assertThat(send("POST", "/calls", "not json").statusCode()).isEqualTo(400);
        assertThat(telephones.orders).isEmpty();
    }

    @Test
    void aPhoneIsToldHowToBehave() {
        assertThat(send("PUT", "/phones/ann", "{\"behaviour\":\"no-answer\"}").statusCode()).isEqualTo(200);
        assertThat(telephones.behaviours).containsEntry("ann", Behaviour.NO_ANSWER);
        assertThat(send("GET", "/state", null).body()).contains("\"behaviour\":\"no-answer\"");
        assertThat(send("PUT", "/phones/zoe", "{\"behaviour\":\"accept\"}").statusCode()).isEqualTo(400);
        assertThat(send("PUT", "/phones/ann", "{\"behaviour\":\"sing\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void aPageOfAnotherSiteIsRefused() throws Exception {
        HttpRequest foreign = HttpRequest.newBuilder(address("/calls")).header("Origin", "http://example.org")
                .POST(HttpRequest.BodyPublishers.ofString("{}")).build();
        assertThat(http.send(foreign, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        assertThat(telephones.orders).isEmpty();
    }

    @Test
    void anotherNameForThisMachineIsRefused() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write("POST /calls HTTP/1.1\r\nHost: rebound.example.org\r\nContent-Length: 2\r\n\r\n{}".getBytes());
            assertThat(new String(socket.getInputStream().readNBytes(12))).isEqualTo("HTTP/1.1 403");
        }
        assertThat(telephones.orders).isEmpty();
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private HttpResponse<String> send(String method, String path, String body) {
        try {
            return http.send(HttpRequest.newBuilder(address(path)).method(method, body == null ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static final class RecordedTelephones implements Telephones {

        final List<CallOrder> orders = new ArrayList<>();
        final Map<String, Behaviour> behaviours = new LinkedHashMap<>(Map.of("ann", Behaviour.ACCEPT));

        @Override
        public List<HomePhone> homePhones() {
            return behaviours.entrySet().stream().map(phone -> new HomePhone(phone.getKey(), "+32 2 555 01 01", phone.getValue())).toList();
        }

        @Override
        public void behave(String name, Behaviour behaviour) {
            if (!behaviours.containsKey(name)) {
                throw new IllegalArgumentException("There is no phone of " + name + ".");
            }
            behaviours.put(name, behaviour);
        }

        @Override
        public List<Call> calls() {
            return List.of(new Call("+32470123456", "fr", Instant.now()));
        }

        @Override
        public void place(CallOrder order) {
            orders.add(order);
        }

        @Override
        public void hangUpAll() {}
    }
}
