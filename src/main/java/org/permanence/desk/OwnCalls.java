package org.permanence.desk;

import jakarta.enterprise.context.ApplicationScoped;
import org.permanence.account.CallsInHand;
import org.permanence.call.CallState;
import org.permanence.call.LiveCalls;
import org.permanence.call.RingState;
import org.permanence.call.Room;
import org.permanence.pbx.MemberId;

/** Whose access must not end now, because a caller would be cut off with it. */
@ApplicationScoped
class OwnCalls implements CallsInHand {

    private final LiveCalls live;

    OwnCalls(LiveCalls live) {
        this.live = live;
    }

    @Override
    public boolean hasOne(long responderId) {
        MemberId member = MemberId.ofResponder(responderId);
        return live.of(member).stream().anyMatch(call -> call.alive() && (call.isWith(member) || ringsAt(call, member)));
    }

    private static boolean ringsAt(CallState call, MemberId member) {
        return call.lastRingOf(member).filter(r -> r.result() == RingState.Result.RINGING).isPresent()
                || call.room().third().filter(t -> t.stage() == Room.Stage.TALKING && t.who().filter(member::equals).isPresent())
                        .isPresent();
    }
}
