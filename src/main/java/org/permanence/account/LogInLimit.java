package org.permanence.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.permanence.database.Sha256;

/**
 * Slows down guessing: for each account at each address, for each address, and for each account at all addresses together where its owner
 * has not logged in lately. So a stranger who knows somebody's e-mail address does not keep them out. A right password does not count as a
 * try, so that fifteen people who log in behind one address are not mistaken for an attack. Each instance of the service counts by itself:
 * several of them allow as many times more tries.
 */
@ApplicationScoped
class LogInLimit {

    private static final Duration LATELY = Duration.ofDays(30);

    private final LoadingCache<ByteBuffer, Bucket> perAccountAndAddress;
    private final LoadingCache<ByteBuffer, Bucket> perAddress;
    private final LoadingCache<ByteBuffer, Bucket> elsewhere;
    /** Where the owner of an account has logged in: account and address together. */
    private final Cache<ByteBuffer, Boolean> owners = Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(LATELY).build();

    LogInLimit(@ConfigProperty(name = "permanence.log-in.tries-per-account", defaultValue = "5") int perAccount,
            @ConfigProperty(name = "permanence.log-in.tries-per-address", defaultValue = "30") int perAddress,
            @ConfigProperty(name = "permanence.log-in.tries-elsewhere", defaultValue = "50") int elsewhere,
            @ConfigProperty(name = "permanence.log-in.tries-within", defaultValue = "PT5M") Duration within) {
        this.perAccountAndAddress = buckets(perAccount, within);
        this.elsewhere = buckets(elsewhere, within);
        this.perAddress = buckets(perAddress, within);
    }

    private static LoadingCache<ByteBuffer, Bucket> buckets(int tries, Duration within) {
        return Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(within.multipliedBy(2))
                .build(_ -> Bucket.builder().addLimit(l -> l.capacity(tries).refillGreedy(tries, within)).build());
    }

    /** @return empty when the try may be made; else the seconds to wait */
    OptionalLong take(String email, String address) {
        for (Bucket bucket : buckets(email, address)) {
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                return OptionalLong.of(seconds(probe));
            }
        }
        return OptionalLong.empty();
    }

    void giveBack(String email, String address) {
        buckets(email, address).forEach(bucket -> bucket.addTokens(1));
    }

    /** The owner of the account has given the right password at this address. */
    void isTheOwners(String email, String address) {
        owners.put(both(email, address), true);
    }

    private List<Bucket> buckets(String email, String address) {
        Bucket atAddress = perAddress.get(key(address));
        Bucket ofBoth = perAccountAndAddress.get(both(email, address));
        return owners.getIfPresent(both(email, address)) == null ? List.of(atAddress, ofBoth, elsewhere.get(key(email)))
                : List.of(atAddress, ofBoth);
    }

    private static ByteBuffer both(String email, String address) {
        return key(email + "\n" + address);
    }

    /** A hash of fixed length: a stranger who types long texts does not fill the memory. */
    private static ByteBuffer key(String text) {
        return ByteBuffer.wrap(Sha256.of(text));
    }

    private static long seconds(ConsumptionProbe probe) {
        return Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
    }
}
