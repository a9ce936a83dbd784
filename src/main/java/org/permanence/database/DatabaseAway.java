package org.permanence.database;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Whether a failure says that PostgreSQL cannot be used now, so that the same may succeed later, unchanged. Everything else is an answer to
 * what was asked: the same question gets the same answer, and asking for ever would hold up those behind it. By SQLSTATE, as "PostgreSQL
 * Error Codes" lists them.
 */
public final class DatabaseAway {

    /**
     * Classes that nothing in a statement can cause: connections that are refused, broken or closed (08), not let in (28) or to a database
     * that is not there, such as during a restore (3D); no memory, disk or connection left (53); an operator who stops, starts or
     * interrupts (57); a disk that fails (58).
     */
    private static final Set<String> CLASSES = Set.of("08", "28", "3D", "53", "57", "58");
    /**
     * Single states of classes that otherwise tell of a defect: a standby, or a server that takes no writes (25006); a session that was
     * ended because it idled (25P03) or lasted (25P04) in a transaction; a database that takes no connections (55000).
     */
    private static final Set<String> STATES = Set.of("25006", "25P03", "25P04", "55000");

    private DatabaseAway() {}

    /** What a failed commit was about stands among the suppressed exceptions of what the transaction manager throws. */
    public static boolean caused(Throwable e) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(e);
        while (!open.isEmpty()) {
            Throwable next = open.poll();
            if (next instanceof SQLException sql) {
                return away(sql.getSQLState());
            }
            if (seen.add(next)) {
                if (next.getCause() != null) {
                    open.add(next.getCause());
                }
                Collections.addAll(open, next.getSuppressed());
            }
        }
        return false;
    }

    /** @param state null: the pool has no connection to give in time, or is closed; PostgreSQL and its driver always name one */
    private static boolean away(String state) {
        return state == null || STATES.contains(state) || state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }
}
