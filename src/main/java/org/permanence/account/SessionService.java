package org.permanence.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
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
import org.permanence.database.Sha256;

/**
 * Sessions. Blocking, except {@link #remembered}. Ending one cuts nobody off who has a call: what the call needs is kept until it is over.
 */
@ApplicationScoped
public class SessionService {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** How often use is written: not at each request, or every read would cost a write. */
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(10);
    private static final Logger LOG = Logger.getLogger(SessionService.class);

    private static final int LONGEST_BROWSER = 300;
    private static final Duration SPARED = Duration.ofMinutes(10);

    private final SessionRepository sessions;
    private final Clock clock;
    private final CallsInHand calls;
    private final Event<SessionEnded> ended;
    private final Event<SessionKept> kept;
    private final Event<SessionRenewed> renewals;
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

    SessionService(SessionRepository sessions, Clock clock, CallsInHand calls, Event<SessionEnded> ended, Event<SessionKept> kept,
            Event<SessionRenewed> renewals, Event<RightsChanged> rights,
            @ConfigProperty(name = "permanence.session.idle", defaultValue = "PT2H") Duration idle,
            @ConfigProperty(name = "permanence.session.longest", defaultValue = "PT14H") Duration longest) {
        this.sessions = sessions;
        this.clock = clock;
        this.calls = calls;
        this.ended = ended;
        this.kept = kept;
        this.renewals = renewals;
        this.rights = rights;
        this.idle = idle;
        this.longest = longest;
        this.lastRead = Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(idle).build();
    }

    /** @param id of the new session @param token for the cookie; only its hash is stored */
    record Opened(long id, String token) {}

    /** @param browser as it names itself; null when it does not */
    @Transactional
    Opened open(Account account, String browser) {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        AccountSession session = new AccountSession();
        session.account = account;
        session.tokenHash = Sha256.of(token);
        session.browser = browser == null || browser.length() <= LONGEST_BROWSER ? browser : browser.substring(0, LONGEST_BROWSER);
        session.openedAt = clock.instant();
        session.lastSeenAt = session.openedAt;
        session.expiresAt = session.openedAt.plus(longest);
        sessions.persistAndFlush(session);
        return new Opened(session.id, token);
    }

    /**
     * Somebody logged in again in the same browser: the old session, over or not, ends, and what belonged to it belongs to the new one.
     *
     * @param token the cookie that came with the log-in; nothing happens if it is another account's
     */
    void renewed(String token, long accountId, long newSession) {
        OptionalLong old = QuarkusTransaction.requiringNew().call(() -> sessions.withToken(Sha256.of(token))
                .filter(s -> s.account.id == accountId && s.id != newSession).map(s -> OptionalLong.of(s.id)).orElse(OptionalLong.empty()));
        if (old.isPresent()) {
            renewals.fire(new SessionRenewed(old.getAsLong(), newSession));
            delete(List.of(old.getAsLong()));
        }
    }

    /** The session of this token, if it was looked up a moment ago. Does not block. */
    Optional<AccountPrincipal> remembered(String token) {
        return Optional.ofNullable(recent.getIfPresent(ByteBuffer.wrap(Sha256.of(token))));
    }

    /**
     * Whose token this is; empty when the session is over or never was. While the database is away: as it was when it was read last.
     *
     * @throws RuntimeException when the database is away and the session was not read lately
     */
    Optional<AccountPrincipal> find(String token) {
        ByteBuffer key = ByteBuffer.wrap(Sha256.of(token));
        Optional<AccountPrincipal> before = Optional.ofNullable(lastRead.getIfPresent(key)).flatMap(this::now);
        if (before.isPresent() && clock.instant().isBefore(awayUntil)) {
            return before;
        }
        try {
            return read(key);
        } catch (RuntimeException e) {
            if (!DatabaseAway.caused(e) || before.isEmpty()) {
                throw e;
            }
            awayUntil = clock.instant().plus(ASKED_AGAIN);
            return before;
        }
    }

    private Optional<AccountPrincipal> now(LastRead known) {
        AccountPrincipal principal = known.principal;
        if (!principal.onlyForTheCall() && known.expiresAt.isAfter(clock.instant())) {
            return Optional.of(principal);
        }
        return principal.responderId().stream().filter(calls::hasOne).mapToObj(principal::forTheCall).findFirst();
    }

    private Optional<AccountPrincipal> read(ByteBuffer key) {
        Instant now = clock.instant();
        record Read(AccountPrincipal principal, Instant expiresAt, boolean note) {}
        Optional<Read> read = QuarkusTransaction.requiringNew().call(() -> sessions.withToken(key.array()).flatMap(s -> principal(s, now)
                .map(p -> new Read(p, s.expiresAt, p.onlyForTheCall() ? s.keptForResponder == null
                        : s.lastSeenAt.plus(SEEN_EVERY).isBefore(now)))));
        read.filter(Read::note).ifPresent(session -> note(List.of(session.principal), now));
        read.ifPresentOrElse(session -> {
            recent.put(key, session.principal);
            lastRead.put(key, new LastRead(session.principal, session.expiresAt));
        }, () -> lastRead.invalidate(key));
        return read.map(Read::principal);
    }

    /**
     * Notes use, and the call for which a session is kept. A database that stores nothing must not keep out who is logged in: it is noted
     * the next time.
     */
    private void note(Collection<AccountPrincipal> used, Instant now) {
        Map<Boolean, List<AccountPrincipal>> kept = used.stream().collect(Collectors.partitioningBy(AccountPrincipal::onlyForTheCall));
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                if (!kept.get(false).isEmpty()) {
                    sessions.seen(kept.get(false).stream().map(AccountPrincipal::sessionId).toList(), now);
                }
                kept.get(true).forEach(p -> sessions.keep(List.of(p.sessionId()), p.responderId().getAsLong()));
            });
        } catch (RuntimeException e) {
            LOG.debugf("The use of sessions is not noted: %s", e.getMessage());
        }
    }

    /** A session that has run out is kept for the call that its responder has, like one that was ended. */
    private Optional<AccountPrincipal> principal(AccountSession session, Instant now) {
        if (session.valid(now, idle)) {
            return Optional.of(AccountPrincipal.of(session));
        }
        return Optional.ofNullable(session.keptForResponder).or(() -> Optional.ofNullable(session.account.responderId))
                .filter(calls::hasOne).map(AccountPrincipal.of(session)::forTheCall);
    }

    /**
     * Marks these sessions as used: an open live screen counts as use, though it sends no requests.
     *
     * @return those of them that are still valid, or kept for a call, with whose they are now
     */
    public Map<Long, AccountPrincipal> stillValid(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Instant now = clock.instant();
        Map<Long, AccountPrincipal> valid = QuarkusTransaction.requiringNew().call(() -> sessions.among(ids).stream()
                .flatMap(session -> principal(session, now).stream()).collect(Collectors.toMap(AccountPrincipal::sessionId, p -> p)));
        if (!valid.isEmpty()) {
            note(valid.values(), now);
        }
        return valid;
    }

    /** Log-out. Whoever holds something for this session hears {@link SessionEnded}, if there is a call, when it is over. */
    void end(AccountPrincipal principal) {
        end(List.of(principal.sessionId()), principal.accountId(), principal.responderId(), false);
    }

    /**
     * Ends all sessions of the account but {@code except}.
     *
     * @param responder who the account was until now
     * @param atOnce    also during a call; else the sessions are kept for it
     * @return whether they are kept for a call
     */
    boolean endAll(long accountId, OptionalLong responder, OptionalLong except, boolean atOnce) {
        return end(ofAccount(accountId).stream().filter(id -> except.isEmpty() || id != except.getAsLong()).toList(), accountId, responder,
                atOnce);
    }

    private boolean end(List<Long> ids, long accountId, OptionalLong responder, boolean atOnce) {
        if (!atOnce && responder.isPresent() && !ids.isEmpty() && calls.hasOne(responder.getAsLong())) {
            QuarkusTransaction.requiringNew().run(() -> sessions.keep(ids, responder.getAsLong()));
            forget();
            ids.forEach(id -> kept.fire(new SessionKept(id)));
            return true;
        }
        delete(ids);
        ids.forEach(id -> ended.fire(new SessionEnded(id, accountId, responder, atOnce)));
        return false;
    }

    @Transactional
    List<Long> ofAccount(long accountId) {
        return sessions.find("account.id = ?1", accountId).stream().map(s -> s.id).toList();
    }

    /** Those of the account that go on, the latest first. */
    @Transactional
    List<AccountSession> validOf(long accountId) {
        Instant now = clock.instant();
        return sessions.find("account.id = ?1", accountId).stream().filter(session -> session.valid(now, idle))
                .sorted(Comparator.comparing((AccountSession session) -> session.lastSeenAt).reversed()).toList();
    }

    /** Ends one session of the account; its responder's call goes on. @return false when there is none */
    boolean endOne(long accountId, OptionalLong responder, long sessionId) {
        boolean known = ofAccount(accountId).contains(sessionId);
        if (known) {
            end(List.of(sessionId), accountId, responder, false);
        }
        return known;
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

    /** The access that was kept for a call ends soon after the call. By the clock, so that a restart of the service forgets none. */
    @Scheduled(every = "${permanence.session.kept-every:3s}", delayed = "10s")
    void callsAreOver() {
        List<SessionEnded> over = QuarkusTransaction.requiringNew().call(() -> sessions.kept().stream()
                .filter(s -> !calls.hasOne(s.keptForResponder))
                .map(s -> new SessionEnded(s.id, s.account.id, OptionalLong.of(s.keptForResponder), false)).toList());
        if (!over.isEmpty()) {
            delete(over.stream().map(SessionEnded::sessionId).toList());
            over.forEach(ended::fire);
        }
    }

    @Scheduled(every = "1h", delayed = "10m")
    @Transactional
    void purge() {
        // Not those that ran out a moment ago: a live screen may still note that they are kept for a call.
        Instant before = clock.instant().minus(SPARED);
        sessions.delete("keptForResponder IS NULL AND (expiresAt < ?1 OR lastSeenAt < ?2)", before, before.minus(idle));
    }
}
