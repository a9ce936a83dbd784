package org.permanence.pbx.asterisk;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;
import org.permanence.pbx.PbxSignal;

/**
 * Tells an operator that the carrier refuses the PBX or does not answer it, in the log and under {@code /q/health/well}: nothing else at
 * the PBX would show it.
 */
@Wellness
@ApplicationScoped
class TrunkHealth implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(TrunkHealth.class);

    /** Stays true if the carrier recognises the PBX by its address: then there is no registration. */
    private volatile boolean registered = true;
    /** Stays true if the PBX does not ask. */
    private volatile boolean answers = true;

    /** On the thread of the PBX's connection. */
    void hear(@Observes PbxSignal signal) {
        switch (signal) {
            case PbxSignal.TrunkSeen(boolean now) when now != registered -> {
                registered = now;
                if (now) {
                    LOG.info("The PBX is registered with the carrier again");
                } else {
                    LOG.error(
                            "The PBX is not registered with the carrier: nobody can call, and no home phone is reached; compare TRUNK_ADDRESS, TRUNK_USER"
                                    + " and TRUNK_SECRET with the carrier's settings; the PBX retries by itself");
                }
            }
            case PbxSignal.CarrierSeen(boolean now) when now != answers -> {
                answers = now;
                if (now) {
                    LOG.info("The carrier answers the PBX again");
                } else {
                    LOG.error(
                            "The carrier does not answer the PBX at TRUNK_ADDRESS: nobody can call, and no home phone is reached; check the network"
                                    + " and, if it is a name, that it resolves; the PBX asks again by itself. A carrier that never answers OPTIONS needs"
                                    + " TRUNK_QUALIFY_SECONDS=0");
                }
            }
            default -> {}
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("trunk").status(registered && answers).build();
    }
}
