package org.permanence.pbx.asterisk;

import java.time.Duration;
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
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallId;

/**
 * Hands facts over to the journal: at least once, in order within a call. A call has one fact on its way at a time; the next leaves when the journal has
 * committed it. A fact that the journal could not keep (the database is away) is offered again until it can, and the facts of that call wait behind it.
 * <p>
 * Thread-safe. {@link #offer} never blocks.
 */
final class HandOver {

    private static final Logger LOG = Logger.getLogger(HandOver.class);

    private final Function<CallEvent, CompletionStage<Void>> journal;
    private final Executor later;
    private final Map<CallId, Deque<CallEvent>> waiting = new HashMap<>();
    private final List<Barrier> barriers = new ArrayList<>();
    private long offered;
    private int failures;

    /** Completes when nothing that was offered before it is outstanding. */
    private record Barrier(Map<CallId, Integer> remaining, CompletableFuture<Void> done) {}

    /** @param journal completes when the fact is committed */
    HandOver(Function<CallEvent, CompletionStage<Void>> journal, Duration retryAfter) {
        this(journal, CompletableFuture.delayedExecutor(retryAfter.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS));
    }

    HandOver(Function<CallEvent, CompletionStage<Void>> journal, Executor later) {
        this.journal = journal;
        this.later = later;
    }

    void offer(CallEvent event) {
        synchronized (this) {
            offered++;
            Deque<CallEvent> queue = waiting.computeIfAbsent(event.call(), _ -> new ArrayDeque<>());
            queue.add(event);
            if (queue.size() > 1) {
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
            if (failures > 0) {
                LOG.info("the journal takes facts again");
                failures = 0;
            }
            Deque<CallEvent> queue = waiting.get(event.call());
            queue.poll();
            next = queue.peek();
            if (next == null) {
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
        if (next != null) {
            send(next);
        }
    }

    private void refused(CallEvent event, Throwable failure) {
        synchronized (this) {
            if (failures++ == 0) {
                LOG.warnf("the journal does not take %s of call %s and is asked again: %s", event.key(), event.call(), failure);
            }
        }
        later.execute(() -> send(event));
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
