package org.permanence.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.Session;

/**
 * Reads a row that is to be changed: locked until the end of the transaction, and as it is now. Hibernate alone locks what the transaction
 * has read before without reading it again, and a change by somebody else in between would be overwritten.
 */
public final class Locked {

    private Locked() {}

    /** Waits for others who change it. What this transaction has changed in it is kept. */
    public static <T> Optional<T> find(EntityManager entities, Class<T> type, Object id) {
        T row = entities.find(type, id);
        if (row == null || entities.unwrap(Session.class).getCurrentLockMode(row).greaterThan(LockMode.PESSIMISTIC_READ)) {
            return Optional.ofNullable(row);
        }
        try {
            entities.flush();
            entities.refresh(row, LockModeType.PESSIMISTIC_WRITE);
            return Optional.of(row);
        } catch (EntityNotFoundException _) {
            // Somebody deleted it meanwhile.
            return Optional.empty();
        }
    }
}
