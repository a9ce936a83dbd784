package org.permanence.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sessions. Blocking, except {@link #remembered}. */
@ApplicationScoped
public class SessionService {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** How often use is written: not at each request, or every read would cost a write. */
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final SessionRepository sessions;
    private final Clock clock;
    private final Event<SessionEnded> ended;
    private final Event<RightsChanged> rights;
    private final Duration idle;
    private final Duration longest;
    /** Short, because a session that another instance revoked stays valid here until its entry expires. */
    private final Cache<ByteBuffer, AccountPrincipal> recent =
            Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(Duration.ofSeconds(5)).build();

    SessionService(SessionRepository sessions, Clock clock, Event<SessionEnded> ended, Event<RightsChanged> rights,
            @ConfigProperty(name = "permanence.session.idle", defaultValue = "PT2H") Duration idle,
            @ConfigProperty(name = "permanence.session.longest", defaultValue = "PT14H") Duration longest) {
        this.sessions = sessions;
        this.clock = clock;
        this.ended = ended;
        this.rights = rights;
        this.idle = idle;
        this.longest = longest;
    }

    /** @return the token for the cookie; only its hash is stored */
    @Transactional
    String open(Account account) {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        AccountSession session = new AccountSession();
        session.account = account;
        session.tokenHash = hash(token);
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

    /** The session of this token; empty when it is over or there was none. */
    @Transactional
    Optional<AccountPrincipal> find(String token) {
        byte[] hash = hash(token);
        Instant now = clock.instant();
        Optional<AccountSession> session = sessions.withToken(hash).filter(s -> s.valid(now, idle));
        session.filter(s -> s.lastSeenAt.plus(SEEN_EVERY).isBefore(now)).ifPresent(s -> s.lastSeenAt = now);
        Optional<AccountPrincipal> principal = session.map(AccountPrincipal::of);
        principal.ifPresent(p -> recent.put(ByteBuffer.wrap(hash), p));
        return principal;
    }

    /**
     * Marks these sessions as used: an open live screen counts as use, though it sends no requests.
     *
     * @return those of them that are still valid, with their present accounts
     */
    @Transactional
    public Map<Long, AccountPrincipal> stillValid(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Instant now = clock.instant();
        Map<Long, AccountPrincipal> valid = new HashMap<>();
        for (AccountSession session : sessions.among(ids)) {
            if (session.valid(now, idle)) {
                session.lastSeenAt = now;
                valid.put(session.id, AccountPrincipal.of(session));
            }
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

    @Transactional
    void delete(List<Long> ids) {
        if (!ids.isEmpty()) {
            sessions.delete("id IN ?1", ids);
        }
        recent.invalidateAll();
    }

    /**
     * After a change of an account's roles: the next request reads them anew. Fires {@link RightsChanged}, for sockets that are open
     * already.
     */
    void rightsChanged() {
        recent.invalidateAll();
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
