package org.permanence.pbx;

/** How far a call that speaks a code has come, or how it ended. */
public enum VerificationStep {
    CALLING, RINGING,
    /** Whoever picked up is asked to press 1. */
    PICKED_UP,
    /** The code was said once; it is said again. */
    SPOKEN,
    /** The call is over, and the code was said. */
    DONE,
    /** Picked up, and hung up before the code was said. */
    HUNG_UP,
    /** Picked up, and nobody pressed 1: a voicemail. */
    SILENT,
    NO_ANSWER, BUSY, DECLINED,
    /** The phone is off, or the number does not exist. */
    UNREACHABLE,
    /** The carrier does not put the call through. */
    REFUSED,
    /** The PBX makes no more calls at once. */
    LIMIT,
    /** The PBX does not call this number. */
    FORBIDDEN,
    /** Nobody knows how it ended. */
    LOST;

    /** Nothing comes after it. */
    public boolean over() {
        return ordinal() > SPOKEN.ordinal();
    }

    /** Somebody is, or was, at the phone. */
    public boolean answered() {
        return this == PICKED_UP || this == SPOKEN || this == DONE || this == HUNG_UP;
    }
}
