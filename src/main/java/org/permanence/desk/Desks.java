package org.permanence.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.permanence.account.SessionEnded;
import org.permanence.account.SessionService;
import org.permanence.call.CallChanged;
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
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal;
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

    private static final Logger LOG = Logger.getLogger(Desks.class);

    private final Map<Long, Desk> desks = new ConcurrentHashMap<>();
    private final ScheduledExecutorService calls = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("desk-calls").daemon().factory());
    private final ScheduledExecutorService rest = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("desk-rest").daemon().factory());
    private final LiveCalls live;
    private final RecordService records;
    private final OwnDuty duty;
    private final PbxNow pbx;
    private final WrapUp wrapUp;
    private final Beside beside;
    private final Messages messages;
    private final SoftphoneService softphones;
    private final SessionService sessions;
    private final ObjectMapper json;
    private final Clock clock;
    private volatile Set<MemberId> onDuty = Set.of();

    Desks(LiveCalls live, RecordService records, OwnDuty duty, PbxNow pbx, WrapUp wrapUp, Beside beside, Messages messages,
            SoftphoneService softphones, SessionService sessions, ObjectMapper json, Clock clock) {
        this.live = live;
        this.records = records;
        this.duty = duty;
        this.pbx = pbx;
        this.wrapUp = wrapUp;
        this.beside = beside;
        this.messages = messages;
        this.softphones = softphones;
        this.sessions = sessions;
        this.json = json;
        this.clock = clock;
    }

    // ---- screens come and go

    /** Blocking: reads everything that the screen shows. */
    void join(WebSocketConnection connection, long responder, long sessionId) {
        Rest rest = rest(responder);
        // On the calls' thread, so that no pick-up slips in between reading the call and showing it.
        CompletableFuture.runAsync(() -> {
            Optional<Shown> call = call(responder);
            Desk desk = desks.computeIfAbsent(responder, _ -> new Desk(json, clock));
            desk.join(connection, sessionId, state(rest, call), call.flatMap(Shown::record));
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
        Desk desk = desks.get(responder);
        if (desk != null) {
            desk.leave(connection);
        }
    }

    void sessionEnded(@Observes SessionEnded over) {
        desks.values().forEach(d -> d.end(session -> session == over.sessionId()));
    }

    // ---- news

    /** On the journal's thread. */
    void callChanged(@Observes CallChanged news) {
        CallState call = news.call();
        Set<MemberId> concerned = new HashSet<>();
        call.parts().stream().map(Part::member).forEach(concerned::add);
        call.rings().stream().map(RingState::member).forEach(concerned::add);
        onCalls(() -> {
            concerned.forEach(m -> showCall(m.responderId()));
            showQueue();
        });
        if (news.event().fact() instanceof CallFact.Arrived) {
            // Long before it rings, and not on the way of a pick-up.
            onRest(() -> {
                if (beside.readEarlier(call)) {
                    onCalls(() -> live.find(call.id()).ifPresent(c -> c.rings().forEach(r -> showCall(r.member().responderId()))));
                }
            });
        }
        if (news.event().fact() instanceof CallFact.PickedUp || news.event().fact() instanceof CallFact.Transferred) {
            concerned.forEach(m -> onRest(() -> showOpenRecords(m.responderId())));
        }
    }

    /** On the thread of the PBX's connection. */
    void pbxChanged(@Observes PbxSignal signal) {
        if (pbx.hear(signal)) {
            onCalls(() -> {
                desks.values().forEach(d -> d.show("pbx", new PbxLink(pbx.connected()), Optional.empty()));
                showQueue();
            });
        }
        if (signal instanceof PbxSignal.SoftphoneChanged(MemberId member, var _)) {
            softphoneChanged(member.responderId());
        } else if (signal instanceof PbxSignal.Connected || signal instanceof PbxSignal.Disconnected) {
            desks.keySet().forEach(this::softphoneChanged);
        }
    }

    /** Another page is this responder's telephone, or none. */
    void softphoneChanged(long responder) {
        onRest(() -> show(responder, "softphone", () -> softphone(responder)));
    }

    void messagesChanged() {
        desks.keySet().forEach(this::messagesChanged);
    }

    void messagesChanged(long responder) {
        onRest(() -> show(responder, "messages", () -> messages.of(responder)));
    }

    void helpChanged(@Observes HelpCalls.HelpChanged news) {
        onCalls(() -> live.find(news.call()).ifPresent(c -> c.parts().stream().map(Part::member).distinct()
                .forEach(m -> showCall(m.responderId()))));
    }

    /** Something beside its facts changed. */
    void callShownAnew(long responder) {
        onCalls(() -> showCall(responder));
    }

    /** What this responder's screen shows of a call now. */
    Optional<DeskCall> shown(long responder) {
        return CompletableFuture.supplyAsync(() -> call(responder).map(Shown::call), calls).join();
    }

    void dutyChanged(@Observes DutyChanged news) {
        onRest(() -> {
            onDuty = duty.everybody();
            // A desk phone that one takes is a choice less for the others.
            desks.keySet().forEach(this::showDuty);
            onCalls(this::showQueue);
        });
    }

    void rosterChanged(@Observes RosterChanged news) {
        onRest(() -> showDuty(news.responderId()));
    }

    void recordChanged(@Observes RecordChanged news) {
        onRest(() -> news.holders().forEach(this::showOpenRecords));
    }

    // ---- showing

    /** What is shown of the call, and its record when the screen has not had it. */
    private record Shown(DeskCall call, Optional<RecordView> record) {}

    private Optional<Shown> call(long responder) {
        MemberId member = MemberId.ofResponder(responder);
        return DeskCall.of(member, live.of(member), clock.instant(), (call, left) -> wrapUpEnds(call, member, left)).map(call -> {
            Optional<RecordView> record = call.isPickedUp() ? records.ofCall(new CallId(call.callId())) : Optional.empty();
            return new Shown(beside.complete(member, call.withRecord(record.map(RecordView::id).orElse(null))), record);
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
        Desk desk = desks.get(responder);
        if (desk != null && !desk.empty()) {
            desk.show(field, value.get(), Optional.empty());
        }
    }

    private void showCall(long responder) {
        Desk desk = desks.get(responder);
        if (desk == null || desk.empty()) {
            return;
        }
        Optional<Shown> call = call(responder);
        // The record goes along once, at the pick-up; afterwards the screen's own words may be newer than ours.
        Optional<RecordView> record = call.filter(c -> desk.newlyPickedUp(c.call())).flatMap(Shown::record);
        desk.show("call", call.map(Shown::call).orElse(null), record);
        call.flatMap(c -> c.call().changesAt()).ifPresent(at -> again(responder, at));
    }

    private void again(long responder, Instant at) {
        calls.schedule(safe(() -> showCall(responder)), Duration.between(clock.instant(), at).toMillis() + 50, TimeUnit.MILLISECONDS);
    }

    private void showQueue() {
        Queue queue = queue();
        desks.values().forEach(d -> d.show("queue", queue, Optional.empty()));
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

    /** A screen that hears nothing for 12 seconds says that it has lost the line. */
    @Scheduled(every = "5s")
    void beat() {
        desks.values().forEach(Desk::beat);
    }

    /** Shifts begin and end by the clock; sessions run out or are revoked elsewhere; a socket in use is use of its session. */
    @Scheduled(every = "1m", delayed = "1m")
    void everyMinute() {
        // Where screens join, so that none joins a desk that is just thrown away.
        onCalls(() -> desks.values().removeIf(Desk::empty));
        Set<Long> valid = sessions.stillValid(desks.values().stream().flatMap(d -> d.sessions().stream()).toList());
        desks.values().forEach(d -> d.end(session -> !valid.contains(session)));
        onRest(() -> desks.keySet().forEach(this::showDuty));
    }

    void stop(@Observes ShutdownEvent event) {
        calls.shutdownNow();
        rest.shutdownNow();
    }

    private void onCalls(Runnable work) {
        calls.execute(safe(work));
    }

    private void onRest(Runnable work) {
        rest.execute(safe(work));
    }

    /** With the database away a screen keeps what it shows; the next news, or the next snapshot, mends it. */
    private static Runnable safe(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warnf(e, "A desk could not be brought up to date");
            }
        };
    }
}
