package org.permanence.pbx;

import java.util.Objects;

/**
 * One attempt to ring one member for one call, as the PBX names it. Unique only for the life of a PBX process: use it together with the
 * call.
 */
public record RingId(String value) {

    public RingId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
