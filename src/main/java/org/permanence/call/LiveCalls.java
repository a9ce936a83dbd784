package org.permanence.call;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
import org.permanence.pbx.CallEvent.Source;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal;

/**
 * The calls of this moment, in memory: those alive, and those that ended less than {@link #KEPT_AFTER_END} ago. Screens read it without the
 * database. The queries of every fact look at few calls, however many the afternoon had. A call is in the state that the PBX told: while
 * the database stores, that state is committed; while it does not, it is ahead of the stored one. Only the journal writes; any thread
 * may ask.
 * <p> While missed facts are written, the past is not shown as the present: until the calls at the PBX are whole again, everything stays as
 * it was shown, and a call that is over is never shown as if it went on. While the database stores nothing they are whole as soon as they
 * are told.
 */
@ApplicationScoped
public class LiveCalls {

    /** Longer than any wrap-up. */
    static final Duration KEPT_AFTER_END = Duration.ofMinutes(30);

    /** As told. */
    private final Map<CallId, CallState> calls = new ConcurrentHashMap<>();
    /** As stored. */
    private final Map<CallId, CallStore.Stored> stored = new ConcurrentHashMap<>();
    /** As screens have them. */
    private final Map<CallId, CallState> shown = new ConcurrentHashMap<>();
    private final Map<CallId, CallState> alive = new ConcurrentHashMap<>();
    /** Calls in memory that are read back and not whole yet, and are not at the PBX. */
    private final Set<CallId> readBack = ConcurrentHashMap.newKeySet();
    /** The calls at the PBX while missed facts are written; else null. */
    private volatile Set<CallId> atPbx;
    private volatile boolean presentIsWhole = true;
    /** The calls of each responder, with the time of their last ring or pick-up. */
    private final Map<MemberId, Map<CallId, Instant>> ofMember = new ConcurrentHashMap<>();
    private final Clock clock;

    LiveCalls(Clock clock) {
        this.clock = clock;
    }

    /** The responder's calls: those in which they were rung or had a part, latest last. */
    public List<CallState> of(MemberId member) {
        return ofMember.getOrDefault(member, Map.of()).entrySet().stream().sorted(Map.Entry.comparingByValue())
                .map(c -> shown.get(c.getKey())).filter(Objects::nonNull).toList();
    }

    private static Instant lastSeen(CallState call, MemberId member) {
        return Stream
                .concat(call.lastPartOf(member).map(Part::pickedUpAt).stream(), call.lastRingOf(member).map(RingState::startedAt).stream())
                .max(Comparator.naturalOrder()).orElseThrow();
    }

    /** As told, whether or not screens show it yet. Empty if the call is not in memory. */
    public Optional<CallState> find(CallId call) {
        return Optional.ofNullable(calls.get(call));
    }

    public Stream<CallState> alive() {
        return alive.values().stream();
    }

    /** All calls of this moment, alive or over. */
    public Stream<CallState> all() {
        return shown.values().stream();
    }

    /** As it is stored; empty when that is not known here. */
    Optional<CallStore.Stored> get(CallId call) {
        return Optional.ofNullable(stored.get(call));
    }

    /** Those that nobody saw end, whether they are shown or not. */
    Stream<CallState> withoutEnd() {
        return calls.values().stream().filter(CallState::alive);
    }

    /**
     * Whether the calls are shown as they are now: not until the journal knows of the calls at the PBX what it missed. While the PBX is
     * away nobody knows.
     */
    public boolean presentIsWhole() {
        return presentIsWhole;
    }

    /** Whether more of a call that is over is still to be read back. */
    public boolean isReadBack(CallId call) {
        return readBack.contains(call);
    }

    /** Missed facts are being written, and the PBX has this call now. */
    boolean isAtPbx(CallId call) {
        Set<CallId> there = atPbx;
        return there != null && there.contains(call);
    }

    /** Stored, and in no other state. @param source of the fact that made it so */
    void put(CallStore.Stored written, Source source) {
        stored(written);
        told(written.state(), source);
    }

    /** Stored; what was told is ahead of it. */
    void stored(CallStore.Stored written) {
        stored.put(written.state().id(), written);
    }

    /** Told, whether or not it is stored. @param source of the fact that made it so */
    synchronized void told(CallState call, Source source) {
        calls.put(call.id(), call);
        if (call.alive() && source == Source.RECONSTRUCTED && atPbx != null && !atPbx.contains(call.id())) {
            readBack.add(call.id());
        } else {
            readBack.remove(call.id());
        }
        if (presentIsWhole) {
            show(call);
        }
    }

    /** What is told is not going to be stored soon: it is the present. */
    synchronized void aheadOfTheDatabase() {
        if (!presentIsWhole) {
            showAll();
        }
    }

    private void show(CallState call) {
        if (readBack.contains(call.id())) {
            shown.remove(call.id());
            alive.remove(call.id());
            return;
        }
        shown.put(call.id(), call);
        if (call.alive()) {
            alive.put(call.id(), call);
        } else {
            alive.remove(call.id());
        }
        Stream.concat(call.rings().stream().map(RingState::member), call.parts().stream().map(Part::member)).distinct()
                .forEach(member -> ofMember.computeIfAbsent(member, _ -> new ConcurrentHashMap<>()).put(call.id(), lastSeen(call, member)));
    }

    /** On the thread of the PBX's connection, before those who show calls. */
    synchronized void hear(@Observes @Priority(Turn.FIRST) PbxSignal signal) {
        switch (signal) {
            case PbxSignal.CatchingUp(var _, Set<CallId> live) -> {
                atPbx = live;
                presentIsWhole = false;
                readBack.clear();
                withoutEnd().map(CallState::id).filter(call -> !live.contains(call)).forEach(readBack::add);
            }
            case PbxSignal.Connected _ -> showAll();
            case PbxSignal.CaughtUp _ -> {
                atPbx = null;
                readBack.clear();
                showAll();
            }
            default -> {}
        }
    }

    private void showAll() {
        presentIsWhole = true;
        calls.values().forEach(this::show);
    }

    synchronized void forgetOld() {
        Instant oldest = clock.instant().minus(KEPT_AFTER_END);
        calls.values().removeIf(call -> call.end().filter(e -> e.at().isBefore(oldest)).isPresent());
        stored.keySet().retainAll(calls.keySet());
        shown.keySet().retainAll(calls.keySet());
        alive.keySet().retainAll(calls.keySet());
        ofMember.values().forEach(known -> known.keySet().retainAll(calls.keySet()));
    }
}
