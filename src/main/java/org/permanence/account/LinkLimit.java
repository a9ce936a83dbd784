package org.permanence.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.permanence.database.Sha256;

/**
 * How many links for a forgotten password may be asked for: few for one mail address, so that nobody's mailbox is filled, more from one
 * network address, behind which a whole centre may be. Counted for addresses that nobody has alike. Counted in this instance only.
 */
@ApplicationScoped
class LinkLimit {

    private static final Duration WITHIN = Duration.ofMinutes(15);

    private final LoadingCache<ByteBuffer, Bucket> perEmail;
    private final LoadingCache<ByteBuffer, Bucket> perAddress;

    LinkLimit(@ConfigProperty(name = "permanence.forgotten.per-email", defaultValue = "3") int perEmail,
            @ConfigProperty(name = "permanence.forgotten.per-address", defaultValue = "20") int perAddress) {
        this.perEmail = buckets(perEmail);
        this.perAddress = buckets(perAddress);
    }

    private static LoadingCache<ByteBuffer, Bucket> buckets(int tries) {
        return Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(WITHIN.multipliedBy(2))
                .build(_ -> Bucket.builder().addLimit(l -> l.capacity(tries).refillGreedy(tries, WITHIN)).build());
    }

    /** @return empty when it may be asked for; else the seconds to wait */
    OptionalLong take(String email, String address) {
        OptionalLong wait = take(perAddress.get(key(address)));
        return wait.isPresent() ? wait : take(perEmail.get(key(email)));
    }

    private static OptionalLong take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? OptionalLong.empty()
                : OptionalLong.of(Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
    }

    private static ByteBuffer key(String text) {
        return ByteBuffer.wrap(Sha256.of(text));
    }
}
