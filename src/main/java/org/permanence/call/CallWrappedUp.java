package org.permanence.call;

import java.time.Instant;

/**
 * The length of a responder's wrap-up after a call is stored. A CDI event after the commit; observers must be quick.
 * @param arrivedAt of the call
 */
public record CallWrappedUp(Instant arrivedAt) {}
