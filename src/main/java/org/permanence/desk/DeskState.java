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
 * The complete state of a responder's screen. A delta carries whole top-level fields, those that changed.
 *
 * @param storage whether what happens is stored
 * @param messages of coordinators to all desks in the last day, oldest first
 */
public record DeskState(PbxLink pbx, Storage storage, OwnDutyView duty, Queue queue, @Schema(nullable = true) DeskCall call,
        List<OpenRecord> openRecords, Softphone softphone, List<Message> messages) {

    /**
     * Sent once by the desk's socket, beside the state: the record of a call when it is picked up, or when a screen connects during the
     * call.
     */
    @Schema(name = "DeskBeside")
    public record RecordShown(RecordView record) {}

    public record PbxLink(boolean connected) {}

    /**
     * @param notWrittenSince the database has stored nothing since then: calls go on, and what happens is not written yet; null when it
     * stores
     */
    @Schema(name = "DeskStorage")
    public record Storage(@Schema(nullable = true) Instant notWrittenSince) {}

    /**
     * The page that is this responder's telephone. A page that reads another name than its own here is not the telephone.
     *
     * @param tab        the name that the page gave itself when it requested its credential; null: no page requested one
     * @param registered the PBX can ring it
     */
    @Schema(name = "SoftphoneNow")
    public record Softphone(@Schema(nullable = true) String tab, boolean registered) {}

    /** @param sender the coordinator's name @param read this desk has put it away; it can still be read */
    @Schema(name = "DeskMessageText")
    public record Message(long id, String text, String sender, Instant at, boolean read) {}

    /**
     * The queue in one line, of the lines for which this responder is rung.
     * @param longestSince when the longest-waiting caller began to wait
     * @param reachable on duty and can be rung, now or as soon as the call, the wrap-up or the rest is over
     * @param ready can be rung now
     */
    public record Queue(int waiting, @Schema(nullable = true) Instant longestSince, int reachable, int ready) {}

    /** @param theme code of the first chosen theme @param title its name in French */
    public record OpenRecord(long id, Instant openedAt, @Schema(nullable = true) String title, @Schema(nullable = true) String theme,
            @Schema(nullable = true) Nature nature) {
        static OpenRecord of(RecordSummary record) {
            return new OpenRecord(record.id(), record.openedAt(), record.title(), record.theme(), record.nature());
        }
    }

    /**
     * The responder's own duty.
     *
     * @param choices the phones that can be chosen now
     * @param shift   the shift in progress
     * @param pause   null when not paused
     * @param by      who put the responder on this phone, or paused them; null off duty
     * @param left    the end of the last duty; null on duty, or when there was none
     */
    @Schema(name = "OwnDuty")
    public record OwnDutyView(boolean onDuty, @Schema(nullable = true) Instant since, @Schema(nullable = true) ReachChoice reach,
            ReachChoice preferredReach, List<Choice> choices, @Schema(nullable = true) Period shift,
            @Schema(nullable = true) Period nextShift, @Schema(nullable = true) Duty.Pause pause,
            @Schema(nullable = true, enumeration = {"shift", "self", "coordinator", "service"}) String by,
            @Schema(nullable = true) Left left) {}

    /** @param by who ended it */
    @Schema(name = "DutyLeft")
    public record Left(Instant at, @Schema(enumeration = {"shift", "self", "coordinator", "service"}) String by) {}

    /** @param label the text to show; a home number shows only its last digits */
    public record Choice(@Schema(enumeration = {"softphone", "desk", "home"}) String kind,
            @Schema(nullable = true) String phone, @Schema(nullable = true) String label) {}
}
