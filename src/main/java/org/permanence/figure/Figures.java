package org.permanence.figure;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The figures of a period as they are sent: one field for each {@link Figure}, by its key and in their order. Counts are of calls,
 * durations in seconds, shares from 0 to 1. Null means undefined: a share of nothing, an average of nothing, or occupancy for a language or
 * an outcome, because duty does not divide by these. Immutable.
 */
@Schema(type = SchemaType.OBJECT)
@JsonSerialize(using = Figures.Json.class)
public final class Figures {

    private static final Figure[] ALL = Figure.values();

    /** Without calls and without people on duty. */
    static final Figures NONE = of(Sums.NONE);

    private final Number[] values;

    private Figures(Number[] values) {
        this.values = values;
    }

    static Figures of(Sums sums) {
        Number[] values = new Number[ALL.length];
        for (Figure figure : ALL) {
            values[figure.ordinal()] = figure.exactly(sums);
        }
        return new Figures(values);
    }

    /** @return a {@link Long} for calls, else a {@link Double}; null when it is undefined */
    public Number get(Figure figure) {
        return values[figure.ordinal()];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Figures figures && Arrays.equals(values, figures.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }

    static final class Json extends JsonSerializer<Figures> {

        @Override
        public void serialize(Figures figures, JsonGenerator json, SerializerProvider how) throws IOException {
            json.writeStartObject();
            for (Figure figure : ALL) {
                json.writeFieldName(figure.key());
                switch (figures.get(figure)) {
                    case null -> json.writeNull();
                    case Long calls -> json.writeNumber(calls);
                    case Number number -> json.writeNumber(number.doubleValue());
                }
            }
            json.writeEndObject();
        }
    }
}
