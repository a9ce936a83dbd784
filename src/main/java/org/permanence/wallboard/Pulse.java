package org.permanence.wallboard;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Work that is asked for often and done seldom: at once when it was not done lately, else as soon as {@code least} has passed since it began last. What is
 * asked for while it waits is that one; what is asked for while it runs is done again.
 */
final class Pulse {

    private final ScheduledExecutorService thread;
    private final long least;
    private final Runnable work;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile long begun;

    /** @param thread a single one, on which the work is done */
    Pulse(ScheduledExecutorService thread, Duration least, Runnable work) {
        this.thread = thread;
        this.least = least.toNanos();
        this.work = work;
        this.begun = System.nanoTime() - this.least;
    }

    /** Returns at once. Any thread. */
    void ask() {
        if (!thread.isShutdown() && waiting.compareAndSet(false, true)) {
            thread.schedule(this::run, Math.max(0, begun + least - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    private void run() {
        begun = System.nanoTime();
        waiting.set(false);
        work.run();
    }
}
