package org.permanence.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.permanence.database.DatabaseAway;

/** Sessions. Blocking, except {@link #remembered}. */
@ApplicationScoped
public class SessionService {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** How often use is written: not at each request, or every read would cost a write. */
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(10);
    private static final Logger LOG = Logger.getLogger(SessionService.class);

    private static final int LONGEST_BROWSER = 300;

    private final SessionRepository sessions;
    private final Clock clock;
    private final Event<SessionEnded> ended;
    private final Event<RightsChanged> rights;
    private final Duration idle;
    private final Duration longest;
    /** Short, because a session that another instance revoked stays valid here until its entry expires. */
    private final Cache<ByteBuffer, AccountPrincipal> recent =
            Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(Duration.ofSeconds(5)).build();
    /** As the database told them last: while it is away, who was logged in goes on working with the call in hand. */
    private final Cache<ByteBuffer, LastRead> lastRead;
    /** Until then the database is not asked again: a call's buttons do not wait for it each time. */
    private volatile Instant awayUntil = Instant.MIN;

    private record LastRead(AccountPrincipal principal, Instant expiresAt) {}

    SessionService(SessionRepository sessions, Clock clock, Event<SessionEnded> ended, Event<RightsChanged> rights,
            @ConfigProperty(name = "permanence.session.idle", defaultValue = "PT2H") Duration idle,
            @ConfigProperty(name = "permanence.session.longest", defaultValue = "PT14H") Duration longest) {
        this.sessions = sessions;
        this.clock = clock;
        this.ended = ended;
        this.rights = rights;
        this.idle = idle;
        this.longest = longest;
        this.lastRead = Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(idle).build();
    }

    /**
     * @param browser as it names itself; null when it does not
     * @return the token for the cookie; only its hash is stored
     */
    @Transactional
    String open(Account account, String browser) {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        AccountSession session = new AccountSession();
        session.account = account;
        session.tokenHash = hash(token);
        session.browser = browser == null || browser.length() <= LONGEST_BROWSER ? browser : browser.substring(0, LONGEST_BROWSER);
        session.openedAt = clock.instant();
        session.lastSeenAt = session.openedAt;
        session.expiresAt = session.openedAt.plus(longest);
        sessions.persist(session);
        return token;
    }

    /** The session of this token, if it was looked up a moment ago. Does not block. */
    Optional<AccountPrincipal> remembered(String token) {
        return Optional.ofNullable(recent.getIfPresent(ByteBuffer.wrap(hash(token))));
    }

    /**
     * Whose token this is; empty when the session is over or never was. While the database is away: as it was when it was read last.
     *
     * @throws RuntimeException when the database is away and the session was not read lately
     */
    Optional<AccountPrincipal> find(String token) {
        ByteBuffer key = ByteBuffer.wrap(hash(token));
        Optional<LastRead> before =
                Optional.ofNullable(lastRead.getIfPresent(key)).filter(known -> known.expiresAt.isAfter(clock.instant()));
        if (before.isPresent() && clock.instant().isBefore(awayUntil)) {
            return before.map(LastRead::principal);
        }
        try {
            return read(key);
        } catch (RuntimeException e) {
            if (!DatabaseAway.caused(e) || before.isEmpty()) {
                throw e;
            }
            awayUntil = clock.instant().plus(ASKED_AGAIN);
            return before.map(LastRead::principal);
        }
    }

    private Optional<AccountPrincipal> read(ByteBuffer key) {
        Instant now = clock.instant();
        record Read(AccountPrincipal principal, Instant expiresAt, boolean note) {}
        Optional<Read> read = QuarkusTransaction.requiringNew().call(() -> sessions.withToken(key.array()).filter(s -> s.valid(now, idle))
                .map(s -> new Read(AccountPrincipal.of(s), s.expiresAt, s.lastSeenAt.plus(SEEN_EVERY).isBefore(now))));
        read.filter(Read::note).ifPresent(session -> noteUse(List.of(session.principal.sessionId()), now));
        read.ifPresentOrElse(session -> {
            recent.put(key, session.principal);
            lastRead.put(key, new LastRead(session.principal, session.expiresAt));
        }, () -> lastRead.invalidate(key));
        return read.map(Read::principal);
    }

    /** A database that stores nothing must not keep out who is logged in: the use is noted the next time. */
    private void noteUse(Collection<Long> ids, Instant now) {
        try {
            QuarkusTransaction.requiringNew().run(() -> sessions.update("lastSeenAt = ?1 WHERE id IN ?2", now, ids));
        } catch (RuntimeException e) {
            LOG.debugf("The use of sessions is not noted: %s", e.getMessage());
        }
    }

    /**
     * Marks these sessions as used: an open live screen counts as use, though it sends no requests.
     *
     * @return those of them that are still valid, with their present accounts
     */
    public Map<Long, AccountPrincipal> stillValid(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Instant now = clock.instant();
        Map<Long, AccountPrincipal> valid = QuarkusTransaction.requiringNew().call(() -> sessions.among(ids).stream()
                .filter(session -> session.valid(now, idle)).collect(Collectors.toMap(session -> session.id, AccountPrincipal::of)));
        if (!valid.isEmpty()) {
            noteUse(valid.keySet(), now);
        }
        return valid;
    }

    /** Log-out. Fires {@link SessionEnded}. */
    void end(AccountPrincipal principal) {
        delete(List.of(principal.sessionId()));
        ended.fire(new SessionEnded(principal.sessionId(), principal.accountId(), principal.responderId()));
    }

    /** Ends all sessions of the account but {@code except}. */
    void endAll(long accountId, OptionalLong except) {
        List<AccountSession> open = ofAccount(accountId).stream().filter(s -> except.isEmpty() || s.id != except.getAsLong()).toList();
        delete(open.stream().map(s -> s.id).toList());
        open.forEach(s -> ended.fire(new SessionEnded(s.id, accountId, AccountPrincipal.of(s).responderId())));
    }

    @Transactional
    List<AccountSession> ofAccount(long accountId) {
        return sessions.find("FROM AccountSession s JOIN FETCH s.account WHERE s.account.id = ?1", accountId).list();
    }

    /** Those of the account that go on, the latest first. */
    @Transactional
    List<AccountSession> validOf(long accountId) {
        Instant now = clock.instant();
        return ofAccount(accountId).stream().filter(session -> session.valid(now, idle))
                .sorted(Comparator.comparing((AccountSession session) -> session.lastSeenAt).reversed()).toList();
    }

    /** Ends one session of the account. @return false when there is none */
    boolean endOne(long accountId, long sessionId) {
        Optional<AccountSession> open = ofAccount(accountId).stream().filter(s -> s.id == sessionId).findFirst();
        open.ifPresent(session -> {
            delete(List.of(sessionId));
            ended.fire(new SessionEnded(sessionId, accountId, AccountPrincipal.of(session).responderId()));
        });
        return open.isPresent();
    }

    @Transactional
    void delete(List<Long> ids) {
        if (!ids.isEmpty()) {
            sessions.delete("id IN ?1", ids);
        }
        forget();
    }

    /** Both, or a session that was ended would be valid again when the database is away. */
    private void forget() {
        recent.invalidateAll();
        lastRead.invalidateAll();
    }

    /**
     * After a change of an account's roles: the next request reads them anew. Fires {@link RightsChanged}, for sockets that are open
     * already.
     */
    void rightsChanged() {
        forget();
        rights.fire(new RightsChanged());
    }

    @Scheduled(every = "1h", delayed = "10m")
    @Transactional
    void purge() {
        Instant now = clock.instant();
        sessions.delete("expiresAt < ?1 OR lastSeenAt < ?2", now, now.minus(idle));
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
