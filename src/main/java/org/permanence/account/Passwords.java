package org.permanence.account;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.permanence.problem.Problem;

/** bcrypt. A hash says its own cost, so the cost can be raised at any time. */
@ApplicationScoped
class Passwords {

    static final int SHORTEST = 12;
    /** bcrypt looks no further. */
    static final int LONGEST_BYTES = 72;

    private final int cost;
    /** What an unknown e-mail address is compared with, so that it takes as long as a known one. */
    private final String nobody;

    Passwords(@ConfigProperty(name = "permanence.password.cost", defaultValue = "12") int cost) {
        this.cost = cost;
        this.nobody = BcryptUtil.bcryptHash("nobody has this password", cost);
    }

    /** @throws Problem if it is too short or too long */
    String hash(String password, String field) {
        if (password.length() < SHORTEST) {
            throw Problem.invalid(field, "A password has at least " + SHORTEST + " characters.");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw Problem.invalid(field, "A password has at most " + LONGEST_BYTES + " bytes.");
        }
        return BcryptUtil.bcryptHash(password, cost);
    }

    boolean matches(String password, Account account) {
        boolean right = BcryptUtil.matches(password, account == null ? nobody : account.passwordHash);
        return right && account != null;
    }
}
