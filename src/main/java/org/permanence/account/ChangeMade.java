package org.permanence.account;

import jakarta.enterprise.context.RequestScoped;
import java.util.OptionalLong;

/** The change that this request makes, if {@link ChangeTrail} has to record it, and whether the trail has it already. */
@RequestScoped
class ChangeMade {

    private long accountId;
    private String action;
    private String path;
    private boolean noted;
    private OptionalLong written = OptionalLong.empty();

    void expect(long account, String what, String where) {
        accountId = account;
        action = what;
        path = where;
    }

    boolean expected() {
        return action != null;
    }

    /** Expected, and not on the trail yet. */
    boolean due() {
        return expected() && !noted;
    }

    long accountId() {
        return accountId;
    }

    String action() {
        return action;
    }

    String path() {
        return path;
    }

    void isNoted() {
        noted = true;
    }

    /** @param line of the trail, committed with the change */
    void isWritten(long line) {
        noted = true;
        written = OptionalLong.of(line);
    }

    OptionalLong written() {
        return written;
    }
}
