package org.permanence.wallboard;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.permanence.live.NewsThread;

/**
 * A throttled task. It starts almost at once if it has not run within {@code least}, otherwise when {@code least} has passed since its last
 * start. Requests made while it waits are merged; a request made while it runs causes one more run.
 */
final class Pulse {

    /** A responder's own screen, which somebody waits for, goes before the wallboards, which many look at. */
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
