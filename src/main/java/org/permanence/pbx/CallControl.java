package org.permanence.pbx;

import java.time.Instant;
import org.permanence.pbx.Pbx.PbxUnavailable;

/**
 * What a responder may do with the call in hand. Each method returns when the PBX has accepted the order. A {@link CallFact} reports that
 * the order was carried out, and screens show only that. The PBX alone guarantees that no caller is left behind, even if the service stops
 * after an order.
 * <p> Blocking, like {@link Pbx}: never inside a database transaction, never from a {@link PbxSignal} observer.
 *
 * <p>Every method throws {@link NotPossible} when the PBX no longer has such a call or leg, and {@link PbxUnavailable} when the PBX cannot
 * be asked.
 */
public interface CallControl {

    /** The caller hears music; the responder waits in the call's room. */
    void hold(CallId call, MemberId by);

    /** The caller is back with the responder, and with the third person if there is one. */
    void resume(CallId call, MemberId by);

    /**
     * Rings a third person, who joins the responder.
     * @param callerHeld true: the responder speaks to the third person first; false: the caller hears the ringing
     */
    void bringIn(CallId call, MemberId by, Party third, boolean callerHeld);

    /** The third person leaves, or stops being rung. */
    void sendAway(CallId call, MemberId by);

    /** A responder who was brought in leaves. */
    void leaveAsThird(CallId call, MemberId third);

    /**
     * Gives a caller who waits, and whom nobody has answered, to this responder. Not answered there, the caller is the first of the queue.
     *
     * @throws NotWaiting when the PBX says that the caller does not wait any more; the call is then as it was
     */
    void give(CallId call, MemberId to);

    /** Gives the caller to somebody else. If nobody answers there, the caller goes back to the head of the queue. */
    void transfer(CallId call, Party to);

    /** The responder leaves, the third person keeps the caller. */
    void leaveToThird(CallId call, MemberId by);

    /** Stops the sound of the responder's telephone from reaching the others. A browser mutes itself. */
    void mute(CallId call, MemberId by, boolean muted);

    /** Sends keys to the third person's end if there is one, else to the caller's. @param digits of {@code 0-9*#} */
    void keypad(CallId call, MemberId by, String digits);

    /** Ends the call for everybody. */
    void hangUp(CallId call);

    /** This responder's telephone is gone: the caller hears an announcement and music, and is rung through when the telephone is back. */
    void regain(CallId call, MemberId member);

    /** The member may be rung again now. A {@link PbxSignal} reports it, as it reports a rest that was made longer. */
    void endRest(MemberId member);

    /** The member is not rung before {@code until}. Only possible during a rest. */
    void restUntil(MemberId member, Instant until);

    /** The caller was answered, turned away or given to somebody meanwhile, or is gone. */
    class NotWaiting extends NotPossible {
        public NotWaiting() {
            super(new PbxRefusal.NotWaiting());
        }
    }

    /** The state of the call does not allow the order. */
    class NotPossible extends RuntimeException {
        private final transient PbxRefusal refusal;

        public NotPossible(PbxRefusal refusal) {
            super(refusal.getClass().getSimpleName());
            this.refusal = refusal;
        }

        public PbxRefusal refusal() {
            return refusal;
        }
    }
}
