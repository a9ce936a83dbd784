package org.permanence.routing;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether the PBX holds the plan.
 *
 * @param lastSuccess when the PBX last confirmed that it holds the plan of that moment
 * @param fault       why the last try failed, for a person; empty when it succeeded
 * @param failingSince when tries began to fail
 */
public record PlanStatus(Optional<Instant> lastSuccess, Optional<String> fault, Optional<Instant> failingSince) {

    static final PlanStatus NEVER = new PlanStatus(Optional.empty(), Optional.empty(), Optional.empty());

    /** The PBX held the plan at the last try. */
    public boolean held() {
        return lastSuccess.isPresent() && fault.isEmpty();
    }

    PlanStatus succeeded(Instant now) {
        return new PlanStatus(Optional.of(now), Optional.empty(), Optional.empty());
    }

    PlanStatus failed(Instant now, String why) {
        return new PlanStatus(lastSuccess, Optional.of(why), failingSince.or(() -> Optional.of(now)));
    }
}
