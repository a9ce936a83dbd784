package org.permanence.call;

import java.time.Instant;

/**
 * How long a responder wraps up after a call was written down. Fired as a CDI event after the commit: observers are quick.
 * @param arrivedAt of the call
 */
public record CallWrappedUp(Instant arrivedAt) {}
