package org.permanence.account;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/**
 * A link with which the owner of an account chooses a password. An account has one of each kind at most; all of them end when one is used.
 */
@Entity
@DynamicUpdate
@Table(name = "account_link")
class PasswordLink {

    /** @param invitation somebody else made it for the owner; else it was asked for by the address, by the owner or by anybody */
    @Embeddable
    record Key(@Column(name = "account_id") long accountId, @Column(name = "invitation") boolean invitation) {}

    @EmbeddedId
    Key key;

    /** SHA-256 of the token, which is only in the mail: who reads the database cannot use it. */
    @Column(name = "token_hash", nullable = false)
    byte[] tokenHash;

    @Column(name = "made_at", nullable = false)
    Instant madeAt;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    @Column(name = "mailed_at")
    Instant mailedAt;

    AccountStatus.Link view(Instant now) {
        return new AccountStatus.Link(key.invitation(), mailedAt, expiresAt, !now.isBefore(expiresAt));
    }
}
