package org.permanence.pbx.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.permanence.pbx.CallId;
import org.permanence.pbx.CallerPseudonym;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal.MemberStatus;
import org.permanence.pbx.QueueName;
import org.permanence.pbx.Reach;
import org.permanence.pbx.RingId;

/**
 * One thing that Asterisk reports: an AMI event, a row of its log files, or an entry of a list. Asterisk's own events are here, those of
 * our dialplan in {@link DialplanWord}. The {@link Translator} decides what they mean. Because every source yields these same values, a
 * fact that is read from the files after a gap has the same key as if it had been heard live.
 */
sealed interface Occurrence {

    /** By the PBX's clock. */
    Instant at();

    /** The call and the channel concerned. Events of app_queue name the caller's channel, others any leg. */
    record Subject(Optional<CallId> call, String uniqueId) {}

    /** What happened to a call. */
    sealed interface OfCall extends Occurrence
            permits DialplanWord.OfCall, CallerQueued, CallerLeftQueue, RingUnanswered, MemberConnected, MemberCompleted, PhoneHold,
            CallerSound, CallTransferred, HangupAsked, ChannelGone, CallSeen, CallFound {
        Subject subject();
    }

    record CallerQueued(Instant at, Subject subject, QueueName queue, int position) implements OfCall {}

    /**
     * The queue is done with a caller whom nobody answered: its time is over, its last member left, the caller was taken out to somebody,
     * or hung up. Asterisk calls each of these an abandonment; what comes next says which it was.
     */
    record CallerLeftQueue(Instant at, Subject subject, Duration waited) implements OfCall {}

    /** The queue reports that the ring failed, but not how. */
    record RingUnanswered(Instant at, Subject subject, RingId ring, MemberId member) implements OfCall {}

    record MemberConnected(Instant at, Subject subject, RingId ring, MemberId member, Duration waited) implements OfCall {}

    record MemberCompleted(Instant at, Subject subject, RingId ring, MemberId member) implements OfCall {}

    /** The hold key of a responder's own telephone (AMI's Hold and Unhold). @param subject its channel is that telephone's */
    record PhoneHold(Instant at, Subject subject, MemberId member, boolean holds) implements OfCall {}

    record CallTransferred(Instant at, Subject subject, Optional<MemberId> to, boolean afterSpeaking) implements OfCall {}

    /** What comes from the caller, by the PBX's count of packets. @param heard false: nothing for a while */
    record CallerSound(Instant at, Subject subject, boolean heard) implements OfCall {}

    /** That channel's telephone hung up, or was lost. @param channel its name @param lost nobody hung up: its connection failed */
    record HangupAsked(Instant at, Subject subject, String channel, boolean lost) implements OfCall {}

    /** @param cause as Asterisk spells it (Q.850) */
    record ChannelGone(Instant at, Subject subject, String channel, int cause) implements OfCall {}

    /**
     * A call that the PBX's lists show alive.
     *
     * @param at when the lists were asked
     * @param caller restores the pseudonym of a call that is known only from the log files, which hold no number; the PBX knows it while
     * the call lives
     * @param talkingTo the ring that the caller is bridged with
     */
    record CallSeen(Instant at, Subject subject, LineCode line, Optional<CallerPseudonym> caller, Instant arrivedAt,
            Optional<Waiting> waiting, List<RingSeen> rings, Optional<RingSeen> talkingTo) implements OfCall {

        record Waiting(QueueName queue, int position, Instant since) {}

        /** @param reach empty when no phone has been dialled yet */
        record RingSeen(RingId ring, MemberId member, Optional<Reach.Kind> reach) {}
    }

    /** The log files show a call whose arrival they do not have: it was written before, or could not be written. */
    record CallFound(Instant at, Subject subject) implements OfCall {}

    /** Something that happened to a member, in no particular call. */
    sealed interface OfMember extends Occurrence permits DialplanWord.OfMember, MemberSeen, SoftphoneSeen {
        MemberId member();
    }

    record MemberSeen(Instant at, MemberId member, MemberStatus status) implements OfMember {}

    /** A browser's registration came or went. @param contact the page's own word in it */
    record SoftphoneSeen(Instant at, MemberId member, String contact, boolean there) implements OfMember {}

    /** A step of a call that speaks a code. */
    sealed interface OfVerification extends Occurrence permits DialplanWord.OfVerification, NumberRings {}

    /** @param channel from which the number is called */
    record NumberRings(Instant at, String channel) implements OfVerification {}

    /** The result of the last attempt to register with the carrier. */
    record TrunkSeen(Instant at, boolean registered) implements Occurrence {}

    /** Whether the carrier answered the last OPTIONS. */
    record CarrierSeen(Instant at, boolean answers) implements Occurrence {}
}
