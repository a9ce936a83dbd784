package org.permanence.wallboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.Pbx;
import org.permanence.pbx.PbxSignal;
import org.permanence.pbx.PbxSignal.MemberStatus;

/** What the PBX last said of itself, its trunk and its members. Any thread may ask. */
@ApplicationScoped
class MembersNow {

    private final Map<MemberId, MemberNow> members = new ConcurrentHashMap<>();
    private final Clock clock;
    /** Null while it is connected. */
    private volatile Instant awaySince;
    private volatile boolean trunkRefused;

    /** @param pbx asked once, for the connection may be older than this bean */
    MembersNow(Instance<Pbx> pbx, Clock clock) {
        this.clock = clock;
        this.awaySince = pbx.isResolvable() && pbx.get().connected() ? null : clock.instant();
    }

    void hear(PbxSignal signal) {
        Instant now = clock.instant();
        switch (signal) {
            case PbxSignal.Connected _ -> awaySince = null;
            case PbxSignal.Disconnected(Instant at) -> {
                awaySince = at;
                // It tells every status anew when it is back; a rest is told once, and goes on while nobody hears.
                members.replaceAll((_, known) -> known.with(MemberStatus.UNKNOWN, at));
            }
            case PbxSignal.MemberChanged(MemberId member, MemberStatus status) -> change(member, known -> known.with(status, now));
            case PbxSignal.MemberResting(MemberId member, Instant until, String reason) -> change(member, known -> known.resting(now, until, reason));
            case PbxSignal.MemberRested(MemberId member) -> change(member, MemberNow::rested);
            case PbxSignal.TrunkSeen(boolean registered) -> trunkRefused = !registered;
            case PbxSignal.SoftphoneChanged _ -> { }
        }
    }

    private void change(MemberId member, java.util.function.UnaryOperator<MemberNow> how) {
        members.compute(member, (_, known) -> how.apply(known == null ? new MemberNow(MemberStatus.UNKNOWN, clock.instant(), Optional.empty()) : known));
    }

    Optional<MemberNow> of(MemberId member) {
        return Optional.ofNullable(members.get(member));
    }

    /** Empty while it is connected. */
    Optional<Instant> awaySince() {
        return Optional.ofNullable(awaySince);
    }

    /** It has to register with the carrier, and the last attempt that it told failed. */
    boolean trunkRefused() {
        return trunkRefused;
    }
}
