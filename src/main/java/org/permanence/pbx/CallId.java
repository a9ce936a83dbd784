package org.permanence.pbx;

import java.util.Objects;
import java.util.UUID;

/** The one identity of a call: the UUID that the dialplan gave it, carried by every channel, event, record, log line and screen. */
public record CallId(UUID value) {

    public CallId {
        Objects.requireNonNull(value, "value");
    }

    /** @throws IllegalArgumentException if {@code text} is not a UUID */
    public static CallId of(String text) {
        return new CallId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
