package org.permanence.database;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/** SQLSTATEs of PostgreSQL, as "PostgreSQL Error Codes" lists them. */
public final class SqlState {

    /** unique_violation */
    public static final String UNIQUE_VIOLATION = "23505";
    /** foreign_key_violation */
    public static final String FOREIGN_KEY_VIOLATION = "23503";

    private SqlState() {}

    /** The first SQLException among the causes. The transaction manager puts that of a failed commit among its suppressed exceptions. */
    static Optional<SQLException> cause(Throwable e) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(e);
        while (!open.isEmpty()) {
            Throwable next = open.poll();
            if (next instanceof SQLException sql) {
                return Optional.of(sql);
            }
            if (seen.add(next)) {
                if (next.getCause() != null) {
                    open.add(next.getCause());
                }
                Collections.addAll(open, next.getSuppressed());
            }
        }
        return Optional.empty();
    }

    /** @return empty if there is no SQLException */
    public static Optional<String> of(Throwable e) {
        return cause(e).map(SQLException::getSQLState);
    }
}
