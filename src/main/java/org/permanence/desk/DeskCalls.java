package org.permanence.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.permanence.call.CallState;
import org.permanence.call.HelpCalls;
import org.permanence.call.LiveCalls;
import org.permanence.database.DatabaseAway;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;
import org.permanence.record.RecordService;
import org.permanence.record.RecordView;

/**
 * The call that each responder's screen shows, and its record. Reads memory and, when a screen shows a picked-up call for the first time,
 * one record. It also knows the calls whose pick-up is still being written to the database.
 */
@ApplicationScoped
class DeskCalls {

    private final LiveCalls live;
    private final RecordService records;
    private final RepeatedCallers repeated;
    private final ThirdLabels thirds;
    private final Mutes mutes;
    private final HelpCalls help;
    private final WrapUp wrapUp;
    private final Clock clock;
    /** The states of calls after a pick-up that is still being written. {@link Desks} changes it, on one thread. */
    private final Map<CallId, CallState> heard = new ConcurrentHashMap<>();

    DeskCalls(LiveCalls live, RecordService records, RepeatedCallers repeated, ThirdLabels thirds, Mutes mutes, HelpCalls help,
            WrapUp wrapUp, Clock clock) {
        this.live = live;
        this.records = records;
        this.repeated = repeated;
        this.thirds = thirds;
        this.mutes = mutes;
        this.help = help;
        this.wrapUp = wrapUp;
        this.clock = clock;
    }

    /** @param record present when the screen does not have it yet */
    record Shown(DeskCall call, Optional<RecordView> record) {}

    /** @param before the call that the screen shows: it has its record, which is not read again; null: the screen shows no call */
    Optional<Shown> of(long responder, DeskCall before) {
        MemberId member = MemberId.ofResponder(responder);
        Map<CallId, CallState> known = new LinkedHashMap<>();
        live.of(member).forEach(call -> known.put(call.id(), latest(call)));
        return DeskCall.of(member, List.copyOf(known.values()), clock.instant(), (call, left) -> wrapUp.endOf(call, member, left))
                .map(call -> {
                    boolean has = before != null && before.recordId() != null && before.callId().equals(call.callId());
                    Optional<RecordView> record =
                            has || !call.isPickedUp() ? Optional.empty() : record(known.get(new CallId(call.callId())));
                    Long id = !call.isPickedUp() ? null : has ? before.recordId() : record.map(RecordView::id).orElse(null);
                    return new Shown(complete(member, call.withRecord(id)), record);
                });
    }

    /** A pick-up that is still being written counts, unless the call has gone on meanwhile. Any thread may ask. */
    CallState latest(CallState call) {
        return heard(call.id()).filter(known -> known.parts().size() > call.parts().size()).orElse(call);
    }

    /** With the database away a call is shown without its record, which follows when it is written. */
    private Optional<RecordView> record(CallState call) {
        try {
            return records.ofCall(call);
        } catch (RuntimeException e) {
            if (!DatabaseAway.caused(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Adds what the facts of the call do not contain. */
    DeskCall complete(MemberId member, DeskCall shown) {
        CallId call = new CallId(shown.callId());
        return shown.with(repeated.of(call).orElse(null), mutes.isMuted(call, member), thirds.of(call).orElse(null),
                help.of(call).filter(h -> h.asked().equals(member)).map(h -> new DeskCall.Help(h.since(), h.by().orElse(null)))
                        .orElse(null));
    }

    /** A pick-up is being written to the database. */
    void hear(CallState call) {
        heard.put(call.id(), call);
    }

    private Optional<CallState> heard(CallId call) {
        return Optional.ofNullable(heard.get(call));
    }

    /** The pick-up has been written, or never will be. */
    Optional<CallState> forget(CallId call) {
        return Optional.ofNullable(heard.remove(call));
    }
}
