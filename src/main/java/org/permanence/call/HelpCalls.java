package org.permanence.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;

/** Responders' calls for help, in memory: each is of this moment and ends with the responder's part in the call. Any thread may ask. */
@ApplicationScoped
public class HelpCalls {

    private final Map<CallId, HelpCall> open = new ConcurrentHashMap<>();
    private final Event<HelpChanged> changed;
    private final Clock clock;

    HelpCalls(Event<HelpChanged> changed, Clock clock) {
        this.changed = changed;
        this.clock = clock;
    }

    /** @param by the coordinator who comes, empty until somebody does */
    public record HelpCall(CallId call, MemberId asked, Instant since, Optional<String> by) {}

    /** A responder calls for help, withdraws the call, or somebody comes. On the thread of whoever did it. */
    public record HelpChanged(CallId call) {}

    /** Asking again changes nothing. */
    public void ask(CallId call, MemberId responder) {
        if (open.putIfAbsent(call, new HelpCall(call, responder, clock.instant(), Optional.empty())) == null) {
            changed.fire(new HelpChanged(call));
        }
    }

    /** @return false when help is not asked for any more */
    public boolean comes(CallId call, String coordinator) {
        boolean asked = open.computeIfPresent(call, (_, help) -> new HelpCall(call, help.asked, help.since, Optional.of(coordinator))) != null;
        if (asked) {
            changed.fire(new HelpChanged(call));
        }
        return asked;
    }

    public void end(CallId call) {
        if (open.remove(call) != null) {
            changed.fire(new HelpChanged(call));
        }
    }

    public Optional<HelpCall> of(CallId call) {
        return Optional.ofNullable(open.get(call));
    }

    /** Oldest first. */
    public List<HelpCall> all() {
        return open.values().stream().sorted(java.util.Comparator.comparing(HelpCall::since)).toList();
    }

    /** On the journal's thread. */
    void callChanged(@Observes CallChanged news) {
        HelpCall help = open.get(news.call().id());
        if (help != null && (!news.call().alive() || news.call().lastPartOf(help.asked).filter(Part::open).isEmpty()
                && news.call().room().move().isEmpty())) {
            end(help.call);
        }
    }
}
