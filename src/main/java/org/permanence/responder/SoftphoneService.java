package org.permanence.responder;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.permanence.pbx.MemberId;

/**
 * SIP credentials of browsers: created for a session, shown once, and deleted with it. A responder has one softphone; the newest session
 * has it. Each change is a transaction of its own, and {@link PhonesChanged} is fired after the commit; the PBX knows the change after the
 * next reconciliation.
 */
@ApplicationScoped
public class SoftphoneService {

    private static final Duration OLDEST = Duration.ofHours(24);

    private final SoftphoneRepository credentials;
    private final ResponderRepository responders;
    private final Event<PhonesChanged> changed;
    private final Clock clock;

    SoftphoneService(SoftphoneRepository credentials, ResponderRepository responders, Event<PhonesChanged> changed, Clock clock) {
        this.credentials = credentials;
        this.responders = responders;
        this.changed = changed;
        this.clock = clock;
    }

    /** @param user such as {@code web-r12} */
    public record Issued(String user, String password) {
        @Override
        public String toString() {
            return "Issued[" + user + ", …]";
        }
    }

    /** @param tab the page's own name; empty for an older page that has none */
    public record Holder(long sessionId, Optional<String> tab) {}

    /**
     * @param sessionId the session whose browser will register
     * @param tab       the name that the page gave itself
     * @throws org.permanence.problem.Problem 404 when there is no such responder
     */
    public Issued issue(long responderId, long sessionId, Optional<String> tab) {
        String user = "web-" + MemberId.ofResponder(responderId);
        String password = SipSecret.random();
        QuarkusTransaction.requiringNew().run(() -> {
            responders.lock(responderId);
            Optional<SoftphoneCredential> before = credentials.findByIdOptional(responderId);
            SoftphoneCredential credential = before.orElseGet(SoftphoneCredential::new);
            credential.responderId = responderId;
            credential.sessionId = sessionId;
            credential.tab = tab.orElse(null);
            credential.md5 = SipSecret.md5(user, password);
            credential.issuedAt = clock.instant();
            if (before.isEmpty()) {
                credentials.persist(credential);
            }
        });
        changed.fire(new PhonesChanged());
        return new Issued(user, password);
    }

    /** @return false when the session has no credential, or another session has taken the softphone over: then nothing changes */
    public boolean revoke(long sessionId) {
        long gone = QuarkusTransaction.requiringNew().call(() -> credentials.delete("sessionId", sessionId));
        if (gone > 0) {
            changed.fire(new PhonesChanged());
        }
        return gone > 0;
    }

    /** The same browser goes on under another session. */
    public void handOver(long oldSession, long newSession) {
        QuarkusTransaction.requiringNew().run(() -> credentials.update("sessionId = ?1 WHERE sessionId = ?2", newSession, oldSession));
    }

    /** The session whose browser is this responder's softphone. */
    public Optional<Holder> holder(long responderId) {
        return QuarkusTransaction.joiningExisting().call(() -> credentials.findByIdOptional(responderId)
                .map(credential -> new Holder(credential.sessionId, Optional.ofNullable(credential.tab))));
    }

    /** A session that expires notifies nobody: its credential is deleted when no session can be that old. */
    @Scheduled(every = "1h", delayed = "5m")
    void forgetOld() {
        Instant longAgo = clock.instant().minus(OLDEST);
        if (QuarkusTransaction.requiringNew().call(() -> credentials.delete("issuedAt < ?1", longAgo)) > 0) {
            changed.fire(new PhonesChanged());
        }
    }
}
