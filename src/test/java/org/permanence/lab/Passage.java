package org.permanence.lab;

import java.time.Instant;
import java.util.UUID;

/** One call of one telephone, as the carrier sees it. Written by the carrier's event thread, read by tests. */
final class Passage {

    private final UUID leg;
    private final String shown;
    private final Instant since = Instant.now();
    private volatile String channel;
    private volatile boolean answered;
    private volatile Instant ended;
    private volatile int cause;
    private volatile String keys = "";

    Passage(UUID leg, String channel, String shown) {
        this.leg = leg;
        this.channel = channel;
        this.shown = shown;
    }

    UUID leg() {
        return leg;
    }

    String channel() {
        return channel;
    }

    /** The number that the telephone shows. */
    String shown() {
        return shown;
    }

    Instant since() {
        return since;
    }

    boolean answered() {
        return answered;
    }

    boolean over() {
        return ended != null;
    }

    Instant ended() {
        return ended;
    }

    /** Q.850. */
    int cause() {
        return cause;
    }

    /** Keys that the other side pressed. */
    String keys() {
        return keys;
    }

    void key(String digit) {
        keys += digit;
    }

    void answer(String onChannel) {
        channel = onChannel;
        answered = true;
    }

    void end(int why) {
        cause = why;
        ended = Instant.now();
    }
}
