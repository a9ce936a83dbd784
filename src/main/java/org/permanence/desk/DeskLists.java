package org.permanence.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.permanence.desk.DeskState.Message;
import org.permanence.desk.DeskState.OpenRecord;
import org.permanence.desk.DeskState.OwnDutyView;
import org.permanence.desk.DeskState.Softphone;
import org.permanence.pbx.MemberId;
import org.permanence.presence.MembersNow;
import org.permanence.record.RecordService;
import org.permanence.responder.SoftphoneService;

/** The parts of a screen that come from the database. Blocking: never on the path of a pick-up. */
@ApplicationScoped
class DeskLists {

    private final OwnDuty duty;
    private final RecordService records;
    private final SoftphoneService softphones;
    private final Messages messages;
    private final MembersNow pbx;

    DeskLists(OwnDuty duty, RecordService records, SoftphoneService softphones, Messages messages, MembersNow pbx) {
        this.duty = duty;
        this.records = records;
        this.softphones = softphones;
        this.messages = messages;
        this.pbx = pbx;
    }

    /** All these parts. */
    record Lists(OwnDutyView duty, List<OpenRecord> openRecords, Softphone softphone, List<Message> messages) {}

    Lists of(long responder) {
        return new Lists(duty(responder), openRecords(responder), softphone(responder), messages(responder));
    }

    OwnDutyView duty(long responder) {
        return duty.of(responder);
    }

    List<OpenRecord> openRecords(long responder) {
        return records.openOf(responder).stream().map(OpenRecord::of).toList();
    }

    Softphone softphone(long responder) {
        return new Softphone(softphones.holder(responder).flatMap(SoftphoneService.Holder::tab).orElse(null),
                pbx.hasSoftphone(MemberId.ofResponder(responder)));
    }

    List<Message> messages(long responder) {
        return messages.of(responder);
    }
}
