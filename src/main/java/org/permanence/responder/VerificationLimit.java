package org.permanence.responder;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.permanence.pbx.PhoneNumber;

/**
 * How often a number is called to verify it: nobody must be able to ring a stranger all night, whoever asks and whatever number is entered
 * in between. Counted in this instance only.
 */
@ApplicationScoped
class VerificationLimit {

    private static final Duration SOON = Duration.ofMinutes(15);
    private static final Duration DAY = Duration.ofHours(24);

    private final LoadingCache<Long, Bucket> perPerson;
    private final LoadingCache<PhoneNumber, Bucket> perNumber;
    private final Bucket all;

    VerificationLimit(@ConfigProperty(name = "permanence.verification.per-quarter", defaultValue = "3") int perQuarter,
            @ConfigProperty(name = "permanence.verification.per-day", defaultValue = "6") int perDay,
            @ConfigProperty(name = "permanence.verification.all-per-hour", defaultValue = "60") int allPerHour) {
        this.perPerson = Caffeine.newBuilder().maximumSize(10_000).expireAfterAccess(DAY).build(_ -> bucket(perQuarter, perDay));
        this.perNumber = Caffeine.newBuilder().maximumSize(10_000).expireAfterAccess(DAY).build(_ -> bucket(perQuarter, perDay));
        this.all = Bucket.builder().addLimit(l -> l.capacity(allPerHour).refillGreedy(allPerHour, Duration.ofHours(1))).build();
    }

    private static Bucket bucket(int perQuarter, int perDay) {
        return Bucket.builder().addLimit(l -> l.capacity(perQuarter).refillGreedy(perQuarter, SOON))
                .addLimit(l -> l.capacity(perDay).refillIntervally(perDay, DAY)).build();
    }

    /** @return empty when it may be called; else the seconds to wait */
    OptionalLong take(long responder, PhoneNumber number) {
        OptionalLong wait = take(perPerson.get(responder));
        if (wait.isEmpty()) {
            wait = take(perNumber.get(number));
        }
        return wait.isPresent() ? wait : take(all);
    }

    /** The PBX did not take the order: nobody was called. */
    void giveBack(long responder, PhoneNumber number) {
        perPerson.get(responder).addTokens(1);
        perNumber.get(number).addTokens(1);
        all.addTokens(1);
    }

    private static OptionalLong take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? OptionalLong.empty()
                : OptionalLong.of(Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
    }
}
