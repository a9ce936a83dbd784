package org.permanence.pbx.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.asteriskjava.manager.event.AgentCompleteEvent;
import org.asteriskjava.manager.event.AgentConnectEvent;
import org.asteriskjava.manager.event.AgentRingNoAnswerEvent;
import org.asteriskjava.manager.event.AttendedTransferEvent;
import org.asteriskjava.manager.event.BlindTransferEvent;
import org.asteriskjava.manager.event.ContactStatusEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.HangupRequestEvent;
import org.asteriskjava.manager.event.HoldEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.QueueCallerAbandonEvent;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.asteriskjava.manager.event.QueueMemberAddedEvent;
import org.asteriskjava.manager.event.QueueMemberRemovedEvent;
import org.asteriskjava.manager.event.QueueMemberStatusEvent;
import org.asteriskjava.manager.event.RegistryEvent;
import org.asteriskjava.manager.event.UnholdEvent;
import org.permanence.pbx.CallFact.EndedBy;
import org.permanence.pbx.CallFact.RingResult;
import org.permanence.pbx.CallerPseudonym;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal.MemberStatus;
import org.permanence.pbx.RingId;
import org.permanence.pbx.asterisk.Occurrence.Subject;
import org.permanence.pbx.asterisk.Occurrence.ThirdTold.Step;
import org.permanence.pbx.asterisk.event.CallArrivedEvent;
import org.permanence.pbx.asterisk.event.CallHeldEvent;
import org.permanence.pbx.asterisk.event.CallLanguageEvent;
import org.permanence.pbx.asterisk.event.CallTalkingEvent;
import org.permanence.pbx.asterisk.event.CallTurnedAwayEvent;
import org.permanence.pbx.asterisk.event.HomeAnsweredEvent;
import org.permanence.pbx.asterisk.event.HomeRefusedEvent;
import org.permanence.pbx.asterisk.event.HomeSilentEvent;
import org.permanence.pbx.asterisk.event.HomeTooLateEvent;
import org.permanence.pbx.asterisk.event.MemberLeftEvent;
import org.permanence.pbx.asterisk.event.MemberRestedEvent;
import org.permanence.pbx.asterisk.event.MemberRestingEvent;
import org.permanence.pbx.asterisk.event.PermanenceUserEvent;
import org.permanence.pbx.asterisk.event.RegainFailedEvent;
import org.permanence.pbx.asterisk.event.RegainStartedEvent;
import org.permanence.pbx.asterisk.event.RegainedEvent;
import org.permanence.pbx.asterisk.event.RingFailedEvent;
import org.permanence.pbx.asterisk.event.RingStartedEvent;
import org.permanence.pbx.asterisk.event.ThirdCalledEvent;
import org.permanence.pbx.asterisk.event.ThirdFailedEvent;
import org.permanence.pbx.asterisk.event.ThirdJoinedEvent;
import org.permanence.pbx.asterisk.event.ThirdLeftEvent;
import org.permanence.pbx.asterisk.event.TransferAnsweredEvent;
import org.permanence.pbx.asterisk.event.TransferFailedEvent;
import org.permanence.pbx.asterisk.event.TransferStartedEvent;

/**
 * What an AMI event says; stateless. Everything else is ignored on purpose, among it DialEvent and BridgeEvent, with which asterisk-java doubles DialBegin
 * and BridgeEnter, and Newstate: a home phone's leg is Up when a voicemail answers. The caller's number in {@code CallArrived} becomes a pseudonym here
 * and goes no further.
 */
final class AmiReading {

    private final Pseudonyms pseudonyms;

    AmiReading(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** @throws IllegalArgumentException if the event breaks the contract; the message holds no number */
    Optional<Occurrence> read(ManagerEvent event) {
        Instant at = at(event);
        return switch (event) {
            case CallArrivedEvent e -> Optional.of(
                new Occurrence.CallArrived(at, subject(e), new LineCode(e.getLineCode()), pseudonyms.of(e.getCaller())));
            case CallLanguageEvent e -> Optional.of(
                new Occurrence.LanguageTaken(at, subject(e), Language.of(e.getLanguage()), "yes".equals(e.getChosen())));
            case CallTurnedAwayEvent e -> Optional.of(
                new Occurrence.CallTurnedAway(at, subject(e), Channels.turnedAway(e.getReason())));
            case RingStartedEvent e -> Channels.reach(e.getReach())
                .map(reach -> new Occurrence.RingStarted(at, subject(e), ring(e), member(e), reach));
            case HomeAnsweredEvent e -> Optional.of(new Occurrence.HomePickedUp(at, subject(e), ring(e), member(e)));
            case HomeRefusedEvent e -> failed(at, e, RingResult.DECLINED);
            case HomeSilentEvent e -> failed(at, e, RingResult.NOT_CONFIRMED);
            case HomeTooLateEvent e -> failed(at, e, RingResult.TOO_LATE);
            case RingFailedEvent e -> failed(at, e, Channels.failed(e.getStatus()));
            case CallHeldEvent e -> Optional.of(new Occurrence.CallerHeld(at, subject(e), Channels.member(e.getMember()), true));
            case CallTalkingEvent e -> Optional.of(new Occurrence.CallerHeld(at, subject(e), Channels.member(e.getMember()), false));
            case ThirdCalledEvent e -> third(at, e, Step.CALLED);
            case ThirdJoinedEvent e -> third(at, e, Step.JOINED);
            case ThirdFailedEvent e -> third(at, e, Step.FAILED);
            case ThirdLeftEvent e -> third(at, e, Step.LEFT);
            case MemberLeftEvent e -> Channels.member(e.getMember())
                .map(member -> new Occurrence.MemberGone(at, subject(e), member, text(e.getLeg()), "kept".equals(e.getReason())));
            case TransferStartedEvent e -> Optional.of(
                new Occurrence.TransferBegun(at, subject(e), Channels.member(e.getMember()), Channels.member(e.getTo())));
            case TransferAnsweredEvent e -> Optional.of(new Occurrence.TransferAccepted(at, subject(e), Channels.member(e.getFrom()),
                Channels.member(e.getTo()), Channels.ringNamed(e.getRing())));
            case TransferFailedEvent e -> Optional.of(
                new Occurrence.TransferRefused(at, subject(e), Channels.member(e.getTo()), Channels.failed(e.getStatus())));
            case RegainStartedEvent e -> Optional.of(new Occurrence.RegainBegun(at, subject(e), member(e)));
            case RegainedEvent e -> Optional.of(new Occurrence.Regained(at, subject(e), member(e), ring(e)));
            case RegainFailedEvent e -> Optional.of(new Occurrence.RegainGivenUp(at, subject(e), member(e)));
            case ContactStatusEvent e -> Channels.memberOfSoftphone(e.getAor()).flatMap(member -> Channels.contact(e.getUri())
                .map(contact -> new Occurrence.SoftphoneSeen(at, member, contact, !"Removed".equals(e.getContactStatus()))));
            case RegistryEvent e -> Channels.registered(e.getStatus()).map(registered -> new Occurrence.TrunkSeen(at, registered));
            case MemberRestingEvent e -> Channels.member(e.getMember())
                .map(member -> new Occurrence.MemberRests(at, member, Instant.ofEpochSecond(Long.parseLong(e.getUntil())), text(e.getReason())));
            case MemberRestedEvent e -> Channels.member(e.getMember()).map(member -> new Occurrence.MemberRested(at, member));
            case QueueCallerJoinEvent e -> Channels.queue(e.getQueue())
                .map(queue -> new Occurrence.CallerQueued(at, subject(e, e.getUniqueId()), queue, number(e.getPosition())));
            case QueueCallerAbandonEvent e -> Optional.of(
                new Occurrence.CallerGaveUp(at, subject(e, e.getUniqueId()), Duration.ofSeconds(number(e.getHoldTime()))));
            // RingTime of this one is in milliseconds, that of AgentConnect in seconds: neither is used, the events' own times are finer.
            case AgentRingNoAnswerEvent e -> Channels.ring(e.getDestChannel())
                .flatMap(ring -> Channels.memberOfChannel(e.getDestChannel())
                    .map(member -> new Occurrence.RingUnanswered(at, subject(e, e.getUniqueId()), ring, member)));
            case AgentConnectEvent e -> Channels.ring(e.getDestChannel())
                .flatMap(ring -> Channels.memberOfChannel(e.getDestChannel())
                    .map(member -> new Occurrence.MemberConnected(at, subject(e, e.getUniqueId()), ring, member,
                        Duration.ofSeconds(e.getHoldTime() == null ? 0 : e.getHoldTime()))));
            case AgentCompleteEvent e -> Channels.ring(e.getDestChannel())
                .flatMap(ring -> Channels.memberOfChannel(e.getDestChannel())
                    .map(member -> new Occurrence.MemberCompleted(at, subject(e, e.getUniqueId()), ring, member,
                        "caller".equals(e.getReason()) ? EndedBy.CALLER : EndedBy.RESPONDER)));
            case HoldEvent e -> Optional.of(new Occurrence.HoldChanged(at, subject(e, e.getUniqueId()), true));
            case UnholdEvent e -> Optional.of(new Occurrence.HoldChanged(at, subject(e, e.getUniqueId()), false));
            case BlindTransferEvent e when "Success".equals(e.getResult()) -> Optional.of(
                new Occurrence.CallTransferred(at, subject(e, e.getTransfererUniqueId()), Channels.member(e.getExtension()), false));
            case AttendedTransferEvent e when "Success".equals(e.getResult()) -> Optional.of(
                new Occurrence.CallTransferred(at, subject(e, e.getOrigTransfererUniqueid()), targetOf(e), true));
            case HangupRequestEvent e -> Optional.of(new Occurrence.HangupAsked(at, subject(e, e.getUniqueId())));
            case HangupEvent e -> Optional.of(new Occurrence.ChannelGone(at, subject(e, e.getUniqueId()), e.getChannel()));
            case QueueMemberStatusEvent e -> seen(at, e.getInterface(), Channels.memberStatus(e.getStatus()));
            case QueueMemberAddedEvent e -> seen(at, e.getInterface(), Channels.memberStatus(e.getStatus()));
            case QueueMemberRemovedEvent e -> seen(at, e.getInterface(), MemberStatus.UNKNOWN);
            default -> Optional.empty();
        };
    }

    Optional<CallerPseudonym> pseudonym(String number) {
        return pseudonyms.of(number);
    }

    /** {@code Timestamp} is in seconds with microseconds; a double still holds those exactly in this century. */
    static Instant at(ManagerEvent event) {
        if (event.getTimestamp() != null) {
            long micros = Math.round(event.getTimestamp() * 1e6);
            return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
        }
        return event.getDateReceived() == null ? Instant.EPOCH : event.getDateReceived().toInstant();
    }

    private static Optional<Occurrence> failed(Instant at, PermanenceUserEvent e, RingResult result) {
        return Optional.of(new Occurrence.RingFailed(at, subject(e), ring(e), member(e), result));
    }

    private static Optional<Occurrence> third(Instant at, PermanenceUserEvent e, Step step) {
        return Channels.member(e.getMember()).map(by -> new Occurrence.ThirdTold(at, subject(e), step, by, Channels.member(e.getThird()), text(e.getLeg()),
            Channels.ringNamed(e.getRing()), step == Step.FAILED ? Optional.of(Channels.failed(e.getStatus())) : Optional.empty()));
    }

    private static Optional<Occurrence> seen(Instant at, String memberInterface, MemberStatus status) {
        return Channels.memberOfInterface(memberInterface).map(member -> new Occurrence.MemberSeen(at, member, status));
    }

    private static Optional<MemberId> targetOf(AttendedTransferEvent e) {
        return Channels.memberOfChannel(e.getTransferTargetChannel()).or(() -> Channels.memberOfChannel(e.getSecondTransfererChannel()));
    }

    private static Subject subject(PermanenceUserEvent e) {
        return new Subject(Channels.call(e.getCallId()), text(e.getUniqueId()));
    }

    private static Subject subject(ManagerEvent e, String uniqueId) {
        var variables = e.getChannelVariables();
        return new Subject(variables == null ? Optional.empty() : Channels.call(variables.get("CALL_ID")), text(uniqueId));
    }

    private static RingId ring(PermanenceUserEvent e) {
        return new RingId(e.getRing());
    }

    private static MemberId member(PermanenceUserEvent e) {
        return new MemberId(e.getMember());
    }

    private static int number(Integer value) {
        return value == null ? 0 : value;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    /** For log lines about an event: its kind, never its fields, which may hold a number. */
    static String kindOf(ManagerEvent event) {
        return event.getClass().getSimpleName().replaceFirst("Event$", "").toLowerCase(Locale.ROOT);
    }
}
