package org.permanence.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.permanence.database.Sha256;
import org.permanence.pbx.Language;
import org.permanence.problem.Problem;

/**
 * Links by which people choose their password, for those who were invited and those who forgot it: sent by mail, for one use within a day.
 * The token stands behind the {@code #} of the link, so that no request for the page carries it: neither a proxy's log has it, nor does a
 * mail scanner that opens the page spend it. Blocking.
 */
@ApplicationScoped
public class PasswordLinks {

    private static final Logger LOG = Logger.getLogger(PasswordLinks.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    static final Duration LASTS = Duration.ofHours(24);
    static final int LONGEST_TOKEN = 100;

    private final PasswordLinkRepository links;
    private final AccountRepository accounts;
    private final AccountMails mails;
    private final SessionService sessions;
    private final Passwords passwords;
    private final LinkLimit limit;
    private final Audit audit;
    private final Clock clock;
    private final ExecutorService workers;
    private final PublicAddress address;

    PasswordLinks(PasswordLinkRepository links, AccountRepository accounts, AccountMails mails, SessionService sessions,
            Passwords passwords,
            LinkLimit limit, Audit audit, Clock clock, ExecutorService workers,
            PublicAddress address) {
        this.links = links;
        this.accounts = accounts;
        this.mails = mails;
        this.sessions = sessions;
        this.passwords = passwords;
        this.limit = limit;
        this.audit = audit;
        this.clock = clock;
        this.workers = workers;
        this.address = address;
    }

    /** A link that must still be sent. @param token never written to a log */
    private record Made(String email, String name, Language language, boolean invitation, String token) {}

    /** Whose link it is, and what for. @param invitation else somebody forgot their password */
    @Schema(name = "LinkOwner")
    record Owner(String name, String email, @Schema(enumeration = {"fr", "nl", "en"}) String language, boolean invitation) {}

    /**
     * Makes a new link for the account, which ends its old one, and sends it. Call it outside of any transaction.
     *
     * @return false: no mail server takes it; the account's status says so, and it can be sent again
     * @throws Problem 404; 409 {@code account-off} when the account is switched off
     */
    public boolean invite(long account, CurrentAccount by) {
        Made made = QuarkusTransaction.requiringNew().call(() -> {
            Account owner = accounts.findByIdOptional(account).orElseThrow(() -> new AccountRefusal.NoSuchAccount().problem());
            if (!owner.active) {
                throw new AccountRefusal.AccountOff().problem();
            }
            audit.note(by, "account.invite", "account " + account);
            return make(owner, true);
        });
        return send(made);
    }

    /** Ends the account's links. Joins the caller's transaction. */
    void end(long account) {
        links.end(account);
    }

    /** @throws Problem 404 */
    public void revoke(long account, CurrentAccount by) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (!links.end(account)) {
                throw new AccountRefusal.NoSuchLink().problem();
            }
            audit.note(by, "account.revoke-link", "account " + account);
        });
    }

    /**
     * Sends a link to whoever has this address, and returns at once whether or not anybody does: neither the answer nor the time that it
     * takes tells.
     *
     * @throws Problem 429 after too many
     */
    void forgotten(String email, String from) {
        String normal = Account.normal(email);
        OptionalLong wait = limit.take(normal, from);
        if (wait.isPresent()) {
            throw new AccountRefusal.TooManyTries(wait.getAsLong()).problem()
                    .header("Retry-After", Long.toString(wait.getAsLong()));
        }
        workers.execute(() -> {
            try {
                QuarkusTransaction.requiringNew().call(() -> accounts.withEmail(normal).filter(account -> account.active).map(account -> {
                    audit.note(OptionalLong.of(account.id), "account.forgotten", null);
                    return make(account, false);
                })).ifPresent(this::send);
            } catch (RuntimeException e) {
                LOG.errorf(e, "A link for a forgotten password could not be made");
            }
        });
    }

    /** Somebody else gave an account another address: who no longer gets its mails is told once, where they read them until now. */
    void tellMoved(AccountService.Moved from) {
        workers.execute(() -> mails.send(from.email(), AccountWords.moved(from.name(), from.language())));
    }

    /**
     * An invitation ends every older link. A link that anybody could ask for by the address ends only the one before it: the invitation in
     * the owner's mailbox stays good.
     */
    private Made make(Account account, boolean invitation) {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        // Two at once: the second waits, and replaces the link of the first.
        accounts.lock(account.id);
        PasswordLink.Key key = new PasswordLink.Key(account.id, invitation);
        if (invitation) {
            links.end(account.id);
        } else {
            links.delete("key", key);
        }
        PasswordLink link = new PasswordLink();
        link.key = key;
        link.tokenHash = Sha256.of(token);
        link.madeAt = clock.instant();
        link.expiresAt = link.madeAt.plus(LASTS);
        links.persist(link);
        // Who was invited and has not come yet is still invited.
        return new Made(account.email, account.name, Language.of(account.language), invitation || account.passwordHash == null,
                token);
    }

    private boolean send(Made made) {
        String link = address.of("/#/password/" + made.token);
        AccountWords.Text text = made.invitation ? AccountWords.invitation(made.name, link, made.language)
                : AccountWords.forgotten(made.name, link, made.language);
        if (!mails.send(made.email, text)) {
            return false;
        }
        QuarkusTransaction.requiringNew()
                .run(() -> links.lock(Sha256.of(made.token)).ifPresent(present -> present.mailedAt = clock.instant()));
        return true;
    }

    /** Spends nothing. @throws Problem 410 {@code link-over} */
    Owner owner(String token) {
        return QuarkusTransaction.requiringNew().call(() -> {
            PasswordLink link = valid(token);
            Account account = accounts.findById(link.key.accountId());
            return new Owner(account.name, account.email, account.language, link.key.invitation() || account.passwordHash == null);
        });
    }

    /**
     * Sets the password, spends the link, ends all sessions of the account and opens a new one.
     *
     * @throws Problem 410 {@code link-over}; 400 if the password is too weak, which spends nothing
     */
    AccountService.LoggedIn choose(String token, String password, String browser) {
        // Before hashing, which takes a quarter of a second.
        Account before = QuarkusTransaction.requiringNew().call(() -> accounts.findById(valid(token).key.accountId()));
        long id = before.id;
        String hash = passwords.hash(password, "password", before.email);
        Account owner = QuarkusTransaction.requiringNew().call(() -> {
            // The account before its link, as everywhere.
            Account account = accounts.lock(id).orElseThrow(() -> new AccountRefusal.LinkOver().problem());
            valid(token);
            account.passwordHash = hash;
            links.end(id);
            audit.note(OptionalLong.of(account.id), "account.chose-password", null);
            return account;
        });
        sessions.endAll(owner.id, owner.responder(), OptionalLong.empty(), false);
        return QuarkusTransaction.requiringNew().call(() -> {
            Account account = accounts.lock(owner.id).filter(now -> now.active && hash.equals(now.passwordHash))
                    .orElseThrow(() -> new AccountRefusal.LinkOver().problem());
            return new AccountService.LoggedIn(sessions.open(account, browser).token(), account.view());
        });
    }

    private PasswordLink valid(String token) {
        return links.lock(Sha256.of(token)).filter(link -> clock.instant().isBefore(link.expiresAt))
                .filter(link -> accounts.findById(link.key.accountId()).active)
                .orElseThrow(() -> new AccountRefusal.LinkOver().problem());
    }
}
