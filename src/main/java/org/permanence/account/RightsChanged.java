package org.permanence.account;

/** The roles of an account changed while its sessions go on. A CDI event after commit, on the thread that changed them. */
public record RightsChanged() {}
