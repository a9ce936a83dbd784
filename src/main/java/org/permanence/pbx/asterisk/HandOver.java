package org.permanence.pbx.asterisk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallId;
import org.permanence.pbx.CatchUp;

/**
 * Hands facts over to the journal: at least once, in order. Each leaves at once, whether or not the one before it is committed: the journal
 * keeps their order, and screens follow the PBX while the database is away.
 * <p> Nothing is retried here: the journal retries by itself while the database is away, and so does a broker between the two. If a fact is
 * nevertheless refused (the service stops, the broker gave up), the hand-over ends: no fact goes out until {@link #begin}. After that the
 * PBX's log files repeat every fact that was not committed.
 * <p> Facts of calls that are over are handed over one at a time and a few calls at a time: what happens now does not wait behind them.
 * <p> {@link #offer} never blocks. It and {@link #offerPast} are called by one thread at a time, everything else by any.
 */
final class HandOver {

    private static final Logger LOG = Logger.getLogger(HandOver.class);

    /** As many as keep the journal busy. */
    private static final int PAST_CALLS_AT_ONCE = 4;

    private final Function<CallEvent, CompletionStage<Void>> journal;
    private final Clock clock;
    private final Map<CallId, Deque<CallEvent>> waiting = new HashMap<>();
    /** Calls that are over, and none of whose facts is on its way yet, oldest first. */
    private final Set<CallId> parked = new LinkedHashSet<>();
    /** Calls that are over, and some of whose facts are on their way. */
    private final Set<CallId> past = new HashSet<>();
    /** When facts began to wait, all the time since; null while none waits. */
    private Instant waitingSince;
    private int committed;
    private boolean replays;
    private final List<Barrier> barriers = new ArrayList<>();
    private long offered;
    private boolean refused;

    /** Completes when every fact that was offered before it is committed. */
    private record Barrier(Map<CallId, Integer> remaining, CompletableFuture<Void> done) {}

    /** @param journal completes when the fact is committed */
    HandOver(Function<CallEvent, CompletionStage<Void>> journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Called for a connection that replays missed facts first: forgets the refusal and the facts that were outstanding at that time. */
    synchronized void begin() {
        if (refused) {
            refused = false;
            waiting.clear();
            barriers.clear();
            parked.clear();
            past.clear();
            waitingSince = null;
            committed = 0;
        }
    }

    /** From now until {@link #caughtUp}, {@link #catchUp} tells how far the journal is. */
    synchronized void replays() {
        replays = true;
    }

    synchronized void caughtUp() {
        replays = false;
    }

    /** Empty when nothing that was missed is still to be written. */
    synchronized Optional<CatchUp> catchUp() {
        return waitingSince != null && replays ? Optional.of(new CatchUp(waitingSince, committed, committed + outstanding()))
                : Optional.empty();
    }

    /** Whether the journal has refused a fact since {@link #begin}. */
    synchronized boolean refused() {
        return refused;
    }

    void offer(CallEvent event) {
        synchronized (this) {
            if (!enqueue(event) || refused) {
                return;
            }
        }
        send(event);
    }

    /** @param facts of calls that are over, each in order */
    void offerPast(List<CallEvent> facts) {
        List<CallEvent> first = new ArrayList<>();
        synchronized (this) {
            for (CallEvent fact : facts) {
                if (!waiting.containsKey(fact.call())) {
                    parked.add(fact.call());
                }
                if (enqueue(fact) && !refused) {
                    first.add(fact);
                }
            }
            while (!refused && past.size() < PAST_CALLS_AT_ONCE && !parked.isEmpty()) {
                first.add(nextPast());
            }
        }
        first.forEach(this::send);
    }

    /** @return whether it leaves at once; else it follows the other facts of a call that is over */
    private boolean enqueue(CallEvent event) {
        offered++;
        if (waiting.isEmpty()) {
            waitingSince = clock.instant();
            committed = 0;
        }
        waiting.computeIfAbsent(event.call(), _ -> new ArrayDeque<>()).add(event);
        return !parked.contains(event.call()) && !past.contains(event.call());
    }

    private CallEvent nextPast() {
        CallId call = parked.iterator().next();
        parked.remove(call);
        past.add(call);
        return waiting.get(call).peek();
    }

    private void send(CallEvent event) {
        CompletionStage<Void> committed;
        try {
            committed = journal.apply(event);
        } catch (RuntimeException e) {
            committed = CompletableFuture.failedFuture(e);
        }
        committed.whenComplete((_, failure) -> {
            if (failure == null) {
                accepted(event);
            } else {
                refused(event, failure);
            }
        });
    }

    private void accepted(CallEvent event) {
        List<CompletableFuture<Void>> done = new ArrayList<>();
        CallEvent next = null;
        synchronized (this) {
            Deque<CallEvent> queue = waiting.get(event.call());
            if (refused || queue == null || queue.peek() != event) {
                return; // it was outstanding when another was refused, and will be replayed
            }
            queue.poll();
            committed++;
            if (queue.isEmpty()) {
                waiting.remove(event.call());
                waitingSince = waiting.isEmpty() ? null : waitingSince;
                next = past.remove(event.call()) && !parked.isEmpty() ? nextPast() : null;
            } else if (past.contains(event.call())) {
                next = queue.peek();
            }
            barriers.removeIf(barrier -> {
                barrier.remaining.computeIfPresent(event.call(), (_, left) -> left == 1 ? null : left - 1);
                if (barrier.remaining.isEmpty()) {
                    done.add(barrier.done);
                    return true;
                }
                return false;
            });
        }
        done.forEach(barrier -> barrier.complete(null));
        if (next != null) {
            send(next);
        }
    }

    private void refused(CallEvent event, Throwable failure) {
        synchronized (this) {
            if (refused) {
                return;
            }
            refused = true;
        }
        LOG.warnf("The journal refused fact %s of call %s; a new connection to the PBX will replay it: %s", event.key(), event.call(),
                failure);
    }

    /** Completes when all facts that were offered until now are committed. */
    synchronized CompletableFuture<Void> settled() {
        if (waiting.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Map<CallId, Integer> remaining = new HashMap<>();
        waiting.forEach((call, queue) -> remaining.put(call, queue.size()));
        Barrier barrier = new Barrier(remaining, new CompletableFuture<>());
        barriers.add(barrier);
        return barrier.done;
    }

    /** Calls with an uncommitted fact. */
    synchronized Set<CallId> unsettledCalls() {
        return new LinkedHashSet<>(waiting.keySet());
    }

    /** Number of uncommitted facts. */
    synchronized int outstanding() {
        return waiting.values().stream().mapToInt(Deque::size).sum();
    }

    synchronized long offered() {
        return offered;
    }
}
