package org.permanence.figure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.permanence.call.Outcome;
import org.permanence.database.Database;
import org.permanence.database.Sql;

/** Calls as the journal stores them, at any time in the past. */
@ApplicationScoped
public class PlantedCalls {

    private final Database database;

    PlantedCalls(Database database) {
        this.database = database;
    }

    /**
     * One call, described from its arrival on: {@code aCall(line, "fr").at(ten).waits(20).talks(100).with(ann)}.
     * @param language null: never known
     */
    static ACall aCall(String line, String language) {
        return new ACall(line, language);
    }

    /** A call under construction. Times are in seconds. */
    static final class ACall {

        private final String line;
        private final String language;
        private Instant arrivedAt;
        private double waits;
        private double talks;
        private double holds;
        private double wrapsUp;

        private ACall(String line, String language) {
            this.line = line;
            this.language = language;
        }

        ACall at(Instant arrival) {
            arrivedAt = arrival;
            return this;
        }

        /** @param arrival such as {@code 2014-06-06T09:49:50Z} */
        ACall at(String arrival) {
            return at(Instant.parse(arrival));
        }

        /** In the queue. */
        ACall waits(double seconds) {
            waits = seconds;
            return this;
        }

        ACall talks(double seconds) {
            talks = seconds;
            return this;
        }

        ACall holds(double seconds) {
            holds = seconds;
            return this;
        }

        ACall wrapsUp(double seconds) {
            wrapsUp = seconds;
            return this;
        }

        /** It was answered. */
        Planted with(long responder) {
            return new Planted(line, language, arrivedAt, Outcome.ANSWERED, millis(waits), millis(talks), millis(holds), millis(wrapsUp),
                    responder);
        }

        /** Nobody answered it. */
        Planted ends(Outcome outcome) {
            return new Planted(line, language, arrivedAt, outcome, millis(waits), null, 0, 0, null);
        }

        private static long millis(double seconds) {
            return Math.round(seconds * 1000);
        }
    }

    /** One call as it is planted. Times in milliseconds. @param talked null: not answered */
    public record Planted(String line, String language, Instant arrivedAt, Outcome outcome, long waited, Long talked, long held,
            long wrappedUp, Long responder) {}

    public UUID plant(Planted call) {
        UUID id = UUID.randomUUID();
        database.transaction(connection -> {
            Instant queued = call.arrivedAt.plusSeconds(5);
            boolean answered = call.outcome == Outcome.ANSWERED;
            Instant pickedUp = answered ? queued.plusMillis(call.waited) : null;
            Instant ended =
                    answered ? (call.talked == null ? null : pickedUp.plusMillis(call.talked + call.held)) : queued.plusMillis(call.waited);
            Sql.execute(connection, """
                    INSERT INTO call (id, version, line, language, language_chosen, arrived_at, queued_at, held_ms, ended_at, reconstructed, outcome,
                        picked_up_at, responder_id, reach, waiting_ms, talking_ms)
                    VALUES (?, 1, ?, ?, true, ?, ?, ?, ?::timestamptz, false, ?, ?::timestamptz, ?::bigint, ?, ?, ?::bigint)""", id,
                    call.line, call.language,
                    Sql.utc(call.arrivedAt), Sql.utc(queued), call.held, ended == null ? null : Sql.utc(ended), call.outcome.name(),
                    pickedUp == null ? null : Sql.utc(pickedUp), call.responder, answered ? "HOME" : null, call.waited, call.talked);
            if (answered) {
                Sql.execute(connection,
                        "INSERT INTO call_part (call_id, responder_id, picked_up_at, reach, left_at) VALUES (?, ?, ?, 'HOME', ?::timestamptz)",
                        id, call.responder, Sql.utc(pickedUp), ended == null ? null : Sql.utc(ended));
            }
            if (call.wrappedUp > 0) {
                Sql.execute(connection, "INSERT INTO wrap_up (call_id, responder_id, began_at, ended_at) VALUES (?, ?, ?, ?)", id,
                        call.responder, Sql.utc(ended), Sql.utc(ended.plusMillis(call.wrappedUp)));
            }
            return null;
        });
        return id;
    }

    public void sql(String sql, Object... parameters) {
        database.transaction(connection -> {
            Sql.execute(connection, sql, parameters);
            return null;
        });
    }

    public long count(String sql, Object... parameters) {
        long[] found = {0};
        database.transaction(connection -> {
            Sql.query(connection, sql, row -> found[0] = row.getLong(1), parameters);
            return null;
        });
        return found[0];
    }
}
