package org.permanence.pbx.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.permanence.pbx.CallFact.EndedBy;
import org.permanence.pbx.CallFact.RingResult;
import org.permanence.pbx.CallFact.TurnedAway;
import org.permanence.pbx.CallId;
import org.permanence.pbx.CallerPseudonym;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal.MemberStatus;
import org.permanence.pbx.QueueName;
import org.permanence.pbx.Reach;
import org.permanence.pbx.RingId;

/**
 * One thing that Asterisk says, whichever way it said it: an AMI event, a row of its log files, an entry of a list. What it means for the call is for the
 * {@link Translator} to say; because both ways end in these same values, a fact read from the files after a gap has the key it would have had live.
 */
sealed interface Occurrence {

    /** By the PBX's clock. */
    Instant at();

    /** The call and the channel it is about. Events of app_queue name the caller's channel, others any leg. */
    record Subject(Optional<CallId> call, String uniqueId) {}

    /** What happened to a call. */
    sealed interface OfCall extends Occurrence {
        Subject subject();
    }

    /** @param subject's channel is the caller's */
    record CallArrived(Instant at, Subject subject, LineCode line, Optional<CallerPseudonym> caller) implements OfCall {}

    record LanguageTaken(Instant at, Subject subject, Language language, boolean chosen) implements OfCall {}

    record CallTurnedAway(Instant at, Subject subject, TurnedAway.Reason reason) implements OfCall {}

    record CallerQueued(Instant at, Subject subject, QueueName queue, int position) implements OfCall {}

    record CallerGaveUp(Instant at, Subject subject, Duration waited) implements OfCall {}

    record RingStarted(Instant at, Subject subject, RingId ring, MemberId member, Reach.Kind reach) implements OfCall {}

    record HomePickedUp(Instant at, Subject subject, RingId ring, MemberId member) implements OfCall {}

    /** The dialplan says how the ring failed. */
    record RingFailed(Instant at, Subject subject, RingId ring, MemberId member, RingResult result) implements OfCall {}

    /** The queue says that the ring failed, not how. */
    record RingUnanswered(Instant at, Subject subject, RingId ring, MemberId member) implements OfCall {}

    record MemberConnected(Instant at, Subject subject, RingId ring, MemberId member, Duration waited) implements OfCall {}

    record MemberCompleted(Instant at, Subject subject, RingId ring, MemberId member, EndedBy by) implements OfCall {}

    record HoldChanged(Instant at, Subject subject, boolean onHold) implements OfCall {}

    record CallTransferred(Instant at, Subject subject, Optional<MemberId> to, boolean afterSpeaking) implements OfCall {}

    /** The dialplan says that the caller hears music, or is back from it. @param member empty: whoever has the call is no member */
    record CallerHeld(Instant at, Subject subject, Optional<MemberId> member, boolean onHold) implements OfCall {}

    /**
     * A third person on the way into the call, in it, or out of it.
     *
     * @param third  empty: a number outside
     * @param leg    theirs, never used for another
     * @param ring   of a responder who joined
     * @param result why it failed
     */
    record ThirdTold(Instant at, Subject subject, Step step, MemberId by, Optional<MemberId> third, String leg, Optional<RingId> ring,
                     Optional<RingResult> result) implements OfCall {
        enum Step { CALLED, JOINED, FAILED, LEFT }
    }

    /** The responder's leg ended after it was in the call's room. @param kept a third person keeps the call */
    record MemberGone(Instant at, Subject subject, MemberId member, String leg, boolean kept) implements OfCall {}

    /** @param from empty: out of the queue @param to empty: a number outside */
    record TransferBegun(Instant at, Subject subject, Optional<MemberId> from, Optional<MemberId> to) implements OfCall {}

    /** @param ring empty, like {@code to}, when it is a number outside that answered */
    record TransferAccepted(Instant at, Subject subject, Optional<MemberId> from, Optional<MemberId> to, Optional<RingId> ring) implements OfCall {}

    record TransferRefused(Instant at, Subject subject, Optional<MemberId> to, RingResult result) implements OfCall {}

    record RegainBegun(Instant at, Subject subject, MemberId member) implements OfCall {}

    record Regained(Instant at, Subject subject, MemberId member, RingId ring) implements OfCall {}

    record RegainGivenUp(Instant at, Subject subject, MemberId member) implements OfCall {}

    /** Somebody hung up that channel's telephone. */
    record HangupAsked(Instant at, Subject subject) implements OfCall {}

    record ChannelGone(Instant at, Subject subject, String channel) implements OfCall {}

    /**
     * A call that the PBX's lists show alive.
     *
     * @param at        when the lists were asked
     * @param caller    the number is known to the PBX for as long as the call lives, and to nothing that is kept: a call of which only the files told
     *                  gets its pseudonym back this way
     * @param talkingTo the ring that the caller is bridged with
     */
    record CallSeen(Instant at, Subject subject, LineCode line, Optional<CallerPseudonym> caller, Instant arrivedAt, Optional<Waiting> waiting, List<RingSeen> rings,
                    Optional<RingSeen> talkingTo) implements OfCall {

        record Waiting(QueueName queue, int position, Instant since) {}

        /** @param reach empty when no phone has been dialled yet */
        record RingSeen(RingId ring, MemberId member, Optional<Reach.Kind> reach) {}
    }

    /** What happened to a member, whatever the call. */
    sealed interface OfMember extends Occurrence {
        MemberId member();
    }

    record MemberSeen(Instant at, MemberId member, MemberStatus status) implements OfMember {}

    record MemberRests(Instant at, MemberId member, Instant until, String reason) implements OfMember {}

    record MemberRested(Instant at, MemberId member) implements OfMember {}

    /** A browser's registration came or went. @param contact the page's own word in it */
    record SoftphoneSeen(Instant at, MemberId member, String contact, boolean there) implements OfMember {}

    /** How the last attempt to register with the carrier went. */
    record TrunkSeen(Instant at, boolean registered) implements Occurrence {}
}
