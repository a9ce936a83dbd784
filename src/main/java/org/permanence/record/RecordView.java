package org.permanence.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.call.CallState;
import org.permanence.call.Part;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.record.DemandContent.ServiceAttempt;
import org.permanence.record.RecordContent.Place;
import org.permanence.responder.ReachChoice;

/**
 * A whole record as the API shows it.
 *
 * @param responder        who has it now: the last who picked up the call
 * @param inCall           that responder has the call at this moment
 * @param correctableUntil until then the responders who had the call may reopen it; a coordinator always may; null until it has been closed
 * once
 * @param personalData     places in its free text that may identify a person
 */
public record RecordView(long id, int version, UUID callId, Person responder, boolean inCall, RecordStatus status, Instant openedAt,
        @Schema(nullable = true) Instant closedAt, OfCall call, @Schema(nullable = true) Nature nature,
        @Schema(nullable = true) CallerKind callerKind, @Schema(nullable = true) Place place,
        @Schema(nullable = true) String spokenLanguage, @Schema(nullable = true) Boolean interpreterNeeded,
        @Schema(nullable = true) FoundThrough foundThrough,
        @Schema(nullable = true) Boolean firstContact, @Schema(nullable = true) Boolean forDebriefing,
        @Schema(nullable = true) Boolean mayBeQuoted,
        @Schema(nullable = true) String note, List<DemandView> demands, @Schema(nullable = true) Instant correctableUntil,
        List<PersonalMark> personalData) {

    public record Person(long id, String name) {}

    /** The call's data that the line itself recorded. @param waitedSeconds in the queue */
    public record OfCall(@Schema(nullable = true) String line, @Schema(nullable = true, enumeration = {
            "fr", "nl", "en"}) String language, Instant arrivedAt,
            @Schema(nullable = true) Instant pickedUpAt, @Schema(nullable = true) Instant endedAt,
            @Schema(nullable = true) Double waitedSeconds,
            @Schema(nullable = true, enumeration = {"softphone", "desk", "home"}) String reach) {

        static OfCall of(CallState call) {
            Optional<Part> first = call.firstPart();
            return new OfCall(call.origin().line().map(LineCode::value).orElse(null),
                    call.origin().language().map(Language::code).orElse(null), call.origin().arrivedAt(),
                    first.map(Part::pickedUpAt).orElse(null), call.end().map(CallState.End::at).orElse(null),
                    call.waited().map(w -> w.toMillis() / 1000.0).orElse(null), first.map(p -> ReachChoice.code(p.reach())).orElse(null));
        }
    }

    public record DemandView(long id, @Schema(nullable = true) String theme, @Schema(nullable = true) String subtheme, Set<Mode> modes,
            @Schema(nullable = true) DemandStatus status, @Schema(nullable = true) NonTakeUp nonTakeUp,
            @Schema(nullable = true) String blockedBy,
            @Schema(nullable = true) String comment, List<ServiceAttempt> services) {

        static DemandView of(Demand demand) {
            DemandContent c = demand.content();
            return new DemandView(demand.id, c.theme(), c.subtheme(), c.modes(), c.status(), c.nonTakeUp(), c.blockedBy(), c.comment(),
                    c.services());
        }
    }

    static RecordView of(CallRecord record, CallState call, String responderName, Instant correctableUntil,
            List<PersonalMark> personalData) {
        RecordContent c = record.content();
        return new RecordView(record.id, record.version, record.callId, new Person(record.responderId, responderName),
                call.isWith(MemberId.ofResponder(record.responderId)), record.status,
                record.openedAt, record.closedAt, OfCall.of(call), c.nature(), c.callerKind(), c.place(), c.spokenLanguage(),
                c.interpreterNeeded(), c.foundThrough(), c.firstContact(), c.forDebriefing(), c.mayBeQuoted(), c.note(),
                record.demands.stream().map(DemandView::of).toList(), correctableUntil, personalData);
    }
}
