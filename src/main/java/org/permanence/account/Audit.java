package org.permanence.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** The trail of who did what and when. Joins the caller's transaction: a change that is rolled back leaves no line. */
@ApplicationScoped
public class Audit {

    private final EntityManager entities;
    private final Clock clock;

    Audit(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * @param action  what was done, such as {@code record.read}
     * @param subject to what, by its identifier, such as {@code record 12}; never anything that a caller said, nor a telephone number
     */
    @Transactional
    public void note(OptionalLong accountId, String action, String subject) {
        entities.createNativeQuery("INSERT INTO audit (at, account_id, action, subject) VALUES (?, ?, ?, ?)")
                .setParameter(1, clock.instant())
                .setParameter(2, accountId.isPresent() ? (Long) accountId.getAsLong() : null)
                .setParameter(3, action)
                .setParameter(4, subject)
                .executeUpdate();
    }

    @Transactional
    public void note(CurrentAccount by, String action, String subject) {
        note(OptionalLong.of(by.accountId()), action, subject);
    }

    /** Only if the current transaction has written something. @return the new line of the trail */
    OptionalLong noteWhatIsWritten(long accountId, String action, String subject) {
        entities.flush();
        return entities.createNativeQuery("INSERT INTO audit (at, account_id, action, subject) SELECT ?, ?, ?, ? "
                + "WHERE pg_current_xact_id_if_assigned() IS NOT NULL RETURNING id", Long.class)
                .setParameter(1, clock.instant())
                .setParameter(2, accountId)
                .setParameter(3, action)
                .setParameter(4, subject)
                .getResultStream().mapToLong(id -> (Long) id).findFirst();
    }

    /** @param subject more precise than when the line was written */
    @Transactional
    void specify(long line, String subject) {
        entities.createNativeQuery("UPDATE audit SET subject = ? WHERE id = ?").setParameter(1, subject).setParameter(2, line)
                .executeUpdate();
    }

    /** Latest first. @param to exclusive @param page from 0 */
    @Transactional
    AuditResource.AuditPage between(Instant from, Instant to, int page, int size) {
        long total = entities.createQuery("SELECT count(e) FROM AuditEntry e WHERE e.at >= ?1 AND e.at < ?2", Long.class)
                .setParameter(1, from).setParameter(2, to).getSingleResult();
        List<AuditResource.Entry> entries = entities
                .createQuery("FROM AuditEntry e LEFT JOIN FETCH e.account WHERE e.at >= ?1 AND e.at < ?2 "
                        + "ORDER BY e.at DESC, e.id DESC", AuditEntry.class)
                .setParameter(1, from).setParameter(2, to)
                .setFirstResult(page * size).setMaxResults(size).getResultStream().map(AuditEntry::view).toList();
        return new AuditResource.AuditPage(entries, page, size, total);
    }
}
