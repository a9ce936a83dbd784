package org.permanence.pbx.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.PbxSignal;

/** The service's connection to a PBX, without the service: received facts and signals are in {@link #facts} and {@link #signals}. */
final class Listening implements AutoCloseable {

    final List<CallEvent> facts = new CopyOnWriteArrayList<>();
    final List<PbxSignal> signals = new CopyOnWriteArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final PbxConnection connection;
    /** Signals come on one thread after another. */
    private volatile boolean askableWhenTold = true;
    volatile Function<CallEvent, CompletionStage<Void>> journal = event -> {
        facts.add(event);
        return CompletableFuture.completedFuture(null);
    };

    Listening(PbxSettings settings) {
        this(settings, Past.NONE, () -> true);
    }

    Listening(PbxSettings settings, Past past, BooleanSupplier mayHold) {
        connection = new PbxConnection(settings, new AmiReading(new Pseudonyms(new byte[32])),
                new HandOver(event -> journal.apply(event), Clock.systemUTC()),
                this::hear, past, mayHold, meters, Clock.systemUTC());
    }

    private void hear(PbxSignal signal) {
        if (signal instanceof PbxSignal.CatchingUp || signal instanceof PbxSignal.Connected) {
            askableWhenTold &= connection.ami().isPresent();
        }
        signals.add(signal);
    }

    Listening connected() {
        connection.start();
        awaitSignal(PbxSignal.Connected.class, 1);
        return this;
    }

    void awaitSignal(Class<? extends PbxSignal> kind, int times) {
        await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(5)).until(() -> count(kind) >= times);
    }

    long count(Class<? extends PbxSignal> kind) {
        return signals.stream().filter(kind::isInstance).count();
    }

    void awaitFact(String key) {
        await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(2)).until(() -> keys().contains(key));
    }

    List<String> keys() {
        return facts.stream().map(CallEvent::key).toList();
    }

    @Override
    public void close() {
        connection.close();
        assertThat(askableWhenTold).as("whoever was told that the PBX is connected could ask it something").isTrue();
    }

    /** Polls often, with a long time-out: the machine may be busy with other tests. */
    static Settings at(int port) {
        return new Settings(port, "permanence", "secret", 20_000, Duration.ofSeconds(10));
    }

    record Settings(int port, String user, String secret, int queueSize, Duration patience) implements PbxSettings {

        Settings withQueue(int size) {
            return new Settings(port, user, secret, size, patience);
        }

        Settings as(String user, String secret) {
            return new Settings(port, user, secret, queueSize, patience);
        }

        /** For tests of silence, in which a busy machine would look like a silent one. */
        Settings impatient() {
            return new Settings(port, user, secret, queueSize, Duration.ofMillis(300));
        }

        @Override
        public Duration pingAfter() {
            return Duration.ofMillis(300);
        }

        @Override
        public Duration pingTimeout() {
            return patience;
        }

        @Override
        public Duration answerTimeout() {
            return patience;
        }

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public String host() {
            return "127.0.0.1";
        }

        @Override
        public int webPort() {
            return 0;
        }

        @Override
        public Optional<Path> logFolder() {
            return Optional.empty();
        }

        @Override
        public Duration connectTimeout() {
            return patience;
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration soundEvery() {
            return Duration.ofMillis(50);
        }

        @Override
        public Duration silentAfter() {
            return Duration.ofMillis(200);
        }

        @Override
        public Duration markEvery() {
            return Duration.ofHours(1);
        }
    }
}
