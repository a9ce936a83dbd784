package org.permanence.wallboard;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.permanence.account.Role;
import org.permanence.alert.Alerts;
import org.permanence.alert.AlertsChanged;
import org.permanence.alert.Situation;
import org.permanence.call.CallChanged;
import org.permanence.call.CallJournal;
import org.permanence.call.CallWritten;
import org.permanence.call.HelpCalls;
import org.permanence.call.HelpCalls.HelpChanged;
import org.permanence.call.LiveCalls;
import org.permanence.database.DatabaseAway;
import org.permanence.database.DatabaseWriting;
import org.permanence.figure.Day;
import org.permanence.figure.TodaysFigures;
import org.permanence.figure.TodaysFigures.HalfHourFigures;
import org.permanence.line.LineChanged;
import org.permanence.live.AllScreens;
import org.permanence.live.NewsThread;
import org.permanence.live.Screens;
import org.permanence.pbx.PbxSignal;
import org.permanence.presence.MembersNow;
import org.permanence.presence.Presence;
import org.permanence.presence.Presences;
import org.permanence.responder.DutyChanged;
import org.permanence.shift.RosterChanged;
import org.permanence.wallboard.WallboardState.CatchingUp;
import org.permanence.wallboard.WallboardState.LineNow;
import org.permanence.wallboard.WallboardState.PbxLink;
import org.permanence.wallboard.WallboardState.ResponderNow;
import org.permanence.wallboard.WallboardState.ServiceNow;
import org.permanence.wallboard.WallboardState.Waiting;

/**
 * All wallboards. Observers only note that something changed. Two threads do the work, each throttled to a few runs a second: one for the
 * state of this moment, which reads memory only, and one for everything that needs the database (duty, shifts, figures). So a slow or
 * unavailable database never delays the first.
 */
@ApplicationScoped
class Wallboards {

    private static final Logger LOG = Logger.getLogger(Wallboards.class);
    /** When the database is back, the journal needs a moment to notice. */
    private static final Duration CATCHING_UP = Duration.ofSeconds(5);
    /** Ten changes a second are more than an eye follows, and few enough for 200 screens. */
    private static final Duration AT_MOST_EVERY = Duration.ofMillis(100);

    private final LiveCalls live;
    private final HelpCalls help;
    private final CallJournal journal;
    private final DatabaseWriting writing;
    private final MembersNow members;
    private final Presences presences;
    private final Staff staff;
    private final TodaysFigures today;
    private final Alerts alerts;
    private final Clock clock;
    private final NewsThread nowThread = new NewsThread("wallboard-now");
    private final NewsThread readThread = new NewsThread("wallboard-read");
    private final Pulse now = new Pulse(nowThread, AT_MOST_EVERY, this::showNow);
    private final Pulse people = new Pulse(readThread, AT_MOST_EVERY, this::readPeople);
    private final Screens board;
    private final Pulse figures = new Pulse(readThread, AT_MOST_EVERY, this::readFigures);
    /** Arrival times of the calls that changed since the figures were last read. */
    private final Set<Instant> changed = ConcurrentHashMap.newKeySet();
    private final Pulse written = new Pulse(readThread, Duration.ofSeconds(1), this::write);
    private volatile Staff.Seen seen = Staff.Seen.NOTHING;
    private volatile TodaysFigures.Shown shown;
    /** When the database stopped answering; null while it answers. */
    private volatile Instant databaseSince;
    private final TurnedAwayCalls turnedAway;

    Wallboards(LiveCalls live, HelpCalls help, CallJournal journal, DatabaseWriting writing, MembersNow members, Presences presences,
            Staff staff, TodaysFigures today, Alerts alerts, AllScreens screens, Clock clock) {
        this.live = live;
        this.help = help;
        this.journal = journal;
        this.writing = writing;
        this.members = members;
        this.presences = presences;
        this.staff = staff;
        this.today = today;
        this.alerts = alerts;
        this.clock = clock;
        this.turnedAway = new TurnedAwayCalls(clock);
        this.shown = TodaysFigures.nothing(Day.of(clock.instant()));
        this.board = screens.open(account -> account.roles().contains(Role.COORDINATOR) || account.roles().contains(Role.ADMINISTRATOR),
                new Screens.ByItem<>("halfHours", HalfHourFigures.class, HalfHourFigures::from));
        this.board.show(Screens.fields(state()));
    }

    void start(@Observes StartupEvent event) {
        live.all().forEach(turnedAway::note);
        people.ask();
    }

    // ---- screens come and go

    void join(WebSocketConnection connection, long sessionId) {
        board.join(connection, sessionId, Map.of());
    }

    void leave(WebSocketConnection connection) {
        board.leave(connection);
    }

    /** The state that a newly connected screen gets. */
    WallboardState state() {
        Instant at = clock.instant();
        Staff.Seen people = seen;
        TodaysFigures.Shown day = shown;
        return new WallboardState(pbx(), service(), people.lines(at), NowRule.waiting(live.alive()),
                NowRule.inProgress(live.alive(), people::name), responders(people), people.missing(at), day.today(), day.halfHours(),
                day.yesterday(), day.sameWeekday(), day.gaveUp(), people.coming(at), alerts.shown(people::name),
                NowRule.help(help.all(), people::name));
    }

    // ---- news

    /** On the journal's thread. */
    void callChanged(@Observes CallChanged news) {
        // Of a call that is read back more is to come: somebody may have answered it after all.
        if (!live.isReadBack(news.call().id())) {
            turnedAway.note(news.call());
        }
        now.ask();
    }

    /** On the journal's thread. */
    void callWritten(@Observes CallWritten news) {
        changed.add(Day.halfHour(news.call().origin().arrivedAt()));
        figures.ask();
    }

    void helpChanged(@Observes HelpChanged news) {
        now.ask();
    }

    /** On the thread of the PBX's connection. */
    void pbxChanged(@Observes PbxSignal signal) {
        now.ask();
    }

    void alertsChanged(@Observes AlertsChanged news) {
        (news.thresholds() ? people : now).ask();
    }

    void dutyChanged(@Observes DutyChanged news) {
        people.ask();
    }

    void rosterChanged(@Observes RosterChanged news) {
        people.ask();
    }

    void lineChanged(@Observes LineChanged news) {
        today.definedAnew();
        people.ask();
    }

    // ---- showing

    private PbxLink pbx() {
        return new PbxLink(members.awaySince().isEmpty(),
                members.catchUp().map(c -> new CatchingUp(c.since(), c.written(), c.of())).orElse(null));
    }

    private ServiceNow service() {
        CallJournal.Behind behind = journal.behind();
        return new ServiceNow(awaySince().orElse(null), notWritingSince(behind).orElse(null), behind.unwritten(), behind.setAside(),
                alerts.mailFailingSince().orElse(null));
    }

    /** The database does not answer. */
    private Optional<Instant> awaySince() {
        return Stream.concat(Optional.ofNullable(databaseSince).stream(), writing.awaySince().stream()).min(Comparator.naturalOrder());
    }

    /** The database answers and stores nothing: at all, or of what the journal has to write. */
    private Optional<Instant> notWritingSince(CallJournal.Behind behind) {
        if (awaySince().isPresent()) {
            return Optional.empty();
        }
        Optional<Instant> ofJournal = behind.since().flatMap(since -> writing.storesSince().map(back -> back.plus(CATCHING_UP))
                .map(back -> back.isAfter(since) ? back : since)).filter(since -> since.isBefore(clock.instant()));
        return Stream.concat(writing.refusesSince().stream(), ofJournal.stream()).min(Comparator.naturalOrder());
    }

    private Situation.Storage storage() {
        CallJournal.Behind behind = journal.behind();
        return new Situation.Storage(awaySince(), notWritingSince(behind), behind.setAside());
    }

    private List<ResponderNow> responders(Staff.Seen people) {
        return people.onDuty().stream().map(person -> NowRule.responder(person, presence(person))).toList();
    }

    private Presence presence(OnDuty person) {
        return presences.of(person.member(), person.since(), person.pause().map(OnDuty.Pause::since));
    }

    private Situation.OnDuty ofAlerts(OnDuty person) {
        return new Situation.OnDuty(person.id(), presence(person), person.reach().kind(), person.languages(), person.lines());
    }

    private static Situation.Line ofAlerts(LineNow line) {
        return new Situation.Line(line.code(), line.names(), line.open(), line.languages());
    }

    private void showNow() {
        Instant at = clock.instant();
        Staff.Seen people = seen;
        List<LineNow> lines = people.lines(at);
        List<Waiting> waiting = NowRule.waiting(live.alive());
        List<ResponderNow> responders = responders(people);
        alerts.look(new Situation(at, lines.stream().map(Wallboards::ofAlerts).toList(),
                waiting.stream().map(call -> new Situation.Waiting(call.line(), call.since())).toList(),
                turnedAway.all(), people.onDuty().stream().map(this::ofAlerts).toList(), people.shifts(), members.awaySince(), storage(),
                members.trunkRefused(), members.carrierSilent(), members.softphonesRefused(),
                members.awaySince().isEmpty() && live.presentIsWhole(), members.logsHaveGap()));
        Map<String, Object> fields = new HashMap<>();
        fields.put("pbx", pbx());
        fields.put("service", service());
        fields.put("lines", lines);
        fields.put("waiting", waiting);
        fields.put("inProgress", NowRule.inProgress(live.alive(), people::name));
        fields.put("responders", responders);
        fields.put("missing", people.missing(at));
        fields.put("coming", people.coming(at));
        fields.put("alerts", alerts.shown(people::name));
        fields.put("help", NowRule.help(help.all(), people::name));
        board.show(fields);
        written.ask();
    }

    private void readPeople() {
        boolean there = ask(() -> {
            seen = staff.now();
            alerts.read(seen.lines(clock.instant()).stream().map(Wallboards::ofAlerts).toList());
        });
        if (there) {
            databaseSince = null;
        }
        now.ask();
        figures.ask();
    }

    private void readFigures() {
        Set<Instant> taken = Set.copyOf(changed);
        changed.removeAll(taken);
        boolean read = ask(() -> shown = today.now(taken, seen.shifts()));
        if (!read) {
            changed.addAll(taken);
        }
        TodaysFigures.Shown day = shown;
        board.show(Map.of("today", day.today(), "halfHours", day.halfHours(), "yesterday", day.yesterday(), "sameWeekday",
                day.sameWeekday(), "gaveUp", day.gaveUp(), "service", service()));
    }

    /** Writes the alerts that are still only in memory. That the database does not store is said by {@link DatabaseWriting}. */
    private void write() {
        if (!alerts.nothingToWrite()) {
            try {
                alerts.write();
            } catch (RuntimeException e) {
                LOG.debugf("Alerts are not written yet: %s", e.getMessage());
            }
        }
    }

    /**
     * @return false when the database is unavailable: the state shown stays, with the time since when. Success alone does not clear that,
     * because the work may not have asked the database at all: only {@link #readPeople}, which always asks, reports that the database is
     * back
     */
    private boolean ask(Runnable database) {
        try {
            database.run();
            return true;
        } catch (RuntimeException e) {
            if (!DatabaseAway.caused(e)) {
                throw e;
            }
            databaseSince = databaseSince == null ? clock.instant() : databaseSince;
            return false;
        }
    }

    // ---- time

    /** Rests end, shifts begin and lines open by the clock alone. */
    @Scheduled(every = "1s")
    void tick() {
        now.ask();
    }

    @Scheduled(every = "5s")
    void look() {
        people.ask();
        written.ask();
    }

    void stop(@Observes ShutdownEvent event) {
        nowThread.stop();
        readThread.stop();
    }
}
