package org.permanence.routing;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
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
import org.permanence.shift.RosterChanged;

/**
 * Makes the PBX hold the plan: on every change, every minute, and whenever the PBX is connected (ARCHITECTURE.md, "What always holds").
 * Reconciles on a worker thread, one at a time. A request joins a reconciliation that is queued. If one is already running, it queues
 * another, because the running one may have read the database before the change.
 */
@ApplicationScoped
public class Reconciler {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final String NOT_TRIED = "not tried yet";

    private final Supplier<PbxPlan> plans;
    private final Pbx pbx;
    private final ExecutorService workers;
    private final ReentrantLock one = new ReentrantLock();
    /** Guarded by this; null when no reconciliation is queued. */
    private CompletableFuture<List<String>> next;
    /** Why the last try failed, for a person; null when the PBX holds the plan. */
    private volatile String fault = NOT_TRIED;

    @Inject
    Reconciler(PlanService plans, Pbx pbx, ExecutorService workers) {
        this(plans::current, pbx, workers);
    }

    Reconciler(Supplier<PbxPlan> plans, Pbx pbx, ExecutorService workers) {
        this.plans = plans;
        this.pbx = pbx;
        this.workers = workers;
    }

    /** Returns at once. @return completes with the changes made at the PBX, after a reconciliation that began after this call */
    public synchronized CompletableFuture<List<String>> request() {
        if (next == null) {
            next = new CompletableFuture<>();
            workers.execute(this::run);
        }
        return next.copy();
    }

    /**
     * Returns when the PBX has confirmed that it holds the plan with everything that was committed before this call, such as a new
     * softphone's credential. Never call it inside a transaction.
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

    /** At the last try the PBX confirmed that it holds the plan of that moment. */
    boolean held() {
        return fault == null;
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
            } catch (RuntimeException defect) {
                failed("unexpected: " + defect.getClass().getSimpleName(), defect);
                mine.completeExceptionally(defect);
            }
        } finally {
            one.unlock();
        }
    }

    private void succeeded(List<String> changes) {
        String before = fault;
        fault = null;
        if (before != null && !before.equals(NOT_TRIED)) {
            LOG.infof("The PBX holds the plan again");
        }
        if (!changes.isEmpty()) {
            LOG.debugf("Plan applied: %s", changes);
        }
    }

    /** An unavailable PBX is expected, and retried each minute and after a reconnection: logged once, not each time. */
    private void failed(String why, RuntimeException unexpected) {
        String before = fault;
        fault = why;
        if (!why.equals(before)) {
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

    /** A shift of another line rings for that line. */
    void onRoster(@Observes RosterChanged change) {
        request();
    }

    void onLine(@Observes LineChanged change) {
        request();
    }

    /** On the PBX connection's own thread: it only requests a reconciliation. */
    void onConnected(@Observes PbxSignal.Connected connected) {
        request();
    }
}
