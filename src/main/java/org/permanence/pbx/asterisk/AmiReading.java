package org.permanence.pbx.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.asteriskjava.manager.event.AbstractHoldEvent;
import org.asteriskjava.manager.event.AgentCompleteEvent;
import org.asteriskjava.manager.event.AgentConnectEvent;
import org.asteriskjava.manager.event.AgentRingNoAnswerEvent;
import org.asteriskjava.manager.event.AttendedTransferEvent;
import org.asteriskjava.manager.event.BlindTransferEvent;
import org.asteriskjava.manager.event.ContactStatusEvent;
import org.asteriskjava.manager.event.DialStateEvent;
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
import org.permanence.pbx.CallerPseudonym;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal.MemberStatus;
import org.permanence.pbx.asterisk.Occurrence.Subject;
import org.permanence.pbx.asterisk.event.DialplanEvent;

/**
 * Reads the meaning of an AMI event; stateless. All other events are ignored on purpose. Among these are DialEvent and BridgeEvent, with
 * which asterisk-java duplicates DialBegin and BridgeEnter, and Newstate, because a home phone's leg is Up when a voicemail answers. The
 * caller's number in {@code CallArrived} becomes a pseudonym here and goes no further.
 */
final class AmiReading {

    private final Pseudonyms pseudonyms;

    AmiReading(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** @throws IllegalArgumentException if the event breaks the contract; the message contains no number */
    Optional<Occurrence> read(ManagerEvent event) {
        Instant at = at(event);
        return switch (event) {
            case DialplanEvent e ->
                    DialplanWord.read(e.getSaid().getOrDefault("UserEvent", ""), e.getSaid(), at, subject(e), pseudonyms::of);
            case ContactStatusEvent e when Channels.TRUNK.equals(e.getAor()) ->
                    Channels.answers(e.getContactStatus()).map(answers -> new Occurrence.CarrierSeen(at, answers));
            case ContactStatusEvent e -> Channels.memberOfSoftphone(e.getAor()).flatMap(member -> Channels.contact(e.getUri())
                    .map(contact -> new Occurrence.SoftphoneSeen(at, member, contact, !"Removed".equals(e.getContactStatus()))));
            case RegistryEvent e -> Channels.registered(e.getStatus()).map(registered -> new Occurrence.TrunkSeen(at, registered));
            case QueueCallerJoinEvent e -> Channels.queue(e.getQueue())
                    .map(queue -> new Occurrence.CallerQueued(at, subject(e, e.getUniqueId()), queue, number(e.getPosition())));
            case QueueCallerAbandonEvent e -> Optional.of(
                    new Occurrence.CallerLeftQueue(at, subject(e, e.getUniqueId()), Duration.ofSeconds(number(e.getHoldTime()))));
            // RingTime is in milliseconds in this event and in seconds in AgentConnect. Neither is used: the events' own times are more
            // precise.
            case AgentRingNoAnswerEvent e -> Channels.ring(e.getDestChannel())
                    .flatMap(ring -> Channels.memberOfChannel(e.getDestChannel())
                            .map(member -> new Occurrence.RingUnanswered(at, subject(e, e.getUniqueId()), ring, member)));
            case AgentConnectEvent e -> Channels.ring(e.getDestChannel())
                    .flatMap(ring -> Channels.memberOfChannel(e.getDestChannel())
                            .map(member -> new Occurrence.MemberConnected(at, subject(e, e.getUniqueId()), ring, member,
                                    Duration.ofSeconds(e.getHoldTime() == null ? 0 : e.getHoldTime()))));
            case AgentCompleteEvent e -> Channels.ring(e.getDestChannel())
                    .flatMap(ring -> Channels.memberOfChannel(e.getDestChannel())
                            .map(member -> new Occurrence.MemberCompleted(at, subject(e, e.getUniqueId()), ring, member)));
            case HoldEvent e -> phoneHold(at, e, true);
            case UnholdEvent e -> phoneHold(at, e, false);
            case BlindTransferEvent e when "Success".equals(e.getResult()) -> Optional.of(
                    new Occurrence.CallTransferred(at, subject(e, e.getTransfererUniqueId()), Channels.member(e.getExtension()), false));
            case AttendedTransferEvent e when "Success".equals(e.getResult()) -> Optional.of(
                    new Occurrence.CallTransferred(at, subject(e, e.getOrigTransfererUniqueid()), targetOf(e), true));
            case DialStateEvent e when "RINGING".equals(e.getDialStatus()) ->
                    Optional.of(new Occurrence.NumberRings(at, text(e.getUniqueId())));
            case HangupRequestEvent e -> Optional.of(new Occurrence.HangupAsked(at, subject(e, e.getUniqueId()), text(e.getChannel()),
                    Channels.lost(text(e.getChannel()), number(e.getCause()))));
            case HangupEvent e ->
                    Optional.of(new Occurrence.ChannelGone(at, subject(e, e.getUniqueId()), e.getChannel(), number(e.getCause())));
            case QueueMemberStatusEvent e -> seen(at, e.getInterface(), Channels.memberStatus(e.getStatus()));
            case QueueMemberAddedEvent e -> seen(at, e.getInterface(), Channels.memberStatus(e.getStatus()));
            case QueueMemberRemovedEvent e -> seen(at, e.getInterface(), MemberStatus.UNKNOWN);
            default -> Optional.empty();
        };
    }

    Optional<CallerPseudonym> pseudonym(String number) {
        return pseudonyms.of(number);
    }

    /** {@code Timestamp} is in seconds with microseconds; a double still represents those exactly in this century. */
    static Instant at(ManagerEvent event) {
        if (event.getTimestamp() != null) {
            long micros = Math.round(event.getTimestamp() * 1e6);
            return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
        }
        return event.getDateReceived() == null ? Instant.EPOCH : event.getDateReceived().toInstant();
    }

    private static Optional<Occurrence> seen(Instant at, String memberInterface, MemberStatus status) {
        return Channels.memberOfInterface(memberInterface).map(member -> new Occurrence.MemberSeen(at, member, status));
    }

    private static Optional<MemberId> targetOf(AttendedTransferEvent e) {
        return Channels.memberOfChannel(e.getTransferTargetChannel()).or(() -> Channels.memberOfChannel(e.getSecondTransfererChannel()));
    }

    private static Subject subject(DialplanEvent e) {
        return new Subject(Channels.call(e.getSaid().get("CallId")), text(e.getSaid().get("Uniqueid")));
    }

    private static Subject subject(ManagerEvent e, String uniqueId) {
        var variables = e.getChannelVariables();
        return new Subject(variables == null ? Optional.empty() : Channels.call(variables.get("CALL_ID")), text(uniqueId));
    }

    /**
     * Asterisk reports it for the telephone and again for each Local leg before it. A channel variable names the member: a home phone's
     * channel name does not.
     */
    private static Optional<Occurrence> phoneHold(Instant at, AbstractHoldEvent e, boolean holds) {
        var variables = e.getChannelVariables();
        return Channels.reachOfChannel(e.getChannel()).isEmpty() || variables == null ? Optional.empty()
                : Channels.member(variables.get("MEMBER"))
                        .map(member -> new Occurrence.PhoneHold(at, subject(e, e.getUniqueId()), member, holds));
    }

    private static int number(Integer value) {
        return value == null ? 0 : value;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    /** For log lines about an event: its kind only, never its fields, which may contain a number. */
    static String kindOf(ManagerEvent event) {
        String name = event instanceof DialplanEvent said ? said.getSaid().getOrDefault("UserEvent", "") : event.getClass().getSimpleName();
        return name.replaceFirst("Event$", "").toLowerCase(Locale.ROOT);
    }
}
