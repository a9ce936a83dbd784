package org.permanence.account;

import java.util.OptionalLong;

/**
 * A session is over by log-out or revocation, or because the call is over for which it was kept. A CDI event after commit, on the thread
 * that ended it: what lived with it ends too.
 *
 * @param responderId whose desk and telephone it had
 * @param atOnce      an administrator cuts the access without waiting for the end of a call
 */
public record SessionEnded(long sessionId, long accountId, OptionalLong responderId, boolean atOnce) {}
