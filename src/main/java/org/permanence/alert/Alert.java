package org.permanence.alert;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.permanence.alert.AlertRule.Holds;
import org.permanence.alert.AlertRule.Key;

/** One occurrence, from its beginning to its end. @param value the worst value so far */
record Alert(UUID id, Key key, Instant since, Holds holds, Optional<Instant> endedAt, Optional<Acknowledged> acknowledged) {

    record Acknowledged(String by, Instant at) {}

    static Alert begun(Key key, Instant since, Holds holds) {
        return new Alert(UUID.randomUUID(), key, since, holds, Optional.empty(), Optional.empty());
    }

    Alert holding(Holds now) {
        boolean fewIsBad = key.kind() == AlertKind.BELOW_FLOOR || key.kind() == AlertKind.NEXT_SHIFT_BELOW_FLOOR;
        if (now.value() == null || holds.value() != null && (fewIsBad ? holds.value() <= now.value() : holds.value() >= now.value())) {
            return this;
        }
        return new Alert(id, key, since, now, endedAt, acknowledged);
    }

    Alert ended(Instant at) {
        return new Alert(id, key, since, holds, Optional.of(at.isBefore(since) ? since : at), acknowledged);
    }

    /** The first acknowledgement stays. */
    Alert acknowledged(String by, Instant at) {
        return acknowledged.isPresent() ? this : new Alert(id, key, since, holds, endedAt, Optional.of(new Acknowledged(by, at)));
    }
}
