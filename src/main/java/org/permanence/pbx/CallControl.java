package org.permanence.pbx;

import java.time.Instant;
import org.permanence.pbx.Pbx.PbxUnavailable;

/**
 * What a responder may do with the call in hand. Each returns when the PBX has taken the order; that it is done is told by a
 * {@link CallFact}, and screens show that and nothing else. The PBX alone guarantees that no caller is left behind, whatever becomes of the
 * service after an order.
 * <p> Blocking, like {@link Pbx}: never inside a database transaction, never from a {@link PbxSignal} observer.
 *
 * <p>Every method throws {@link NotPossible} when the PBX has no such call or leg any more, and {@link PbxUnavailable} when it cannot be
 * asked.
 */
public interface CallControl {

    /** The caller hears music; the responder waits in the call's room. */
    void hold(CallId call, MemberId by);

    /** The caller is back with the responder, and with whoever else is in the room. */
    void resume(CallId call, MemberId by);

    /**
     * Rings a third person, who joins the responder.
     * @param callerHeld the responder speaks to the third person first; else the caller hears them ring
     */
    void bringIn(CallId call, MemberId by, Party third, boolean callerHeld);

    /** The third person leaves, or is rung no longer. */
    void sendAway(CallId call, MemberId by);

    /** A responder who was brought in leaves. */
    void leaveAsThird(CallId call, MemberId third);

    /** Gives the caller away; when nobody answers there, the caller is the first of the queue again. */
    void transfer(CallId call, Party to);

    /** The responder leaves, the third person keeps the caller. */
    void leaveToThird(CallId call, MemberId by);

    /** What the responder's telephone hears goes no further. A browser mutes itself. */
    void mute(CallId call, MemberId by, boolean muted);

    /** Keys pressed for the third person's end if there is one, else the caller's. @param digits of {@code 0-9*#} */
    void keypad(CallId call, MemberId by, String digits);

    /** Ends the call for everybody. */
    void hangUp(CallId call);

    /** This responder's telephone is gone: the caller waits for it with a word and music, and is rung through when it is there again. */
    void regain(CallId call, MemberId member);

    /** May be rung again now. A {@link PbxSignal} tells it, like a rest that was made longer. */
    void endRest(MemberId member);

    /** Not rung before then. Only while a rest is going on. */
    void restUntil(MemberId member, Instant until);

    /** The state of the call does not allow it; the message is for a person. */
    class NotPossible extends RuntimeException {
        public NotPossible(String message) {
            super(message);
        }
    }
}
