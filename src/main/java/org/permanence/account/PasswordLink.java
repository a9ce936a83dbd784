package org.permanence.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The link with which the owner of an account chooses a password: the last one that was made; it is deleted when it is used. */
@Entity
@Table(name = "account_link")
class PasswordLink {

    @Id
    @Column(name = "account_id")
    Long accountId;

    /** Somebody else made it for the owner; else the owner forgot the password. */
    @Column(nullable = false)
    boolean invitation;

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
        return new AccountStatus.Link(invitation, mailedAt, expiresAt, !now.isBefore(expiresAt));
    }
}
