package org.permanence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.call.Facts.waited;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts;
import org.permanence.account.Accounts.Person;
import org.permanence.account.Role;
import org.permanence.call.Facts;
import org.permanence.call.Telling;
import org.permanence.desk.Colleagues;
import org.permanence.lab.PostgresResource;

/**
 * Every route, read from the service's own description, asked by everybody for what cannot be: no answer blames the service, and none tells
 * of its inside. Each request has one odd value among ordinary ones; which, a seed decides, and a failure names it
 * ({@code -Dfuzz.seed=…}).
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EveryRouteTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory VALUES = JsonNodeFactory.instance;
    private static final int OF_EACH_ROUTE = 8;
    /** What this service, which has no PBX, says when it is asked for one. */
    private static final Set<String> TRUE_503 = Set.of("no-softphone", "pbx-away", "no-recordings-folder");
    private static final List<String> INSIDE = List.of("Exception", "\tat ", "org.permanence", "org.hibernate", "org.postgresql", "PSQL");

    /** The first line of a request may have 4096 characters, with its method and version. */
    private static final int LONGEST_ADDRESS = 4000;
    private static final List<String> TEXTS = List.of("\u0000", "a\u0000b", "\ud800", "x".repeat(30_000), "-1", "1e400", "NaN",
            "+1000000000-12-31T23:59:59Z", "-999999999-01-01", "0000-00-00", "2026-02-30", "99:99", "00000000-0000-0000-0000-00000000000g",
            "null", "[]", "%", "../../etc/passwd", "' OR 1=1 --");
    private static final List<JsonNode> ODD = Stream.<JsonNode>concat(
            TEXTS.stream()
                    .filter(text -> text.contains("\u0000") || text.contains("\ud800") || text.length() > 1000 || text.contains("-99"))
                    .<JsonNode>map(VALUES::textNode),
            Stream.<JsonNode>of(VALUES.nullNode(), VALUES.numberNode(Long.MAX_VALUE), VALUES.numberNode(Long.MIN_VALUE),
                    VALUES.numberNode(2147483648L),
                    VALUES.numberNode(-1), VALUES.numberNode(1.5e300), VALUES.booleanNode(true), VALUES.arrayNode(), VALUES.objectNode(),
                    VALUES.arrayNode().add(VALUES.nullNode()), VALUES.arrayNode().add("a\u0000b"), VALUES.objectNode().put("x", 1)))
            .toList();
    private static final List<String> WHOLE = List.of("", "null", "[]", "1", "\"x\"", "true", "{", "{\"x\":1}", "{\"\\u0000\":1}", "[null]",
            "[".repeat(5_000), "\u0000", "\ufeff{}");

    @TestHTTPResource("/")
    URI service;
    @Inject
    Accounts accounts;
    @Inject
    Colleagues colleagues;
    @Inject
    Telling pbx;

    private record Route(String method, String path, JsonNode operation) {}

    private record Asked(String who, Route route, String address, String contentType, String body) {

        @Override
        public String toString() {
            String shown = body == null ? "" : body.length() > 200 ? body.substring(0, 200) + "…" : body;
            return who + " " + route.method + " " + (address.length() > 300 ? address.substring(0, 300) + "…" : address) + " " + shown;
        }
    }

    @Test
    void noAnswerBlamesTheServiceOrTellsOfItsInside() throws Exception {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        System.out.println("EveryRouteTest: -Dfuzz.seed=" + seed);
        Random random = new Random(seed);
        Person ann = colleagues.logsIn();
        Facts call = new Facts(Instant.now().minusSeconds(60));
        pbx.tellAndWait(call.arrives(), call.queues(5), call.rings(6, ann.account().responderId()),
                call.picksUp(10, ann.account().responderId(), waited(5)));
        int record = ann.asks().get("/api/records?mine=true").then().extract().path("items[0].id");
        Map<String, Optional<Person>> people = new LinkedHashMap<>();
        people.put("anonymous", Optional.empty());
        people.put("responder", Optional.of(ann));
        people.put("coordinator", Optional.of(accounts.somebody(Role.COORDINATOR)));
        people.put("administrator", Optional.of(accounts.somebody(Role.ADMINISTRATOR)));
        JsonNode description = JSON.readTree(ann.asks().get("/q/openapi?format=json").asString());
        List<Route> routes = routes(description);
        assertThat(routes).hasSizeGreaterThan(50);

        List<String> faults;
        try (HttpClient client = client();
                ExecutorService askers = Executors.newFixedThreadPool(4)) {
            List<Callable<Optional<String>>> requests = new ArrayList<>();
            people.forEach((who, person) -> routes.forEach(route -> {
                for (int i = 0; i < OF_EACH_ROUTE; i++) {
                    Asked asked = asked(who, route, description, record, call.call.toString(), random);
                    requests.add(() -> {
                        try {
                            return fault(asked, answered(client, asked, person));
                        } catch (Exception e) {
                            return Optional.of(asked + ": not answered: " + e);
                        }
                    });
                }
            }));
            faults = askers.invokeAll(requests).stream().map(done -> done.resultNow()).flatMap(Optional::stream).toList();
        }
        assertThat(faults).as("with -Dfuzz.seed=%d", seed).isEmpty();
    }

    /** Who ends the session that asks is not asked. */
    private static List<Route> routes(JsonNode description) {
        return description.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> Set.of("get", "post", "put", "patch", "delete").contains(method.getKey()))
                        .map(method -> new Route(method.getKey().toUpperCase(), path.getKey(), method.getValue())))
                .filter(route -> !(route.method.equals("DELETE") && route.path.equals("/api/session")))
                // Fails on purpose, for ProblemTest.
                .filter(route -> !route.path.startsWith("/api/broken"))
                .toList();
    }

    // ---- one request

    private Asked asked(String who, Route route, JsonNode description, int record, String call, Random random) {
        JsonNode content = route.operation.path("requestBody").path("content");
        String contentType = content.isMissingNode() ? "application/json" : content.fieldNames().next();
        boolean takesBody = !content.isMissingNode();
        int where = random.nextInt(takesBody ? 4 : 2);
        Map<String, String> query = new LinkedHashMap<>();
        String path = route.path;
        List<JsonNode> parameters = new ArrayList<>();
        route.operation.path("parameters").forEach(parameters::add);
        for (JsonNode parameter : parameters) {
            String name = parameter.path("name").asText();
            boolean odd = where == 0 && random.nextInt(parameters.size()) == 0;
            if (parameter.path("in").asText().equals("path")) {
                String value = odd ? one(TEXTS, random) : ordinary(route, name, parameter, record, call);
                path = path.replaceAll("\\{" + name + "(:[^}]*)?}", Matcher.quoteReplacement(encoded(value)));
            } else if (parameter.path("in").asText().equals("query") && (odd || random.nextBoolean())) {
                query.put(name, odd || where == 1 ? one(TEXTS, random) : random.nextBoolean() ? "2026-11-01" : "2147483647");
            }
        }
        String address = path + query.entrySet().stream().map(e -> e.getKey() + "=" + encoded(e.getValue()))
                .collect(Collectors.joining("&", query.isEmpty() ? "" : "?", ""));
        String body = null;
        if (takesBody) {
            JsonNode schema = resolved(content.path(contentType).path("schema"), description);
            body = where == 3 ? one(WHOLE, random) : body(schema, description, random);
        }
        return new Asked(who, route, address, contentType, body);
    }

    /** What is there, where it can only be looked at or is this test's own; nothing of other tests is changed. */
    private static String ordinary(Route route, String name, JsonNode parameter, int record, String call) {
        if (route.path.startsWith("/api/records/{id}") && name.equals("id")) {
            return Integer.toString(record);
        }
        if (parameter.path("schema").path("format").asText().equals("uuid")) {
            return call;
        }
        if (name.equals("code") && route.method.equals("GET")) {
            return "aas";
        }
        return switch (name) {
            case "language" -> "fr";
            case "kind" -> "xlsx";
            default -> route.method.equals("GET") ? "1" : "999999999";
        };
    }

    /** Ordinary values and one odd one. */
    private String body(JsonNode schema, JsonNode description, Random random) {
        ObjectNode body = VALUES.objectNode();
        List<String> names = new ArrayList<>();
        schema.path("properties").properties().forEach(property -> {
            names.add(property.getKey());
            body.set(property.getKey(), ordinary(resolved(property.getValue(), description)));
        });
        if (names.isEmpty()) {
            return VALUES.arrayNode().add(one(ODD, random)).toString();
        }
        body.set(one(names, random), one(ODD, random));
        return body.toString();
    }

    private static JsonNode ordinary(JsonNode schema) {
        String type = schema.path("type").isArray() ? schema.path("type").path(0).asText() : schema.path("type").asText();
        if (!schema.path("enum").isMissingNode()) {
            return schema.path("enum").path(0);
        }
        return switch (type) {
            case "integer", "number" -> VALUES.numberNode(1);
            case "boolean" -> VALUES.booleanNode(false);
            case "array" -> VALUES.arrayNode();
            case "object" -> VALUES.objectNode();
            default -> switch (schema.path("format").asText()) {
                case "date" -> VALUES.textNode("2026-11-01");
                case "date-time" -> VALUES.textNode("2026-11-01T08:00:00Z");
                default -> VALUES.textNode("abc");
            };
        };
    }

    private static JsonNode resolved(JsonNode schema, JsonNode description) {
        for (String of : List.of("anyOf", "allOf", "oneOf")) {
            if (schema.path(of).has(0)) {
                return resolved(schema.path(of).path(0), description);
            }
        }
        return schema.has("$ref") ? resolved(description.at(schema.path("$ref").asText().substring(1)), description) : schema;
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static String encoded(String text) {
        return text.equals("\ud800") ? "%ED%A0%80"
                : URLEncoder.encode(text.length() > 2000 ? text.substring(0, 2000) : text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Vert.x answers an address that is too long with 414 and closes the connection without saying so ({@code Connection: close}). A client
     * that sends its next request there gets no answer, so such an address has a connection of its own.
     */
    private HttpResponse<String> answered(HttpClient client, Asked asked, Optional<Person> person)
            throws IOException, InterruptedException {
        if (asked.address.length() < LONGEST_ADDRESS) {
            return send(client, asked, person);
        }
        try (HttpClient own = client()) {
            return send(own, asked, person);
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private HttpResponse<String> send(HttpClient client, Asked asked, Optional<Person> person) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.toString().replaceAll("/$", "") + asked.address))
                .header("Content-Type", asked.contentType).header("If-Match", "\"1\"")
                .method(asked.route.method, asked.body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(asked.body));
        person.ifPresent(p -> request.header("Cookie", p.cookieHeader()));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** @return empty when nothing is wrong with the answer */
    private static Optional<String> fault(Asked asked, HttpResponse<String> answer) {
        boolean refusal = answer.statusCode() >= 400;
        boolean true503 = answer.statusCode() == 503 && TRUE_503.stream().anyMatch(kind -> answer.body().contains("problem:" + kind));
        if (answer.statusCode() >= 500 && !true503 || refusal && INSIDE.stream().anyMatch(answer.body()::contains)) {
            return Optional.of(asked + " → " + answer.statusCode() + " " + answer.body());
        }
        return Optional.empty();
    }
}
