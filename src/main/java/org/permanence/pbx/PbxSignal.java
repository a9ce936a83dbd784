package org.permanence.pbx;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * News about the PBX itself and its members, apart from calls. Fired as a CDI event on the PBX connection's own thread: an observer takes
 * note and returns at once, and never asks the PBX anything from that thread.
 */
public sealed interface PbxSignal {

    /**
     * There is a connection, and the facts that were missed are about to be told: first those of the calls in {@code live}, which exist at
     * the PBX now, then those of the calls that are over. Until {@link Connected} nobody knows how the present calls stand; until
     * {@link CaughtUp} the past has gaps.
     */
    record CatchingUp(Instant at, Set<CallId> live) implements PbxSignal {}

    /** Every fact of the present calls is written down: what is known of them is whole. */
    record Connected(Instant at, Set<CallId> live) implements PbxSignal {}

    /**
     * Every fact that the PBX or its log files could tell is written down. A call that the journal believes alive and that is not in
     * {@code live} is over.
     */
    record CaughtUp(Instant at, Set<CallId> live) implements PbxSignal {}

    record Disconnected(Instant at) implements PbxSignal {}

    /** @param status as the queue sees it; it decides whether the member is rung */
    record MemberChanged(MemberId member, MemberStatus status) implements PbxSignal {}

    /** The PBX does not ring this member before {@code until}. */
    record MemberResting(MemberId member, Instant until, RestReason reason) implements PbxSignal {}

    record MemberRested(MemberId member) implements PbxSignal {}

    /**
     * A browser registered as this member's softphone, or its registration is gone.
     *
     * @param contact the page's own random word, which stays the same as long as that page is open; empty: no browser is registered
     */
    record SoftphoneChanged(MemberId member, Optional<String> contact) implements PbxSignal {}

    /**
     * The result of an attempt to register with the carrier, if the PBX has to register. While the carrier refuses, calls neither come in
     * nor go out.
     */
    record TrunkSeen(boolean registered) implements PbxSignal {}

    /** Whether the carrier answers when the PBX asks if it is there, with or without a registration. */
    record CarrierSeen(boolean answers) implements PbxSignal {}

    /**
     * Whether the PBX accepts another browser's connection. Telephones that are registered stay so; a page that is opened or reloaded while
     * it refuses cannot be rung.
     */
    record SoftphonesSeen(boolean accepted) implements PbxSignal {}

    /** How far a call that speaks a code has come. @param verification as {@link CodeCall} named it */
    record VerificationSeen(String verification, VerificationStep step) implements PbxSignal {}

    /**
     * The PBX's log files were looked at.
     *
     * @param gap why calls of an outage of this service may be missing from them; empty when nothing is known to be missing
     */
    record LogsSeen(Optional<String> gap) implements PbxSignal {}

    /** Why a member rests: the end of a call, or the way the last ring at their telephone ended. */
    enum RestReason {
        WRAP_UP, NO_ANSWER, BUSY, DECLINED, UNREACHABLE,
        /** A home phone was picked up and nobody pressed a key. */
        SILENT,
        /** Another key than 1 was pressed at a home phone. */
        REFUSED
    }

    enum MemberStatus { READY, RINGING, BUSY, UNREACHABLE, UNKNOWN }
}
