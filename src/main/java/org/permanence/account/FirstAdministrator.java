package org.permanence.account;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.permanence.pbx.Language;
import org.permanence.problem.Problem;

/**
 * Creates the first account, as long as there is none. The page for it asks for a code that stands in the service's log: who can read the
 * log runs this service, and a stranger who opens the page first cannot. Each start without accounts makes a new code. For installations
 * without a browser, {@code PERMANENCE_FIRST_ADMINISTRATOR_EMAIL} and {@code PERMANENCE_FIRST_ADMINISTRATOR_PASSWORD} in the environment
 * create the account at the start instead.
 */
@ApplicationScoped
class FirstAdministrator {

    static final int LONGEST_CODE = 40;

    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without letters and digits that are mistaken for each other. */
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    /** 60 bits: nobody guesses it over a network, so that wrong tries need no limit, with which a stranger could keep the owner out. */
    private static final int LENGTH = 12;

    /** A stranger's tries must not fill the log. */
    private static final Duration LOGGED_EVERY = Duration.ofMinutes(1);

    private final AccountService accounts;
    private final Clock clock;
    private final Optional<String> email;
    private final Optional<String> password;
    /** Without its hyphens; null: there is an account. */
    private volatile String code;
    private volatile Instant nextLog = Instant.EPOCH;

    FirstAdministrator(AccountService accounts, Clock clock,
            @ConfigProperty(name = "permanence.first-administrator.email") Optional<String> email,
            @ConfigProperty(name = "permanence.first-administrator.password") Optional<String> password) {
        this.accounts = accounts;
        this.clock = clock;
        this.email = email;
        this.password = password;
    }

    void create(@Observes StartupEvent event) {
        if (accounts.any()) {
            return;
        }
        if (email.isPresent() && password.isPresent()) {
            accounts.create(
                    new AccountService.NewAccount(email.get(), email.get(), password.get(), Set.of(Role.ADMINISTRATOR), Language.FR, null),
                    OptionalLong.empty());
            LOG.info("The first administrator's account is created; take its password out of the environment now");
        } else {
            code = newCode();
            LOG.infof("There is no account yet. Open the screens and create the first administrator with the code %s", hyphened(code));
        }
    }

    /** Whether the first account is still to be made. Asks the database only before that. */
    boolean awaited() {
        if (code != null && accounts.any()) {
            code = null;
        }
        return code != null;
    }

    /**
     * Creates the account, an administrator's and coordinator's, and logs its owner in. Two who do it at once get one account.
     *
     * @param browser as it names itself; null when it does not
     * @throws Problem 409 {@code first-administrator-there}; 403 {@code wrong-set-up-code}; 400 if the password is too weak
     */
    AccountService.LoggedIn create(String typed, String name, String email, String password, Language language, String browser) {
        String expected = code;
        if (!awaited() || expected == null) {
            throw new AccountRefusal.FirstAdministratorThere().problem();
        }
        if (!MessageDigest.isEqual(bytes(expected), bytes(plain(typed)))) {
            logWrongCode();
            throw new AccountRefusal.WrongSetUpCode().problem().at("code");
        }
        AccountService.LoggedIn done = accounts.createFirst(new AccountService.NewAccount(email, name, password,
                Set.of(Role.ADMINISTRATOR, Role.COORDINATOR), language, null), browser);
        code = null;
        LOG.info("The first administrator's account is created");
        return done;
    }

    private void logWrongCode() {
        Instant now = clock.instant();
        if (now.isAfter(nextLog)) {
            nextLog = now.plus(LOGGED_EVERY);
            LOG.warn("Somebody tried to create the first administrator with a wrong code");
        }
    }

    private static String newCode() {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            made.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return made.toString();
    }

    private static String hyphened(String code) {
        return String.join("-", code.substring(0, 4), code.substring(4, 8), code.substring(8));
    }

    /** As it is typed or pasted: in small letters, with blanks, hyphens, or the quotation marks of a log. */
    private static String plain(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
