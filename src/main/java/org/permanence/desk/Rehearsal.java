package org.permanence.desk;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.permanence.call.CallJournal;
import org.permanence.call.CallState;
import org.permanence.live.AllScreens;
import org.permanence.live.Screens;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallId;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal;
import org.permanence.pbx.QueueName;
import org.permanence.pbx.Reach;
import org.permanence.pbx.RingId;
import org.permanence.presence.MembersNow;
import org.permanence.record.RecordService;

/**
 * Warm-up: runs the path of a pick-up for an invented call, from the journal to the message for a screen, and rolls it back, before the
 * first real pick-up. Nobody is notified, no record number is used up, nothing is stored. It runs on a thread of its own, while the service
 * already works, and after the journal has caught up with what it missed: both need the same processor. Why:
 * docs/decisions/0003-rehearsal.md.
 */
@ApplicationScoped
class Rehearsal {

    private static final Logger LOG = Logger.getLogger(Rehearsal.class);
    private static final Duration WITHOUT_A_PBX = Duration.ofSeconds(5);
    /** A member of no queue. */
    private static final MemberId NOBODY = MemberId.ofResponder(999_999_999_999_999L);
    private static final LineCode LINE = new LineCode("rehearsal");

    private final CallJournal journal;
    private final RecordService records;
    private final DeskCalls calls;
    private final AllScreens screens;
    private final Clock clock;
    private final int times;
    private final MembersNow pbx;
    private final CountDownLatch caughtUp = new CountDownLatch(1);

    /** @param times how often the pick-up path is exercised at start-up; enough for the JIT compiler to compile it; 0: not at all */
    Rehearsal(CallJournal journal, RecordService records, DeskCalls calls, AllScreens screens, MembersNow pbx, Clock clock,
            @ConfigProperty(name = "permanence.rehearsal.times") int times) {
        this.journal = journal;
        this.records = records;
        this.calls = calls;
        this.screens = screens;
        this.pbx = pbx;
        this.clock = clock;
        this.times = times;
    }

    /** After all other observers: their work at the start is more urgent. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
        if (times > 0) {
            Thread.ofPlatform().name("rehearsal").daemon().start(this::rehearse);
        }
    }

    void hear(@Observes PbxSignal.CaughtUp signal) {
        caughtUp.countDown();
    }

    /** Without a PBX there is nothing to catch up with for now. */
    private void waitForTheJournal() throws InterruptedException {
        boolean done = caughtUp.await(WITHOUT_A_PBX.toMillis(), TimeUnit.MILLISECONDS);
        while (!done && pbx.catchUp().isPresent()) {
            done = caughtUp.await(WITHOUT_A_PBX.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void rehearse() {
        try {
            waitForTheJournal();
            long began = System.nanoTime();
            for (int i = 0; i < times; i++) {
                once();
            }
            // A collection of the start's garbage pauses all threads for 70 ms: it must not happen during a call.
            System.gc();
            LOG.infof("For warm-up a pick-up was rehearsed %d times in %d ms", times,
                    Duration.ofNanos(System.nanoTime() - began).toMillis());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.infof("No pick-up could be rehearsed, so the first one will be slower: %s", e.getMessage());
        }
    }

    void once() {
        CallId id = new CallId(UUID.randomUUID());
        RingId ring = new RingId("rehearsal");
        Instant now = clock.instant();
        CallState call = journal.rehearse(List.of(
                fact(id, now, "arrived", new CallFact.Arrived(LINE, Optional.empty())),
                fact(id, now, "language", new CallFact.LanguageTaken(Language.FR, true)),
                fact(id, now, "queued", new CallFact.Queued(new QueueName(LINE, Language.FR), 1)),
                fact(id, now, "ring-started", new CallFact.RingStarted(ring, NOBODY, Reach.Kind.DESK)),
                fact(id, now, "picked-up", new CallFact.PickedUp(ring, NOBODY, Reach.Kind.DESK, Duration.ZERO))));
        DeskCall shown = DeskCall.of(NOBODY, List.of(call), now, (_, left) -> left).orElseThrow();
        screens.rehearse(Map.of("call", calls.complete(NOBODY, shown.withRecord(0L))),
                Screens.fields(new DeskState.RecordShown(records.rehearse(call))));
    }

    private static CallEvent fact(CallId call, Instant at, String key, CallFact fact) {
        return new CallEvent(call, key, at, CallEvent.Source.LIVE, fact);
    }
}
