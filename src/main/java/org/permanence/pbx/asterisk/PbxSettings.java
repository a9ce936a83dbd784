package org.permanence.pbx.asterisk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The address of the PBX, and the time limits for its answers. */
@ConfigMapping(prefix = "permanence.pbx")
public interface PbxSettings {

    /** False: this service never connects (tests without a PBX). */
    @WithDefault("true")
    boolean enabled();

    @WithDefault("127.0.0.1")
    String host();

    /** The port of AMI. */
    @WithDefault("5038")
    int port();

    /**
     * The port to which the browsers' WebSockets are forwarded. The service tries it, so that it is told when no more are accepted. 0:
     * not.
     */
    @WithDefault("8088")
    int webPort();

    @WithDefault("permanence")
    String user();

    String secret();

    /** The PBX's log folder, with {@code queue_log} and {@code cel/events.csv}; empty: nothing can be rebuilt after a gap. */
    Optional<Path> logFolder();

    /** For the TCP connection. By default asterisk-java waits for ever. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** For the answer to one action, and for the end of one list. */
    @WithDefault("5s")
    Duration answerTimeout();

    /** After this long without an event the service sends a ping. */
    @WithDefault("5s")
    Duration pingAfter();

    /** If a ping is unanswered for this long, the connection counts as dead, even if TCP reports it alive. */
    @WithDefault("3s")
    Duration pingTimeout();

    /** Between two attempts to connect. */
    @WithDefault("1s")
    Duration retryAfter();

    /**
     * Capacity of the queue of events that wait for the translator. A call makes about 25 of the events that the PBX's filter lets through.
     */
    @WithDefault("20000")
    int queueSize();

    /** How often the PBX is asked whether sound comes from the callers who are talked with. */
    @WithDefault("5s")
    Duration soundEvery();

    /** Without sound from the caller for this long, the responder is told. */
    @WithDefault("30s")
    Duration silentAfter();

    /** Interval between moves of the mark, which is the place in the PBX's log files from which a recovery starts. */
    @WithDefault("60s")
    Duration markEvery();
}
