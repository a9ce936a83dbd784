package org.permanence.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.database.DatabaseAway;
import org.permanence.pbx.Language;
import org.permanence.problem.BasedOn;
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
    private final PasswordLinkRepository links;
    private final PasswordLinks invitations;
    private final LogInLimit limit;
    private final Audit audit;
    private final Clock clock;

    AccountService(AccountRepository accounts, SessionService sessions, Passwords passwords, PasswordLinkRepository links,
            PasswordLinks invitations, LogInLimit limit, Audit audit, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.links = links;
        this.invitations = invitations;
        this.limit = limit;
        this.audit = audit;
        this.clock = clock;
    }

    /** A log-in that succeeded. @param token for the cookie */
    record LoggedIn(String token, AccountView account) {}

    /**
     * @param browser as it names itself; null when it does not
     * @param before the token of this browser's session until now, if there is one
     * @throws Problem 401 if e-mail and password do not belong together (it does not say which of the two is wrong), 429 after too many
     * tries
     */
    LoggedIn logIn(String email, String password, String address, String browser, Optional<String> before) {
        String normal = Account.normal(email);
        take(normal, address);
        Optional<Account> account = QuarkusTransaction.requiringNew().call(() -> accounts.withEmail(normal));
        // Outside the transaction: comparing deliberately takes a quarter of a second and would hold a connection for that time.
        if (!matches(password, account.orElse(null), normal, address) || !account.get().active) {
            account.ifPresent(a -> audit.note(OptionalLong.of(a.id), "log-in.refused", null));
            throw new AccountRefusal.WrongPassword().problem();
        }
        String checked = account.get().passwordHash;
        record Done(SessionService.Opened session, AccountView account) {}
        Done done = QuarkusTransaction.requiringNew().call(() -> {
            // Locked: who changes the password or switches the account off ends this session too, or is seen here.
            Account present = accounts.lock(account.get().id).filter(now -> now.active && checked.equals(now.passwordHash))
                    .orElseThrow(() -> new AccountRefusal.WrongPassword().problem());
            audit.note(OptionalLong.of(present.id), "log-in", null);
            lastRead.put(present.id, present.view());
            return new Done(sessions.open(present, browser), present.view());
        });
        limit.isTheOwners(normal, address);
        before.ifPresent(token -> sessions.renewed(token, done.account.id(), done.session.id()));
        return new LoggedIn(done.session.token(), done.account);
    }

    private void take(String email, String address) {
        OptionalLong wait = limit.take(email, address);
        if (wait.isPresent()) {
            throw new AccountRefusal.TooManyTries(wait.getAsLong()).problem()
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
                .call(() -> accounts.findByIdOptional(id).orElseThrow(() -> new AccountRefusal.NoSuchAccount().problem()).view());
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

    /** Everybody, by name. */
    @Transactional
    List<AccountStatus> statuses() {
        List<Account> all = accounts.listAll(Sort.by("name", "id"));
        return statuses(all);
    }

    /** @throws Problem 404 */
    @Transactional
    AccountStatus status(long id) {
        return statuses(List.of(accounts.findByIdOptional(id).orElseThrow(() -> new AccountRefusal.NoSuchAccount().problem()))).getFirst();
    }

    /** The accounts of those of these responders who have one, by responder. */
    @Transactional
    public Map<Long, AccountStatus> ofResponders(Collection<Long> responders) {
        return responders.isEmpty() ? Map.of() : statuses(accounts.list("responderId IN ?1", responders)).stream()
                .collect(Collectors.toMap(AccountStatus::responderId, status -> status));
    }

    private List<AccountStatus> statuses(List<Account> found) {
        Map<Long, PasswordLink> open = links.of(found.stream().map(account -> account.id).toList());
        return found.stream()
                .map(account -> account
                        .status(Optional.ofNullable(open.get(account.id)).map(link -> link.view(clock.instant())).orElse(null)))
                .toList();
    }

    // ---- the account of a responder: within the transaction that changes the responder

    /** The address that an account had. Its owner is told there. */
    record Moved(String email, String name, Language language) {}

    /** What follows a change of an account once it is committed: {@link #follow}. */
    public record Kept(long account, long responder, boolean endsSessions, boolean invites, Optional<Moved> moved) {}

    /**
     * Keeps the account of a responder as they are: a changed name or address follows.
     *
     * @param renamed  null: the name did not change
     * @param moved    null: the address did not change
     * @param roles    null: unchanged
     * @param language null: unchanged
     * @return empty: there is no account
     * @throws Problem 403 when the account is an administrator's, or is to be, and {@code by} is none; 409 {@code email-taken},
     *                 {@code own-account}, {@code last-administrator}; 400
     */
    @Transactional
    public Optional<Kept> keep(long responderId, String renamed, String moved, Set<String> roles, Language language, CurrentAccount by) {
        Set<Long> administrators = accounts.lockAdministrators();
        Optional<Account> present = accounts.lockOfResponder(responderId);
        if (present.isEmpty()) {
            return Optional.empty();
        }
        Account account = present.get();
        if (renamed != null) {
            mayTouch(account, by);
            account.name = renamed;
        }
        Optional<Moved> from = Optional.empty();
        if (moved != null && !Account.normal(moved).equals(account.email)) {
            mayTouch(account, by);
            free(moved, account.id);
            from = account.passwordHash == null ? from : Optional.of(account.moved());
            account.email = Account.normal(moved);
            // It went to the old address.
            links.end(account.id);
            audit.note(by, "account.change", "account " + account.id);
        }
        boolean noDesk = false;
        if (roles != null && !Set.copyOf(account.roles).equals(roles)) {
            noDesk = account.roles.contains(Role.RESPONDER) && !roles.contains(Role.RESPONDER);
            grant(account, roles, administrators, by);
            audit.note(by, "account.change", "account " + account.id);
        }
        if (language != null) {
            account.language = language.code();
        }
        return Optional.of(new Kept(account.id, responderId, noDesk, false, from));
    }

    /**
     * Gives a responder who has no account one with these roles; its owner is invited.
     *
     * @param language null: French
     * @throws Problem as {@link #keep}
     */
    @Transactional
    public Kept give(long responderId, String name, String email, Set<String> roles, Language language, CurrentAccount by) {
        free(email, 0);
        Account account = new Account();
        account.roles = List.of();
        account.email = Account.normal(email);
        account.name = name;
        account.language = (language == null ? Language.FR : language).code();
        account.responderId = responderId;
        account.createdAt = clock.instant();
        grant(account, roles, Set.of(), by);
        accounts.persist(account);
        audit.note(by, "account.create", "account " + account.id);
        return new Kept(account.id, responderId, false, true, Optional.empty());
    }

    private void grant(Account account, Set<String> roles, Set<Long> administrators, CurrentAccount by) {
        mayTouch(account, by);
        if (roles.contains(Role.ADMINISTRATOR) && !by.has(Role.ADMINISTRATOR)) {
            throw notYours();
        }
        if (account.id != null && account.id == by.accountId() && !roles.containsAll(account.roles)) {
            throw ownAccount();
        }
        if (!roles.contains(Role.ADMINISTRATOR)) {
            anAdministratorRemains(account, administrators);
        }
        account.roles = checked(roles);
    }

    private static void mayTouch(Account account, CurrentAccount by) {
        if (account.roles.contains(Role.ADMINISTRATOR) && !by.has(Role.ADMINISTRATOR)) {
            throw notYours();
        }
    }

    private static Problem notYours() {
        return new AccountRefusal.AdministratorsOnly().problem();
    }

    private static Problem ownAccount() {
        return new AccountRefusal.OwnAccount().problem();
    }

    private static void anAdministratorRemains(Account account, Set<Long> administrators) {
        if (account.id != null && administrators.contains(account.id) && administrators.size() == 1) {
            throw new AccountRefusal.LastAdministrator().problem();
        }
    }

    /** Switches off the account of a responder who leaves. @throws Problem as {@link #keep} */
    @Transactional
    public Optional<Kept> leave(long responderId, CurrentAccount by) {
        Set<Long> administrators = accounts.lockAdministrators();
        return accounts.lockOfResponder(responderId).map(account -> {
            mayTouch(account, by);
            if (account.id == by.accountId()) {
                throw ownAccount();
            }
            anAdministratorRemains(account, administrators);
            account.leftWithOwner = account.active;
            account.active = false;
            links.end(account.id);
            return new Kept(account.id, responderId, true, false, Optional.empty());
        });
    }

    /** Switches on again what {@link #leave} switched off. */
    @Transactional
    public void comeBack(long responderId, CurrentAccount by) {
        accounts.lockOfResponder(responderId).filter(account -> account.leftWithOwner).ifPresent(account -> {
            mayTouch(account, by);
            account.active = true;
            account.leftWithOwner = false;
        });
    }

    /** Call it after the transaction. @return false: a mail should have been sent, and the mail server did not take it */
    public boolean follow(Kept change, CurrentAccount by) {
        if (change.endsSessions()) {
            sessions.endAll(change.account(), OptionalLong.of(change.responder()), OptionalLong.empty(), false);
        }
        sessions.rightsChanged();
        change.moved().ifPresent(invitations::tellMoved);
        return !change.invites() || invitations.invite(change.account(), by);
    }

    /** Sends the responder's account a new link. Call it outside of any transaction. @throws Problem 404; 403; 409 */
    public boolean invite(long responderId, CurrentAccount by) {
        return invitations.invite(ofResponder(responderId, by), by);
    }

    /** @throws Problem 404; 403 */
    public void revoke(long responderId, CurrentAccount by) {
        invitations.revoke(ofResponder(responderId, by), by);
    }

    private long ofResponder(long responderId, CurrentAccount by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Account account = accounts.ofResponder(responderId).orElseThrow(() -> new AccountRefusal.NoSuchAccount().problem());
            mayTouch(account, by);
            return account.id;
        });
    }

    // ---- accounts themselves

    /** @param password null: the owner chooses it @param responderId null for somebody who answers no calls */
    public record NewAccount(String email, String name, String password, Set<String> roles, Language language, Long responderId) {}

    /**
     * @param by who creates it; empty: the service itself
     * @throws Problem if the e-mail address or the responder has an account already, a role is unknown, or the password is too weak
     */
    public AccountView create(NewAccount wanted, OptionalLong by) {
        String hash = wanted.password() == null ? null : passwords.hash(wanted.password(), "password", wanted.email());
        return QuarkusTransaction.requiringNew().call(() -> {
            free(wanted.email(), 0);
            Account account = kept(wanted, hash);
            audit.note(by, "account.create", "account " + account.id);
            return account.view();
        });
    }

    /** Whether there is an account at all. */
    boolean any() {
        return QuarkusTransaction.joiningExisting().call(() -> accounts.count() > 0);
    }

    /** @param browser as it names itself; null when it does not @throws Problem 409 when there is an account; else as {@link #create} */
    LoggedIn createFirst(NewAccount wanted, String browser) {
        String hash = passwords.hash(wanted.password(), "password", wanted.email());
        return QuarkusTransaction.requiringNew().call(() -> {
            accounts.lockAll();
            if (accounts.count() > 0) {
                throw new AccountRefusal.FirstAdministratorThere().problem();
            }
            Account account = kept(wanted, hash);
            audit.note(OptionalLong.of(account.id), "account.create", "account " + account.id);
            audit.note(OptionalLong.of(account.id), "log-in", null);
            return new LoggedIn(sessions.open(account, browser).token(), account.view());
        });
    }

    private Account kept(NewAccount wanted, String hash) {
        Account account = new Account();
        account.email = Account.normal(wanted.email());
        account.name = wanted.name().strip();
        account.passwordHash = hash;
        account.roles = checked(wanted.roles());
        account.language = wanted.language().code();
        account.responderId = free(wanted.responderId());
        account.createdAt = clock.instant();
        accounts.persist(account);
        return account;
    }

    private void free(String email, long but) {
        if (accounts.withEmail(email).filter(other -> other.id != but).isPresent()) {
            throw new AccountRefusal.AccountEmailTaken().problem().at("email");
        }
    }

    private Long free(Long responderId) {
        if (responderId != null && accounts.answers(responderId).isEmpty()) {
            throw new AccountRefusal.NoSuchPerson().problem().at("responderId");
        }
        if (responderId != null && accounts.count("responderId", responderId) > 0) {
            throw new AccountRefusal.ResponderTaken().problem().at("responderId");
        }
        return responderId;
    }

    private static List<String> checked(Set<String> roles) {
        if (roles.isEmpty() || !ROLES.containsAll(roles)) {
            throw new AccountRefusal.RoleUnknown().problem().at("roles");
        }
        return List.copyOf(new TreeSet<>(roles));
    }

    /** A field that is null stays as it is. @param responderId 0: somebody who answers no calls */
    record AccountChange(String name, String email, String password, Set<String> roles, Language language, Long responderId,
            Boolean active) {}

    /** Ends the account's sessions after a new password, a change of responder, loss of the role responder, or when it is switched off. */
    AccountView change(long id, BasedOn version, AccountChange change, CurrentAccount by) {
        String hash = change.password() == null ? null
                : passwords.hash(change.password(), "password", change.email() == null ? get(id).email() : change.email());
        if (id == by.accountId() && (Boolean.FALSE.equals(change.active())
                || change.roles() != null && !change.roles().contains(Role.ADMINISTRATOR))) {
            throw ownAccount();
        }
        AtomicReference<Optional<Moved>> from = new AtomicReference<>(Optional.empty());
        AtomicReference<OptionalLong> before = new AtomicReference<>(OptionalLong.empty());
        AtomicBoolean somebodyElse = new AtomicBoolean(hash != null || Boolean.FALSE.equals(change.active()));
        AccountView changed = QuarkusTransaction.requiringNew().call(() -> {
            Set<Long> administrators = accounts.lockAdministrators();
            Account account = accounts.lock(id).orElseThrow(() -> new AccountRefusal.NoSuchAccount().problem());
            version.check(account.version);
            if (Boolean.FALSE.equals(change.active()) || change.roles() != null && !change.roles().contains(Role.ADMINISTRATOR)) {
                anAdministratorRemains(account, administrators);
            }
            before.set(account.responder());
            // The softphone and the desk belong to the person, so their sessions must end too.
            if (account.responderId != null && (change.responderId() != null && !change.responderId().equals(account.responderId)
                    || change.roles() != null && account.roles.contains(Role.RESPONDER) && !change.roles().contains(Role.RESPONDER))) {
                somebodyElse.set(true);
            }
            if (change.name() != null) {
                account.name = change.name().strip();
            }
            if (change.email() != null && !Account.normal(change.email()).equals(account.email)) {
                if (account.responderId != null) {
                    throw new AccountRefusal.EmailOfThePerson().problem().at("email");
                }
                free(change.email(), id);
                from.set(account.passwordHash == null ? Optional.empty() : Optional.of(account.moved()));
                account.email = Account.normal(change.email());
                links.end(id);
            }
            if (hash != null) {
                account.passwordHash = hash;
                links.end(id);
            }
            if (change.roles() != null) {
                account.roles = checked(change.roles());
            }
            if (change.language() != null) {
                account.language = change.language().code();
            }
            if (change.responderId() != null && !change.responderId().equals(account.responderId)) {
                account.responderId = change.responderId() == 0 ? null : free(change.responderId());
            }
            if (change.active() != null) {
                if (change.active() && account.responderId != null && !accounts.answers(account.responderId).orElse(false)) {
                    throw new AccountRefusal.OwnerLeft().problem().at("active");
                }
                account.active = change.active();
                account.leftWithOwner = false;
                if (!account.active) {
                    links.end(id);
                }
            }
            account.version++;
            audit.note(by, "account.change", "account " + id);
            return account.view();
        });
        if (somebodyElse.get()) {
            sessions.endAll(id, before.get(), OptionalLong.empty(), false);
        }
        lastRead.remove(id);
        sessions.rightsChanged();
        from.get().ifPresent(invitations::tellMoved);
        return changed;
    }

    /** @param atOnce cuts the access also during a call @return whether access is kept for a call until it is over */
    boolean endSessions(long id, boolean atOnce, CurrentAccount by) {
        AccountView account = get(id);
        boolean kept = sessions.endAll(id, account.responderId() == null ? OptionalLong.empty() : OptionalLong.of(account.responderId()),
                OptionalLong.empty(), atOnce);
        audit.note(by, atOnce ? "account.cut-off" : "account.sessions-ended", "account " + id);
        return kept;
    }

    /** The other sessions of the account end; this one goes on. @throws Problem if {@code current} is wrong or {@code wanted} too weak */
    void changePassword(String current, String wanted, String address, CurrentAccount me) {
        Account account = QuarkusTransaction.requiringNew().call(() -> accounts.findById(me.accountId()));
        take(account.email, address);
        if (!matches(current, account, account.email, address)) {
            throw new AccountRefusal.NotYourPassword().problem().at("current");
        }
        String hash = passwords.hash(wanted, "new", account.email);
        QuarkusTransaction.requiringNew().run(() -> {
            Account present = accounts.lock(me.accountId()).orElseThrow(() -> new AccountRefusal.NoSuchAccount().problem());
            if (!present.active || !account.passwordHash.equals(present.passwordHash)) {
                throw new AccountRefusal.NotYourPassword().problem().at("current");
            }
            present.passwordHash = hash;
            links.end(me.accountId());
            audit.note(me, "account.password", "account " + me.accountId());
        });
        sessions.endAll(me.accountId(), me.responderId(), OptionalLong.of(me.sessionId()), false);
    }

    /** @param browser as it names itself; null when it did not @param current the one that asks */
    @Schema(name = "OwnSession")
    record OwnSession(long id, Instant openedAt, Instant lastSeenAt, @Schema(nullable = true) String browser, boolean current) {}

    List<OwnSession> ownSessions(CurrentAccount me) {
        return sessions.validOf(me.accountId()).stream()
                .map(open -> new OwnSession(open.id, open.openedAt, open.lastSeenAt, open.browser, open.id == me.sessionId())).toList();
    }

    /** @throws Problem 404 */
    void endOwnSession(long id, CurrentAccount me) {
        if (!sessions.endOne(me.accountId(), me.responderId(), id)) {
            throw new AccountRefusal.NoSuchSession().problem();
        }
        audit.note(me, "account.session-ended", null);
    }

    void endOtherSessions(CurrentAccount me) {
        sessions.endAll(me.accountId(), me.responderId(), OptionalLong.of(me.sessionId()), false);
        audit.note(me, "account.session-ended", null);
    }

    @Transactional
    AccountView speak(Language language, CurrentAccount me) {
        Account account = accounts.lock(me.accountId()).orElseThrow(() -> new AccountRefusal.NoSuchAccount().problem());
        account.language = language.code();
        audit.note(me, "account.language", null);
        return account.view();
    }
}
