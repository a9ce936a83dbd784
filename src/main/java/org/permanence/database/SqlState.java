package org.permanence.database;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL answered, as "PostgreSQL Error Codes" lists it. */
public final class SqlState {

    /** The same exists already: two people made it at once. */
    public static final String UNIQUE_VIOLATION = "23505";
    /** What is named is not there any more, or what is taken away is still named. */
    public static final String FOREIGN_KEY_VIOLATION = "23503";

    private SqlState() {}

    /**
     * The nearest answer. What a failed commit was about stands among the suppressed exceptions of what the transaction manager throws.
     */
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

    /** @return empty when PostgreSQL has no part in it */
    public static Optional<String> of(Throwable e) {
        return cause(e).map(SQLException::getSQLState);
    }
}
