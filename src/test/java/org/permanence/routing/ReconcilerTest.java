package org.permanence.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.permanence.pbx.CatchUp;
import org.permanence.pbx.CodeCall;
import org.permanence.pbx.Pbx;
import org.permanence.pbx.PbxPlan;
import org.permanence.pbx.PbxSignal;

class ReconcilerTest {

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final AtomicInteger version = new AtomicInteger();
    private final FakePbx pbx = new FakePbx();
    private final Reconciler reconciler = new Reconciler(
            () -> new PbxPlan(List.of(), List.of(), List.of(), Set.of("+" + version.get())), pbx, workers);
    private final PlanHealth health = new PlanHealth(reconciler);

    @AfterEach
    void endWorkers() {
        pbx.gate.release(1000);
        workers.shutdownNow();
    }

    /** A slow PBX: each reconciliation waits at a gate. */
    private static final class FakePbx implements Pbx {
        final Semaphore gate = new Semaphore(0);
        final List<PbxPlan> begun = new CopyOnWriteArrayList<>();
        final AtomicInteger together = new AtomicInteger();
        final AtomicInteger mostTogether = new AtomicInteger();
        volatile RuntimeException fault;

        @Override
        public boolean connected() {
            return fault == null;
        }

        @Override
        public Optional<CatchUp> catchUp() {
            return Optional.empty();
        }

        @Override
        public void speakCode(CodeCall call) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> reconcile(PbxPlan plan) {
            mostTogether.accumulateAndGet(together.incrementAndGet(), Math::max);
            try {
                begun.add(plan);
                gate.acquireUninterruptibly();
                if (fault != null) {
                    throw fault;
                }
                return List.of("changed");
            } finally {
                together.decrementAndGet();
            }
        }

        @Override
        public Trunk trunk() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<WaitingCall> waiting() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void beforeTheFirstReconciliationThePlanIsNotHeld() {
        assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void oneAtATimeAndAChangeDuringOneIsInTheNext() {
        CompletableFuture<List<String>> first = reconciler.request();
        await().until(() -> pbx.begun.size() == 1);
        version.set(1);
        List<CompletableFuture<List<String>>> during = IntStream.range(0, 50).mapToObj(_ -> reconciler.request()).toList();

        assertThat(first).isNotDone();
        pbx.gate.release();
        await().until(first::isDone);
        await().until(() -> pbx.begun.size() == 2);
        assertThat(during).noneMatch(CompletableFuture::isDone);
        pbx.gate.release();
        await().until(() -> during.stream().allMatch(CompletableFuture::isDone));

        assertThat(pbx.begun).as("fifty requests are one reconciliation").hasSize(2);
        assertThat(pbx.begun.getLast().allowedPrefixes()).containsExactly("+1");
        assertThat(pbx.mostTogether).hasValue(1);
    }

    @Test
    void waitsForThePbxToConfirmWhatWasCommittedBefore() {
        pbx.gate.release();
        version.set(7);
        reconciler.reconcileNow(Duration.ofSeconds(10));
        assertThat(pbx.begun.getLast().allowedPrefixes()).containsExactly("+7");
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aPbxThatDoesNotConfirmInTimeIsUnavailable() {
        assertThatThrownBy(() -> reconciler.reconcileNow(Duration.ofMillis(50))).isInstanceOf(Pbx.PbxUnavailable.class)
                .hasMessageContaining("in time");
    }

    @Test
    void aPbxThatIsAwayIsSaidAndFoundAgain() {
        pbx.fault = new Pbx.PbxUnavailable("away");
        pbx.gate.release(2);
        assertThatThrownBy(() -> reconciler.reconcileNow(Duration.ofSeconds(10))).isInstanceOf(Pbx.PbxUnavailable.class).hasMessage("away");
        assertThatThrownBy(() -> reconciler.reconcileNow(Duration.ofSeconds(10))).isInstanceOf(Pbx.PbxUnavailable.class);
        assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);

        pbx.fault = null;
        pbx.gate.release();
        reconciler.onConnected(new PbxSignal.Connected(Instant.parse("2026-11-20T12:00:00Z"), Set.of()));
        await().until(() -> health.call().getStatus() == Status.UP);
    }

    @Test
    void anUnexpectedFaultDoesNotStopTheNextOne() {
        pbx.fault = new IllegalArgumentException("a fault of ours");
        pbx.gate.release();
        assertThatThrownBy(() -> reconciler.reconcileNow(Duration.ofSeconds(10))).isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("a fault of ours");
        pbx.fault = null;
        pbx.gate.release();
        reconciler.reconcileNow(Duration.ofSeconds(10));
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
    }
}
