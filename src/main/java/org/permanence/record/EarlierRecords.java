package org.permanence.record;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.account.Audit;
import org.permanence.account.CurrentAccount;
import org.permanence.call.CallRefusal;
import org.permanence.call.CallService;
import org.permanence.call.CallState;
import org.permanence.call.Part;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;
import org.permanence.problem.Problem;

/**
 * The records of a repeated caller's earlier calls, as long as the pseudonym's key exists. They are for the responder who has the caller on
 * the line now; everybody else, and also that responder afterwards, must give a reason. Each access is on the audit trail, with its reason
 * and without the content.
 */
@ApplicationScoped
class EarlierRecords {

    private static final int SHOWN = 20;
    private static final int SHORTEST_REASON = 10;

    private final CallService calls;
    private final RecordRepository records;
    private final RecordViews views;
    private final Audit audit;

    EarlierRecords(CallService calls, RecordRepository records, RecordViews views, Audit audit) {
        this.calls = calls;
        this.records = records;
        this.views = views;
        this.audit = audit;
    }

    /** @param repeated there are earlier calls, picked up or not @param records latest first, of the last {@value #SHOWN} calls */
    @Schema(name = "EarlierRecords")
    public record Earlier(boolean repeated, List<RecordView> records) {}

    /** @throws Problem 403 {@code reason-needed} */
    Earlier than(CallId id, String reason, CurrentAccount me) {
        CallState call = calls.find(id).orElseThrow(() -> new CallRefusal.NoSuchCall().problem());
        boolean inTheCall = call.alive() && me.responderId().isPresent()
                && call.lastPartOf(MemberId.ofResponder(me.responderId().getAsLong())).filter(Part::open).isPresent();
        if (!inTheCall) {
            needed(reason);
        }
        List<CallId> earlier = calls.earlier(call, SHOWN);
        return QuarkusTransaction.requiringNew().call(() -> {
            audit.note(me, "call.earlier-records", "call " + id + (inTheCall ? "" : ": " + reason.strip()));
            return new Earlier(!earlier.isEmpty(),
                    earlier.isEmpty() ? List.of() : records.ofCalls(earlier).stream().map(views::of).toList());
        });
    }

    private static void needed(String reason) {
        if (reason == null || reason.strip().length() < SHORTEST_REASON) {
            throw new RecordRefusal.ReasonNeeded().problem().at("reason");
        }
        if (reason.length() > 300 || !PersonalData.in(reason, _ -> false).isEmpty()) {
            throw new RecordRefusal.ReasonTellsWho().problem().at("reason");
        }
    }
}
