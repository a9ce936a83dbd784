package org.permanence.account;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.permanence.problem.Problem;

/** bcrypt. A hash contains its cost, so the cost can be raised at any time. */
@ApplicationScoped
class Passwords {

    static final int SHORTEST = 12;
    /** bcrypt ignores the bytes after these. */
    static final int LONGEST_BYTES = 72;
    /** Above {@link #LONGEST_BYTES}, so that a password that is too long gets its own error message. */
    static final int LONGEST_TYPED = 200;
    static final int LONGEST_EMAIL = 200;

    private final int cost;
    /** The hash to compare with when the e-mail address is unknown, so that the answer takes as long as for a known one. */
    private final String nobody;

    /** Each occupies a processor for a quarter of a second; calls need processors too. */
    private final Semaphore atOnce;
    /** Each waiting check holds a thread. Further ones get {@code busy}. */
    private final Semaphore places;

    Passwords(@ConfigProperty(name = "permanence.password.cost", defaultValue = "12") int cost,
            @ConfigProperty(name = "permanence.password.checks-at-once") int atOnce,
            @ConfigProperty(name = "permanence.password.checks-waiting") int waiting) {
        this.cost = cost;
        this.atOnce = new Semaphore(atOnce, true);
        this.places = new Semaphore(atOnce + waiting);
        this.nobody = BcryptUtil.bcryptHash("nobody has this password", cost);
    }

    /** @param email of the owner @throws Problem if it is too short, too long, or the owner's own address; 503 {@code busy} */
    String hash(String password, String field, String email) {
        if (password.length() < SHORTEST) {
            throw new AccountRefusal.PasswordTooShort(SHORTEST).problem().at(field);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw new AccountRefusal.PasswordTooLong(LONGEST_BYTES).problem().at(field);
        }
        // What a stranger who knows somebody's address tries first.
        if (Account.normal(password).equals(Account.normal(email)) || Account.normal(password).equals(nameIn(email))) {
            throw new AccountRefusal.PasswordIsYourAddress().problem().at(field);
        }
        return inTurn(() -> BcryptUtil.bcryptHash(password, cost));
    }

    /** What stands before the at sign. */
    private static String nameIn(String email) {
        return Account.normal(email).replaceFirst("@.*", "");
    }

    /** @throws Problem 503 {@code busy} */
    boolean matches(String password, Account account) {
        boolean has = account != null && account.passwordHash != null;
        boolean right = inTurn(() -> BcryptUtil.matches(password, has ? account.passwordHash : nobody));
        return right && has;
    }

    private <T> T inTurn(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            atOnce.acquireUninterruptibly();
            try {
                return work.get();
            } finally {
                atOnce.release();
            }
        } finally {
            places.release();
        }
    }

    private static Problem busy() {
        return new AccountRefusal.Busy().problem().header("Retry-After", "5");
    }
}
