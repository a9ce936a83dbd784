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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;

/**
 * The calls of this moment, in memory: those alive and those that ended less than {@link #KEPT_AFTER_END} ago, as committed. Screens read it and never
 * wait for the database. Any thread may ask.
 */
@ApplicationScoped
public class LiveCalls {

    /** Longer than any wrap-up. */
    static final Duration KEPT_AFTER_END = Duration.ofMinutes(30);

    private final Map<CallId, CallStore.Stored> calls = new ConcurrentHashMap<>();
    /** Whose calls they are, so that a pick-up looks at one responder's and not at the whole afternoon's. */
    private final Map<MemberId, Set<CallId>> ofMember = new ConcurrentHashMap<>();
    private final Clock clock;

    LiveCalls(Clock clock) {
        this.clock = clock;
    }

    public int waiting() {
        return (int) all().filter(CallState::inQueue).count();
    }

    /** Since when the caller has waited who has waited longest. */
    public Optional<Instant> waitingLongestSince() {
        return all().flatMap(c -> c.waitingSince().stream()).min(Comparator.naturalOrder());
    }

    /** The responder's calls: those in which they were rung or had a part, latest last. */
    public List<CallState> of(MemberId member) {
        return ofMember.getOrDefault(member, Set.of()).stream().map(calls::get).filter(Objects::nonNull).map(CallStore.Stored::state)
                .sorted(Comparator.comparing(c -> lastSeen(c, member))).toList();
    }

    private static Instant lastSeen(CallState call, MemberId member) {
        return Stream.concat(call.lastPartOf(member).map(Part::pickedUpAt).stream(), call.lastRingOf(member).map(RingState::startedAt).stream())
                .max(Comparator.naturalOrder()).orElseThrow();
    }

    /** Empty when it is not of this moment. */
    public Optional<CallState> find(CallId call) {
        return get(call).map(CallStore.Stored::state);
    }

    public Stream<CallState> all() {
        return calls.values().stream().map(CallStore.Stored::state);
    }

    Optional<CallStore.Stored> get(CallId call) {
        return Optional.ofNullable(calls.get(call));
    }

    void put(CallStore.Stored stored) {
        CallState call = stored.state();
        calls.put(call.id(), stored);
        Stream.concat(call.rings().stream().map(RingState::member), call.parts().stream().map(Part::member))
                .forEach(member -> ofMember.computeIfAbsent(member, _ -> ConcurrentHashMap.newKeySet()).add(call.id()));
    }

    void forget(CallId call) {
        calls.remove(call);
    }

    void forgetOld() {
        Instant oldest = clock.instant().minus(KEPT_AFTER_END);
        calls.values().removeIf(s -> s.state().end().filter(e -> e.at().isBefore(oldest)).isPresent());
        ofMember.values().forEach(known -> known.retainAll(calls.keySet()));
    }
}
