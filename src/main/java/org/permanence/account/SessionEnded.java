package org.permanence.account;

import java.util.OptionalLong;

/**
 * A session is over by log-out or revocation, not by running out. A CDI event after commit, on the thread that ended it: what lived with it
 * ends too.
 */
public record SessionEnded(long sessionId, long accountId, OptionalLong responderId) {}
