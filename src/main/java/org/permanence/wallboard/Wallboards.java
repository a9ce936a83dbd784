package org.permanence.wallboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.logging.Logger;
import org.permanence.account.SessionEnded;
import org.permanence.account.SessionService;
import org.permanence.call.CallChanged;
import org.permanence.call.LiveCalls;
import org.permanence.line.LineChanged;
import org.permanence.line.OpeningHours;
import org.permanence.pbx.PbxSignal;
import org.permanence.problem.DatabaseAway;
import org.permanence.responder.DutyChanged;
import org.permanence.shift.RosterChanged;
import org.permanence.wallboard.WallboardState.PbxLink;
import org.permanence.wallboard.WallboardState.ResponderNow;
import org.permanence.wallboard.WallboardState.ServiceNow;

/**
 * All wallboards. News is only noted where it is heard; two threads work it off, each at most some times a second however much is told: one for what goes on
 * now, which reads memory alone, and one for what needs the database (duty, shifts, figures), so that a database that is slow or away never holds up the
 * first.
 */
@ApplicationScoped
class Wallboards {

    private static final Logger LOG = Logger.getLogger(Wallboards.class);
    /** Ten changes a second are more than an eye follows, and few enough for 200 screens. */
    private static final Duration AT_MOST_EVERY = Duration.ofMillis(100);

    private final LiveCalls live;
    private final MembersNow members;
    private final Staff staff;
    private final SessionService sessions;
    private final Clock clock;
    private final ScheduledExecutorService nowThread = thread("wallboard-now");
    private final ScheduledExecutorService readThread = thread("wallboard-read");
    private final Pulse now = new Pulse(nowThread, AT_MOST_EVERY, safe(this::showNow));
    private final Pulse people = new Pulse(readThread, AT_MOST_EVERY, safe(this::readPeople));
    private final Board board;
    private volatile Staff.Seen seen = Staff.Seen.NOTHING;
    private volatile Instant databaseSince;

    Wallboards(LiveCalls live, MembersNow members, Staff staff, SessionService sessions, ObjectMapper json, Clock clock) {
        this.live = live;
        this.members = members;
        this.staff = staff;
        this.sessions = sessions;
        this.clock = clock;
        this.board = new Board(json, clock, state());
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name(name).daemon().factory());
    }

    void start(@Observes StartupEvent event) {
        people.ask();
    }

    // ---- screens come and go

    void join(WebSocketConnection connection, long sessionId) {
        board.join(connection, sessionId);
    }

    void leave(WebSocketConnection connection) {
        board.leave(connection);
    }

    void sessionEnded(@Observes SessionEnded over) {
        board.end(session -> session == over.sessionId());
    }

    /** As a screen that connects now gets it. */
    WallboardState state() {
        Instant at = clock.instant();
        Staff.Seen people = seen;
        LocalDate today = at.atZone(OpeningHours.ZONE).toLocalDate();
        return new WallboardState(pbx(), service(), people.lines(at), NowRule.waiting(live.all()), NowRule.inProgress(live.all(), people::name),
                responders(people, at), people.missing(at), new WallboardState.Today(Day.begin(today), Day.end(today), Figures.NONE, Map.of()), List.of(),
                compared(today.minusDays(1)), compared(today.minusWeeks(1)), List.of(), people.coming(at), List.of(), List.of());
    }

    private static WallboardState.Compared compared(LocalDate day) {
        return new WallboardState.Compared(Day.begin(day), Day.end(day), Figures.NONE, Figures.NONE);
    }

    // ---- news

    /** On the journal's thread. */
    void callChanged(@Observes CallChanged news) {
        now.ask();
    }

    /** On the thread of the PBX's connection. */
    void pbxChanged(@Observes PbxSignal signal) {
        members.hear(signal);
        now.ask();
    }

    void dutyChanged(@Observes DutyChanged news) {
        people.ask();
    }

    void rosterChanged(@Observes RosterChanged news) {
        people.ask();
    }

    void lineChanged(@Observes LineChanged news) {
        people.ask();
    }

    // ---- showing

    private PbxLink pbx() {
        return new PbxLink(members.awaySince().isEmpty());
    }

    private ServiceNow service() {
        return new ServiceNow(databaseSince, null);
    }

    private List<ResponderNow> responders(Staff.Seen people, Instant at) {
        return people.onDuty().stream().map(person -> NowRule.responder(person, live.of(person.member()), members.of(person.member()), members.awaySince(), at))
                .toList();
    }

    private void showNow() {
        Instant at = clock.instant();
        Staff.Seen people = seen;
        Map<String, Object> fields = new HashMap<>();
        fields.put("pbx", pbx());
        fields.put("service", service());
        fields.put("lines", people.lines(at));
        fields.put("waiting", NowRule.waiting(live.all()));
        fields.put("inProgress", NowRule.inProgress(live.all(), people::name));
        fields.put("responders", responders(people, at));
        fields.put("missing", people.missing(at));
        fields.put("coming", people.coming(at));
        board.show(fields);
    }

    private void readPeople() {
        try {
            seen = staff.now();
            databaseSince = null;
        } catch (RuntimeException e) {
            if (!DatabaseAway.caused(e)) {
                throw e;
            }
            databaseSince = databaseSince == null ? clock.instant() : databaseSince;
        } finally {
            now.ask();
        }
    }

    // ---- time

    /** Rests end, shifts begin and lines open by the clock alone. */
    @Scheduled(every = "1s")
    void tick() {
        now.ask();
    }

    /** A screen that hears nothing for 12 seconds says that it has lost the line. */
    @Scheduled(every = "5s")
    void beat() {
        board.beat();
    }

    @Scheduled(every = "10s")
    void look() {
        people.ask();
    }

    /** Sessions run out or are revoked elsewhere; a socket in use is use of its session. */
    @Scheduled(every = "1m", delayed = "1m")
    void everyMinute() {
        Set<Long> valid = sessions.stillValid(board.sessions());
        board.end(session -> !valid.contains(session));
    }

    void stop(@Observes ShutdownEvent event) {
        nowThread.shutdownNow();
        readThread.shutdownNow();
    }

    /** With the database away a screen keeps what it shows, and says so; the next news mends it. */
    private static Runnable safe(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warnf(e, "The wallboards could not be brought up to date");
            }
        };
    }
}
