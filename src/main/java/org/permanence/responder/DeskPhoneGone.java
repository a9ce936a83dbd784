package org.permanence.responder;

/** A desk phone is being deleted. A CDI event in the transaction that deletes it: what names the phone lets it go. */
public record DeskPhoneGone(String phone) {}
