package org.permanence.database;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.engine.spi.EntityKey;

/**
 * Reads rows that are to be changed, or that must not change meanwhile: locked until the end of the transaction, and as they are now.
 * Hibernate alone locks what the transaction has read before without reading it again, and a change by somebody else in between would be
 * overwritten. The only way to a row's lock ({@code ArchitectureTest}). Each waits for others who hold the lock, and keeps what this
 * transaction has changed. What belongs to a row and is stored elsewhere, such as a theme's subthemes, is read after its lock.
 */
public final class Locked {

    private Locked() {}

    public static <T> Optional<T> find(EntityManager entities, Class<T> type, Object id) {
        if (!read(entities.unwrap(Session.class)).contains(new Read(type.getName(), id))) {
            return Optional.ofNullable(entities.find(type, id, LockModeType.PESSIMISTIC_WRITE));
        }
        T row = entities.find(type, id);
        if (row == null || entities.unwrap(Session.class).getCurrentLockMode(row).greaterThan(LockMode.PESSIMISTIC_READ)) {
            return Optional.ofNullable(row);
        }
        entities.flush();
        // By a query: of a row that somebody deleted meanwhile, a refresh would spoil the transaction.
        List<T> locked = entities.createQuery("from " + type.getName() + " row where id(row) = :id", type).setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
        locked.forEach(entities::refresh);
        return locked.stream().findFirst();
    }

    /** @param query of whole rows, not of a page; with one order wherever several are locked, so that of two at once the second waits */
    public static <T> List<T> all(EntityManager entities, PanacheQuery<T> query) {
        Session session = entities.unwrap(Session.class);
        entities.flush();
        Set<Read> before = read(session);
        List<T> rows = query.withLock(LockModeType.PESSIMISTIC_WRITE).list();
        rows.stream().filter(row -> before.contains(new Read(session.getEntityName(row), session.getIdentifier(row))))
                .forEach(entities::refresh);
        return rows;
    }

    /** What the transaction has read. */
    private record Read(String entity, Object id) {}

    private static Set<Read> read(Session session) {
        return session.getStatistics().getEntityKeys().stream().map(EntityKey.class::cast)
                .map(key -> new Read(key.getEntityName(), key.getIdentifier())).collect(Collectors.toSet());
    }
}
