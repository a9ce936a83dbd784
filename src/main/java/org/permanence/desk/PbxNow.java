package org.permanence.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.Pbx;
import org.permanence.pbx.PbxSignal;
import org.permanence.pbx.PbxSignal.MemberStatus;

/** What the PBX last said of itself and its members. Any thread may ask. */
@ApplicationScoped
class PbxNow {

    private final Map<MemberId, MemberStatus> members = new ConcurrentHashMap<>();
    private final Map<MemberId, Rest> rests = new ConcurrentHashMap<>();
    private final Map<MemberId, String> softphones = new ConcurrentHashMap<>();
    private volatile boolean connected;

    /** @param reason as the PBX says it: {@code WRAPUP}, or why a ring failed */
    record Rest(Instant until, String reason) {}

    /** @param pbx asked once, for the connection may be older than this bean */
    PbxNow(Instance<Pbx> pbx) {
        this.connected = pbx.isResolvable() && pbx.get().connected();
    }

    /** @return true when it is news for screens */
    boolean hear(PbxSignal signal) {
        return switch (signal) {
            case PbxSignal.Connected _ -> {
                connected = true;
                yield true;
            }
            case PbxSignal.Disconnected _ -> {
                connected = false;
                members.clear();
                softphones.clear();
                yield true;
            }
            case PbxSignal.TrunkSeen _ -> false;
            case PbxSignal.MemberChanged(MemberId member, MemberStatus status) -> members.put(member, status) != status;
            case PbxSignal.MemberResting(MemberId member, Instant until, String reason) -> {
                rests.put(member, new Rest(until, reason));
                yield false;
            }
            case PbxSignal.MemberRested(MemberId member) -> {
                rests.remove(member);
                yield false;
            }
            case PbxSignal.SoftphoneChanged(MemberId member, Optional<String> contact) -> {
                if (contact.isPresent()) {
                    softphones.put(member, contact.get());
                } else {
                    softphones.remove(member);
                }
                yield false;
            }
        };
    }

    boolean connected() {
        return connected;
    }

    MemberStatus status(MemberId member) {
        return members.getOrDefault(member, MemberStatus.UNKNOWN);
    }

    Optional<Rest> rest(MemberId member) {
        return Optional.ofNullable(rests.get(member));
    }

    /** A browser is registered as this member's telephone. */
    boolean hasSoftphone(MemberId member) {
        return softphones.containsKey(member);
    }

    boolean ready(MemberId member) {
        return members.get(member) == MemberStatus.READY;
    }
}
