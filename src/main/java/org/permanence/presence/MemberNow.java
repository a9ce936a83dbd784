package org.permanence.presence;

import java.time.Instant;
import java.util.Optional;
import org.permanence.pbx.PbxSignal.MemberStatus;
import org.permanence.pbx.PbxSignal.RestReason;

/** The last state of one member that the PBX reported. @param softphone a browser is registered as this member's telephone */
record MemberNow(MemberStatus status, Instant since, Optional<Rest> rest, boolean softphone) {

    static MemberNow unknown(Instant since) {
        return new MemberNow(MemberStatus.UNKNOWN, since, Optional.empty(), false);
    }

    record Rest(Instant since, Instant until, RestReason reason) {
        boolean wrapUp() {
            return reason == RestReason.WRAP_UP;
        }
    }

    MemberNow with(MemberStatus other, Instant at) {
        return other == status ? this : new MemberNow(other, at, rest, softphone);
    }

    MemberNow with(boolean registered) {
        return new MemberNow(status, since, rest, registered);
    }

    /** Extending a wrap-up does not change its beginning. */
    MemberNow resting(Instant at, Instant until, RestReason reason) {
        Instant began = rest.filter(r -> r.reason() == reason && r.until().isAfter(at)).map(Rest::since).orElse(at);
        return new MemberNow(status, since, Optional.of(new Rest(began, until, reason)), softphone);
    }

    MemberNow rested() {
        return new MemberNow(status, since, Optional.empty(), softphone);
    }

    Optional<Rest> restAt(Instant now) {
        return rest.filter(r -> r.until().isAfter(now));
    }
}
