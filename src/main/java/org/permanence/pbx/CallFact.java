package org.permanence.pbx;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that can happen to a call. Each fact is true by itself; {@code org.permanence.call} says what the facts of a call add up to.
 */
public sealed interface CallFact {

    /**
     * @param caller the caller's pseudonym; empty when the caller withheld the number, or when the call was rebuilt from the PBX's logs
     * after its end. For a call that was rebuilt while it goes on, this fact is repeated once with the pseudonym
     */
    record Arrived(LineCode line, Optional<CallerPseudonym> caller) implements CallFact {}

    /** @param chosen false when the caller pressed no key and the line's first language applies */
    record LanguageTaken(Language language, boolean chosen) implements CallFact {}

    /** An announcement tells the caller why nobody will answer. */
    record TurnedAway(Reason reason) implements CallFact {
        public enum Reason { CLOSED, HOLIDAY, CLOSED_AD_HOC, NOBODY_ON_DUTY, OVERFLOW }
    }

    /** @param position 1 is next */
    record Queued(QueueName queue, int position) implements CallFact {}

    record RingStarted(RingId ring, MemberId member, Reach.Kind reach) implements CallFact {}

    /** A home phone was picked up and plays "press 1": nobody has answered yet. */
    record HomePickedUp(RingId ring, MemberId member) implements CallFact {}

    record RingEnded(RingId ring, MemberId member, RingResult result) implements CallFact {}

    /** How a ring ended without this member answering. An accepted ring ends with {@link PickedUp} instead. */
    enum RingResult {
        NO_ANSWER, BUSY, DECLINED, UNREACHABLE,
        /** A home phone answered and nobody pressed 1: a voicemail, or a telephone without a listener. */
        NOT_CONFIRMED,
        /** 1 was pressed after the caller had hung up or somebody else had answered. */
        TOO_LATE,
        /** The caller gave up, or somebody else answered, while it rang. */
        CANCELLED
    }

    /** A human accepted and the PBX bridged the two. This alone means "answered". */
    record PickedUp(RingId ring, MemberId member, Reach.Kind reach, Duration waited) implements CallFact {}

    /** The caller hears music in the call's room until the responder resumes the call. */
    record PutOnHold(MemberId member) implements CallFact {}

    record TakenOffHold(MemberId member) implements CallFact {}

    /** The responder's telephone holds the call by its own hold key. Only that telephone can resume it: the PBX moves nobody. */
    record PhoneHeld(MemberId member) implements CallFact {}

    record PhoneTookBack(MemberId member) implements CallFact {}

    /** No sound has come from the caller for a while, though somebody talks with them. A call never ends for that. */
    record CallerSilent() implements CallFact {}

    /** Sound comes from the caller again. */
    record CallerHeard() implements CallFact {}

    /** A third person is rung for the call. @param third empty: a number outside the line; no fact contains the number */
    record ThirdCalled(MemberId by, Optional<MemberId> third) implements CallFact {}

    /** The third person accepted: alone with the responder while the caller is on hold, else with both. */
    record ThirdJoined(MemberId by, Optional<MemberId> third) implements CallFact {}

    record ThirdFailed(MemberId by, Optional<MemberId> third, RingResult result) implements CallFact {}

    record ThirdLeft(MemberId by, Optional<MemberId> third) implements CallFact {}

    /**
     * The caller is being transferred.
     * @param from empty: out of the queue, by a coordinator
     * @param to as in {@link ThirdCalled}
     */
    record TransferStarted(Optional<MemberId> from, Optional<MemberId> to) implements CallFact {}

    /**
     * A human accepted the transfer and has the caller now. If that is a responder, their {@link PickedUp} follows.
     *
     * @param to the member who has the call now; empty when the call went to a number outside the line
     */
    record Transferred(MemberId from, Optional<MemberId> to, boolean afterSpeaking) implements CallFact {}

    /** Nobody accepted: the caller goes back to the head of the queue. */
    record TransferFailed(Optional<MemberId> to, RingResult result) implements CallFact {}

    /** The responder's telephone was lost. The caller waits until it is back; a {@link PickedUp} reports that. */
    record RegainStarted(MemberId member) implements CallFact {}

    /** The telephone did not come back in time: the caller goes back to the head of the queue. */
    record RegainFailed(MemberId member) implements CallFact {}

    /** The responder's part in the call is over; the call may go on with somebody else. */
    record ResponderLeft(MemberId member, EndedBy by) implements CallFact {}

    /** A responder calls a coordinator for help. The service itself reports this fact and the three that follow. */
    record HelpAsked(MemberId member) implements CallFact {}

    /** @param by the coordinator's name */
    record HelpComes(String by) implements CallFact {}

    record HelpOver() implements CallFact {}

    /** The PBX mutes this responder's telephone, or no longer does. */
    record Muted(MemberId member, boolean silent) implements CallFact {}

    /**
     * The PBX gives this responder time to finish the record, after their part in the call or after they helped in it. It
     * begins when their telephone is free, often after the caller's channel has gone.
     * @param until when it ends, unless somebody lengthens it or ends it earlier
     */
    record WrapUpStarted(MemberId member, Instant until) implements CallFact {}

    /** The PBX may ring this responder again. */
    record WrapUpEnded(MemberId member) implements CallFact {}

    /** The caller hung up while waiting in the queue, or between two queues: told when the caller's channel goes, and not before. */
    record GaveUp(Duration waited) implements CallFact {}

    /** The caller's channel is gone. Only loose ends and wrap-ups follow. */
    record Ended(EndedBy by) implements CallFact {}

    enum EndedBy {
        CALLER, RESPONDER,
        /** Nobody hung up: the connection to that person's telephone was lost. */
        LOST,
        /** The person whom a responder brought in and left with the caller. */
        THIRD,
        /** The PBX itself: after an announcement, or because a leg failed. */
        LINE,
        /** Nobody observed the end: an outage. */
        UNKNOWN
    }
}
