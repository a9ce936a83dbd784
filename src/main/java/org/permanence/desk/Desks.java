package org.permanence.desk;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.permanence.call.CallChanged;
import org.permanence.call.CallHeard;
import org.permanence.call.CallState;
import org.permanence.call.HelpCalls;
import org.permanence.call.LiveCalls;
import org.permanence.call.Part;
import org.permanence.call.RingState;
import org.permanence.desk.DeskState.Message;
import org.permanence.desk.DeskState.OpenRecord;
import org.permanence.desk.DeskState.PbxLink;
import org.permanence.desk.DeskState.Queue;
import org.permanence.desk.DeskState.Softphone;
import org.permanence.live.AllScreens;
import org.permanence.live.NewsThread;
import org.permanence.live.Screens;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal;
import org.permanence.presence.MembersNow;
import org.permanence.record.RecordChanged;
import org.permanence.record.RecordService;
import org.permanence.record.RecordView;
import org.permanence.responder.DutyChanged;
import org.permanence.responder.SoftphoneService;
import org.permanence.shift.RosterChanged;

/**
 * All live desks. News is only noted where it is heard; two threads work it off: one for calls, which reads memory and, at a pick-up, one record; one for
 * what needs more of the database (duty, open records), so that this never stands in the way of a pick-up.
 */
@ApplicationScoped
class Desks {

    private static final int FIRST = 1;
    /**
     * A pick-up and the writing of its record change the list of open ones several times in a row. Nobody waits for it: it comes when the record is on the
     * screen.
     */
    private static final Duration LISTS_AFTER = Duration.ofMillis(150);

    /** One responder's screens: all of them show the same. */
    private final Map<Long, Screens> desks = new ConcurrentHashMap<>();
    private final NewsThread calls = new NewsThread("desk-calls");
    private final NewsThread rest = new NewsThread("desk-rest");
    private final AllScreens screens;
    private final LiveCalls live;
    private final RecordService records;
    private final OwnDuty duty;
    private final MembersNow pbx;
    private final WrapUp wrapUp;
    private final Beside beside;
    private final Messages messages;
    private final SoftphoneService softphones;
    private final Clock clock;
    /** Whose list of open records is about to be read. */
    private final Set<Long> listsToShow = ConcurrentHashMap.newKeySet();
    private volatile Set<MemberId> onDuty = Set.of();
    /** What calls become by a pick-up that is being written down. Changed on the calls' thread only. */
    private final Map<CallId, CallState> heard = new ConcurrentHashMap<>();

    Desks(AllScreens screens, LiveCalls live, RecordService records, OwnDuty duty, MembersNow pbx, WrapUp wrapUp, Beside beside, Messages messages,
            SoftphoneService softphones, Clock clock) {
        this.screens = screens;
        this.live = live;
        this.records = records;
        this.duty = duty;
        this.pbx = pbx;
        this.wrapUp = wrapUp;
        this.beside = beside;
        this.messages = messages;
        this.softphones = softphones;
        this.clock = clock;
    }

    // ---- screens come and go

    /** Blocking: reads everything that the screen shows. */
    void join(WebSocketConnection connection, long responder, long sessionId) {
        Rest rest = rest(responder);
        // On the calls' thread, so that no pick-up slips in between reading the call and showing it.
        CompletableFuture.runAsync(() -> {
            Optional<Shown> call = call(responder);
            Screens desk = desks.computeIfAbsent(responder, _ -> screens.open());
            desk.show(Screens.fields(state(rest, call)));
            desk.join(connection, sessionId, call.flatMap(Shown::record).map(Desks::record).orElse(Map.of()));
            call.flatMap(c -> c.call().changesAt()).ifPresent(at -> again(responder, at));
        }, calls).join();
    }

    /** What a screen of this responder would begin with. Blocking. */
    DeskState state(long responder) {
        Rest rest = rest(responder);
        return CompletableFuture.supplyAsync(() -> state(rest, call(responder)), calls).join();
    }

    private DeskState state(Rest rest, Optional<Shown> call) {
        return new DeskState(new PbxLink(pbx.connected()), rest.duty, queue(), call.map(Shown::call).orElse(null), rest.open, rest.softphone, rest.messages);
    }

    /** What comes from the database. */
    private record Rest(DeskState.DutyView duty, List<OpenRecord> open, Softphone softphone, List<Message> messages) {}

    private Rest rest(long responder) {
        onDuty = duty.everybody();
        live.of(MemberId.ofResponder(responder)).forEach(beside::readEarlier);
        return new Rest(duty.of(responder), openRecords(responder), softphone(responder), messages.of(responder));
    }

    void leave(WebSocketConnection connection, long responder) {
        Screens desk = desks.get(responder);
        if (desk != null) {
            desk.leave(connection);
        }
    }

    // ---- news

    /**
     * On the journal's thread, while it writes a pick-up down: the screen of whoever has the caller on the line does not wait for that. Everybody else,
     * and this screen whatever else happens to the call, hears of it when it is written.
     */
    void callHeard(@Observes @Priority(FIRST) CallHeard news) {
        CallState call = news.call();
        if (news.event().fact() instanceof CallFact.PickedUp(var _, MemberId member, var _, var _) && records.isOnItsWay(call.id())) {
            calls.execute(() -> {
                heard.put(call.id(), call);
                showCall(member.responderId());
            });
        }
    }

    /** The call as the screen of whoever picked it up shows it, while that is being written down. Any thread may ask. */
    Optional<CallState> heard(CallId call) {
        return Optional.ofNullable(heard.get(call));
    }

    void heardInVain(@Observes CallHeard.InVain news) {
        calls.execute(() -> {
            CallState call = heard.remove(news.call());
            if (call != null) {
                call.parts().forEach(p -> showCall(p.member().responderId()));
            }
        });
    }

    /** On the journal's thread, before others who hear of it: somebody waits for this screen. */
    void callChanged(@Observes @Priority(FIRST) CallChanged news) {
        CallState call = news.call();
        // Who has the call comes before those whom it rang.
        Set<MemberId> concerned = new LinkedHashSet<>();
        call.parts().reversed().stream().map(Part::member).forEach(concerned::add);
        call.rings().stream().map(RingState::member).forEach(concerned::add);
        calls.execute(() -> {
            heard.remove(call.id());
            concerned.forEach(m -> showCall(m.responderId()));
            showQueue();
            // Only now, for there are few processors: what can wait must not run beside what somebody waits for.
            readBeside(call, news.event().fact(), concerned);
        });
    }

    /** What a screen shows beside the call, and will show next. */
    private void readBeside(CallState call, CallFact fact, Set<MemberId> concerned) {
        switch (fact) {
            case CallFact.RingStarted(var _, MemberId member, var _) -> rest.execute(() -> records.warmUp(member.responderId()));
            case CallFact.Arrived _ -> rest.execute(() -> {
                if (beside.readEarlier(call)) {
                    calls.execute(() -> live.find(call.id()).ifPresent(c -> c.rings().forEach(r -> showCall(r.member().responderId()))));
                }
            });
            case CallFact.PickedUp _, CallFact.Transferred _ -> concerned.forEach(m -> openRecordsChanged(m.responderId()));
            default -> { }
        }
    }

    /** On the thread of the PBX's connection. */
    void pbxChanged(@Observes PbxSignal signal) {
        switch (signal) {
            case PbxSignal.Connected _, PbxSignal.Disconnected _ -> {
                calls.execute(() -> {
                    showAll("pbx", new PbxLink(pbx.connected()));
                    showQueue();
                });
                desks.keySet().forEach(this::softphoneChanged);
            }
            case PbxSignal.MemberChanged _ -> calls.execute(this::showQueue);
            case PbxSignal.SoftphoneChanged(MemberId member, var _) -> softphoneChanged(member.responderId());
            case PbxSignal.MemberResting _, PbxSignal.MemberRested _, PbxSignal.TrunkSeen _ -> { }
        }
    }

    /** Another page is this responder's telephone, or none. */
    void softphoneChanged(long responder) {
        rest.execute(() -> show(responder, "softphone", () -> softphone(responder)));
    }

    void messagesChanged() {
        desks.keySet().forEach(this::messagesChanged);
    }

    void messagesChanged(long responder) {
        rest.execute(() -> show(responder, "messages", () -> messages.of(responder)));
    }

    void helpChanged(@Observes HelpCalls.HelpChanged news) {
        calls.execute(() -> live.find(news.call()).ifPresent(c -> c.parts().stream().map(Part::member).distinct()
                .forEach(m -> showCall(m.responderId()))));
    }

    /** Something beside its facts changed. */
    void callShownAnew(long responder) {
        calls.execute(() -> showCall(responder));
    }

    /** What this responder's screen shows of a call now. */
    Optional<DeskCall> shown(long responder) {
        return CompletableFuture.supplyAsync(() -> call(responder).map(Shown::call), calls).join();
    }

    void dutyChanged(@Observes DutyChanged news) {
        rest.execute(() -> {
            onDuty = duty.everybody();
            // A desk phone that one takes is a choice less for the others.
            desks.keySet().forEach(this::showDuty);
            calls.execute(this::showQueue);
        });
    }

    void rosterChanged(@Observes RosterChanged news) {
        rest.execute(() -> showDuty(news.responderId()));
    }

    void recordChanged(@Observes RecordChanged news) {
        news.holders().forEach(this::openRecordsChanged);
    }

    private void openRecordsChanged(long responder) {
        if (listsToShow.add(responder)) {
            rest.later(LISTS_AFTER, () -> {
                listsToShow.remove(responder);
                showOpenRecords(responder);
            });
        }
    }

    // ---- showing

    /** What is shown of the call, and its record when the screen has not had it. */
    private record Shown(DeskCall call, Optional<RecordView> record) {}

    private Optional<Shown> call(long responder) {
        return call(responder, null);
    }

    /** @param before what the screen shows: it has its call's record, which is not read again; null: nothing */
    private Optional<Shown> call(long responder, DeskCall before) {
        MemberId member = MemberId.ofResponder(responder);
        Map<CallId, CallState> known = new LinkedHashMap<>();
        live.of(member).forEach(call -> known.put(call.id(), heard.getOrDefault(call.id(), call)));
        return DeskCall.of(member, List.copyOf(known.values()), clock.instant(), (call, left) -> wrapUpEnds(call, member, left)).map(call -> {
            boolean has = before != null && before.recordId() != null && before.callId().equals(call.callId());
            Optional<RecordView> record = has || !call.isPickedUp() ? Optional.empty() : records.ofCall(known.get(new CallId(call.callId())));
            Long id = !call.isPickedUp() ? null : has ? before.recordId() : record.map(RecordView::id).orElse(null);
            return new Shown(beside.complete(member, call.withRecord(id)), record);
        });
    }

    private Instant wrapUpEnds(CallState call, MemberId member, Instant left) {
        return beside.wrapUpUntil(call.id(), member).orElseGet(() -> left.plus(wrapUp.of(call.origin().line())));
    }

    private Softphone softphone(long responder) {
        return new Softphone(softphones.holder(responder).flatMap(SoftphoneService.Holder::tab).orElse(null),
                pbx.hasSoftphone(MemberId.ofResponder(responder)));
    }

    private void show(long responder, String field, Supplier<Object> value) {
        Screens desk = desks.get(responder);
        if (desk != null && !desk.empty()) {
            desk.show(Map.of(field, value.get()));
        }
    }

    private void showAll(String field, Object value) {
        desks.values().forEach(d -> d.show(Map.of(field, value)));
    }

    private void showCall(long responder) {
        Screens desk = desks.get(responder);
        if (desk == null || desk.empty()) {
            return;
        }
        DeskCall before = (DeskCall) desk.shown("call");
        // A call panel that empties for a blink looks like a caller who was lost.
        if (before != null && before.isPickedUp() && live.find(new CallId(before.callId())).filter(CallState::betweenHands).isPresent()) {
            return;
        }
        Optional<Shown> call = call(responder, before);
        // The record goes along once, at the pick-up; afterwards the screen's own words may be newer than ours.
        Optional<RecordView> record = call.flatMap(Shown::record);
        desk.show(Collections.singletonMap("call", call.map(Shown::call).orElse(null)), record.map(Desks::record).orElse(Map.of()));
        call.flatMap(c -> c.call().changesAt()).ifPresent(at -> again(responder, at));
    }

    private static Map<String, Object> record(RecordView record) {
        return Screens.fields(new DeskState.Beside(record));
    }

    private void again(long responder, Instant at) {
        calls.later(Duration.between(clock.instant(), at).plusMillis(50), () -> showCall(responder));
    }

    private void showQueue() {
        showAll("queue", queue());
    }

    private Queue queue() {
        Set<MemberId> people = onDuty;
        return new Queue(live.waiting(), live.waitingLongestSince().orElse(null), people.size(), (int) people.stream().filter(pbx::ready).count());
    }

    private void showDuty(long responder) {
        show(responder, "duty", () -> duty.of(responder));
    }

    private void showOpenRecords(long responder) {
        show(responder, "openRecords", () -> openRecords(responder));
    }

    private List<OpenRecord> openRecords(long responder) {
        return records.openOf(responder).stream().map(OpenRecord::of).toList();
    }

    // ---- time

    /** Shifts begin and end by the clock. */
    @Scheduled(every = "1m", delayed = "1m")
    void everyMinute() {
        // Where screens join, so that none joins a desk that is just thrown away.
        calls.execute(() -> desks.values().removeIf(d -> {
            if (d.empty()) {
                screens.close(d);
            }
            return d.empty();
        }));
        rest.execute(() -> desks.keySet().forEach(this::showDuty));
    }

    void stop(@Observes ShutdownEvent event) {
        calls.stop();
        rest.stop();
    }
}
