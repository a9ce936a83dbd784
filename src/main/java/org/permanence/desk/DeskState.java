package org.permanence.desk;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.record.RecordSummary;
import org.permanence.responder.ReachChoice;

/** Everything that a responder's screen shows. A delta carries whole top-level fields, those that changed. */
record DeskState(PbxLink pbx, DutyView duty, Queue queue, @Schema(nullable = true) DeskCall call, List<OpenRecord> openRecords) {

    record PbxLink(boolean connected) {}

    /** The line's queue in one line. @param longestSince since when the caller has waited who has waited longest @param ready on duty and can be rung now */
    record Queue(int waiting, @Schema(nullable = true) Instant longestSince, int onDuty, int ready) {}

    record OpenRecord(long id, Instant openedAt, String title) {
        static OpenRecord of(RecordSummary record) {
            return new OpenRecord(record.id(), record.openedAt(), record.title());
        }
    }

    /**
     * One's own duty.
     *
     * @param choices the phones that can be chosen now
     * @param shift   the one that is going on
     */
    @Schema(name = "OwnDuty")
    public record DutyView(boolean onDuty, @Schema(nullable = true) Instant since, @Schema(nullable = true) ReachChoice reach, ReachChoice preferredReach,
            List<Choice> choices, @Schema(nullable = true) Period shift, @Schema(nullable = true) Period nextShift) {}

    /** @param label what to show; a home number with all but its last digits hidden */
    public record Choice(@Schema(enumeration = {"softphone", "desk", "home"}) String kind,
            @Schema(nullable = true) String phone, @Schema(nullable = true) String label) {}

    public record Period(Instant from, Instant to) {}
}
