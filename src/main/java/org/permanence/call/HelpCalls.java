package org.permanence.call;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;

/**
 * Responders' open calls for help; each ends at the latest with the responder's part in the call. They are in memory, so that screens show
 * them at once and with the database away, and in the journal, from which a restart restores them. Any thread may ask.
 */
@ApplicationScoped
public class HelpCalls {

    private final Map<CallId, HelpCall> open = new ConcurrentHashMap<>();
    private final LiveCalls live;
    private final OwnFacts facts;
    private final Event<HelpChanged> changed;
    private final Clock clock;

    HelpCalls(LiveCalls live, OwnFacts facts, Event<HelpChanged> changed, Clock clock) {
        this.live = live;
        this.facts = facts;
        this.changed = changed;
        this.clock = clock;
    }

    /** @param by the coordinator who comes, empty until somebody does */
    public record HelpCall(CallId call, MemberId asked, Instant since, Optional<String> by) {}

    /** A responder calls for help, withdraws the call, or somebody comes. A CDI event on the thread of that action. */
    public record HelpChanged(CallId call) {}

    /** After the journal has read the live calls. */
    void recall(@Observes @Priority(CallJournal.RECALLED + 1) StartupEvent event) {
        live.alive().forEach(call -> call.room().help()
                .ifPresent(h -> open.put(call.id(), new HelpCall(call.id(), h.asked(), h.since(), h.by()))));
    }

    /** Asking again changes nothing. */
    public void ask(CallId call, MemberId responder) {
        Instant now = clock.instant();
        if (open.putIfAbsent(call, new HelpCall(call, responder, now, Optional.empty())) == null) {
            changed(call, "help-asked", now, new CallFact.HelpAsked(responder));
        }
    }

    private void changed(CallId call, String kind, Instant at, CallFact fact) {
        changed.fire(new HelpChanged(call));
        live.find(call).filter(CallState::alive).ifPresent(c -> facts.tell(c, kind, at, fact));
    }

    /** @return false when help is not asked for any more */
    public boolean comes(CallId call, String coordinator) {
        boolean asked =
                open.computeIfPresent(call, (_, help) -> new HelpCall(call, help.asked, help.since, Optional.of(coordinator))) != null;
        if (asked) {
            changed(call, "help-comes", clock.instant(), new CallFact.HelpComes(coordinator));
        }
        return asked;
    }

    public void end(CallId call) {
        if (open.remove(call) != null) {
            changed(call, "help-over", clock.instant(), new CallFact.HelpOver());
        }
    }

    public Optional<HelpCall> of(CallId call) {
        return Optional.ofNullable(open.get(call));
    }

    /** Oldest first. */
    public List<HelpCall> all() {
        return open.values().stream().sorted(Comparator.comparing(HelpCall::since)).toList();
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
