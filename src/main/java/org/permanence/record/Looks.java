package org.permanence.record;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.permanence.account.Audit;
import org.permanence.account.CurrentAccount;
import org.permanence.problem.Problem;

/**
 * Whoever did not have the call and gets to see its record is on the audit trail, whichever answer showed it: of a read, of a change, and
 * of a change that was refused, because a refusal carries the present record, its marks or what it lacks.
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

    /** A refusal takes back all that the change wrote, the line on the trail too: it is written anew, before the refusal is answered. */
    <T> T evenIfRefused(long id, CurrentAccount me, Supplier<T> change) {
        try {
            return change.get();
        } catch (Problem refused) {
            QuarkusTransaction.requiringNew().run(() -> records.findByIdOptional(id).ifPresent(record -> note(record, me)));
            throw refused;
        }
    }
}
