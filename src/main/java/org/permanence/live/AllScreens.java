package org.permanence.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.websockets.next.CloseReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.permanence.account.AccountPrincipal;
import org.permanence.account.RightsChanged;
import org.permanence.account.SessionEnded;
import org.permanence.account.SessionKept;
import org.permanence.account.SessionRenewed;
import org.permanence.account.SessionService;
import org.permanence.database.DatabaseAway;

/** All open screens: keeps them alive, and closes those whose session is over. */
@ApplicationScoped
public class AllScreens {

    private static final CloseReason SESSION_OVER = new CloseReason(4401, "the session is over");
    private static final CloseReason NOT_ALLOWED = new CloseReason(4403, "this account may not see this any more");

    private final Set<Screens> all = ConcurrentHashMap.newKeySet();
    private final SessionService sessions;
    private final ObjectMapper json;
    private final Clock clock;

    AllScreens(SessionService sessions, ObjectMapper json, Clock clock) {
        this.sessions = sessions;
        this.json = json;
        this.clock = clock;
    }

    /** @param seers whether this principal may see the screens; asked again whenever an account's roles change */
    public Screens open(Predicate<AccountPrincipal> seers) {
        return open(seers, Optional.empty());
    }

    public Screens open(Predicate<AccountPrincipal> seers, Screens.ByItem<?> list) {
        return open(seers, Optional.of(list));
    }

    private Screens open(Predicate<AccountPrincipal> seers, Optional<Screens.ByItem<?>> list) {
        Screens screens = new Screens(json, clock, seers, list);
        all.add(screens);
        return screens;
    }

    public void close(Screens screens) {
        all.remove(screens);
    }

    /** Shows something on no screen, so that the first real one does not wait for class loading. */
    public void rehearse(Map<String, ?> fields, Map<String, ?> beside) {
        new Screens(json, clock, _ -> true, Optional.empty()).rehearse(fields, beside);
    }

    void sessionEnded(@Observes SessionEnded over) {
        all.forEach(s -> s.end(session -> session == over.sessionId(), SESSION_OVER));
    }

    /** The page learns that its session is over; its desk comes back for the call alone. */
    void sessionKept(@Observes SessionKept over) {
        all.forEach(s -> s.end(session -> session == over.sessionId(), SESSION_OVER));
    }

    /** Opened again by the page, they have all rights of the new session. */
    void sessionRenewed(@Observes SessionRenewed renewed) {
        all.forEach(s -> s.end(session -> session == renewed.oldSession(), SESSION_OVER));
    }

    /** A screen that hears nothing for 12 seconds says that it has lost the line. */
    @Scheduled(every = "5s")
    void beat() {
        all.forEach(Screens::beat);
    }

    /** Finds sessions that ran out or that another instance revoked. An open socket counts as use of its session. */
    @Scheduled(every = "1m", delayed = "1m")
    void everyMinute() {
        lookAt(all.stream().flatMap(s -> s.sessions().stream()).collect(Collectors.toSet()));
    }

    private void lookAt(Set<Long> asked) {
        Map<Long, AccountPrincipal> valid = sessions.stillValid(asked);
        all.forEach(s -> {
            s.end(session -> asked.contains(session) && !valid.containsKey(session), SESSION_OVER);
            s.end(session -> valid.containsKey(session) && !s.mayBeSeenBy(valid.get(session)), NOT_ALLOWED);
        });
    }

    /**
     * Call it when a screen of this session has opened: its right may have ended since it was asked for, before anybody could have ended
     * the screen with it. Blocking.
     */
    public void opened(long session) {
        try {
            lookAt(Set.of(session));
        } catch (RuntimeException e) {
            // Without the database screens go on, and this is asked again each minute.
            if (!DatabaseAway.caused(e)) {
                throw e;
            }
        }
    }

    /** Roles are checked when a socket opens; after a change of roles the open ones are checked again. */
    void rightsChanged(@Observes RightsChanged news) {
        everyMinute();
    }
}
