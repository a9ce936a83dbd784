package org.permanence.routing;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether the PBX holds the plan, under {@code /q/health/well}. If the PBX is connected and refuses the plan, it goes on ringing the people
 * who were on duty before.
 */
@Wellness
@ApplicationScoped
class PlanHealth implements HealthCheck {

    private final Reconciler reconciler;

    PlanHealth(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("plan").status(reconciler.held()).build();
    }
}
