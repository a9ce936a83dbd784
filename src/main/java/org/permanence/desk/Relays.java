package org.permanence.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Relays of sound (TURN servers) for browsers whose network lets no UDP through. A relay shares a secret with this service and knows nobody
 * else: a user name is the time at which it ends, its password is made of it with the secret ("TURN REST API", coturn's
 * {@code use-auth-secret}).
 */
@ApplicationScoped
class Relays {

    /** As long as a softphone's own credential at most. */
    private static final Duration VALID = Duration.ofHours(24);

    private final Optional<List<String>> addresses;
    private final Optional<String> secret;
    private final Clock clock;

    Relays(@ConfigProperty(name = "permanence.relay.addresses") Optional<List<String>> addresses,
            @ConfigProperty(name = "permanence.relay.secret") Optional<String> secret, Clock clock) {
        this.addresses = addresses;
        this.secret = secret;
        this.clock = clock;
        if (addresses.isPresent() != secret.isPresent()) {
            throw new IllegalStateException("permanence.relay.addresses and permanence.relay.secret: set both, or neither");
        }
    }

    /** As the browser's own {@code RTCIceServer}. */
    public record Relay(List<String> urls, String username, String credential) {
        @Override
        public String toString() {
            return "Relay[" + urls + ", …]";
        }
    }

    /** For one browser, from now on. Empty when the line has none. */
    List<Relay> relays() {
        return addresses.map(urls -> {
            String user = clock.instant().plus(VALID).getEpochSecond() + ":permanence";
            return List.of(new Relay(urls, user, password(user, secret.orElseThrow())));
        }).orElse(List.of());
    }

    /** HMAC-SHA-1 is the relays' convention. */
    static String password(String user, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(user.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
