package org.permanence.account;

/** The roles of an account changed, and its sessions go on. A CDI event after the commit, on the thread of the change. */
public record RightsChanged() {}
