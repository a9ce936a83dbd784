package org.permanence.pbx.asterisk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallId;

/**
 * Hands facts over to the journal: at least once, in order. Each leaves at once, whether or not the one before it is committed: the journal
 * keeps their order, and screens follow the PBX while the database is away.
 * <p> Nothing is retried here: the journal retries by itself while the database is away, and so does a broker between the two. If a fact is
 * nevertheless refused (the service stops, the broker gave up), the hand-over ends: no fact goes out until {@link #begin}. After that the
 * PBX's log files repeat every fact that was not committed.
 * <p> {@link #offer} never blocks, and is called by one thread at a time; everything else by any.
 */
final class HandOver {

    private static final Logger LOG = Logger.getLogger(HandOver.class);

    private final Function<CallEvent, CompletionStage<Void>> journal;
    private final Map<CallId, Deque<CallEvent>> waiting = new HashMap<>();
    private final List<Barrier> barriers = new ArrayList<>();
    private long offered;
    private boolean refused;

    /** Completes when every fact that was offered before it is committed. */
    private record Barrier(Map<CallId, Integer> remaining, CompletableFuture<Void> done) {}

    /** @param journal completes when the fact is committed */
    HandOver(Function<CallEvent, CompletionStage<Void>> journal) {
        this.journal = journal;
    }

    /** Called for a connection that replays missed facts first: forgets the refusal and the facts that were outstanding at that time. */
    synchronized void begin() {
        if (refused) {
            refused = false;
            waiting.clear();
            barriers.clear();
        }
    }

    /** Whether the journal has refused a fact since {@link #begin}. */
    synchronized boolean refused() {
        return refused;
    }

    void offer(CallEvent event) {
        synchronized (this) {
            offered++;
            waiting.computeIfAbsent(event.call(), _ -> new ArrayDeque<>()).add(event);
            if (refused) {
                return;
            }
        }
        send(event);
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
        synchronized (this) {
            Deque<CallEvent> queue = waiting.get(event.call());
            if (refused || queue == null || queue.peek() != event) {
                return; // it was outstanding when another was refused, and will be replayed
            }
            queue.poll();
            if (queue.isEmpty()) {
                waiting.remove(event.call());
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
