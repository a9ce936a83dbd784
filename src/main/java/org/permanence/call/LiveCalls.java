package org.permanence.call;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;

/**
 * The committed calls in memory: those alive, and those that ended less than {@link #KEPT_AFTER_END} ago. Screens read it without the
 * database. The queries of every fact look at few calls, however many the afternoon had. Only the journal writes; any thread may ask.
 */
@ApplicationScoped
public class LiveCalls {

    /** Longer than any wrap-up. */
    static final Duration KEPT_AFTER_END = Duration.ofMinutes(30);

    private final Map<CallId, CallStore.Stored> calls = new ConcurrentHashMap<>();
    private final Map<CallId, CallState> alive = new ConcurrentHashMap<>();
    /** The calls of each responder, with the time of their last ring or pick-up. */
    private final Map<MemberId, Map<CallId, Instant>> ofMember = new ConcurrentHashMap<>();
    private final Clock clock;

    LiveCalls(Clock clock) {
        this.clock = clock;
    }

    public int waiting() {
        return (int) alive().filter(CallState::inQueue).count();
    }

    /** Start of the longest present wait. */
    public Optional<Instant> waitingLongestSince() {
        return alive().flatMap(c -> c.waitingSince().stream()).min(Comparator.naturalOrder());
    }

    /** The responder's calls: those in which they were rung or had a part, latest last. */
    public List<CallState> of(MemberId member) {
        return ofMember.getOrDefault(member, Map.of()).entrySet().stream().sorted(Map.Entry.comparingByValue())
                .map(c -> calls.get(c.getKey()))
                .filter(Objects::nonNull).map(CallStore.Stored::state).toList();
    }

    private static Instant lastSeen(CallState call, MemberId member) {
        return Stream
                .concat(call.lastPartOf(member).map(Part::pickedUpAt).stream(), call.lastRingOf(member).map(RingState::startedAt).stream())
                .max(Comparator.naturalOrder()).orElseThrow();
    }

    /** Empty if the call is not in memory. */
    public Optional<CallState> find(CallId call) {
        return get(call).map(CallStore.Stored::state);
    }

    public Stream<CallState> alive() {
        return alive.values().stream();
    }

    Optional<CallStore.Stored> get(CallId call) {
        return Optional.ofNullable(calls.get(call));
    }

    void put(CallStore.Stored stored) {
        CallState call = stored.state();
        calls.put(call.id(), stored);
        if (call.alive()) {
            alive.put(call.id(), call);
        } else {
            alive.remove(call.id());
        }
        Stream.concat(call.rings().stream().map(RingState::member), call.parts().stream().map(Part::member)).distinct()
                .forEach(member -> ofMember.computeIfAbsent(member, _ -> new ConcurrentHashMap<>()).put(call.id(), lastSeen(call, member)));
    }

    void forgetOld() {
        Instant oldest = clock.instant().minus(KEPT_AFTER_END);
        calls.values().removeIf(s -> s.state().end().filter(e -> e.at().isBefore(oldest)).isPresent());
        ofMember.values().forEach(known -> known.keySet().retainAll(calls.keySet()));
    }
}
