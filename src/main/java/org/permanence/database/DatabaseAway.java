package org.permanence.database;

import java.util.Set;

/**
 * Whether a failure means that PostgreSQL is unavailable now, so that an unchanged retry may succeed later. Every other failure is an
 * answer to the statement itself: a retry gets the same answer, and retrying for ever would block the work behind it. Decided by SQLSTATE,
 * as "PostgreSQL Error Codes" lists them.
 */
public final class DatabaseAway {

    /**
     * Classes of errors that no statement can cause: connections that are refused, broken or closed (08), rejected (28) or to a database
     * that does not exist, such as during a restore (3D); no memory, disk or connection left (53); an operator who stops, starts or
     * interrupts the server (57); a disk that fails (58).
     */
    private static final Set<String> CLASSES = Set.of("08", "28", "3D", "53", "57", "58");
    /**
     * Single states, in classes that otherwise indicate a defect: a standby, or a server that accepts no writes (25006); a session that was
     * ended because it was idle in a transaction (25P03) or its transaction lasted too long (25P04); a database that accepts no connections
     * (55000).
     */
    private static final Set<String> STATES = Set.of("25006", "25P03", "25P04", "55000");

    private DatabaseAway() {}

    public static boolean caused(Throwable e) {
        return SqlState.cause(e).filter(sql -> away(sql.getSQLState())).isPresent();
    }

    /** @param state null: the pool cannot provide a connection in time, or is closed; PostgreSQL and its driver always set one */
    private static boolean away(String state) {
        return state == null || STATES.contains(state) || state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }
}
