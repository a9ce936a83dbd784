package org.permanence.pbx;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What the PBX says of itself and of its members, apart from calls. Fired as a CDI event on the PBX connection's own thread: an observer
 * notes it and returns at once, and never asks the PBX anything from there.
 */
public sealed interface PbxSignal {

    /**
     * Connected and resynchronised. {@code live} are the calls that exist at the PBX now: a call that the journal believes alive and is not
     * among them is over.
     */
    record Connected(Instant at, Set<CallId> live) implements PbxSignal {}

    record Disconnected(Instant at) implements PbxSignal {}

    /** @param status as the queue sees it, which decides whether the member is rung */
    record MemberChanged(MemberId member, MemberStatus status) implements PbxSignal {}

    /** The PBX does not ring this member before {@code until}. */
    record MemberResting(MemberId member, Instant until, RestReason reason) implements PbxSignal {}

    record MemberRested(MemberId member) implements PbxSignal {}

    /**
     * A browser registered as this member's softphone, or is gone.
     *
     * @param contact the page's own random word, the same for as long as that page is open; empty: no browser is registered
     */
    record SoftphoneChanged(MemberId member, Optional<String> contact) implements PbxSignal {}

    /** Said after each attempt to register with the carrier, by a PBX that has to; calls neither come in nor go out while it is refused. */
    record TrunkSeen(boolean registered) implements PbxSignal {}

    /** Why a member rests: a call is over, or how the last ring at their telephone ended. */
    enum RestReason {
        WRAP_UP, NO_ANSWER, BUSY, DECLINED, UNREACHABLE,
        /** A home phone was picked up and nobody pressed a key. */
        SILENT,
        /** Another key than 1 was pressed at a home phone. */
        REFUSED
    }

    enum MemberStatus { READY, RINGING, BUSY, UNREACHABLE, UNKNOWN }
}
