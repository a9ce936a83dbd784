package org.permanence.wallboard;

import java.time.Instant;
import java.util.Optional;
import org.permanence.pbx.PbxSignal.MemberStatus;

/** What the PBX last said of one member. */
record MemberNow(MemberStatus status, Instant since, Optional<Rest> rest) {

    static final String WRAP_UP = "WRAPUP";

    /** @param reason as the PBX spells it: {@code WRAPUP}, {@code NOANSWER}, {@code SILENT} … */
    record Rest(Instant since, Instant until, String reason) {
        boolean wrapUp() {
            return reason.equals(WRAP_UP);
        }
    }

    MemberNow with(MemberStatus other, Instant at) {
        return other == status ? this : new MemberNow(other, at, rest);
    }

    /** A wrap-up that is lengthened began when it began. */
    MemberNow resting(Instant at, Instant until, String reason) {
        Instant began = rest.filter(r -> r.reason().equals(reason) && r.until().isAfter(at)).map(Rest::since).orElse(at);
        return new MemberNow(status, since, Optional.of(new Rest(began, until, reason)));
    }

    MemberNow rested() {
        return new MemberNow(status, since, Optional.empty());
    }

    Optional<Rest> restAt(Instant now) {
        return rest.filter(r -> r.until().isAfter(now));
    }
}
