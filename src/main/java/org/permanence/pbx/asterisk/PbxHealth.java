package org.permanence.pbx.asterisk;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.permanence.pbx.Pbx;

/**
 * Whether the PBX is connected, under {@code /q/health/well}. It does not affect readiness: without its PBX the service still shows and
 * keeps records, and a restart would not help.
 */
@Wellness
@ApplicationScoped
class PbxHealth implements HealthCheck {

    private final Pbx pbx;

    PbxHealth(Pbx pbx) {
        this.pbx = pbx;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("pbx").status(pbx.connected());
        pbx.catchUp().ifPresent(c -> answer.withData("catching up", c.written() + " of " + c.of()));
        return answer.build();
    }
}
