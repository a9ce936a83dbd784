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
 * The calls of this moment, in memory: those alive, and those that ended less than {@link #KEPT_AFTER_END} ago. Screens read it without the
 * database. The queries of every fact look at few calls, however many the afternoon had. A call is in the state that the PBX told: while
 * the database stores, that state is committed; while it does not, it is ahead of the stored one. Only the journal writes; any thread
 * may ask.
 */
@ApplicationScoped
public class LiveCalls {

    /** Longer than any wrap-up. */
    static final Duration KEPT_AFTER_END = Duration.ofMinutes(30);

    /** As told. */
    private final Map<CallId, CallState> calls = new ConcurrentHashMap<>();
    private final Map<CallId, CallState> alive = new ConcurrentHashMap<>();
    /** As stored. */
    private final Map<CallId, CallStore.Stored> stored = new ConcurrentHashMap<>();
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
                .map(c -> calls.get(c.getKey())).filter(Objects::nonNull).toList();
    }

    private static Instant lastSeen(CallState call, MemberId member) {
        return Stream
                .concat(call.lastPartOf(member).map(Part::pickedUpAt).stream(), call.lastRingOf(member).map(RingState::startedAt).stream())
                .max(Comparator.naturalOrder()).orElseThrow();
    }

    /** Empty if the call is not in memory. */
    public Optional<CallState> find(CallId call) {
        return Optional.ofNullable(calls.get(call));
    }

    public Stream<CallState> alive() {
        return alive.values().stream();
    }

    /** All calls of this moment, alive or over. */
    public Stream<CallState> all() {
        return calls.values().stream();
    }

    /** As it is stored; empty when that is not known here. */
    Optional<CallStore.Stored> get(CallId call) {
        return Optional.ofNullable(stored.get(call));
    }

    /** Stored, and shown as it is stored. */
    void put(CallStore.Stored written) {
        stored(written);
        show(written.state());
    }

    /** Stored; what is shown is ahead of it. */
    void stored(CallStore.Stored written) {
        stored.put(written.state().id(), written);
    }

    /** As told, whether or not it is stored. */
    void show(CallState call) {
        calls.put(call.id(), call);
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
        calls.values().removeIf(call -> call.end().filter(e -> e.at().isBefore(oldest)).isPresent());
        stored.keySet().retainAll(calls.keySet());
        ofMember.values().forEach(known -> known.keySet().retainAll(calls.keySet()));
    }
}
