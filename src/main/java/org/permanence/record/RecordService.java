package org.permanence.record;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.call.CallState;
import org.permanence.pbx.CallId;

/** Read access to records. Blocking. {@link RecordWriting} and {@link RecordClosing} change them. */
@ApplicationScoped
public class RecordService {

    private final RecordRepository records;
    private final RecordViews views;
    private final ChangeHistory history;
    private final Drafts drafts;
    private final ResponderNames names;
    private final Looks looks;

    RecordService(RecordRepository records, RecordViews views, ChangeHistory history, Drafts drafts, ResponderNames names, Looks looks) {
        this.records = records;
        this.views = views;
        this.history = history;
        this.drafts = drafts;
        this.names = names;
        this.looks = looks;
    }

    /** The call's record, for the screen of the responder who has the call; empty when the call was not picked up. */
    public Optional<RecordView> ofCall(CallState call) {
        return drafts.onItsWay(call.id()).map(draft -> views.of(draft, call))
                .or(() -> QuarkusTransaction.joiningExisting()
                        .call(() -> records.ofCall(call.id().value()).map(record -> views.of(record, call))));
    }

    /** The record of this call is about to be written; {@link #ofCall} returns it already. */
    public boolean isOnItsWay(CallId call) {
        return drafts.onItsWay(call).isPresent();
    }

    /** Warm-up: reads the data that a record of this responder will show, so that the pick-up does not wait for it. */
    public void warmUp(long responder) {
        names.warmUp(responder);
    }

    /** The result of {@link #ofCall} for this call, as if it had just been picked up. Reads and writes nothing. */
    public RecordView rehearse(CallState call) {
        return views.of(Drafts.blank(call, call.firstPart().orElseThrow(), 0), call);
    }

    /** The responder's records that are not closed, oldest first. */
    @Transactional
    public List<RecordSummary> openOf(long responder) {
        return views.summaries(records.openOf(responder));
    }

    /**
     * Responders read each other's records, because several of them follow up one situation after another; access to somebody else's record
     * is on the audit trail.
     */
    @Transactional
    RecordView read(long id, CurrentAccount me) {
        CallRecord record = records.get(id);
        looks.note(record, me);
        return views.of(record);
    }

    record RecordPage(List<RecordSummary> items, int page, int size, long total) {}

    /** Searching for words is restricted to one's own records, and to coordinators. */
    @Transactional
    RecordPage list(RecordFilter filter, int page, int size, CurrentAccount me) {
        if (filter.holder().isEmpty() && filter.words().isPresent() && !me.has(Role.COORDINATOR)) {
            throw new RecordRefusal.WordsOfOthers().problem();
        }
        PanacheQuery<CallRecord> found = records.matching(filter);
        long total = found.count();
        return new RecordPage(views.summaries(found.page(Page.of(page, size)).list()), page, size, total);
    }

    /** Who changed which fields and when, from the beginning. */
    @Transactional
    List<RecordChange.View> changes(long id, CurrentAccount me) {
        CallRecord record = records.get(id);
        looks.note(record, me);
        return history.of(record);
    }
}
