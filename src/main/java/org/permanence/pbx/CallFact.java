package org.permanence.pbx;

import java.time.Duration;
import java.util.Optional;

/** What can happen to a call. Each fact is true by itself; what they add up to is for {@code org.permanence.call} to say. */
public sealed interface CallFact {

    /** @param caller the caller's pseudonym; empty when the caller withheld the number, or when the call was rebuilt from the PBX's logs
     *               after its end; one that lives is told once more with it */
    record Arrived(LineCode line, Optional<CallerPseudonym> caller) implements CallFact {}

    /** @param chosen false when no key was pressed and the line's first language stands */
    record LanguageTaken(Language language, boolean chosen) implements CallFact {}

    /** An announcement says why nobody will answer. */
    record TurnedAway(Reason reason) implements CallFact {
        public enum Reason { CLOSED, HOLIDAY, CLOSED_AD_HOC, NOBODY_ON_DUTY, OVERFLOW }
    }

    /** @param position 1 is next */
    record Queued(QueueName queue, int position) implements CallFact {}

    record RingStarted(RingId ring, MemberId member, Reach.Kind reach) implements CallFact {}

    /** A home phone was picked up and hears "press 1": nobody has answered yet. */
    record HomePickedUp(RingId ring, MemberId member) implements CallFact {}

    record RingEnded(RingId ring, MemberId member, RingResult result) implements CallFact {}

    /** How a ring ended without this member answering. An accepted ring ends with {@link PickedUp} instead. */
    enum RingResult {
        NO_ANSWER, BUSY, DECLINED, UNREACHABLE,
        /** A home phone answered and nobody pressed 1: a voicemail, or nobody there. */
        NOT_CONFIRMED,
        /** 1 was pressed after the caller was gone or had been answered by somebody else. */
        TOO_LATE,
        /** The caller gave up, or somebody else answered, while it rang. */
        CANCELLED
    }

    /** A human accepted and the PBX bridged the two. The only meaning of "answered". */
    record PickedUp(RingId ring, MemberId member, Reach.Kind reach, Duration waited) implements CallFact {}

    /** The caller hears music in the call's room, and comes back when the responder asks for it. */
    record PutOnHold(MemberId member) implements CallFact {}

    record TakenOffHold(MemberId member) implements CallFact {}

    /** The responder's telephone holds the call by its own key. Only that telephone takes it back: the PBX moves nobody. */
    record PhoneHeld(MemberId member) implements CallFact {}

    record PhoneTookBack(MemberId member) implements CallFact {}

    /** A third person is rung for the call. @param third empty: a number outside the line, which no fact tells */
    record ThirdCalled(MemberId by, Optional<MemberId> third) implements CallFact {}

    /** A human is there: beside the responder alone while the caller is on hold, else with both. */
    record ThirdJoined(MemberId by, Optional<MemberId> third) implements CallFact {}

    record ThirdFailed(MemberId by, Optional<MemberId> third, RingResult result) implements CallFact {}

    record ThirdLeft(MemberId by, Optional<MemberId> third) implements CallFact {}

    /**
     * The caller is on the way to somebody else.
     * @param from empty: out of the queue, by a coordinator
     * @param to as in {@link ThirdCalled}
     */
    record TransferStarted(Optional<MemberId> from, Optional<MemberId> to) implements CallFact {}

    /**
     * A human accepted: they have the caller now. A responder's {@link PickedUp} follows.
     *
     * @param to the member who has the call now; empty when it went to a number outside the line
     */
    record Transferred(MemberId from, Optional<MemberId> to, boolean afterSpeaking) implements CallFact {}

    /** Nobody accepted: the caller is the first of the queue again. */
    record TransferFailed(Optional<MemberId> to, RingResult result) implements CallFact {}

    /** The responder's telephone was lost; the caller waits until it is there again, which a {@link PickedUp} tells. */
    record RegainStarted(MemberId member) implements CallFact {}

    /** It did not come back in time: the caller is the first of the queue again. */
    record RegainFailed(MemberId member) implements CallFact {}

    /** The responder's part in the call is over, though the call may go on with somebody else. */
    record ResponderLeft(MemberId member, EndedBy by) implements CallFact {}

    /** A responder calls a coordinator for help; told by the service itself, like the three that follow. */
    record HelpAsked(MemberId member) implements CallFact {}

    /** @param by the coordinator's name */
    record HelpComes(String by) implements CallFact {}

    record HelpOver() implements CallFact {}

    /** The PBX keeps this responder's telephone from being heard, or does so no longer. */
    record Muted(MemberId member, boolean silent) implements CallFact {}

    /** The caller hung up while waiting in the queue. */
    record GaveUp(Duration waited) implements CallFact {}

    /** The caller's channel is gone. Nothing follows. */
    record Ended(EndedBy by) implements CallFact {}

    enum EndedBy {
        CALLER, RESPONDER,
        /** Whom a responder brought in and left with the caller. */
        THIRD,
        /** The PBX itself: after an announcement, or because a leg failed. */
        LINE,
        /** Nobody saw the end: an outage. */
        UNKNOWN
    }
}
