package org.permanence.account;

/**
 * A session is over, and kept for the call that its responder has ({@link Role#ONLY_THE_CALL}); {@link SessionEnded} follows when the call
 * is over. A CDI event after commit: its screens close and may come back for the call alone.
 */
public record SessionKept(long sessionId) {}
