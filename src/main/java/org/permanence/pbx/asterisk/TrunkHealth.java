package org.permanence.pbx.asterisk;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;
import org.permanence.pbx.PbxSignal;

/**
 * Tells an operator that the carrier refuses the PBX, in the log and under {@code /q/health/well}: nothing else at the PBX would show it.
 */
@Wellness
@ApplicationScoped
class TrunkHealth implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(TrunkHealth.class);

    /** Stays true if the carrier recognises the PBX by its address: then there is no registration. */
    private volatile boolean registered = true;

    /** On the thread of the PBX's connection. */
    void hear(@Observes PbxSignal signal) {
        if (signal instanceof PbxSignal.TrunkSeen(boolean now) && now != registered) {
            registered = now;
            if (now) {
                LOG.info("The PBX is registered with the carrier again");
            } else {
                LOG.error(
                        "The PBX is not registered with the carrier: nobody can call, and no home phone is reached; compare TRUNK_ADDRESS, TRUNK_USER"
                                + " and TRUNK_SECRET with the carrier's settings; the PBX retries by itself");
            }
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("trunk").status(registered).build();
    }
}
