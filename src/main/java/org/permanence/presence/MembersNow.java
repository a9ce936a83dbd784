package org.permanence.presence;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.permanence.call.Turn;
import org.permanence.pbx.CatchUp;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.Pbx;
import org.permanence.pbx.PbxSignal;
import org.permanence.pbx.PbxSignal.MemberStatus;
import org.permanence.pbx.PbxSignal.RestReason;

/** The last state of the PBX, its trunk and its members that the PBX reported. Any thread may ask. */
@ApplicationScoped
public class MembersNow {

    private final Map<MemberId, MemberNow> members = new ConcurrentHashMap<>();
    private final Clock clock;
    /** Null while it is connected. */
    private volatile Instant awaySince;
    private volatile boolean trunkRefused;
    private volatile boolean carrierSilent;
    private volatile boolean softphonesRefused;
    private volatile boolean logsHaveGap;
    private final Instance<Pbx> pbx;

    /** @param pbx asked here whether it is connected, because the connection may be older than this bean */
    MembersNow(Instance<Pbx> pbx, Clock clock) {
        this.clock = clock;
        this.pbx = pbx;
        this.awaySince = pbx.isResolvable() && pbx.get().connected() ? null : clock.instant();
    }

    /** On the thread of the PBX's connection, before the screens' observers, which ask this class. */
    void hear(@Observes @Priority(Turn.FIRST) PbxSignal signal) {
        Instant now = clock.instant();
        switch (signal) {
            case PbxSignal.CatchingUp _,PbxSignal.Connected _ -> awaySince = null;
            case PbxSignal.CaughtUp _,PbxSignal.VerificationSeen _ -> {}
            case PbxSignal.Disconnected(Instant at) -> {
                awaySince = at;
                // After a reconnection the PBX reports every status and softphone again. It reports a rest only once, and a rest goes on
                // without a connection.
                members.replaceAll((_, known) -> known.with(MemberStatus.UNKNOWN, at).with(false));
            }
            case PbxSignal.MemberChanged(MemberId member, MemberStatus status) -> change(member, known -> known.with(status, now));
            case PbxSignal.MemberResting(MemberId member, Instant until, RestReason reason) ->
                    change(member, known -> known.resting(now, until, reason));
            case PbxSignal.MemberRested(MemberId member) -> change(member, MemberNow::rested);
            case PbxSignal.LogsSeen(Optional<String> gap) -> logsHaveGap = gap.isPresent();
            case PbxSignal.TrunkSeen(boolean registered) -> trunkRefused = !registered;
            case PbxSignal.CarrierSeen(boolean answers) -> carrierSilent = !answers;
            case PbxSignal.SoftphonesSeen(boolean accepted) -> softphonesRefused = !accepted;
            case PbxSignal.SoftphoneChanged(MemberId member, Optional<String> contact) ->
                    change(member, known -> known.with(contact.isPresent()));
        }
    }

    private void change(MemberId member, UnaryOperator<MemberNow> how) {
        members.compute(member, (_, known) -> how.apply(known == null ? MemberNow.unknown(clock.instant()) : known));
    }

    Optional<MemberNow> of(MemberId member) {
        return Optional.ofNullable(members.get(member));
    }

    public boolean connected() {
        return awaySince == null;
    }

    /** Empty while it is connected. */
    public Optional<Instant> awaySince() {
        return Optional.ofNullable(awaySince);
    }

    /** Empty when the journal is told only what happens now. */
    public Optional<CatchUp> catchUp() {
        return pbx.isResolvable() ? pbx.get().catchUp() : Optional.empty();
    }

    /** The PBX has to register with the carrier, and its last reported attempt failed. */
    public boolean trunkRefused() {
        return trunkRefused;
    }

    /** The carrier did not answer when the PBX last asked if it is there. */
    public boolean carrierSilent() {
        return carrierSilent;
    }

    /** The PBX accepted no further browser when it was last tried. */
    public boolean softphonesRefused() {
        return softphonesRefused;
    }

    /** Calls of an outage may be missing from the PBX's log files, and so from the journal. */
    public boolean logsHaveGap() {
        return logsHaveGap;
    }

    /** A browser is registered as this member's telephone. */
    public boolean hasSoftphone(MemberId member) {
        return of(member).filter(MemberNow::softphone).isPresent();
    }
}
