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
 * Hands facts over to the journal: at least once, in order within a call. A call has one fact on its way at a time; the next leaves when
 * the journal has committed it.
 * <p> Nothing is retried here: the journal retries by itself while the database is away, and so does a broker between the two. A fact that
 * is refused all the same (the service stops, the broker gave up) ends the hand-over: no fact goes out until {@link #begin}, after which
 * the PBX's log files tell again all that was not committed.
 * <p> Thread-safe. {@link #offer} never blocks.
 */
final class HandOver {

    private static final Logger LOG = Logger.getLogger(HandOver.class);

    private final Function<CallEvent, CompletionStage<Void>> journal;
    private final Map<CallId, Deque<CallEvent>> waiting = new HashMap<>();
    private final List<Barrier> barriers = new ArrayList<>();
    private long offered;
    private boolean refused;

    /** Completes when nothing that was offered before it is outstanding. */
    private record Barrier(Map<CallId, Integer> remaining, CompletableFuture<Void> done) {}

    /** @param journal completes when the fact is committed */
    HandOver(Function<CallEvent, CompletionStage<Void>> journal) {
        this.journal = journal;
    }

    /** For a connection that first tells what was missed: a refusal is forgotten, and with it what was still on its way then. */
    synchronized void begin() {
        if (refused) {
            refused = false;
            waiting.clear();
            barriers.clear();
        }
    }

    /** The journal refused a fact since {@link #begin}. */
    synchronized boolean refused() {
        return refused;
    }

    void offer(CallEvent event) {
        synchronized (this) {
            offered++;
            Deque<CallEvent> queue = waiting.computeIfAbsent(event.call(), _ -> new ArrayDeque<>());
            queue.add(event);
            if (queue.size() > 1 || refused) {
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
        CallEvent next;
        List<CompletableFuture<Void>> done = new ArrayList<>();
        synchronized (this) {
            Deque<CallEvent> queue = waiting.get(event.call());
            if (queue == null || queue.peek() != event) {
                return; // it was on its way when another was refused, and is told again
            }
            queue.poll();
            if (queue.isEmpty()) {
                waiting.remove(event.call());
            }
            next = refused ? null : queue.peek();
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
        LOG.warnf("the journal refuses %s of call %s, which is told again after a new connection to the PBX: %s", event.key(), event.call(),
                failure);
    }

    /** Completes when all that was offered until now has been committed. */
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

    /** Calls with a fact that is not committed yet. */
    synchronized Set<CallId> unsettledCalls() {
        return new LinkedHashSet<>(waiting.keySet());
    }

    /** Facts that are not committed yet. */
    synchronized int outstanding() {
        return waiting.values().stream().mapToInt(Deque::size).sum();
    }

    synchronized long offered() {
        return offered;
    }
}
