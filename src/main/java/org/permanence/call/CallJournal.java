package org.permanence.call;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.reactive.messaging.annotations.Merge;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.permanence.database.DatabaseAway;
import org.permanence.database.SqlState;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallId;

/**
 * Writes one fact at a time, in order, each in one transaction with its projection and the statements of observers of {@link CallChanging}.
 * The message is acknowledged after the commit.
 * <p> While the database does not store, calls and screens go on: a fact that cannot be written at once changes the call in memory, is
 * fired as {@link CallChanged}, and waits with the ones after it until it can be written. When the service stops meanwhile, the PBX's
 * logs replay them. A fact that the database refuses while it stores others goes into a table of its own, is retried, and holds nobody
 * up.
 * <p> Three threads: any thread hands facts in, the journal's own thread writes, and a third sees when the second is stuck.
 */
@ApplicationScoped
public class CallJournal {

    private static final Logger LOG = Logger.getLogger(CallJournal.class);
    /** Priority of the start-up observer that reads the live calls. */
    static final int RECALLED = 100;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    /** A statement takes milliseconds. One that takes this long hangs, and the screens do not wait for it. */
    private static final Duration STUCK = Duration.ofSeconds(1);
    /** A fact that has been tried in vain for this long is told to people. */
    static final Duration LATE = Duration.ofSeconds(3);
    /** A fact that is refused, by the database or by our own code, must not stop all calls behind it. */
    private static final int TRIES_WHEN_REFUSED = 3;
    /** Facts set aside that are tried again in one go. */
    private static final int TRIED_AGAIN = 50;

    private final CallStore store;
    private final LiveCalls live;
    private final Event<CallChanging> changing;
    private final Event<CallHeard> heard;
    private final Event<CallHeard.InVain> inVain;
    private final Event<CallChanged> changed;
    private final Event<CallWritten> written;
    private final Clock clock;
    private final Counter refused;
    /** A thread of its own: messaging's hand-over to its workers and back takes longer than the write. */
    private final ScheduledThreadPoolExecutor thread = single("call-journal");
    private final ScheduledThreadPoolExecutor ahead = single("call-ahead");
    /** Heard and not written, in order. Guarded by this, as are the next four. */
    private final Deque<Fact> unwritten = new ArrayDeque<>();
    private final Deque<Fact> setAside = new ArrayDeque<>();
    /** Calls that are shown ahead of what is stored, and by how many facts. */
    private final Map<CallId, Integer> aheadBy = new HashMap<>();
    /** The facts of the calls in memory that were told, by their keys: the PBX's logs tell them again after a gap. */
    private final Map<CallId, Set<String>> known = new HashMap<>();
    /** The database does not store now: facts are told before they are written. */
    private boolean behind;
    // Of the journal's thread alone.
    private Duration pause = FIRST_PAUSE;
    private boolean pausing;
    private volatile boolean stopping;

    /** On its way into the database. */
    private static final class Fact {
        final CallEvent event;
        final CompletableFuture<Void> done = new CompletableFuture<>();
        /** When it was first tried; null: it was not. */
        volatile Instant triedAt;
        /** It was tried before: only the database knows what became of that. */
        boolean again;
        int refusals;
        /** Guarded by the journal: it has changed the call in memory, and was told. */
        boolean told;

        Fact(CallEvent event) {
            this.event = event;
        }
    }

    /**
     * How far the journal is behind what happened.
     *
     * @param unwritten facts that were heard and are not written yet
     * @param since when the oldest of them was first tried, if that is long ago: the database does not store it
     * @param setAside facts that the database refused
     */
    public record Behind(int unwritten, Optional<Instant> since, int setAside) {}

    CallJournal(CallStore store, LiveCalls live, Event<CallChanging> changing, Event<CallHeard> heard, Event<CallHeard.InVain> inVain,
            Event<CallChanged> changed, Event<CallWritten> written, Clock clock, MeterRegistry meters) {
        this.store = store;
        this.live = live;
        this.changing = changing;
        this.heard = heard;
        this.inVain = inVain;
        this.changed = changed;
        this.written = written;
        this.clock = clock;
        this.refused =
                Counter.builder("permanence.call.facts.refused").description("Facts that could not be written down and were set aside")
                        .register(meters);
        meters.gauge("permanence.call.facts.unwritten", this, journal -> journal.behind().unwritten);
        meters.gauge("permanence.call.facts.set.aside", this, journal -> journal.behind().setAside);
        ahead.scheduleWithFixedDelay(this::lookWhetherItIsStuck, STUCK.toMillis(), STUCK.toMillis() / 4, TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor single(String name) {
        ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name(name).daemon().factory());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return thread;
    }

    /** Before the PBX is connected, so that its first facts find their calls. */
    void recall(@Observes @Priority(RECALLED) StartupEvent event) throws SQLException {
        Instant since = clock.instant().minus(LiveCalls.KEPT_AFTER_END);
        store.aliveOrEndedAfter(since).forEach(call -> live.put(call, CallEvent.Source.LIVE));
        Map<CallId, Set<String>> keys = store.keysOfAliveOrEndedAfter(since);
        List<CallEvent> kept = store.setAside();
        synchronized (this) {
            known.putAll(keys);
            kept.forEach(fact -> setAside.add(new Fact(fact)));
        }
    }

    /** After the sources of facts have stopped. */
    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent event) {
        stopping = true;
        thread.execute(this::refuseTheRest);
        thread.shutdown();
        ahead.shutdownNow();
    }

    private void refuseTheRest() {
        List<Fact> rest;
        synchronized (this) {
            rest = List.copyOf(unwritten);
            unwritten.clear();
        }
        rest.forEach(fact -> fact.done.completeExceptionally(
                new IllegalStateException("the service stops; the PBX's logs tell this fact again at the next start")));
    }

    public synchronized Behind behind() {
        return new Behind(unwritten.size(),
                Optional.ofNullable(unwritten.peek()).map(fact -> fact.triedAt).filter(since -> since.plus(LATE).isBefore(clock.instant())),
                setAside.size());
    }

    /**
     * Facts come from the PBX and from {@link OwnFacts}; those of one source keep their order. Returns at once; the message is acknowledged
     * when its fact is committed, or kept apart.
     */
    @Incoming("call-events")
    @Merge
    CompletionStage<Void> take(Message<CallEvent> message) {
        Fact fact = new Fact(message.getPayload());
        fact.done.whenComplete((_, failure) -> {
            if (failure == null) {
                message.ack();
            } else {
                message.nack(failure);
            }
        });
        boolean tellAhead;
        synchronized (this) {
            unwritten.add(fact);
            tellAhead = behind;
        }
        try {
            thread.execute(this::writeOn);
            if (tellAhead) {
                ahead.execute(this::tellAhead);
            }
        } catch (RejectedExecutionException stopped) {
            fact.done.completeExceptionally(stopped);
        }
        return CompletableFuture.completedFuture(null);
    }

    // ---- writing, on the journal's thread

    /** Writes what is there, and ends at a fact that cannot be written now. */
    private void writeOn() {
        if (pausing) {
            return;
        }
        for (Fact fact = next(); fact != null; fact = next()) {
            if (stopping && fact.again) {
                return;
            }
            if (!settle(fact)) {
                pausing = true;
                thread.schedule(() -> {
                    pausing = false;
                    writeOn();
                }, pause.toNanos(), TimeUnit.NANOSECONDS);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                return;
            }
            pause = FIRST_PAUSE;
        }
    }

    private synchronized Fact next() {
        if (unwritten.isEmpty() && behind) {
            behind = false;
            LOG.info("The journal is written again");
        }
        return unwritten.peek();
    }

    /** @return false when it has to be tried again */
    private boolean settle(Fact fact) {
        fact.triedAt = fact.triedAt == null ? clock.instant() : fact.triedAt;
        while (true) {
            try {
                Optional<CallStore.Stored> stored = write(fact);
                settled(fact, stored);
                return true;
            } catch (CallStore.Known _) {
                settled(fact, Optional.empty());
                tell(inVain, new CallHeard.InVain(fact.event.call()), fact.event);
                return true;
            } catch (CallStore.Stale _) {
                fact.again = true;
            } catch (RuntimeException e) {
                fact.again = true;
                if (!DatabaseAway.caused(e) && ++fact.refusals >= TRIES_WHEN_REFUSED && keptApart(fact, e)) {
                    return true;
                }
                fallBehind(fact, e);
                return false;
            }
        }
    }

    private void settled(Fact fact, Optional<CallStore.Stored> stored) {
        CallId call = fact.event.call();
        synchronized (this) {
            unwritten.remove(fact);
            if (!fact.told && aheadBy.containsKey(call)) {
                tellAhead(fact);
            }
            if (!fact.told) {
                stored.ifPresent(it -> {
                    live.put(it, fact.event.source());
                    tell(changed, new CallChanged(it.state(), fact.event), fact.event);
                });
            } else {
                stored.ifPresent(live::stored);
                caughtUp(fact.event);
            }
            remember(fact.event);
        }
        stored.ifPresent(it -> tell(written, new CallWritten(it.state(), fact.event), fact.event));
        fact.done.complete(null);
    }

    /** One fact that was told ahead is written. With the last one the call is again as it is stored. */
    private void caughtUp(CallEvent event) {
        CallId call = event.call();
        if (aheadBy.computeIfPresent(call, (_, facts) -> facts == 1 ? null : facts - 1) == null) {
            live.get(call).map(CallStore.Stored::state).filter(state -> !live.find(call).equals(Optional.of(state))).ifPresent(state -> {
                live.told(state, event.source());
                tell(changed, new CallChanged(state, event), event);
            });
        }
    }

    private void fallBehind(Fact fact, RuntimeException why) {
        synchronized (this) {
            if (!behind) {
                LOG.warnf("The journal cannot be written, trying again until it can; calls and screens go on: %s",
                        rootOf(why).getMessage());
            }
        }
        tellAhead();
    }

    /** @return false when the database does not take it here either: then it stores nothing, and everything waits */
    private boolean keptApart(Fact fact, RuntimeException why) {
        try {
            store.setAside(fact.event, SqlState.of(why));
        } catch (SQLException | RuntimeException e) {
            LOG.debugf("Call %s: the fact %s cannot be set aside either: %s", fact.event.call(), fact.event.key(), e.getMessage());
            return false;
        }
        refused.increment();
        LOG.errorf(why, "Call %s: the fact %s cannot be written down; it is kept in call_event_set_aside and tried again",
                fact.event.call(),
                fact.event.key());
        synchronized (this) {
            tellAhead(fact);
            unwritten.remove(fact);
            setAside.add(fact);
        }
        fact.done.complete(null);
        return true;
    }

    /** Tries again what was set aside: the fault may be mended. Each has its turn, however long another is refused. */
    @Scheduled(every = "{permanence.journal.try-again}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tryAgain() {
        if (behind().setAside > 0 && !stopping) {
            thread.execute(this::writeWhatWasSetAside);
        }
    }

    private void writeWhatWasSetAside() {
        for (int i = Math.min(behind().setAside, TRIED_AGAIN); i > 0; i--) {
            Fact fact;
            synchronized (this) {
                if (!unwritten.isEmpty()) {
                    return; // what happens now goes before
                }
                fact = setAside.peek(); // it counts until it is written
            }
            try {
                fact.again = true;
                Optional<CallStore.Stored> stored = write(fact);
                store.noLongerSetAside(fact.event);
                settled(fact, stored);
                synchronized (this) {
                    setAside.remove(fact);
                }
                LOG.infof("Call %s: the fact %s that was set aside is written", fact.event.call(), fact.event.key());
            } catch (SQLException | RuntimeException e) {
                LOG.debugf("Call %s: the fact %s is still refused: %s", fact.event.call(), fact.event.key(), e.getMessage());
                synchronized (this) {
                    setAside.remove(fact);
                    setAside.add(fact);
                }
            }
        }
    }

    // ---- telling before it is written

    private void lookWhetherItIsStuck() {
        Fact first;
        synchronized (this) {
            first = unwritten.peek();
        }
        Instant tried = first == null ? null : first.triedAt;
        if (tried != null && tried.plus(STUCK).isBefore(clock.instant())) {
            tellAhead();
        }
    }

    /** Everything that is heard and not written changes the calls in memory, in order, and is told. */
    private synchronized void tellAhead() {
        if (unwritten.isEmpty()) {
            return;
        }
        behind = true;
        live.aheadOfTheDatabase();
        unwritten.forEach(this::tellAhead);
    }

    /**
     * What the logs tell again after a gap is mostly stored already: of a call that is over and not in memory only the database knows that.
     */
    private void tellAhead(Fact fact) {
        CallEvent event = fact.event;
        Optional<CallState> shown = live.find(event.call());
        if (fact.told || shown.isEmpty() && event.source() != CallEvent.Source.LIVE && !live.isAtPbx(event.call())) {
            return;
        }
        fact.told = true;
        aheadBy.merge(event.call(), 1, Integer::sum);
        if (!remember(event)) {
            return;
        }
        CallState before = shown.orElseGet(() -> CallState.begun(event.call(), event.at()));
        CallState after = before.apply(event);
        if (shown.isPresent() && after == before) {
            return;
        }
        try {
            // A pick-up gets its record's number. The statements are not run: the fact is told again when it is written.
            told(new CallChanging(before, after, event, false));
        } catch (RuntimeException e) {
            LOG.debugf("Call %s: nothing can be prepared for %s: %s", event.call(), event.key(), e.getMessage());
        }
        live.told(after, event.source());
        tell(changed, new CallChanged(after, event), event);
    }

    /** @return whether it was not known */
    private boolean remember(CallEvent event) {
        return known.computeIfAbsent(event.call(), _ -> new HashSet<>()).add(event.key());
    }

    /** Writes a fact once, in its own transaction. @return what is stored of the call; empty when the fact changed nothing */
    private Optional<CallStore.Stored> write(Fact fact) {
        CallEvent event = fact.event;
        // What is told again after a gap is mostly known, which the database can say without an error only when it is asked first.
        Optional<CallStore.Stored> known =
                live.get(event.call()).filter(_ -> !fact.again && event.source() == CallEvent.Source.LIVE);
        try {
            return known.isPresent() ? writeTo(known.get(), event, !fact.told, false)
                    : QuarkusTransaction.requiringNew().call(() -> writeFirst(event, fact.again));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a call in memory: its new state is known beforehand, so it goes to the database in one round trip with the fact. */
    private Optional<CallStore.Stored> writeTo(CallStore.Stored known, CallEvent event, boolean news, boolean rehearsed)
            throws SQLException {
        CallState before = known.state();
        CallState after = before.apply(event);
        if (after == before) {
            store.append(event);
            return Optional.empty();
        }
        CallChanging change = told(new CallChanging(before, after, event, rehearsed));
        if (news) {
            tell(heard, new CallHeard(after, event), event);
        }
        store.append(change, known.version());
        return Optional.of(new CallStore.Stored(after, known.version() + 1));
    }

    /** For a call that begins, and for a fact of which only the database knows whether it is new. */
    private Optional<CallStore.Stored> writeFirst(CallEvent event, boolean again) throws SQLException {
        boolean kept = store.append(event);
        if (!kept && !again) {
            return Optional.empty();
        }
        Optional<CallStore.Stored> stored = store.load(event.call());
        if (!kept) {
            return stored; // an earlier try was committed but its answer lost: observers are still to be told
        }
        CallState before = stored.map(CallStore.Stored::state).orElseGet(() -> CallState.begun(event.call(), event.at()));
        int version = stored.map(CallStore.Stored::version).orElse(0);
        CallState after = before.apply(event);
        if (version > 0 && after == before) {
            return Optional.empty();
        }
        store.save(told(new CallChanging(before, after, event, false)), version);
        return Optional.of(new CallStore.Stored(after, version + 1));
    }

    private CallChanging told(CallChanging change) {
        changing.fire(change);
        return change;
    }

    /**
     * Writes these facts like those of any call, then rolls back. Only {@link CallChanging} is fired.
     *
     * @param facts the first ones of a call that does not exist
     */
    public CallState rehearse(List<CallEvent> facts) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                CallStore.Stored call = writeFirst(facts.getFirst(), false).orElseThrow();
                for (CallEvent fact : facts.subList(1, facts.size())) {
                    call = writeTo(call, fact, false, true).orElseThrow();
                }
                throw new Rehearsed(call.state());
            });
        } catch (Rehearsed done) {
            return done.call;
        }
    }

    /** Thrown for the rollback; carries the result. */
    private static final class Rehearsed extends RuntimeException {
        private final transient CallState call;

        Rehearsed(CallState call) {
            super(null, null, false, false);
            this.call = call;
        }
    }

    /** An observer's failure is logged and does not stop the fact. */
    private static <T> void tell(Event<T> somebody, T news, CallEvent event) {
        try {
            somebody.fire(news);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Call %s: somebody who was told of %s failed", event.call(), event.key());
        }
    }

    @Scheduled(every = "5m", delayed = "5m")
    void forgetOld() {
        live.forgetOld();
        synchronized (this) {
            known.keySet().removeIf(call -> live.find(call).isEmpty());
        }
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }
}
