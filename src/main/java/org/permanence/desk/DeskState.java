package org.permanence.desk;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.record.Nature;
import org.permanence.record.RecordSummary;
import org.permanence.record.RecordView;
import org.permanence.responder.Duty;
import org.permanence.responder.ReachChoice;
import org.permanence.shift.ShiftService.Period;

/**
 * Everything that a responder's screen shows. A delta carries whole top-level fields, those that changed.
 *
 * @param messages of coordinators to all desks that were not put away here, oldest first
 */
public record DeskState(PbxLink pbx, OwnDutyView duty, Queue queue, @Schema(nullable = true) DeskCall call,
        List<OpenRecord> openRecords, Softphone softphone, List<Message> messages) {

    /**
     * What a message of the desk's socket carries beside it, once: the record of a call that was picked up, or goes on when a screen comes.
     */
    @Schema(name = "DeskBeside")
    public record RecordShown(RecordView record) {}

    public record PbxLink(boolean connected) {}

    /**
     * Which page is this responder's telephone. A page that reads another's name here is not it.
     *
     * @param tab        the name that the page gave itself when it asked for its credential; null: none did
     * @param registered the PBX can ring it
     */
    @Schema(name = "SoftphoneNow")
    public record Softphone(@Schema(nullable = true) String tab, boolean registered) {}

    /** @param sender's name */
    @Schema(name = "DeskMessageText")
    public record Message(long id, String text, String sender, Instant at) {}

    /**
     * The line's queue in one line.
     * @param longestSince since when the caller has waited who has waited longest
     * @param ready on duty and can be rung now
     */
    public record Queue(int waiting, @Schema(nullable = true) Instant longestSince, int onDuty, int ready) {}

    /** @param theme code of the first chosen theme @param title its name in French */
    public record OpenRecord(long id, Instant openedAt, @Schema(nullable = true) String title, @Schema(nullable = true) String theme,
            @Schema(nullable = true) Nature nature) {
        static OpenRecord of(RecordSummary record) {
            return new OpenRecord(record.id(), record.openedAt(), record.title(), record.theme(), record.nature());
        }
    }

    /**
     * One's own duty.
     *
     * @param choices the phones that can be chosen now
     * @param shift   the one that is going on
     * @param pause   null when to be rung
     */
    @Schema(name = "OwnDuty")
    public record OwnDutyView(boolean onDuty, @Schema(nullable = true) Instant since, @Schema(nullable = true) ReachChoice reach,
            ReachChoice preferredReach, List<Choice> choices, @Schema(nullable = true) Period shift,
            @Schema(nullable = true) Period nextShift, @Schema(nullable = true) Duty.Pause pause) {}

    /** @param label what to show; a home number with all but its last digits hidden */
    public record Choice(@Schema(enumeration = {"softphone", "desk", "home"}) String kind,
            @Schema(nullable = true) String phone, @Schema(nullable = true) String label) {}
}
