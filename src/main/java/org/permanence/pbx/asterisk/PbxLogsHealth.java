package org.permanence.pbx.asterisk;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Whether the PBX's log files would tell the calls of an outage, under {@code /q/health/well}. Calls go on without them. */
@Wellness
@ApplicationScoped
class PbxLogsHealth implements HealthCheck {

    private final AsteriskPbx pbx;

    PbxLogsHealth(AsteriskPbx pbx) {
        this.pbx = pbx;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> gap = pbx.gapInLogs();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("pbx-logs").status(gap.isEmpty());
        gap.ifPresent(why -> answer.withData("gap", why));
        return answer.build();
    }
}
