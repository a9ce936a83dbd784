package org.permanence.presence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.permanence.call.CallState;
import org.permanence.call.LiveCalls;
import org.permanence.pbx.MemberId;

/** Reads memory only. Any thread may ask. */
@ApplicationScoped
public class Presences {

    private final LiveCalls live;
    private final MembersNow members;
    private final Clock clock;

    Presences(LiveCalls live, MembersNow members, Clock clock) {
        this.live = live;
        this.members = members;
        this.clock = clock;
    }

    /** @param onDuty when they went on duty @param paused when they were paused, though on duty; empty when not paused */
    public Presence of(MemberId member, Instant onDuty, Optional<Instant> paused) {
        List<CallState> calls =
                Stream.concat(live.of(member).stream(), live.alive().filter(call -> PresenceRule.isThird(call, member))).toList();
        return PresenceRule.of(member, onDuty, paused, calls, members.of(member), members.awaySince(), clock.instant());
    }
}
