package org.permanence.account;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;
import java.util.OptionalLong;

/**
 * Puts a request's {@link ChangeMade} on the trail in the first of its transactions that writes something, so that change and line are
 * committed together or not at all.
 */
@ApplicationScoped
class TrailOfTransaction {

    private final Audit audit;
    private final ChangeMade change;
    private final TransactionManager transactions;
    private final EntityManager entities;

    TrailOfTransaction(Audit audit, ChangeMade change, TransactionManager transactions, EntityManager entities) {
        this.audit = audit;
        this.change = change;
        this.transactions = transactions;
        this.entities = entities;
    }

    /** Every transaction of the service. */
    void begins(@Observes @Initialized(TransactionScoped.class) Object event) {
        if (Arc.container().requestContext().isActive() && change.due()) {
            try {
                // Runs before Hibernate's own synchronization, which releases the connection.
                transactions.getTransaction().registerSynchronization(new Line());
            } catch (SystemException | RollbackException e) {
                throw new IllegalStateException(e);
            }
            // Joins the session to the transaction now: the line is written through it at the end, when a transaction of plain JDBC can no
            // longer be joined.
            entities.joinTransaction();
        }
    }

    private final class Line implements Synchronization {
        private OptionalLong line = OptionalLong.empty();

        /** Not called for a rollback. An exception from here rolls the transaction back. */
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
