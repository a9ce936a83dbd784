package org.permanence.lab;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import java.util.Map;
import java.util.NoSuchElementException;

/** Figures by their names, as the service tells them, of a day, a half-hour or a period; null: there is none, as no average of nothing. */
public record Figures(Map<String, Double> byName) {

    @JsonCreator(mode = Mode.DELEGATING)
    public Figures {}

    /** @throws NoSuchElementException if the service tells no figure of that name */
    public Double get(String name) {
        if (!byName.containsKey(name)) {
            throw new NoSuchElementException("there is no figure " + name);
        }
        return byName.get(name);
    }

    /** Zero when there is none. */
    public double value(String name) {
        Double value = get(name);
        return value == null ? 0 : value;
    }

    /** Of calls or people. */
    public int count(String name) {
        return get(name).intValue();
    }

    /** Of all calls that an average is made of. */
    public double total(String average, String count) {
        return value(average) * count(count);
    }
}
