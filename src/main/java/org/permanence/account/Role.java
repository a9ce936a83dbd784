package org.permanence.account;

/**
 * What an account may do. Roles do not include each other: an administrator is not automatically a coordinator. Strings, for
 * {@code @RolesAllowed}.
 */
public final class Role {

    /** Answers calls and writes records. */
    public static final String RESPONDER = "responder";
    /** Plans shifts, watches the queue, writes the reports. */
    public static final String COORDINATOR = "coordinator";
    /** Accounts, phones, lines. */
    public static final String ADMINISTRATOR = "administrator";

    /**
     * Not granted to anybody: a session that has ended while its responder has a call has this role alone, until the call is over
     * ({@link KeptForCall}).
     */
    public static final String ONLY_THE_CALL = "only-the-call";

    private Role() {}
}
