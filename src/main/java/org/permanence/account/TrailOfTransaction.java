package org.permanence.account;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.OptionalLong;

/** Puts a request's {@link ChangeMade} on the trail in the first of its transactions that writes something: no change without its line, and no line without. */
@ApplicationScoped
class TrailOfTransaction {

    private final Audit audit;
    private final ChangeMade change;
    private final TransactionSynchronizationRegistry transaction;
    private final EntityManager entities;

    TrailOfTransaction(Audit audit, ChangeMade change, TransactionSynchronizationRegistry transaction, EntityManager entities) {
        this.audit = audit;
        this.change = change;
        this.transaction = transaction;
        this.entities = entities;
    }

    /** Every transaction of the service. */
    void begins(@Observes @Initialized(TransactionScoped.class) Object event) {
        if (Arc.container().requestContext().isActive() && change.due()) {
            transaction.registerInterposedSynchronization(new Line());
            // The line is written through it at the end, when a transaction of plain statements could not be joined any more.
            entities.joinTransaction();
        }
    }

    private final class Line implements Synchronization {
        private OptionalLong line = OptionalLong.empty();

        /** Not called when it is rolled back. What this throws rolls it back. */
        @Override
        public void beforeCompletion() {
            if (change.due()) {
                line = audit.noteWhatIsWritten(change.accountId(), change.action(), change.path());
            }
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                line.ifPresent(change::isWritten);
            }
        }
    }
}
