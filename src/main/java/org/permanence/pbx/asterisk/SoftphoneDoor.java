package org.permanence.pbx.asterisk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;
import org.permanence.pbx.PbxSignal;

/**
 * Whether the PBX accepts another browser. It has a limit of connections (its WEB_SESSIONS), closes those beyond it without an answer, and
 * tells nobody: a page then sees a network that does not work. So the service knocks, as a browser would, and leaves before it is let in.
 */
@Wellness
@ApplicationScoped
class SoftphoneDoor implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(SoftphoneDoor.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** Without the headers of a WebSocket: the PBX answers 426 and closes. */
    private static final byte[] KNOCK = "GET /ws HTTP/1.1\r\nHost: pbx\r\nConnection: close\r\n\r\n".getBytes(US_ASCII);

    private final PbxSettings settings;
    private final Event<PbxSignal> signals;
    private volatile boolean accepted = true;

    SoftphoneDoor(PbxSettings settings, Event<PbxSignal> signals) {
        this.settings = settings;
        this.signals = signals;
    }

    @Scheduled(every = "5s", delayed = "5s")
    void look() {
        if (!settings.enabled() || settings.webPort() == 0) {
            return;
        }
        boolean now = !refuses(settings.host(), settings.webPort());
        if (now != accepted) {
            if (now) {
                LOG.info("The PBX accepts browsers again");
            } else {
                LOG.errorf(
                        "The PBX accepts no further browser at port %d: softphones that are not registered yet cannot be rung; compare the open"
                                + " connections with its WEB_SESSIONS",
                        settings.webPort());
            }
            accepted = now;
            signals.fire(new PbxSignal.SoftphonesSeen(now));
        }
    }

    /** Any answer will do: no answer is the refusal. A PBX that is away refuses nobody; the connection with it tells that. */
    private static boolean refuses(String host, int port) {
        try (Socket socket = new Socket()) {
            try {
                socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
            } catch (IOException _) {
                return false;
            }
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(KNOCK);
            return socket.getInputStream().read() < 0;
        } catch (IOException _) {
            return true;
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("softphones").status(accepted).build();
    }
}
