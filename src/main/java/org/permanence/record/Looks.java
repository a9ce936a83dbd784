package org.permanence.record;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.permanence.account.Audit;
import org.permanence.account.CurrentAccount;
import org.permanence.problem.Problem;

/**
 * Notes on the audit trail who sees the record of a call that they did not have: by a read, by a change, and by a refused change, because
 * the refusal contains the present record or parts of it.
 */
@ApplicationScoped
class Looks {

    private final Audit audit;
    private final RecordRepository records;

    Looks(Audit audit, RecordRepository records) {
        this.audit = audit;
        this.records = records;
    }

    /** In the transaction that reads the record. */
    void note(CallRecord record, CurrentAccount me) {
        if (me.responderId().isEmpty() || !record.heldBy(me.responderId().getAsLong())) {
            audit.note(me, "record.read", "record " + record.id);
        }
    }

    /** A refusal rolls back the line on the trail with the change, so it is written again before the refusal is sent. */
    <T> T evenIfRefused(long id, CurrentAccount me, Supplier<T> change) {
        try {
            return change.get();
        } catch (Problem refused) {
            QuarkusTransaction.requiringNew().run(() -> records.findByIdOptional(id).ifPresent(record -> note(record, me)));
            throw refused;
        }
    }
}
