package org.permanence.account;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** One line of the trail, as it is read; {@link Audit} writes it. */
@Entity
@Immutable
@Table(name = "audit")
class AuditEntry {

    @Id
    Long id;
    Instant at;
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "account_id")
    Account account;
    String action;
    String subject;

    AuditResource.Entry view() {
        return new AuditResource.Entry(at, account == null ? null : account.id, account == null ? null : account.name, action, subject);
    }
}
