package org.permanence.call;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether what happens is written down, and all of it, under {@code /q/health/well}. */
@Wellness
@ApplicationScoped
class JournalHealth implements HealthCheck {

    private final CallJournal journal;

    JournalHealth(CallJournal journal) {
        this.journal = journal;
    }

    @Override
    public HealthCheckResponse call() {
        CallJournal.Behind behind = journal.behind();
        return HealthCheckResponse.named("journal").status(behind.since().isEmpty() && behind.setAside() == 0)
                .withData("unwritten", behind.unwritten()).withData("setAside", behind.setAside()).build();
    }
}
