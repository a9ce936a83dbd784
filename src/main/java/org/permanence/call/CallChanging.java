package org.permanence.call;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.permanence.pbx.CallEvent;

/**
 * A fact is about to be written down: a CDI event on the journal's thread. What an observer wants written it gives to {@link #write}, and
 * it is committed with the fact or not at all; an observer that throws stops both, and the fact is tried again. Not fired for a fact that
 * changes nothing; with one that turns out to be known already nothing is written. Heard by {@code Drafts}. Why SQL is passed:
 * docs/decisions/0008-sql-in-the-journals-statement.md.
 */
public final class CallChanging {

    private final CallState before;
    private final CallState after;
    private final CallEvent event;
    private final boolean rehearsed;
    private final List<Write> writes = new ArrayList<>();

    /** Reads what the database answered to a statement. */
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

    /** All of it will be taken back: a statement may be tried, but must not use up what does not come back, such as a number. */
    public boolean rehearsed() {
        return rehearsed;
    }

    /** Goes to the database behind the journal's own statements, in the same journey. */
    public void write(String statement, List<Object> parameters) {
        write(statement, parameters, null);
    }

    /** Goes to the database behind the journal's own statements, in the same journey. @param statement one that answers with rows */
    public void write(String statement, List<Object> parameters, Answer answer) {
        writes.add(new Write(statement, parameters, answer));
    }

    List<Write> writes() {
        return writes;
    }
}
