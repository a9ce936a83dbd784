package org.permanence.routing;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.permanence.line.LineChanged;
import org.permanence.pbx.Pbx;
import org.permanence.pbx.Pbx.PbxUnavailable;
import org.permanence.pbx.PbxPlan;
import org.permanence.pbx.PbxSignal;
import org.permanence.responder.DutyChanged;
import org.permanence.responder.PhonesChanged;

/**
 * Has the PBX hold the plan: on every change, every minute, and whenever the PBX is connected (design.md, what must always hold, 7). One reconciliation
 * at a time, on a worker thread; requests that come while one is waiting to begin are that one, requests that come while one runs begin another after
 * it, because it may have read the database before the change.
 */
@ApplicationScoped
public class Reconciler {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);

    private final Supplier<PbxPlan> plans;
    private final Pbx pbx;
    private final ExecutorService workers;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock();
    /** Guarded by this; null when none waits to begin. */
    private CompletableFuture<List<String>> next;
    private volatile PlanStatus status = PlanStatus.NEVER;

    @Inject
    Reconciler(PlanService plans, Pbx pbx, ExecutorService workers, Clock clock) {
        this(plans::current, pbx, workers, clock);
    }

    Reconciler(Supplier<PbxPlan> plans, Pbx pbx, ExecutorService workers, Clock clock) {
        this.plans = plans;
        this.pbx = pbx;
        this.workers = workers;
        this.clock = clock;
    }

    /** Returns at once. @return completes with what was changed at the PBX, after a reconciliation that began after this call */
    public synchronized CompletableFuture<List<String>> request() {
        if (next == null) {
            next = new CompletableFuture<>();
            workers.execute(this::run);
        }
        return next.copy();
    }

    /**
     * Returns when the PBX has confirmed that it holds the plan with everything that was committed before this call, such as a new softphone's
     * credential. Never call it inside a transaction.
     *
     * @throws PbxUnavailable when the PBX is away or takes longer than {@code timeout}
     */
    public void reconcileNow(Duration timeout) {
        try {
            request().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new PbxUnavailable("The telephone exchange has not confirmed in time.");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof PbxUnavailable away) {
                throw away;
            }
            throw new IllegalStateException("the plan could not be reconciled", failed.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new PbxUnavailable("Interrupted while waiting for the telephone exchange.");
        }
    }

    public PlanStatus status() {
        return status;
    }

    private void run() {
        one.lock();
        try {
            CompletableFuture<List<String>> mine;
            synchronized (this) {
                mine = next;
                next = null;
            }
            try {
                List<String> changes = pbx.reconcile(plans.get());
                succeeded(changes);
                mine.complete(changes);
            } catch (PbxUnavailable away) {
                failed(away.getMessage(), null);
                mine.completeExceptionally(away);
            } catch (RuntimeException fault) {
                failed("unexpected: " + fault.getClass().getSimpleName(), fault);
                mine.completeExceptionally(fault);
            }
        } finally {
            one.unlock();
        }
    }

    private void succeeded(List<String> changes) {
        PlanStatus before = status;
        status = before.succeeded(clock.instant());
        if (before.fault().isPresent()) {
            LOG.infof("The PBX holds the plan again");
        }
        if (!changes.isEmpty()) {
            LOG.debugf("Plan applied: %s", changes);
        }
    }

    /** A PBX that is away is expected, and tried again each minute and when it is back: said once, not each time. */
    private void failed(String why, RuntimeException unexpected) {
        PlanStatus before = status;
        status = before.failed(clock.instant(), why);
        if (before.fault().filter(why::equals).isEmpty()) {
            if (unexpected == null) {
                LOG.warnf("The PBX does not hold the plan: %s", why);
            } else {
                LOG.errorf(unexpected, "The PBX does not hold the plan");
            }
        }
    }

    @Scheduled(every = "{permanence.reconcile.every}", delayed = "{permanence.reconcile.every}")
    void everyMinute() {
        request();
    }

    void onDuty(@Observes DutyChanged change) {
        request();
    }

    void onPhones(@Observes PhonesChanged change) {
        request();
    }

    void onLine(@Observes LineChanged change) {
        request();
    }

    /** On the PBX connection's own thread: only asks for it. */
    void onConnected(@Observes PbxSignal.Connected connected) {
        request();
    }
}
