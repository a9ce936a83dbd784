package org.permanence.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;
import java.util.TreeSet;
import org.permanence.problem.StoredText;

/** JSON merge patch (RFC 7396) on our plain values: null removes a field, an absent field stays. */
@ApplicationScoped
class MergePatch {

    private final ObjectMapper json;
    private final Validator validator;

    MergePatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** @param changed names of the top-level fields whose value differs now */
    record Patched<T>(T value, Set<String> changed) {}

    /**
     * @throws JsonProcessingException      if it is not JSON, names an unknown field or holds a value of another type
     * @throws ConstraintViolationException if the result would not be valid
     */
    <T> Patched<T> apply(T current, String patch, Class<T> type) throws JsonProcessingException {
        JsonNode change = patch == null ? null : possible(json.readTree(patch));
        if (change == null || !change.isObject()) {
            throw new RecordRefusal.PatchNeeded().problem();
        }
        ObjectNode before = json.valueToTree(current);
        JsonNode merged = merge(before.deepCopy(), change);
        T value = json.treeToValue(merged, type);
        Set<ConstraintViolation<T>> violations = validator.validate(value);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        ObjectNode after = json.valueToTree(value);
        Set<String> changed = new TreeSet<>();
        after.fieldNames().forEachRemaining(name -> {
            if (!after.get(name).equals(before.get(name))) {
                changed.add(name);
            }
        });
        return new Patched<>(value, changed);
    }

    /**
     * Without the characters that cannot be stored. A responder who pasted one would else be refused at each attempt to save, and
     * everything that is typed afterwards with it.
     */
    private static JsonNode possible(JsonNode node) {
        return switch (node) {
            case TextNode text -> TextNode.valueOf(StoredText.possible(text.textValue()));
            case ObjectNode object -> {
                object.properties().forEach(field -> field.setValue(possible(field.getValue())));
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, possible(array.get(i)));
                }
                yield array;
            }
            default -> node;
        };
    }

    static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target != null && target.isObject() ? (ObjectNode) target : ((ObjectNode) patch).objectNode();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                // Set to null instead of being removed: the mapper then still reports an unknown field.
                result.putNull(field.getKey());
            } else {
                result.set(field.getKey(), merge(result.get(field.getKey()), field.getValue()));
            }
        });
        return result;
    }
}
