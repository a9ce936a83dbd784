package org.permanence.figure;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.permanence.database.DatabaseAway;

/**
 * Adds up finished days, at most 31 a pass: once 26 hours after the day ended, and again when a sum or a call of that day changes.
 */
@ApplicationScoped
class SettledDays {

    private static final Logger LOG = Logger.getLogger(SettledDays.class);
    private static final int AT_ONCE = 31;

    private final SumStore store;
    private final Clock clock;
    private volatile boolean stopping;

    SettledDays(SumStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(every = "{permanence.figures.add-up}", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void addUp() {
        try {
            Optional<LocalDate> first = store.firstDay();
            while (!stopping && first.isPresent() && store.addUp(first.get(), Day.of(clock.instant()), AT_ONCE) > 0) {
                LOG.debugf("Days added up");
            }
        } catch (RuntimeException e) {
            if (!DatabaseAway.caused(e)) {
                throw e;
            }
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }
}
