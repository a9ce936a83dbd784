package org.permanence.telephony;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Polls, with a bound. */
final class Eventually {

    private Eventually() {}

    static void isTrue(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(Duration.ofSeconds(15)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(25)).until(condition);
    }
}
