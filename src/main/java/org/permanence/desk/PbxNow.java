package org.permanence.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.Pbx;
import org.permanence.pbx.PbxSignal;
import org.permanence.pbx.PbxSignal.MemberStatus;

/** What the PBX last said of itself and its members. Any thread may ask. */
@ApplicationScoped
class PbxNow {

    private final Map<MemberId, MemberStatus> members = new ConcurrentHashMap<>();
    private volatile boolean connected;

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
                yield true;
            }
            case PbxSignal.MemberChanged(MemberId member, MemberStatus status) -> members.put(member, status) != status;
            case PbxSignal.MemberResting _, PbxSignal.MemberRested _ -> false;
        };
    }

    boolean connected() {
        return connected;
    }

    boolean ready(MemberId member) {
        return members.get(member) == MemberStatus.READY;
    }
}
