package org.permanence.call;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.permanence.pbx.CallEvent;

/**
 * A fact is about to be written: a CDI event on the journal's thread. An observer adds statements with {@link #write}; they are committed
 * with the fact or not at all. If an observer throws, nothing is written, and the journal tries the fact again. Not fired for a fact that
 * changes nothing. If the journal has the fact already, the added statements are dropped. Heard by {@code Drafts}. Why SQL is passed:
 * docs/decisions/0008-sql-in-the-journals-statement.md.
 */
public final class CallChanging {

    private final CallState before;
    private final CallState after;
    private final CallEvent event;
    private final boolean rehearsed;
    private final List<Write> writes = new ArrayList<>();

    /** Reads the rows that a statement returns. */
    public interface Answer {
        void read(ResultSet rows) throws SQLException;
    }

    record Write(String statement, List<Object> parameters, Answer answer) {}

    CallChanging(CallState before, CallState after, CallEvent event, boolean rehearsed) {
        this.before = before;
        this.after = after;
        this.event = event;
        this.rehearsed = rehearsed;
    }

    public CallState before() {
        return before;
    }

    public CallState after() {
        return after;
    }

    public CallEvent event() {
        return event;
    }

    /**
     * The transaction will be rolled back. Statements may run, but must not use up what a rollback does not return, such as a number of a
     * sequence.
     */
    public boolean rehearsed() {
        return rehearsed;
    }

    /** Goes to the database after the journal's own statements, in the same round trip. */
    public void write(String statement, List<Object> parameters) {
        write(statement, parameters, null);
    }

    /** Goes to the database after the journal's own statements, in the same round trip. @param statement one that returns rows */
    public void write(String statement, List<Object> parameters, Answer answer) {
        writes.add(new Write(statement, parameters, answer));
    }

    List<Write> writes() {
        return writes;
    }
}
