package org.permanence.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.permanence.pbx.Language;

/** Somebody who can log in. Never deleted, because records and the audit trail point to it; switched off instead. */
@Entity
@DynamicUpdate
class Account {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    /** In lower case. */
    @Column(nullable = false)
    String email;

    @Column(nullable = false)
    String name;

    /** Null: the owner was invited and has not chosen one yet. */
    @Column(name = "password_hash")
    String passwordHash;

    /** Constants of {@link Role}. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(nullable = false)
    List<String> roles;

    @Column(nullable = false)
    String language;

    /** The responder who this is; null for somebody who answers no calls. */
    @Column(name = "responder_id")
    Long responderId;

    @Column(nullable = false)
    boolean active = true;

    /** Switched off because its owner left the line. */
    @Column(name = "left_with_owner", nullable = false)
    boolean leftWithOwner;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    /** Grows with each change by somebody else. */
    @Column(name = "version", nullable = false)
    int version = 1;

    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    AccountService.Moved moved() {
        return new AccountService.Moved(email, name, Language.of(language));
    }

    boolean is(long responder) {
        return responderId != null && responderId == responder;
    }

    OptionalLong responder() {
        return responderId == null ? OptionalLong.empty() : OptionalLong.of(responderId);
    }

    AccountView view() {
        return new AccountView(id, name, email, List.copyOf(roles), Language.of(language).code(), responderId, active);
    }

    AccountStatus status(AccountStatus.Link link) {
        return new AccountStatus(id, name, email, List.copyOf(roles), Language.of(language).code(), responderId, active,
                passwordHash != null, link, version);
    }
}
