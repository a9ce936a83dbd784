package org.permanence.call;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.reactive.messaging.annotations.Merge;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.permanence.database.DatabaseAway;
import org.permanence.pbx.CallEvent;

/**
 * Writes one fact at a time, in order, each in one transaction with its projection and the statements of observers of {@link CallChanging}.
 * The message is acknowledged after the commit. While the database is away the journal retries the fact, and the ones after it wait in the
 * channel; the PBX goes on answering without it. Only the journal retries: a source sees a refused fact only when the service stops.
 */
@ApplicationScoped
public class CallJournal {

    private static final Logger LOG = Logger.getLogger(CallJournal.class);
    /** Priority of the start-up observer that reads the live calls. */
    static final int RECALLED = 100;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    /** A fact that hits a defect of ours must not block the facts after it. */
    private static final int TRIES_WITH_A_DEFECT = 3;

    private final CallStore store;
    private final LiveCalls live;
    private final Event<CallChanging> changing;
    private final Event<CallHeard> heard;
    private final Event<CallHeard.InVain> inVain;
    private final Event<CallChanged> changed;
    private final Clock clock;
    private final Counter given;
    /** A thread of its own: messaging's hand-over to its workers and back takes longer than the write. */
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("call-journal").daemon().factory());
    private volatile boolean stopping;

    CallJournal(CallStore store, LiveCalls live, Event<CallChanging> changing, Event<CallHeard> heard, Event<CallHeard.InVain> inVain,
            Event<CallChanged> changed, Clock clock, MeterRegistry meters) {
        this.store = store;
        this.live = live;
        this.changing = changing;
        this.heard = heard;
        this.inVain = inVain;
        this.changed = changed;
        this.clock = clock;
        this.given =
                Counter.builder("permanence.call.facts.given.up").description("Facts that could not be written down because of a defect")
                        .register(meters);
    }

    /** Before the PBX is connected, so that its first facts find their calls. */
    void recall(@Observes @Priority(RECALLED) StartupEvent event) throws SQLException {
        store.aliveOrEndedAfter(clock.instant().minus(LiveCalls.KEPT_AFTER_END)).forEach(live::put);
    }

    /** After the sources of facts have stopped. */
    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent event) {
        stopping = true;
        thread.shutdown();
    }

    /**
     * Facts come from the PBX and from {@link OwnFacts}; those of one source keep their order.
     *
     * @return completes when it is committed
     */
    @Incoming("call-events")
    @Merge
    CompletionStage<Void> take(CallEvent event) {
        return CompletableFuture.runAsync(() -> keep(event), thread);
    }

    private void keep(CallEvent event) {
        Duration pause = FIRST_PAUSE;
        int defects = 0;
        boolean said = false;
        boolean again = false;
        while (true) {
            try {
                write(event, again);
                if (said) {
                    LOG.info("The journal is written again");
                }
                return;
            } catch (CallStore.Known _) {
                endInVain(event);
                return;
            } catch (CallStore.Stale _) {
                again = true;
            } catch (RuntimeException e) {
                again = true;
                boolean away = DatabaseAway.caused(e);
                if (!away && ++defects >= TRIES_WITH_A_DEFECT) {
                    given.increment();
                    LOG.errorf(e, "Call %s: the fact %s cannot be written down and is given up", event.call(), event.key());
                    endInVain(event);
                    return;
                }
                if (away && !said) {
                    said = true;
                    LOG.warnf("The journal cannot be written, trying again until it can: %s", rootOf(e).getMessage());
                }
            }
            if (stopping) {
                throw new IllegalStateException("the service stops; the PBX's logs tell this fact again at the next start");
            }
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /**
     * Writes a fact once, in its own transaction.
     * @param again it was tried before; only the database knows whether that try was committed
     */
    private void write(CallEvent event, boolean again) {
        // Facts replayed after a gap are mostly duplicates. Inserting the fact first, if absent, finds them without an error.
        Optional<CallStore.Stored> known = live.get(event.call()).filter(_ -> !again && event.source() == CallEvent.Source.LIVE);
        Optional<CallStore.Stored> written;
        try {
            written = known.isPresent() ? writeTo(known.get(), event, false)
                    : QuarkusTransaction.requiringNew().call(() -> writeFirst(event, again));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        written.ifPresent(stored -> {
            live.put(stored);
            tell(changed, new CallChanged(stored.state(), event), event);
        });
    }

    /** For a call in memory: its new state is known beforehand, so it goes to the database in one round trip with the fact. */
    private Optional<CallStore.Stored> writeTo(CallStore.Stored known, CallEvent event, boolean rehearsed) throws SQLException {
        CallState before = known.state();
        CallState after = before.apply(event);
        if (after == before) {
            store.append(event);
            return Optional.empty();
        }
        CallChanging change = told(new CallChanging(before, after, event, rehearsed));
        if (!rehearsed) {
            tell(heard, new CallHeard(after, event), event);
        }
        store.append(change, known.version());
        return Optional.of(new CallStore.Stored(after, known.version() + 1));
    }

    /** For a call that begins, and for a fact of which only the database knows whether it is new. */
    private Optional<CallStore.Stored> writeFirst(CallEvent event, boolean again) throws SQLException {
        boolean kept = store.append(event);
        if (!kept && !again) {
            return Optional.empty();
        }
        Optional<CallStore.Stored> stored = store.load(event.call());
        if (!kept) {
            return stored; // an earlier try was committed but its answer lost: observers are still to be told
        }
        CallState before = stored.map(CallStore.Stored::state).orElseGet(() -> CallState.begun(event.call(), event.at()));
        int version = stored.map(CallStore.Stored::version).orElse(0);
        CallState after = before.apply(event);
        if (version > 0 && after == before) {
            return Optional.empty();
        }
        store.save(told(new CallChanging(before, after, event, false)), version);
        return Optional.of(new CallStore.Stored(after, version + 1));
    }

    private CallChanging told(CallChanging change) {
        changing.fire(change);
        return change;
    }

    /**
     * Writes these facts like those of any call, then rolls back. Only {@link CallChanging} is fired.
     *
     * @param facts the first ones of a call that does not exist
     */
    public CallState rehearse(List<CallEvent> facts) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                CallStore.Stored call = writeFirst(facts.getFirst(), false).orElseThrow();
                for (CallEvent fact : facts.subList(1, facts.size())) {
                    call = writeTo(call, fact, true).orElseThrow();
                }
                throw new Rehearsed(call.state());
            });
        } catch (Rehearsed done) {
            return done.call;
        }
    }

    /** Thrown for the rollback; carries the result. */
    private static final class Rehearsed extends RuntimeException {
        private final transient CallState call;

        Rehearsed(CallState call) {
            super(null, null, false, false);
            this.call = call;
        }
    }

    private void endInVain(CallEvent event) {
        tell(inVain, new CallHeard.InVain(event.call()), event);
    }

    /** An observer's failure is logged and does not stop the fact. */
    private static <T> void tell(Event<T> somebody, T news, CallEvent event) {
        try {
            somebody.fire(news);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Call %s: somebody who was told of %s failed", event.call(), event.key());
        }
    }

    @Scheduled(every = "5m", delayed = "5m")
    void forgetOld() {
        live.forgetOld();
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }
}
