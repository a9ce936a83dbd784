package org.permanence.pbx.asterisk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the PBX is, and how long its silence is borne. */
@ConfigMapping(prefix = "permanence.pbx")
public interface PbxSettings {

    /** False: this service never connects (tests that have no PBX). */
    @WithDefault("true")
    boolean enabled();

    @WithDefault("127.0.0.1")
    String host();

    /** AMI. */
    @WithDefault("5038")
    int port();

    @WithDefault("permanence")
    String user();

    String secret();

    /** The PBX's log folder, with {@code queue_log} and {@code cel/events.csv}; empty: nothing can be rebuilt after a gap. */
    Optional<Path> logFolder();

    /** For the TCP connection. asterisk-java's own default is to wait for ever. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** For the answer to one action, and for the end of one list. */
    @WithDefault("5s")
    Duration answerTimeout();

    /** After this long without an event a ping is sent. */
    @WithDefault("5s")
    Duration pingAfter();

    /** A ping unanswered for this long: the connection is dead, whatever TCP says. */
    @WithDefault("3s")
    Duration pingTimeout();

    /** Between two attempts to connect. */
    @WithDefault("1s")
    Duration retryAfter();

    /** Events that may wait for the translator. A call makes about 25 of those that the PBX's filter lets through. */
    @WithDefault("20000")
    int queueSize();

    /** How often the place in the PBX's log files from which a recovery would start is moved on. */
    @WithDefault("60s")
    Duration markEvery();
}
