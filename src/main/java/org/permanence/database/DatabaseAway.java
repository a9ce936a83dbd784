package org.permanence.database;

import java.sql.SQLException;

/** PostgreSQL cannot be asked now. Whoever is told may try the same again. */
public final class DatabaseAway {

    private DatabaseAway() {}

    /** Connections refused, broken (08) or not accepted (55), too many of them (53), the server stopping or starting (57), none free in time (no state). */
    public static boolean caused(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("55") || state.startsWith("57");
            }
        }
        return false;
    }
}
