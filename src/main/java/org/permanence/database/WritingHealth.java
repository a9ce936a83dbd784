package org.permanence.database;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether the database stores, under {@code /q/health/well}. */
@Wellness
@ApplicationScoped
class WritingHealth implements HealthCheck {

    private final DatabaseWriting writing;

    WritingHealth(DatabaseWriting writing) {
        this.writing = writing;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database-writing").status(writing.storesSince().isPresent()).build();
    }
}
