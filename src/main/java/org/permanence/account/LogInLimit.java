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

/**
 * Slows down guessing, per account and per address. A right password does not count as a try, so that fifteen people who log in behind one
 * address are not mistaken for an attack. Each instance of the service counts by itself: several of them allow as many times more tries.
 */
@ApplicationScoped
class LogInLimit {

    private final LoadingCache<ByteBuffer, Bucket> perAccount;
    private final LoadingCache<ByteBuffer, Bucket> perAddress;

    LogInLimit(@ConfigProperty(name = "permanence.log-in.tries-per-account", defaultValue = "5") int perAccount,
            @ConfigProperty(name = "permanence.log-in.tries-per-address", defaultValue = "30") int perAddress,
            @ConfigProperty(name = "permanence.log-in.tries-within", defaultValue = "PT5M") Duration within) {
        this.perAccount = buckets(perAccount, within);
        this.perAddress = buckets(perAddress, within);
    }

    private static LoadingCache<ByteBuffer, Bucket> buckets(int tries, Duration within) {
        return Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(within.multipliedBy(2))
                .build(_ -> Bucket.builder().addLimit(l -> l.capacity(tries).refillGreedy(tries, within)).build());
    }

    /** @return empty when the try may be made; else the seconds to wait */
    OptionalLong take(String email, String address) {
        ConsumptionProbe byAddress = perAddress.get(key(address)).tryConsumeAndReturnRemaining(1);
        if (!byAddress.isConsumed()) {
            return OptionalLong.of(seconds(byAddress));
        }
        ConsumptionProbe byAccount = perAccount.get(key(email)).tryConsumeAndReturnRemaining(1);
        return byAccount.isConsumed() ? OptionalLong.empty() : OptionalLong.of(seconds(byAccount));
    }

    void giveBack(String email, String address) {
        perAccount.get(key(email)).addTokens(1);
        perAddress.get(key(address)).addTokens(1);
    }

    /** A hash of fixed length: a stranger who types long texts does not fill the memory. */
    private static ByteBuffer key(String text) {
        return ByteBuffer.wrap(SessionService.hash(text));
    }

    private static long seconds(ConsumptionProbe probe) {
        return Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
    }
}
