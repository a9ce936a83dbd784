package org.permanence.live;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One thread that handles news in the order in which it was heard. A failure does not stop the next: while the database is away a screen
 * keeps what it shows, until the next news or snapshot corrects it.
 */
public final class NewsThread implements Executor {

    private static final Logger LOG = Logger.getLogger(NewsThread.class);

    private final ScheduledExecutorService thread;

    public NewsThread(String name) {
        thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name(name).daemon().factory());
    }

    /** Does nothing when the thread was stopped. */
    @Override
    public void execute(Runnable work) {
        later(Duration.ZERO, work);
    }

    /** Does nothing when the thread was stopped. */
    public void later(Duration delay, Runnable work) {
        try {
            thread.schedule(safe(work), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException _) {
            // the service stops, and its screens close
        }
    }

    public void stop() {
        thread.shutdownNow();
    }

    private static Runnable safe(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warnf(e, "%s: screens could not be brought up to date", Thread.currentThread().getName());
            }
        };
    }
}
