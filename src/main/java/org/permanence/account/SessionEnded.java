package org.permanence.account;

import java.util.OptionalLong;

/**
 * A session ended by log-out or revocation, not by time. A CDI event after the commit, on the thread that ended it. Whatever belongs to the
 * session ends with it.
 */
public record SessionEnded(long sessionId, long accountId, OptionalLong responderId) {}
