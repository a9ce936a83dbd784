package org.permanence.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.permanence.account.Audit;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.problem.Problem;
import org.permanence.problem.Violation;

/** Closes records when no required field is missing, and reopens them. Blocking, like {@link RecordWriting}. */
@ApplicationScoped
class RecordClosing {

    private final RecordWriting writing;
    private final RecordViews views;
    private final PublicNumbers publicNumbers;
    private final Audit audit;
    private final Clock clock;
    private final int correctionDays;

    RecordClosing(RecordWriting writing, RecordViews views, PublicNumbers publicNumbers, Audit audit, Clock clock,
            @ConfigProperty(name = "permanence.record.correction-days") int correctionDays) {
        this.writing = writing;
        this.views = views;
        this.publicNumbers = publicNumbers;
        this.audit = audit;
        this.clock = clock;
        this.correctionDays = correctionDays;
    }

    /**
     * @param personalDataConfirmed the marked text may stay
     * @throws Problem 422 when a required field is missing, with the list of missing fields; 409 {@code personal-data} with the marks, when
     * that is not confirmed, 409 {@code record-elsewhere} when somebody else has the call or its record
     */
    RecordView close(long id, OptionalInt version, boolean personalDataConfirmed, CurrentAccount me) {
        return writing.change(id, version, "close", me, RecordStatus.DRAFT, record -> {
            checkWhoHasIt(record, me);
            List<Completeness.Missing> missing =
                    Completeness.missing(record.content(), record.demands.stream().map(Demand::content).toList());
            if (!missing.isEmpty()) {
                throw new RecordRefusal.RecordIncomplete().problem().at(missing.getFirst().field())
                        .with("missing", missing.stream().map(each -> Violation.of(each.field(), each.why())).toList());
            }
            List<PersonalMark> marks = PersonalMark.in(record, publicNumbers);
            if (!marks.isEmpty() && !personalDataConfirmed) {
                throw new RecordRefusal.PersonalData().problem().at(marks.getFirst().path()).with("marks", marks);
            }
            record.status = RecordStatus.CLOSED;
            record.closedAt = clock.instant();
            record.firstClosedAt = record.firstClosedAt == null ? record.closedAt : record.firstClosedAt;
            if (marks.isEmpty()) {
                return Set.of("status");
            }
            audit.note(me, "record.closed-with-personal-data", "record " + id);
            return Set.of("status", "confirmPersonalData");
        });
    }

    /**
     * Who gave a call away, or only looks on, does not close the record of the responder who has the call; a coordinator does not either
     * before the call is over.
     */
    private void checkWhoHasIt(CallRecord record, CurrentAccount me) {
        if (me.responderId().equals(OptionalLong.of(record.responderId))) {
            return;
        }
        RecordView view = views.of(record);
        if (view.inCall() || !me.has(Role.COORDINATOR)) {
            String name = view.responder().name();
            throw (view.inCall() ? new RecordRefusal.RecordInCall(name) : new RecordRefusal.RecordOfAnother(name)).problem();
        }
    }

    /**
     * @throws Problem 403 {@code too-late} when the user is no coordinator and either did not have the call or is past the deadline
     * ({@link CorrectionRule})
     */
    RecordView reopen(long id, OptionalInt version, CurrentAccount me) {
        return writing.change(id, version, "reopen", me, RecordStatus.CLOSED, record -> {
            boolean hadTheCall = me.responderId().isPresent() && record.heldBy(me.responderId().getAsLong());
            if (!CorrectionRule.mayReopen(hadTheCall, me.has(Role.COORDINATOR), record.correctableUntil(correctionDays), clock.instant())) {
                throw (hadTheCall ? new RecordRefusal.TooLate(correctionDays) : new RecordRefusal.NotYoursToReopen()).problem();
            }
            record.status = RecordStatus.DRAFT;
            record.closedAt = null;
            return Set.of("status");
        });
    }
}
