package org.permanence.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.permanence.database.DatabaseAway;
import org.permanence.pbx.Language;
import org.permanence.problem.Problem;

/** Accounts and log-in. Blocking. */
@ApplicationScoped
public class AccountService {

    private static final Set<String> ROLES = Set.of(Role.RESPONDER, Role.COORDINATOR, Role.ADMINISTRATOR);

    /** The accounts of those who are logged in, as they were read last. */
    private final Map<Long, AccountView> lastRead = new ConcurrentHashMap<>();
    private final AccountRepository accounts;
    private final SessionService sessions;
    private final Passwords passwords;
    private final LogInLimit limit;
    private final Audit audit;
    private final Clock clock;

    AccountService(AccountRepository accounts, SessionService sessions, Passwords passwords, LogInLimit limit, Audit audit, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.limit = limit;
        this.audit = audit;
        this.clock = clock;
    }

    /** A log-in that succeeded. @param token for the cookie */
    record LoggedIn(String token, AccountView account) {}

    /**
     * @throws Problem 401 if e-mail and password do not belong together (it does not say which of the two is wrong), 429 after too many
     * tries
     */
    LoggedIn logIn(String email, String password, String address) {
        String normal = Account.normal(email);
        take(normal, address);
        Optional<Account> account = QuarkusTransaction.requiringNew().call(() -> accounts.withEmail(normal));
        // Outside the transaction: comparing deliberately takes a quarter of a second and would hold a connection for that time.
        if (!matches(password, account.orElse(null), normal, address) || !account.get().active) {
            account.ifPresent(a -> audit.note(OptionalLong.of(a.id), "log-in.refused", null));
            throw new Problem(401, "wrong-password", "Not logged in", "This e-mail address and this password do not belong together.");
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            Account present = accounts.findById(account.get().id);
            audit.note(OptionalLong.of(present.id), "log-in", null);
            lastRead.put(present.id, present.view());
            return new LoggedIn(sessions.open(present), present.view());
        });
    }

    private void take(String email, String address) {
        OptionalLong wait = limit.take(email, address);
        if (wait.isPresent()) {
            throw new Problem(429, "too-many-tries", "Too many tries", "Wait " + wait.getAsLong() + " seconds, then try again.")
                    .header("Retry-After", Long.toString(wait.getAsLong()));
        }
    }

    /** The try is given back if the password is right, and also if a busy service did not check it. */
    private boolean matches(String password, Account account, String email, String address) {
        boolean guessed = false;
        try {
            boolean right = passwords.matches(password, account);
            guessed = !right;
            return right;
        } finally {
            if (!guessed) {
                limit.giveBack(email, address);
            }
        }
    }

    void logOut(CurrentAccount me) {
        sessions.end(me.principal());
        audit.note(me, "log-out", null);
    }

    public AccountView get(long id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> accounts.findByIdOptional(id).orElseThrow(() -> Problem.notFound("account")).view());
    }

    /** The account of somebody who is logged in; while the database is away, as it was read last. */
    AccountView own(long id) {
        try {
            AccountView view = get(id);
            lastRead.put(id, view);
            return view;
        } catch (RuntimeException e) {
            AccountView before = lastRead.get(id);
            if (before == null || !DatabaseAway.caused(e)) {
                throw e;
            }
            return before;
        }
    }

    @Transactional
    public Map<Long, String> names(Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : accounts.list("id IN ?1", ids).stream().collect(Collectors.toMap(a -> a.id, a -> a.name));
    }

    @Transactional
    public List<AccountView> list() {
        return accounts.listAll(Sort.by("name")).stream().map(Account::view).toList();
    }

    /** @param responderId null for somebody who answers no calls */
    public record NewAccount(String email, String name, String password, Set<String> roles, Language language, Long responderId) {}

    /**
     * @param by who creates it; empty: the service itself
     * @throws Problem if the e-mail address or the responder has an account already, a role is unknown, or the password is too weak
     */
    public AccountView create(NewAccount wanted, OptionalLong by) {
        String hash = passwords.hash(wanted.password(), "password");
        return QuarkusTransaction.requiringNew().call(() -> {
            if (accounts.withEmail(wanted.email()).isPresent()) {
                throw Problem.conflict("email-taken", "Somebody has an account with this e-mail address.").at("email");
            }
            Account account = new Account();
            account.email = Account.normal(wanted.email());
            account.name = wanted.name().strip();
            account.passwordHash = hash;
            account.roles = checked(wanted.roles());
            account.language = wanted.language().code();
            account.responderId = free(wanted.responderId());
            account.createdAt = clock.instant();
            accounts.persist(account);
            audit.note(by, "account.create", "account " + account.id);
            return account.view();
        });
    }

    private Long free(Long responderId) {
        if (responderId != null && accounts.count("responderId", responderId) > 0) {
            throw Problem.conflict("responder-taken", "This responder has an account already.").at("responderId");
        }
        return responderId;
    }

    private static List<String> checked(Set<String> roles) {
        if (roles.isEmpty() || !ROLES.containsAll(roles)) {
            throw Problem.invalid("roles", "One or more of " + new TreeSet<>(ROLES) + ".");
        }
        return List.copyOf(new TreeSet<>(roles));
    }

    /** A field that is null stays as it is. */
    record AccountChange(String name, String password, Set<String> roles, Language language, Long responderId, Boolean active) {}

    /** Ends the account's sessions after a new password, a change of responder, loss of the role responder, or when it is switched off. */
    AccountView change(long id, AccountChange change, CurrentAccount by) {
        String hash = change.password() == null ? null : passwords.hash(change.password(), "password");
        if (id == by.accountId() && (Boolean.FALSE.equals(change.active())
                || change.roles() != null && !change.roles().contains(Role.ADMINISTRATOR))) {
            throw Problem.conflict("own-account", "You cannot take your own account's rights away: ask another administrator.");
        }
        AtomicBoolean somebodyElse = new AtomicBoolean(hash != null || Boolean.FALSE.equals(change.active()));
        AccountView changed = QuarkusTransaction.requiringNew().call(() -> {
            Account account = accounts.findByIdOptional(id).orElseThrow(() -> Problem.notFound("account"));
            // The softphone and the desk belong to the person, so their sessions must end too.
            if (account.responderId != null && (change.responderId() != null && !change.responderId().equals(account.responderId)
                    || change.roles() != null && account.roles.contains(Role.RESPONDER) && !change.roles().contains(Role.RESPONDER))) {
                somebodyElse.set(true);
            }
            if (change.name() != null) {
                account.name = change.name().strip();
            }
            if (hash != null) {
                account.passwordHash = hash;
            }
            if (change.roles() != null) {
                account.roles = checked(change.roles());
            }
            if (change.language() != null) {
                account.language = change.language().code();
            }
            if (change.responderId() != null && !change.responderId().equals(account.responderId)) {
                account.responderId = free(change.responderId());
            }
            if (change.active() != null) {
                account.active = change.active();
            }
            audit.note(by, "account.change", "account " + id);
            return account.view();
        });
        if (somebodyElse.get()) {
            sessions.endAll(id, OptionalLong.empty());
        }
        lastRead.remove(id);
        sessions.rightsChanged();
        return changed;
    }

    void endSessions(long id, CurrentAccount by) {
        get(id);
        sessions.endAll(id, OptionalLong.empty());
        audit.note(by, "account.sessions-ended", "account " + id);
    }

    /** The other sessions of the account end; this one goes on. @throws Problem if {@code current} is wrong or {@code wanted} too weak */
    void changePassword(String current, String wanted, String address, CurrentAccount me) {
        Account account = QuarkusTransaction.requiringNew().call(() -> accounts.findById(me.accountId()));
        take(account.email, address);
        if (!matches(current, account, account.email, address)) {
            throw Problem.invalid("current", "This is not your present password.");
        }
        String hash = passwords.hash(wanted, "new");
        QuarkusTransaction.requiringNew().run(() -> {
            accounts.findById(me.accountId()).passwordHash = hash;
            audit.note(me, "account.password", "account " + me.accountId());
        });
        sessions.endAll(me.accountId(), OptionalLong.of(me.sessionId()));
    }
}
