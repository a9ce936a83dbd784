package org.permanence.lab;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Polls, with a bound; never sleeps a fixed time. */
public final class Wait {

    /** A sentence of a test that has not come true by then never will, on two processors that twenty processes share either. */
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private Wait() {}

    public static void until(String what, Callable<Boolean> condition) {
        until(what, PATIENCE, condition);
    }

    public static void until(String what, Duration patience, Callable<Boolean> condition) {
        Awaitility.await(what).pollInSameThread().atMost(patience).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(25))
                .until(condition);
    }
}
