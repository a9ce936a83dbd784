package org.permanence;

import static io.restassured.RestAssured.given;
import static java.util.function.Predicate.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks every answer to a test, and every message to live screens, against the service's own description: an unknown status, an unknown
 * property, or a null where none is allowed fails the test. The screens' types are made from the description, so it must be right.
 */
public final class ApiTruth implements Filter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOCUMENT = "urn:permanence:api";
    private static final String SCHEMAS = "/components/schemas/";
    /** One for each start of the service under test. */
    private static final Map<Integer, ApiTruth> KNOWN = new ConcurrentHashMap<>();

    private final JsonNode document;
    private final JsonSchemaFactory schemas;

    private ApiTruth(JsonNode document) {
        this.document = document;
        this.schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012,
                factory -> factory.schemaLoaders(loaders -> loaders.schemas(Map.of(DOCUMENT, document.toString()))));
    }

    /** @param cookie of a logged-in user, because only logged-in users may read the description */
    public static ApiTruth as(String name, String cookie) {
        return KNOWN.computeIfAbsent(RestAssured.port, _ -> {
            try {
                JsonNode document = JSON
                        .readTree(given().cookie(name, cookie).get("/q/openapi?format=json").then().statusCode(200).extract().asString());
                document.at("/components/schemas").forEach(schema -> {
                    if (schema.has("properties")) {
                        ((ObjectNode) schema).put("additionalProperties", false);
                    }
                });
                // A problem has members of its own kind.
                ((ObjectNode) document.at("/components/schemas/Problem")).remove("additionalProperties");
                return new ApiTruth(document);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the description of the API is no JSON", e);
            }
        });
    }

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        String path = URI.create(request.getURI()).getPath();
        String method = request.getMethod().toLowerCase(Locale.ROOT);
        route(method, path).ifPresent(template -> check(method, template, response));
        return response;
    }

    /** The described path that this one is an example of; one with fewer parameters before one with more. */
    private Optional<String> route(String method, String path) {
        return document.get("paths").properties().stream().filter(route -> route.getValue().has(method)).map(Map.Entry::getKey)
                .filter(template -> path.matches("\\Q" + template.replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q") + "\\E"))
                .min(Comparator.comparing(template -> template.chars().filter(c -> c == '{').count()));
    }

    private void check(String method, String template, Response response) {
        String responses = "/paths/" + template.replace("~", "~0").replace("/", "~1") + "/" + method + "/responses/";
        String mediaType =
                Optional.ofNullable(response.contentType()).map(type -> type.split(";")[0]).filter(not(String::isBlank)).orElse("none");
        String schema = responses + response.statusCode() + "/content/" + mediaType.replace("/", "~1") + "/schema";
        if (document.at(schema).isMissingNode()) {
            if (response.statusCode() >= 400) {
                schema = SCHEMAS + "Problem";
            } else if (document.at(responses + response.statusCode()).isMissingNode()) {
                throw new AssertionError(
                        method + " " + template + " answered " + response.statusCode() + ", which its description does not know");
            } else {
                return;
            }
        }
        if (mediaType.endsWith("json")) {
            check(method + " " + template + " answered", schema, response.asString());
        }
    }

    /**
     * Checks a message of a live screen's socket against the description.
     *
     * @param state  the schema of what the screen shows
     * @param beside the schema of what may come with it once
     */
    public void check(JsonNode message, String state, String beside) {
        String type = message.path("type").asText();
        String schema = SCHEMAS + "Live" + Character.toUpperCase(type.charAt(0)) + type.substring(1);
        ObjectNode envelope = message.deepCopy();
        message.properties().stream().filter(part -> document.at(schema + "/properties/" + part.getKey()).isMissingNode()).forEach(part -> {
            envelope.remove(part.getKey());
            check("a " + type + " carried " + part.getKey(), SCHEMAS + beside + "/properties/" + part.getKey(), part.getValue().toString());
        });
        check("a socket said", schema, envelope.toString());
        if (message.has("state")) {
            check("a snapshot showed", SCHEMAS + state, message.path("state").toString());
        }
        message.path("changes").properties().forEach(change -> check("a delta changed " + change.getKey(),
                SCHEMAS + state + "/properties/" + change.getKey(), change.getValue().toString()));
    }

    private void check(String what, String schema, String json) {
        if (document.at(schema).isMissingNode()) {
            throw new AssertionError(what + ", which the description does not know");
        }
        Set<ValidationMessage> faults = schemas.getSchema(SchemaLocation.of(DOCUMENT + "#" + schema)).validate(json, InputFormat.JSON);
        if (!faults.isEmpty()) {
            throw new AssertionError(what
                    + " otherwise than its description says (put @Schema(nullable = true) on a component that may be null): " + faults);
        }
    }
}
