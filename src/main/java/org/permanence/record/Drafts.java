package org.permanence.record;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.permanence.call.CallChanging;
import org.permanence.call.CallState;
import org.permanence.call.Part;

/**
 * Opens a call's record at the moment it is picked up, in the transaction that writes the pick-up down: there is never an answered call without its
 * record. Who takes the call over afterwards joins the record. It travels with the journal's own statements, because the responder's screen waits for it.
 */
@ApplicationScoped
class Drafts {

    /** A rehearsal opens none, for its number would be gone. */
    private static final String OPEN = """
            WITH opened AS (
                INSERT INTO record (version, call_id, responder_id, status, opened_at) SELECT 1, ?, ?, 'DRAFT', ? WHERE ?
                ON CONFLICT (call_id) DO UPDATE SET responder_id = excluded.responder_id
                RETURNING id, xmax = 0 AS fresh),
            holding AS (
                INSERT INTO record_holder (record_id, responder_id, since) SELECT id, ?, ? FROM opened
                ON CONFLICT (record_id, responder_id) DO NOTHING)
            SELECT id, fresh FROM opened""";

    /**
     * Drafts in which nobody can have written yet, because no screen knows them: the first screen gets its record from here and not from the database
     * (a millisecond less until it opens). If the transaction fails, nobody is told of the pick-up, and when it is tried again it puts the right one here.
     */
    private final Cache<UUID, CallRecord> fresh = Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(Duration.ofSeconds(10)).build();

    void open(@Observes CallChanging change) {
        for (Part part : change.after().parts()) {
            if (change.before().parts().stream().noneMatch(p -> p.member().equals(part.member()) && p.pickedUpAt().equals(part.pickedUpAt()))) {
                open(change, part);
            }
        }
    }

    private void open(CallChanging change, Part part) {
        CallState call = change.after();
        long responder = part.member().responderId();
        OffsetDateTime at = part.pickedUpAt().atOffset(ZoneOffset.UTC);
        change.write(OPEN, List.of(call.id().value(), responder, at, !change.rehearsed(), responder, at), rows -> {
            if (rows.next() && rows.getBoolean("fresh")) {
                fresh.put(call.id().value(), blank(call, part, rows.getLong("id")));
            } else {
                fresh.invalidate(call.id().value());
            }
        });
    }

    static CallRecord blank(CallState call, Part part, long id) {
        CallRecord record = new CallRecord();
        record.id = id;
        record.version = 1;
        record.callId = call.id().value();
        record.responderId = part.member().responderId();
        record.status = RecordStatus.DRAFT;
        record.openedAt = part.pickedUpAt();
        return record;
    }

    /** The call's record if it was opened just now; to the first who asks. */
    Optional<CallRecord> takeFresh(UUID call) {
        return Optional.ofNullable(fresh.asMap().remove(call));
    }
}
