package org.permanence.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.permanence.account.SessionEnded;
import org.permanence.account.SessionService;

/** Every screen of this service: keeps them alive, and ends those whose session is over. */
@ApplicationScoped
public class AllScreens {

    private final Set<Screens> all = ConcurrentHashMap.newKeySet();
    private final SessionService sessions;
    private final ObjectMapper json;
    private final Clock clock;

    AllScreens(SessionService sessions, ObjectMapper json, Clock clock) {
        this.sessions = sessions;
        this.json = json;
        this.clock = clock;
    }

    public Screens open() {
        return open(Optional.empty());
    }

    public Screens open(Screens.ByItem<?> list) {
        return open(Optional.of(list));
    }

    private Screens open(Optional<Screens.ByItem<?>> list) {
        Screens screens = new Screens(json, clock, list);
        all.add(screens);
        return screens;
    }

    public void close(Screens screens) {
        all.remove(screens);
    }

    /** Shows something on no screen: the first real one does not wait for what Java does at a first time. */
    public void rehearse(Map<String, ?> fields, Map<String, ?> beside) {
        new Screens(json, clock, Optional.empty()).rehearse(fields, beside);
    }

    void sessionEnded(@Observes SessionEnded over) {
        all.forEach(s -> s.end(session -> session == over.sessionId()));
    }

    /** A screen that hears nothing for 12 seconds says that it has lost the line. */
    @Scheduled(every = "5s")
    void beat() {
        all.forEach(Screens::beat);
    }

    /** Sessions run out or are revoked elsewhere; a socket in use is use of its session. */
    @Scheduled(every = "1m", delayed = "1m")
    void everyMinute() {
        Set<Long> over = all.stream().flatMap(s -> s.sessions().stream()).collect(Collectors.toSet());
        over.removeAll(sessions.stillValid(over));
        all.forEach(s -> s.end(over::contains));
    }
}
