package org.permanence.call;

import io.vertx.core.json.JsonObject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallerPseudonym;
import org.permanence.pbx.Language;
import org.permanence.pbx.QueueName;

/**
 * The JSON of a fact in the journal: its fields under their names, so a new fact needs no code here. Renaming a field or an enum's constant
 * would differ from the stored rows; {@code FactDetailTest} holds every name. The caller's pseudonym is left out: it stands in one column
 * only, where it is erased when its key is destroyed.
 */
final class FactDetail {

    private FactDetail() {}

    static String json(CallFact fact) {
        JsonObject json = new JsonObject();
        for (RecordComponent field : fact.getClass().getRecordComponents()) {
            Object value = valueOf(field, fact);
            if (isPseudonym(field)) {
                continue;
            }
            if (value instanceof Optional<?> maybe) {
                json.put(field.getName(), maybe.isPresent() ? word(maybe.get()) : isNumberOutside(field) ? "number" : null);
            } else if (value instanceof Duration duration) {
                json.put(field.getName() + "Ms", duration.toMillis());
            } else {
                json.put(field.getName(), word(value));
            }
        }
        return json.encode();
    }

    /** The reverse of {@link #json}: what stands nowhere there is empty. @param fact its class's simple name */
    static CallFact read(String fact, String detail) {
        Class<?> type = Arrays.stream(CallFact.class.getPermittedSubclasses()).filter(kind -> kind.getSimpleName().equals(fact)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such fact: " + fact));
        JsonObject json = new JsonObject(detail);
        RecordComponent[] fields = type.getRecordComponents();
        try {
            return (CallFact) type.getDeclaredConstructor(Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new))
                    .newInstance(Arrays.stream(fields).map(field -> read(field, json)).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("not a " + fact + ": " + detail, e);
        }
    }

    private static Object read(RecordComponent field, JsonObject json) {
        Object word = json.getValue(field.getName());
        if (field.getType() == Optional.class) {
            Class<?> of = (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
            return word == null || word.equals("number") ? Optional.empty() : Optional.of(read(of, (String) word));
        }
        if (field.getType() == Duration.class) {
            return Duration.ofMillis(json.getLong(field.getName() + "Ms"));
        }
        return word instanceof String text ? read(field.getType(), text) : word;
    }

    private static Object read(Class<?> type, String word) {
        if (type == String.class) {
            return word;
        }
        if (type == Instant.class) {
            return Instant.parse(word);
        }
        if (type == Language.class) {
            return Language.of(word);
        }
        if (type == QueueName.class) {
            return QueueName.of(word);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).filter(constant -> ((Enum<?>) constant).name().equals(word)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("not a " + type.getSimpleName() + ": " + word));
        }
        try {
            return type.getConstructor(String.class).newInstance(word);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + word, e);
        }
    }

    private static Object valueOf(RecordComponent field, CallFact fact) {
        try {
            return field.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPseudonym(RecordComponent field) {
        return field.getGenericType().getTypeName().contains(CallerPseudonym.class.getName());
    }

    /** Whether an empty field stands for a number outside the line. {@code Transferred} has always written null for it. */
    private static boolean isNumberOutside(RecordComponent field) {
        return field.getName().equals("third") || field.getName().equals("to") && field.getDeclaringRecord() != CallFact.Transferred.class;
    }

    private static Object word(Object value) {
        return switch (value) {
            case Boolean b -> b;
            case Number n -> n;
            case Language l -> l.code();
            case Enum<?> e -> e.name();
            default -> value.toString();
        };
    }
}
