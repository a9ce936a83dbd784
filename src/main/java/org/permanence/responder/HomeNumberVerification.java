package org.permanence.responder;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.permanence.pbx.CodeCall;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.Pbx;
import org.permanence.pbx.PbxRefusal;
import org.permanence.pbx.PbxSignal;
import org.permanence.pbx.PhoneNumber;
import org.permanence.pbx.VerificationStep;

/**
 * A home number is verified by a call that speaks a code: who types the code has that telephone in hand. The code is only in memory, as a
 * digest, for ten minutes; a restart of the service forgets it. A number that is not verified is rung like any other
 * (docs/decisions/0013). Blocking: call it outside of any transaction.
 */
@ApplicationScoped
public class HomeNumberVerification {

    private static final Logger LOG = Logger.getLogger(HomeNumberVerification.class);
    static final Duration VALID = Duration.ofMinutes(10);
    static final int TRIES = 5;
    private static final int DIGITS = 6;
    /** Longer than it rings, is asked to press 1, and is told the code twice. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(3);
    /** The PBX tells its first step within some milliseconds. */
    private static final Duration BEGINS_WITHIN = Duration.ofSeconds(10);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Pbx pbx;
    private final ResponderRepository responders;
    private final HomePhoneRepository homePhones;
    private final VerificationLimit limit;
    private final Clock clock;
    private final Cache<Long, Attempt> attempts =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(VALID.plus(LONGEST_CALL)).build();

    HomeNumberVerification(Pbx pbx, ResponderRepository responders, HomePhoneRepository homePhones, VerificationLimit limit, Clock clock) {
        this.pbx = pbx;
        this.responders = responders;
        this.homePhones = homePhones;
        this.limit = limit;
        this.clock = clock;
    }

    /** {@link VerificationStep} as screens know it. */
    public enum State {
        /** Nobody has asked for a call. */
        @JsonProperty("none")
        NONE,
        @JsonProperty("calling")
        CALLING,
        @JsonProperty("ringing")
        RINGING,
        @JsonProperty("pickedUp")
        PICKED_UP,
        @JsonProperty("spoken")
        SPOKEN,
        @JsonProperty("done")
        DONE,
        @JsonProperty("hungUp")
        HUNG_UP,
        @JsonProperty("silent")
        SILENT,
        @JsonProperty("noAnswer")
        NO_ANSWER,
        @JsonProperty("busy")
        BUSY,
        @JsonProperty("declined")
        DECLINED,
        @JsonProperty("unreachable")
        UNREACHABLE,
        @JsonProperty("refused")
        REFUSED,
        @JsonProperty("limit")
        LIMIT,
        @JsonProperty("forbidden")
        FORBIDDEN,
        @JsonProperty("lost")
        LOST
    }

    /**
     * @param codeExpected the code of this call can be typed
     * @param triesLeft    to type it
     * @param verifiedAt   when the present number was verified; null: it is not
     */
    @Schema(name = "HomeNumberVerification")
    public record View(State state, boolean codeExpected, int triesLeft, @Schema(nullable = true) Instant verifiedAt) {}

    /** One call. Guarded by itself. */
    private static final class Attempt {
        final String id = UUID.randomUUID().toString();
        final byte[] salt = new byte[16];
        final PhoneNumber number;
        final Instant begun;
        private final byte[] digest;
        private VerificationStep step = VerificationStep.CALLING;
        private boolean begins;
        private int wrong;
        private boolean used;

        Attempt(PhoneNumber number, String code, Instant begun) {
            this.number = number;
            this.begun = begun;
            RANDOM.nextBytes(salt);
            this.digest = digest(code);
        }

        private byte[] digest(String code) {
            try {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                sha.update(salt);
                return sha.digest(code.getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        /** A step that comes late changes nothing. */
        synchronized void seen(VerificationStep now) {
            begins = true;
            if (step.over() || now.ordinal() < step.ordinal()) {
                return;
            }
            // The phone was put down during the second saying: the code was said.
            step = now == VerificationStep.HUNG_UP && step == VerificationStep.SPOKEN ? VerificationStep.DONE : now;
        }

        synchronized VerificationStep step(Instant now) {
            boolean lost = now.isAfter(begun.plus(begins ? LONGEST_CALL : BEGINS_WITHIN));
            return lost && !step.over() ? VerificationStep.LOST : step;
        }

        synchronized boolean expects(Instant now) {
            return !used && wrong < TRIES && step.answered() && now.isBefore(begun.plus(VALID));
        }

        synchronized int left() {
            return Math.max(0, TRIES - wrong);
        }

        /** @throws org.permanence.problem.Problem 409, 400 */
        synchronized void use(String code, Instant now) {
            if (!expects(now)) {
                throw new ResponderRefusal.NoCodeExpected().problem();
            }
            if (!MessageDigest.isEqual(digest, digest(code))) {
                wrong++;
                throw new ResponderRefusal.WrongCode(left()).problem().at("code");
            }
            used = true;
        }
    }

    /**
     * Has the person's number called. Returns when the PBX has the order; {@link #of} tells the rest.
     *
     * @param line whose number the phone shows
     * @throws org.permanence.problem.Problem 404; 409 {@code no-number-to-verify}, {@code number-being-called}, {@code inactive}; 429; 503
     */
    public View call(long responderId, Language language, LineCode line) {
        PhoneNumber number = QuarkusTransaction.requiringNew().call(() -> {
            if (!responders.get(responderId).active) {
                throw new ResponderRefusal.Inactive().problem();
            }
            return homePhones.of(responderId).orElseThrow(() -> new ResponderRefusal.NoNumberToVerify().problem());
        });
        String code = code();
        Attempt attempt = new Attempt(number, code, clock.instant());
        attempts.asMap().compute(responderId, (_, before) -> {
            if (before != null && !before.step(attempt.begun).over()) {
                throw new ResponderRefusal.NumberBeingCalled().problem();
            }
            OptionalLong wait = limit.take(responderId, number);
            if (wait.isPresent()) {
                throw new ResponderRefusal.NumberCalledTooOften(wait.getAsLong() / 60 + 1).problem()
                        .header("Retry-After", Long.toString(wait.getAsLong()));
            }
            return attempt;
        });
        try {
            pbx.speakCode(new CodeCall(attempt.id, number, code, language, line));
        } catch (Pbx.PbxUnavailable _) {
            undone(responderId, attempt);
            throw new PbxRefusal.PbxAway().problem();
        } catch (Pbx.PartMissing missing) {
            undone(responderId, attempt);
            LOG.errorf("No number can be verified: %s", missing.getMessage());
            throw new PbxRefusal.NumbersNotVerified().problem();
        }
        return of(responderId);
    }

    private void undone(long responderId, Attempt attempt) {
        attempts.asMap().remove(responderId, attempt);
        limit.giveBack(responderId, attempt.number);
    }

    /** How the last call stands. @throws org.permanence.problem.Problem 404 */
    public View of(long responderId) {
        Optional<HomePhone> phone = QuarkusTransaction.requiringNew().call(() -> {
            responders.get(responderId);
            return homePhones.findByIdOptional(responderId);
        });
        Instant verified = phone.map(known -> known.verifiedAt).orElse(null);
        Instant now = clock.instant();
        return Optional.ofNullable(attempts.getIfPresent(responderId))
                .filter(attempt -> phone.filter(known -> known.parsed().equals(attempt.number)).isPresent())
                .map(attempt -> new View(State.valueOf(attempt.step(now).name()), attempt.expects(now), attempt.left(), verified))
                .orElse(new View(State.NONE, false, 0, verified));
    }

    /**
     * The code was typed: the number is verified.
     *
     * @throws org.permanence.problem.Problem 404; 400 {@code wrong-code}; 409 {@code no-code-expected}, also
     *                                                 when the number was changed since
     */
    public View verify(long responderId, String code) {
        QuarkusTransaction.requiringNew().run(() -> {
            responders.lock(responderId);
            HomePhone phone = homePhones.findByIdOptional(responderId).orElseThrow(() -> new ResponderRefusal.NoNumberToVerify().problem());
            Attempt attempt = Optional.ofNullable(attempts.getIfPresent(responderId)).filter(last -> last.number.equals(phone.parsed()))
                    .orElseThrow(() -> new ResponderRefusal.NoCodeExpected().problem());
            attempt.use(code.replaceAll("[^0-9]", ""), clock.instant());
            phone.verifiedAt = clock.instant();
        });
        return of(responderId);
    }

    void onSignal(@Observes PbxSignal.VerificationSeen seen) {
        attempts.asMap().values().stream().filter(attempt -> attempt.id.equals(seen.verification())).findFirst()
                .ifPresent(attempt -> attempt.seen(seen.step()));
    }

    /** Without zero, which the announcements do not have: half a million codes. */
    private static String code() {
        return RANDOM.ints(DIGITS, 1, 10).collect(StringBuilder::new, StringBuilder::append, StringBuilder::append).toString();
    }
}
