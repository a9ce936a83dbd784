package org.permanence.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.UnaryOperator;

/**
 * Checks of the one JSON mapper that reads every body: a value of another type, or one that cannot be stored, is refused with the name of
 * its field. By itself the mapper reads 1.5 and "1" as the number 1, and 0 as the first of several codes.
 */
@Singleton
class StoredValues implements ObjectMapperCustomizer {

    /** A value of the right type that is not allowed. */
    static final class Unstorable extends InvalidFormatException {

        final transient Refusal refusal;

        private Unstorable(JsonParser parser, Refusal refusal, Class<?> type) {
            super(parser, refusal.getClass().getSimpleName(), null, type);
            this.refusal = refusal;
        }
    }

    /** Registered after Jackson's own module for times, whose deserializers it replaces. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        SimpleModule module = new SimpleModule("stored values");
        module.addDeserializer(String.class, new Checked<>(String.class, StringDeserializer.instance, StoredText::checked));
        module.addDeserializer(Instant.class, new Checked<>(Instant.class, InstantDeserializer.INSTANT, StoredTime::checked));
        module.addDeserializer(LocalDate.class, new Checked<>(LocalDate.class, LocalDateDeserializer.INSTANCE, StoredTime::checked));
        mapper.registerModule(module);
        mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
    }

    private static final class Checked<T> extends StdScalarDeserializer<T> {

        private final transient JsonDeserializer<T> reading;
        private final transient UnaryOperator<T> check;
        private final Class<T> type;

        private Checked(Class<T> type, JsonDeserializer<T> reading, UnaryOperator<T> check) {
            super(type);
            this.type = type;
            this.reading = reading;
            this.check = check;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            T value = reading.deserialize(parser, context);
            try {
                return value == null ? null : check.apply(value);
            } catch (Impossible impossible) {
                throw new Unstorable(parser, impossible.refusal(), type);
            }
        }
    }
}
