package org.permanence.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/** One log-in. Ends by log-out, by revocation, after a time without use, and at a fixed time; a call in hand goes on until it is over. */
@Entity
@DynamicUpdate
@Table(name = "account_session")
class AccountSession {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    /** SHA-256 of the cookie's token: whoever reads the database cannot take over a session. */
    @Column(name = "token_hash", nullable = false)
    byte[] tokenHash;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "account_id")
    Account account;

    @Column(name = "opened_at", nullable = false)
    Instant openedAt;

    @Column(name = "last_seen_at", nullable = false)
    Instant lastSeenAt;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    /** As it names itself; null when it does not. */
    @Column(name = "browser")
    String browser;
    /**
     * Set when the session ended while this responder had a call: until the call is over it may do what the call needs, and nothing else.
     */
    @Column(name = "kept_for_responder")
    Long keptForResponder;

    boolean valid(Instant now, Duration idle) {
        return keptForResponder == null && account.active && now.isBefore(expiresAt) && now.isBefore(lastSeenAt.plus(idle));
    }
}
