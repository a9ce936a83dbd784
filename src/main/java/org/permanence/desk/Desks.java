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
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.permanence.account.Role;
import org.permanence.call.CallChanged;
import org.permanence.call.CallHeard;
import org.permanence.call.CallJournal;
import org.permanence.call.CallState;
import org.permanence.call.CallWritten;
import org.permanence.call.HelpCalls;
import org.permanence.call.LiveCalls;
import org.permanence.call.Part;
import org.permanence.call.RingState;
import org.permanence.call.Turn;
import org.permanence.database.DatabaseAway;
import org.permanence.database.DatabaseWriting;
import org.permanence.desk.DeskCalls.Shown;
import org.permanence.desk.DeskLists.Lists;
import org.permanence.desk.DeskState.PbxLink;
import org.permanence.desk.DeskState.Storage;
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
import org.permanence.responder.PhonesChanged;
import org.permanence.shift.RosterChanged;

/**
 * All live desks: their screens, and the events that they observe. Observers only note an event; two threads do the work: one for calls
 * ({@link DeskCalls}), and one for everything that needs more of the database ({@link DeskLists}), so that it never delays a pick-up.
 */
@ApplicationScoped
class Desks {

    /**
     * A pick-up and the writing of its record change the list of open records several times in a row. Nobody waits for this list: it is
     * sent when the record is on the screen.
     */
    private static final Duration LISTS_AFTER = Duration.ofMillis(150);

    private static final Set<String> SEERS = Set.of(Role.RESPONDER, Role.ONLY_THE_CALL);

    /** One responder's screens: all of them show the same. */
    private final Map<Long, Screens> desks = new ConcurrentHashMap<>();
    private final NewsThread callNews = new NewsThread("desk-calls");
    private final NewsThread listNews = new NewsThread("desk-lists");
    private final AllScreens screens;
    private final LiveCalls live;
    private final DeskCalls calls;
    private final DeskLists lists;
    private final RecordService records;
    private final RepeatedCallers repeated;
    private final Team team;
    private final CallJournal journal;
    private final DatabaseWriting writing;
    private final MembersNow pbx;
    private final Clock clock;
    /** Responders whose list of open records is about to be read. */
    private final Set<Long> listsToShow = ConcurrentHashMap.newKeySet();
    /** What each desk showed of the database when it was last read. */
    private final Map<Long, Lists> lastRead = new ConcurrentHashMap<>();

    Desks(AllScreens screens, LiveCalls live, DeskCalls calls, DeskLists lists, RecordService records, RepeatedCallers repeated,
            Team team, CallJournal journal, DatabaseWriting writing, MembersNow pbx, Clock clock) {
        this.screens = screens;
        this.live = live;
        this.calls = calls;
        this.lists = lists;
        this.records = records;
        this.repeated = repeated;
        this.team = team;
        this.journal = journal;
        this.writing = writing;
        this.pbx = pbx;
        this.clock = clock;
    }

    // ---- screens come and go

    /** Blocking: reads the complete state of the screen. @param withRecord also the record of the call in hand */
    void join(WebSocketConnection connection, long responder, long sessionId, boolean withRecord) {
        Lists read = read(responder);
        // On the calls' thread, so that no pick-up can come between reading the call and showing it.
        CompletableFuture.runAsync(() -> {
            Optional<Shown> call = calls.of(responder, null);
            Screens desk = desks.computeIfAbsent(responder, _ -> screens.open(account -> account.roles().stream().anyMatch(SEERS::contains)
                    && account.responderId().equals(OptionalLong.of(responder))));
            desk.show(Screens.fields(state(responder, read, call)));
            desk.join(connection, sessionId, call.filter(_ -> withRecord).flatMap(Shown::record).map(Desks::record).orElse(Map.of()));
            call.flatMap(c -> c.call().changesAt()).ifPresent(at -> again(responder, at));
        }, callNews).join();
    }

    /** The initial state of a screen of this responder. Blocking. */
    DeskState state(long responder) {
        Lists read = read(responder);
        return CompletableFuture.supplyAsync(() -> state(responder, read, calls.of(responder, null)), callNews).join();
    }

    private DeskState state(long responder, Lists read, Optional<Shown> call) {
        return new DeskState(new PbxLink(pbx.connected()), storage(), read.duty(), team.queue(responder, waiting()),
                call.map(Shown::call).orElse(null),
                read.openRecords(),
                read.softphone(), read.messages());
    }

    /** With the database away a desk that comes back shows what it showed before. */
    private Lists read(long responder) {
        try {
            team.readWith(responder);
            live.of(MemberId.ofResponder(responder)).forEach(repeated::read);
            records.warmUp(responder);
            Lists read = lists.of(responder);
            lastRead.put(responder, read);
            return read;
        } catch (RuntimeException e) {
            Lists before = lastRead.get(responder);
            if (before == null || !DatabaseAway.caused(e)) {
                throw e;
            }
            return before;
        }
    }

    private Storage storage() {
        return new Storage(Stream.of(writing.awaySince(), writing.refusesSince(), journal.behind().since()).flatMap(Optional::stream)
                .min(Comparator.naturalOrder()).orElse(null));
    }

    void leave(WebSocketConnection connection, long responder) {
        Screens desk = desks.get(responder);
        if (desk != null) {
            desk.leave(connection);
        }
    }

    // ---- news

    /**
     * On the journal's thread, while it writes a pick-up: the screen of the responder who has the caller on the line does not wait for the
     * commit. All others are told after the commit, and so is this screen for all other facts.
     */
    void callHeard(@Observes @Priority(Turn.FIRST) CallHeard news) {
        CallState call = news.call();
        if (news.event().fact() instanceof CallFact.PickedUp(var _, MemberId member, var _, var _) && records.isOnItsWay(call.id())) {
            callNews.execute(() -> {
                calls.hear(call);
                showCall(member.responderId());
            });
        }
    }

    void heardInVain(@Observes CallHeard.InVain news) {
        callNews.execute(() -> calls.forget(news.call()).ifPresent(call -> call.parts().forEach(p -> showCall(p.member().responderId()))));
    }

    /** On the journal's thread, before other observers: somebody waits for this screen. */
    void callChanged(@Observes @Priority(Turn.FIRST) CallChanged news) {
        CallState call = news.call();
        Set<MemberId> concerned = concerned(call);
        callNews.execute(() -> {
            calls.forget(call.id());
            concerned.forEach(m -> showCall(m.responderId()));
            showQueue();
            // Only now, because there are few processors: work that can wait must not run beside work that somebody waits for.
            readAhead(call, news.event().fact());
        });
    }

    /** Reads ahead the data that screens show beside the call's facts, now and after the next facts. */
    private void readAhead(CallState call, CallFact fact) {
        switch (fact) {
            case CallFact.RingStarted(var _, MemberId member, var _) -> listNews.execute(() -> records.warmUp(member.responderId()));
            case CallFact.Arrived _ -> listNews.execute(() -> {
                if (repeated.read(call)) {
                    callNews.execute(() -> live.find(call.id()).ifPresent(c -> c.rings().forEach(r -> showCall(r.member().responderId()))));
                }
            });
            default -> {}
        }
    }

    /** On the journal's thread. */
    void callWritten(@Observes CallWritten news) {
        if (news.event().fact() instanceof CallFact.PickedUp || news.event().fact() instanceof CallFact.Transferred) {
            Set<MemberId> concerned = concerned(news.call());
            // The record, where no number was at hand before it was written.
            callNews.execute(() -> concerned.forEach(m -> showCall(m.responderId())));
            concerned.forEach(m -> openRecordsChanged(m.responderId()));
        }
    }

    /** The responder who has the call comes before those whom it rang. */
    private static Set<MemberId> concerned(CallState call) {
        Set<MemberId> concerned = new LinkedHashSet<>();
        call.parts().reversed().stream().map(Part::member).forEach(concerned::add);
        call.rings().stream().map(RingState::member).forEach(concerned::add);
        return concerned;
    }

    /** On the thread of the PBX's connection. */
    void pbxChanged(@Observes PbxSignal signal) {
        switch (signal) {
            case PbxSignal.CatchingUp _,PbxSignal.Connected _,PbxSignal.Disconnected _,PbxSignal.CaughtUp _ -> {
                callNews.execute(() -> {
                    showAll("pbx", new PbxLink(pbx.connected()));
                    showQueue();
                    // While facts were told late, calls were not shown.
                    desks.keySet().forEach(this::showCall);
                });
                desks.keySet().forEach(this::softphoneChanged);
            }
            case PbxSignal.MemberChanged _,PbxSignal.MemberResting _,PbxSignal.MemberRested _ -> callNews.execute(this::showQueue);
            case PbxSignal.SoftphoneChanged(MemberId member, var _) -> softphoneChanged(member.responderId());
            case PbxSignal.TrunkSeen _,PbxSignal.CarrierSeen _,PbxSignal.SoftphonesSeen _,PbxSignal.LogsSeen _ -> {}
            case PbxSignal.VerificationSeen _ -> {}
        }
    }

    /** Another page became this responder's telephone, or no page is. */
    void softphoneChanged(long responder) {
        listNews.execute(() -> show(responder, "softphone", () -> lists.softphone(responder)));
    }

    void messagesChanged() {
        desks.keySet().forEach(this::messagesChanged);
    }

    void messagesChanged(long responder) {
        listNews.execute(() -> show(responder, "messages", () -> lists.messages(responder)));
    }

    void helpChanged(@Observes HelpCalls.HelpChanged news) {
        callNews.execute(() -> live.find(news.call()).ifPresent(c -> c.parts().stream().map(Part::member).distinct()
                .forEach(m -> showCall(m.responderId()))));
    }

    /** Something other than the call's facts changed. */
    void callShownAnew(long responder) {
        callNews.execute(() -> showCall(responder));
    }

    /** The present view of a call on this responder's screen. */
    Optional<DeskCall> shown(long responder) {
        return CompletableFuture.supplyAsync(() -> calls.of(responder, null).map(Shown::call), callNews).join();
    }

    void dutyChanged(@Observes DutyChanged news) {
        listNews.execute(() -> {
            readTeam();
            // A desk phone that one responder takes is no longer a choice for the others.
            desks.keySet().forEach(this::showDuty);
        });
    }

    void rosterChanged(@Observes RosterChanged news) {
        listNews.execute(() -> {
            readTeam();
            showDuty(news.responderId());
        });
    }

    /** Somebody answers for other lines. */
    void personChanged(@Observes PhonesChanged news) {
        listNews.execute(this::readTeam);
    }

    private void readTeam() {
        team.read();
        callNews.execute(this::showQueue);
    }

    void recordChanged(@Observes RecordChanged news) {
        news.holders().forEach(this::openRecordsChanged);
    }

    private void openRecordsChanged(long responder) {
        if (listsToShow.add(responder)) {
            listNews.later(LISTS_AFTER, () -> {
                listsToShow.remove(responder);
                showOpenRecords(responder);
            });
        }
    }

    // ---- showing

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
        // A call panel that empties for a moment looks like a lost caller.
        if (before != null && before.isPickedUp() && live.find(new CallId(before.callId())).filter(CallState::betweenHands).isPresent()) {
            return;
        }
        Optional<Shown> call = calls.of(responder, before);
        // The record is sent once, at the pick-up; after that the text on the screen may be newer than ours.
        Optional<RecordView> record = call.flatMap(Shown::record);
        desk.show(Collections.singletonMap("call", call.map(Shown::call).orElse(null)), record.map(Desks::record).orElse(Map.of()));
        call.flatMap(c -> c.call().changesAt()).ifPresent(at -> again(responder, at));
    }

    private static Map<String, Object> record(RecordView record) {
        return Screens.fields(new DeskState.RecordShown(record));
    }

    private void again(long responder, Instant at) {
        callNews.later(Duration.between(clock.instant(), at).plusMillis(50), () -> showCall(responder));
    }

    private void showQueue() {
        List<CallState> waiting = waiting();
        desks.forEach((responder, desk) -> desk.show(Map.of("queue", team.queue(responder, waiting))));
    }

    private List<CallState> waiting() {
        return live.alive().filter(CallState::inQueue).toList();
    }

    private void showDuty(long responder) {
        show(responder, "duty", () -> lists.duty(responder));
    }

    private void showOpenRecords(long responder) {
        show(responder, "openRecords", () -> lists.openRecords(responder));
    }

    // ---- time

    /** The database stops storing, and stores again, without an event. */
    @Scheduled(every = "1s")
    void everySecond() {
        Storage storage = storage();
        callNews.execute(() -> showAll("storage", storage));
    }

    /** Shifts begin and end by the clock. */
    @Scheduled(every = "1m", delayed = "1m")
    void everyMinute() {
        // On the thread on which screens join, so that none joins a desk that is just being removed.
        callNews.execute(() -> desks.values().removeIf(d -> {
            if (d.empty()) {
                screens.close(d);
            }
            return d.empty();
        }));
        listNews.execute(() -> {
            readTeam();
            desks.keySet().forEach(this::showDuty);
        });
    }

    void stop(@Observes ShutdownEvent event) {
        callNews.stop();
        listNews.stop();
    }
}
