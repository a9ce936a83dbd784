package org.permanence.account;

/**
 * The same account logged in again in the same browser: what belonged to the old session belongs to the new one, also the telephone of a
 * call in hand. A CDI event after commit, on the thread of the log-in.
 */
public record SessionRenewed(long oldSession, long newSession) {}
