package org.permanence.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * Reads JSON into the part that stories use. A field of the view that is absent from the JSON is a failure, not null: a story that asserts
 * that something is absent must not pass because the service renamed it.
 */
final class View {

    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES).build();

    private View() {}

    static <V> V of(JsonNode json, Class<V> view) {
        try {
            return JSON.treeToValue(json, view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no " + view.getSimpleName() + ": " + json, e);
        }
    }
}
