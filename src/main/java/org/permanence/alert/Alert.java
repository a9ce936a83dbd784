package org.permanence.alert;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.permanence.alert.AlertRule.Holds;
import org.permanence.alert.AlertRule.Key;

/**
 * One occurrence, from its beginning to its end.
 *
 * @param holds the worst value so far, and everybody concerned so far
 * @param now the present value, and those concerned now
 */
record Alert(UUID id, Key key, Instant since, Holds holds, Holds now, Optional<Instant> endedAt, Optional<Acknowledged> acknowledged) {

    record Acknowledged(String by, Instant at) {}

    static Alert begun(Key key, Instant since, Holds holds) {
        return new Alert(UUID.randomUUID(), key, since, holds, holds, Optional.empty(), Optional.empty());
    }

    /** A person who was not concerned before is news: nobody has acknowledged that yet. */
    Alert holding(Holds present) {
        if (present.equals(Holds.SIMPLY)) {
            return this;
        }
        Holds worst = worse(present) ? present : holds;
        Set<Long> people = new LinkedHashSet<>(holds.people());
        boolean joined = people.addAll(present.people());
        return new Alert(id, key, since, new Holds(worst.value(), worst.threshold(), List.copyOf(people), present.reason()), present,
                endedAt,
                joined ? Optional.empty() : acknowledged);
    }

    private boolean worse(Holds present) {
        if (present.value() == null || holds.value() == null) {
            return present.value() != null;
        }
        return switch (key.kind()) {
            case BELOW_FLOOR, NEXT_SHIFT_BELOW_FLOOR -> present.value() < holds.value();
            default -> present.value() > holds.value();
        };
    }

    Alert ended(Instant at) {
        return new Alert(id, key, since, holds, now, Optional.of(at.isBefore(since) ? since : at), acknowledged);
    }

    /** The first acknowledgement stays. */
    Alert acknowledged(String by, Instant at) {
        return acknowledged.isPresent() ? this : new Alert(id, key, since, holds, now, endedAt, Optional.of(new Acknowledged(by, at)));
    }
}
