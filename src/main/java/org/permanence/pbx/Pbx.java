package org.permanence.pbx;

import java.util.List;

/**
 * What the service may ask of the PBX. Blocking: call it from a worker or virtual thread, never inside a database transaction and never
 * from a {@link PbxSignal} observer. Every answer is what the PBX confirmed.
 */
public interface Pbx {

    boolean connected();

    /**
     * Compares the whole plan with what the PBX holds, and applies only the difference.
     *
     * @return the changes that were made, for the log; empty when the PBX already held the plan
     * @throws PbxUnavailable if the PBX is not connected or did not answer in time; part of the difference may have been applied, doing it
     * again is safe
     */
    List<String> reconcile(PbxPlan plan);

    /** Calls waiting in the line's queues now, longest first. @throws PbxUnavailable see {@link #reconcile} */
    List<WaitingCall> waiting();

    record WaitingCall(CallId call, QueueName queue, int position, java.time.Duration waited) {}

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
