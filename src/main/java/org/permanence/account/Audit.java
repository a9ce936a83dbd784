package org.permanence.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.OptionalLong;

/** The trail of who did what and when. Joins the caller's transaction: what is undone is not said to have been done. */
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
}
