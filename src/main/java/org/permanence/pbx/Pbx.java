package org.permanence.pbx;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The requests that the service may make to the PBX. Blocking: call it from a worker or virtual thread, never inside a database transaction
 * and never from a {@link PbxSignal} observer. Every answer is one that the PBX confirmed.
 */
public interface Pbx {

    boolean connected();

    /** Empty when the journal is told only what happens now. Quick; any thread. */
    Optional<CatchUp> catchUp();

    /**
     * Compares the whole plan with the state of the PBX, and applies only the difference.
     *
     * @return the changes that were made, for the log; empty when the PBX already held the plan
     * @throws PbxUnavailable if the PBX is not connected or did not answer in time. Part of the difference may then have been applied; a
     * retry is safe
     */
    List<String> reconcile(PbxPlan plan);

    /** Calls that wait in the line's queues now, longest wait first. @throws PbxUnavailable see {@link #reconcile} */
    List<WaitingCall> waiting();

    /** How the PBX and the carrier stand now, as the PBX last found. @throws PbxUnavailable see {@link #reconcile} */
    Trunk trunk();

    /**
     * Has the PBX call a number and speak a code there. Returns when the order is left; {@link PbxSignal.VerificationSeen} reports the
     * rest, also that the PBX does not call this number.
     *
     * @throws PbxUnavailable see {@link #reconcile}
     * @throws PartMissing    the PBX cannot do this: its dialplan lacks {@code verification.conf}
     */
    void speakCode(CodeCall call);

    /**
     * @param registers  the PBX logs in at the carrier; else the carrier recognises it by its address
     * @param registered empty: no attempt was answered yet
     * @param answers    empty: the PBX was told not to ask whether the carrier is there, or has not asked yet
     */
    record Trunk(boolean registers, Optional<Boolean> registered, Optional<Boolean> answers) {}

    record WaitingCall(CallId call, QueueName queue, int position, Duration waited) {}

    /** The PBX answers, and lacks what would do it. The message is for the log. */
    class PartMissing extends RuntimeException {
        public PartMissing(String message) {
            super(message);
        }
    }

    /** The PBX cannot be asked now. The message is for a person. */
    class PbxUnavailable extends RuntimeException {
        public PbxUnavailable(String message) {
            super(message);
        }

        public PbxUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
