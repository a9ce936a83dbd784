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
 * Writes down what happens: one fact at a time, in order, each in one transaction of journal, projection and what observers of
 * {@link CallChanging} add. The message is acknowledged when that is committed. With the database away the fact is tried again until it is
 * written, and those behind it wait in the channel; the PBX needs none of this to go on answering. Only the journal retries: a source sees
 * a fact refused when the service stops and at no other time.
 */
@ApplicationScoped
public class CallJournal {

    private static final Logger LOG = Logger.getLogger(CallJournal.class);
    /** The turn at the start in which the calls of this moment are read. */
    static final int RECALLED = 100;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    /** A fact that our own code cannot digest must not stop all calls behind it. */
    private static final int TRIES_WITH_A_DEFECT = 3;

    private final CallStore store;
    private final LiveCalls live;
    private final Event<CallChanging> changing;
    private final Event<CallHeard> heard;
    private final Event<CallHeard.InVain> inVain;
    private final Event<CallChanged> changed;
    private final Clock clock;
    private final Counter given;
    /** A thread of its own: messaging's way to its workers and back is longer than what is written. */
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

    /** Before the PBX is connected, so that what is written meets what was. */
    void recall(@Observes @Priority(RECALLED) StartupEvent event) throws SQLException {
        store.aliveOrEndedAfter(clock.instant().minus(LiveCalls.KEPT_AFTER_END)).forEach(live::put);
    }

    /** After those who tell facts. */
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
     * @param again it was tried before: only the database knows what became of that, and of the call
     */
    private void write(CallEvent event, boolean again) {
        // What is told again after a gap is mostly known, which the database can say without an error only when it is asked first.
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

    /** A call in memory: what the fact makes of it is known beforehand, and goes to the database together with the fact. */
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

    /** A call that begins, or what only the database knows. */
    private Optional<CallStore.Stored> writeFirst(CallEvent event, boolean again) throws SQLException {
        boolean kept = store.append(event);
        if (!kept && !again) {
            return Optional.empty();
        }
        Optional<CallStore.Stored> stored = store.load(event.call());
        if (!kept) {
            return stored; // it had arrived, and the answer was lost: it remains to be told
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
     * Does with these facts what it does with a call's, and takes all of it back: nobody is told, and nothing stays.
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

    /** Rolls back. */
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

    /** What somebody who is told fails at is theirs: the fact is written down all the same. */
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
