package org.permanence.wallboard;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.permanence.live.NewsThread;

/**
 * Work that is asked for often and done seldom: nearly at once when it was not done lately, else as soon as {@code least} has passed since
 * it began last. What is asked for while it waits is that one; what is asked for while it runs is done again.
 */
final class Pulse {

    /** A responder's own screen, which somebody waits for, goes before what many look at. */
    private static final long DESKS_FIRST = Duration.ofMillis(20).toNanos();

    private final NewsThread thread;
    private final long least;
    private final Runnable work;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile long begun;

    Pulse(NewsThread thread, Duration least, Runnable work) {
        this.thread = thread;
        this.least = least.toNanos();
        this.work = work;
        this.begun = System.nanoTime() - this.least;
    }

    /** Returns at once. Any thread. */
    void ask() {
        if (waiting.compareAndSet(false, true)) {
            thread.later(Duration.ofNanos(Math.max(DESKS_FIRST, begun + least - System.nanoTime())), this::run);
        }
    }

    private void run() {
        begun = System.nanoTime();
        waiting.set(false);
        work.run();
    }
}
