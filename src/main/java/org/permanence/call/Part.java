package org.permanence.call;

import java.time.Instant;
import java.util.Optional;
import org.permanence.pbx.CallFact.EndedBy;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.Reach;

/** One responder's part in a call: from being bridged to the caller to leaving. */
public record Part(MemberId member, Reach.Kind reach, Instant pickedUpAt, Optional<Instant> leftAt, Optional<EndedBy> leftBy) {

    static Part begun(MemberId member, Reach.Kind reach, Instant at) {
        return new Part(member, reach, at, Optional.empty(), Optional.empty());
    }

    public boolean open() {
        return leftAt.isEmpty();
    }

    Part left(Instant at, EndedBy by) {
        return new Part(member, reach, pickedUpAt, Optional.of(at.isBefore(pickedUpAt) ? pickedUpAt : at), Optional.of(by));
    }

    Part reopened() {
        return begun(member, reach, pickedUpAt);
    }
}
