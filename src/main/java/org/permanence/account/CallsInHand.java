package org.permanence.account;

/** Whether a responder has a call. This package knows no calls: {@code desk} answers. Does not block. */
public interface CallsInHand {

    /** On any telephone: it rings there, is in hand, or is on its way back there. */
    boolean hasOne(long responderId);
}
