package org.permanence.figure;

import java.util.Locale;
import java.util.Optional;
import org.permanence.call.Outcome;

/**
 * A quantity that is added up over calls, so that a period is the sum of its half-hours and a figure can be computed for any period. Each
 * is defined here only, in SQL over {@code call c}, the {@code service_level l} of its line at its arrival, and the sum {@code w} of its
 * rows in {@code wrap_up}. A call counts in the half-hour in which it arrived. Milliseconds.
 */
enum Sum {
    IN_PROGRESS(Outcome.IN_PROGRESS),
    ANSWERED(Outcome.ANSWERED),
    GAVE_UP(Outcome.GAVE_UP),
    CLOSED(Outcome.CLOSED),
    HOLIDAY(Outcome.HOLIDAY),
    CLOSED_AD_HOC(Outcome.CLOSED_AD_HOC),
    NOBODY_ON_DUTY(Outcome.NOBODY_ON_DUTY),
    OVERFLOW(Outcome.OVERFLOW),
    FAILED(Outcome.FAILED),
    END_UNKNOWN(Outcome.END_UNKNOWN),
    ANSWERED_IN_TIME(Outcome.ANSWERED, "c.waiting_ms <= l.seconds * 1000"),
    GAVE_UP_IN_TIME(Outcome.GAVE_UP, "c.waiting_ms <= l.seconds * 1000"),
    /** Gave up in the queue, and so had a wait in which to lose patience. */
    GAVE_UP_QUEUED(Outcome.GAVE_UP, "c.queued_at IS NOT NULL"),
    OVERFLOW_WAIT(OVERFLOW, Merge.ADD, "c.waiting_ms"),
    /** Answered and over: only then is its duration known. */
    HANDLED(Outcome.ANSWERED, "c.talking_ms IS NOT NULL"),
    ANSWER_WAIT(ANSWERED, Merge.ADD, "c.waiting_ms"),
    LONGEST_ANSWER(ANSWERED, Merge.MAX, "c.waiting_ms"),
    GIVE_UP_WAIT(GAVE_UP, Merge.ADD, "c.waiting_ms"),
    LONGEST_GIVE_UP(GAVE_UP, Merge.MAX, "c.waiting_ms"),
    TALK(HANDLED, Merge.ADD, "c.talking_ms"),
    HOLD(HANDLED, Merge.ADD, "c.held_ms"),
    WRAP_UP(HANDLED, Merge.ADD, "w.ms"),
    /** About people, not calls: {@link SumStore} reads it. Their time in calls and wrap-up, within the half-hour. */
    BUSY,
    /** People's time on duty and not paused, within the half-hour. */
    DUTY,
    /** How much of the half-hour has passed. */
    ELAPSED;

    enum Merge { ADD, MAX }

    private final Outcome outcome;
    private final Merge merge;
    /** The condition on calls; null when the sum is not about calls. */
    private final String where;
    private final String sql;

    Sum() {
        outcome = null;
        merge = Merge.ADD;
        where = null;
        sql = null;
    }

    Sum(Outcome outcome) {
        this(outcome, Merge.ADD, "c.outcome = '" + outcome.name() + "'", "count(*)");
    }

    Sum(Outcome outcome, String and) {
        this(outcome, Merge.ADD, "c.outcome = '" + outcome.name() + "' AND " + and, "count(*)");
    }

    Sum(Sum of, Merge merge, String value) {
        this(of.outcome, merge, of.where, (merge == Merge.ADD ? "sum" : "max") + "(" + value + ")");
    }

    Sum(Outcome outcome, Merge merge, String where, String aggregate) {
        this.outcome = outcome;
        this.merge = merge;
        this.where = where;
        this.sql = "coalesce(" + aggregate + " FILTER (WHERE " + where + "), 0)::bigint";
    }

    boolean ofCalls() {
        return sql != null;
    }

    /** The aggregate over calls. */
    String sql() {
        return sql;
    }

    /** The condition on a call to be counted. */
    String where() {
        return where;
    }

    /** The aggregate over rows that already contain it, one row a half-hour. */
    String merged() {
        return "coalesce(" + (merge == Merge.ADD ? "sum" : "max") + "(" + column() + "), 0)::bigint";
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    long merge(long a, long b) {
        return merge == Merge.ADD ? a + b : Math.max(a, b);
    }

    Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }
}
