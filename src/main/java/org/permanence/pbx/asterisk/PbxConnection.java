package org.permanence.pbx.asterisk;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.event.FullyBootedEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.ShutdownEvent;
import org.jboss.logging.Logger;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallEvent.Source;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallId;
import org.permanence.pbx.CatchUp;
import org.permanence.pbx.Pbx.PbxUnavailable;
import org.permanence.pbx.PbxSignal;

/**
 * Keeps this service connected to the PBX, and reports its events. Every failure - the link drops, the PBX dies, an answer does not come,
 * the queue overflows - has one remedy: a new connection, which first catches up.
 * <p> Two threads. {@code pbx-connection} connects, asks, and watches. {@code pbx-translator}, one for each connection, starts when the
 * missed events are read, and processes the events that have waited since log-in. asterisk-java's own thread only puts events into the
 * queue between them.
 */
final class PbxConnection implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PbxConnection.class);
    private static final Duration WATCH_EVERY = Duration.ofMillis(500);
    private static final Duration ASK_HOLDER_EVERY = Duration.ofSeconds(5);
    private static final Duration BOOT_PATIENCE = Duration.ofSeconds(10);
    /** The files may show an event this much before the AMI event has passed through the queue. */
    private static final Duration FILES_AHEAD = Duration.ofSeconds(10);

    private final PbxSettings settings;
    private final AmiReading reading;
    private final HandOver handOver;
    private final Consumer<PbxSignal> signals;
    private final Past past;
    private final BooleanSupplier mayHold;
    private final Clock clock;
    private final Counter received;
    private final Counter overflowed;
    private final Counter unreadable;
    private final Counter rebuilt;
    private final AtomicReference<Session> current = new AtomicReference<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private Thread thread;
    private String lastTrouble;
    private Optional<String> lastGap = Optional.empty();

    /** @param mayHold whether this instance may be connected, asked every few seconds from the connection's thread */
    PbxConnection(PbxSettings settings, AmiReading reading, HandOver handOver, Consumer<PbxSignal> signals, Past past,
            BooleanSupplier mayHold, MeterRegistry meters, Clock clock) {
        this.settings = settings;
        this.reading = reading;
        this.handOver = handOver;
        this.signals = signals;
        this.past = past;
        this.mayHold = mayHold;
        this.clock = clock;
        received = meters.counter("permanence.pbx.events");
        overflowed = meters.counter("permanence.pbx.events.overflowed");
        unreadable = meters.counter("permanence.pbx.events.unreadable");
        rebuilt = meters.counter("permanence.pbx.connections");
        meters.gauge("permanence.pbx.queue", this, connection -> connection.session().map(session -> session.queue.size()).orElse(0));
        meters.gauge("permanence.pbx.facts.outstanding", handOver, HandOver::outstanding);
        meters.gauge("permanence.pbx.connected", this, connection -> connection.session().isPresent() ? 1 : 0);
    }

    /** Returns at once. */
    void start() {
        if (running.compareAndSet(false, true)) {
            thread = Thread.ofPlatform().name("pbx-connection").daemon().start(this::keepConnected);
        }
    }

    @Override
    public void close() {
        running.set(false);
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(Duration.ofSeconds(3));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** For requests to the PBX; empty while the PBX is away or the missed events are not read yet. */
    Optional<AmiConnection> ami() {
        return session().map(session -> session.ami);
    }

    Optional<String> gapInLogs() {
        return past.gap();
    }

    Optional<CatchUp> catchUp() {
        return handOver.catchUp();
    }

    private synchronized void lookAtLogs() {
        Optional<String> gap = past.gap();
        if (!gap.equals(lastGap)) {
            lastGap = gap;
            signals.accept(new PbxSignal.LogsSeen(gap));
        }
    }

    private Optional<Session> session() {
        return Optional.ofNullable(current.get()).filter(session -> session.ami.lost() == null);
    }

    private void keepConnected() {
        while (running.get()) {
            try {
                if (mayHold.getAsBoolean()) {
                    hold();
                } else {
                    trouble("another instance is connected to the PBX, or the database is away");
                }
            } catch (PbxUnavailable e) {
                trouble(e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("The connection to the PBX failed unexpectedly; a new one is made", e);
            }
            pause(settings.retryAfter());
        }
    }

    /** Logs a recurring failure once, not at every attempt. */
    private void trouble(String what) {
        if (running.get() && !what.equals(lastTrouble)) {
            LOG.warnf("Not connected to the PBX: %s; retrying every %d ms", what, settings.retryAfter().toMillis());
            lastTrouble = what;
        }
    }

    /** From log-in to loss. */
    private void hold() {
        try (Session session = new Session()) {
            session.connect();
            rebuilt.increment();
            lastTrouble = null;
            // The observers of the connection ask the PBX something at once.
            current.set(session);
            session.tellWhatWasMissed();
            session.tellConnected();
            session.watch();
        } finally {
            if (current.getAndSet(null) != null) {
                signals.accept(new PbxSignal.Disconnected(clock.instant()));
            }
        }
    }

    private static boolean pause(Duration duration) {
        try {
            Thread.sleep(duration);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    /** Work for the translator's thread: an event, or an operation on the translator's state. */
    private sealed interface Item {
        record Event(ManagerEvent event) implements Item {}

        record Task(Runnable task) implements Item {}
    }

    private final class Session implements AutoCloseable {

        final ArrayBlockingQueue<Item> queue = new ArrayBlockingQueue<>(settings.queueSize());
        final CountDownLatch booted = new CountDownLatch(1);
        final AmiConnection ami = new AmiConnection(settings, this::enqueue);
        final Translator translator = new Translator(this::told, signals);
        final CallerSounds sounds = new CallerSounds(settings.silentAfter());
        /** As the translator's thread said last. */
        volatile Map<CallId, String> talking = Map.of();
        /** What is told while the missed events are read; null afterwards. */
        private List<CallEvent> missedFacts = new ArrayList<>();
        /** The calls at the PBX when its lists were read. */
        private Set<CallId> live;
        private CompletableFuture<Void> presentSettled;
        volatile Thread translating;

        /** On asterisk-java's thread, about 1 µs. */
        private void enqueue(ManagerEvent event) {
            received.increment();
            if (event instanceof FullyBootedEvent) {
                booted.countDown();
            } else if (event instanceof ShutdownEvent) {
                ami.lose("the PBX is shutting down");
            }
            if (!queue.offer(new Item.Event(event))) {
                overflowed.increment();
                ami.lose("more than " + settings.queueSize() + " events waited");
            }
        }

        void connect() {
            long start = System.nanoTime();
            ami.open();
            if (!await(booted)) {
                // A PBX that is still loading its queues would return short lists.
                throw new PbxUnavailable("the PBX has not finished starting");
            }
            Snapshot snapshot = Snapshot.ask(ami, reading::pseudonym, clock.instant());
            handOver.begin();
            // After the lists: everything that they no longer show is in the files by now.
            List<Occurrence> missed = past.sinceMark();
            missed.forEach(occurrence -> translator.tell(occurrence, Source.RECONSTRUCTED));
            lookAtLogs();
            translator.keepOnly(snapshot.live());
            snapshot.calls().forEach(call -> translator.tell(call, Source.LIVE));
            snapshot.members().forEach(member -> translator.tell(member, Source.LIVE));
            snapshot.trunk().ifPresent(trunk -> translator.tell(trunk, Source.LIVE));
            snapshot.carrier().ifPresent(carrier -> translator.tell(carrier, Source.LIVE));
            if (ami.lost() != null) {
                throw new PbxUnavailable(ami.lost());
            }
            live = snapshot.live();
            LOG.infof("The service connected to the PBX at %s:%d: %d live calls, %d rows read back, in %d ms", settings.host(),
                    settings.port(), snapshot.calls().size(), missed.size(), (System.nanoTime() - start) / 1_000_000);
        }

        private void told(CallEvent fact) {
            List<CallEvent> missed = missedFacts;
            if (missed == null) {
                if (fact.fact() instanceof CallFact.Arrived && fact.source() == Source.LIVE) {
                    past.heard(fact.call(), fact.at());
                }
                handOver.offer(fact);
            } else {
                missed.add(fact);
            }
        }

        /** What calls are now is written down before what is over: nobody may take the past for the present, or wait for it. */
        void tellWhatWasMissed() {
            List<CallEvent> missed = missedFacts;
            missedFacts = null;
            Set<CallId> over = missed.stream().filter(fact -> fact.fact() instanceof CallFact.Ended).map(CallEvent::call)
                    .filter(call -> !live.contains(call)).collect(Collectors.toSet());
            signals.accept(new PbxSignal.CatchingUp(clock.instant(), live));
            handOver.replays();
            missed.stream().filter(fact -> !over.contains(fact.call())).forEach(handOver::offer);
            presentSettled = handOver.settled();
            handOver.offerPast(missed.stream().filter(fact -> over.contains(fact.call())).toList());
            translating = Thread.ofPlatform().name("pbx-translator").daemon().start(this::translate);
        }

        void tellConnected() {
            CompletableFuture<Void> pastSettled = handOver.settled();
            // The journal must know how calls ended before it is told which calls are alive.
            presentSettled.thenRun(() -> enqueueTask(this::sayConnected)).thenCompose(_ -> pastSettled)
                    .thenRun(() -> enqueueTask(this::sayCaughtUp));
        }

        private boolean await(CountDownLatch latch) {
            try {
                return latch.await(BOOT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                return false;
            }
        }

        /** On the translator's thread, so that no fact can come between the list of live calls and its delivery. */
        private void sayConnected() {
            signals.accept(new PbxSignal.Connected(clock.instant(), alive()));
        }

        private void sayCaughtUp() {
            handOver.caughtUp();
            signals.accept(new PbxSignal.CaughtUp(clock.instant(), alive()));
            moveMark();
        }

        private Set<CallId> alive() {
            Set<CallId> live = new LinkedHashSet<>(translator.liveCalls());
            live.addAll(handOver.unsettledCalls());
            return Set.copyOf(live);
        }

        private void translate() {
            try {
                while (ami.lost() == null || !queue.isEmpty()) {
                    Item item = queue.poll(200, TimeUnit.MILLISECONDS);
                    switch (item) {
                        case null -> {}
                        case Item.Event(ManagerEvent event) -> translate(event);
                        case Item.Task(Runnable task) -> task.run();
                    }
                }
            } catch (InterruptedException _) {
                // The session is over; the rest of the queue is in the PBX's files.
            } catch (RuntimeException e) {
                LOG.error("The translator of PBX events failed; a new connection to the PBX is made", e);
                ami.lose("the translator failed");
            }
        }

        private void translate(ManagerEvent event) {
            Optional<Occurrence> occurrence;
            try {
                occurrence = reading.read(event);
            } catch (RuntimeException e) {
                // Not the exception itself: its message may quote a field.
                unreadable.increment();
                LOG.warnf("Event %s breaks the contract with the PBX and was skipped (%s); compare asterisk-config with this release",
                        AmiReading.kindOf(event), e.getClass().getSimpleName());
                return;
            }
            occurrence.ifPresent(o -> translator.tell(o, Source.LIVE));
        }

        private void enqueueTask(Runnable task) {
            if (!queue.offer(new Item.Task(task))) {
                ami.lose("more than " + settings.queueSize() + " events waited");
            }
        }

        /** Returns when the connection is no longer usable, or the service stops. */
        void watch() {
            long holderAsked = System.nanoTime();
            long markMoved = System.nanoTime();
            long soundsAsked = System.nanoTime();
            while (running.get()) {
                String lost = ami.lost();
                if (lost == null && !translating.isAlive()) {
                    lost = "the translator stopped";
                }
                if (lost == null && handOver.refused()) {
                    lost = "the journal refused a fact";
                }
                if (lost == null && ami.silentNanos() > settings.pingAfter().toNanos()) {
                    try {
                        ami.ping();
                    } catch (PbxUnavailable e) {
                        lost = e.getMessage();
                    }
                }
                if (lost == null && System.nanoTime() - holderAsked > ASK_HOLDER_EVERY.toNanos()) {
                    holderAsked = System.nanoTime();
                    lost = mayHold.getAsBoolean() ? null : "another instance is connected to the PBX";
                }
                if (lost != null) {
                    ami.lose(lost);
                    trouble(lost);
                    return;
                }
                if (System.nanoTime() - soundsAsked > settings.soundEvery().toNanos()) {
                    soundsAsked = System.nanoTime();
                    askForSounds();
                }
                if (System.nanoTime() - markMoved > settings.markEvery().toNanos()) {
                    markMoved = System.nanoTime();
                    enqueueTask(this::moveMark);
                }
                pause(WATCH_EVERY.compareTo(settings.pingAfter()) < 0 ? WATCH_EVERY : settings.pingAfter());
            }
        }

        /** A call that is picked up between two looks is looked at in the next one. */
        private void askForSounds() {
            try {
                sounds.look(clock.instant(), talking, this::packetsReceived)
                        .forEach(sound -> enqueueTask(() -> translator.tell(sound, Source.LIVE)));
            } catch (PbxUnavailable e) {
                // The other calls are not asked about: the next ping finds out whether the connection is lost.
                LOG.debugf("Not told whether sound comes from the callers: %s", e.getMessage());
            }
            enqueueTask(() -> talking = translator.talking());
        }

        /** @throws PbxUnavailable if there is no answer */
        private Optional<Long> packetsReceived(String channel) {
            String count = ami.tell(new GetVarAction(channel, "CHANNEL(rtcp,rxcount)")).getAttribute("Value");
            return Optional.ofNullable(count).filter(digits -> digits.matches("[0-9]{1,18}")).map(Long::valueOf);
        }

        /**
         * On the translator's thread, because only that thread knows the live calls. Another thread reads the files, once the journal has
         * committed.
         */
        private void moveMark() {
            Set<CallId> live = translator.liveCalls();
            Instant settled = clock.instant().minus(FILES_AHEAD);
            handOver.settled().thenRunAsync(() -> {
                if (ami.lost() == null) {
                    past.moveMark(live, settled);
                    lookAtLogs();
                }
            });
        }

        @Override
        public void close() {
            ami.close();
            Thread translating = this.translating;
            if (translating != null) {
                try {
                    // The events already received are still processed; the rest is read from the files.
                    if (!translating.join(Duration.ofSeconds(2))) {
                        translating.interrupt();
                    }
                } catch (InterruptedException _) {
                    translating.interrupt();
                }
            }
        }
    }
}
