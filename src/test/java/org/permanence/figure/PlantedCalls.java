package org.permanence.figure;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.time.Instant;
import java.util.UUID;
import org.permanence.call.Outcome;
import org.permanence.database.Database;
import org.permanence.database.Sql;

/** Calls as the journal leaves them, at any time in the past. */
@ApplicationScoped
public class PlantedCalls {

    private final Database database;

    PlantedCalls(Database database) {
        this.database = database;
    }

    /** One call. Times in milliseconds. @param talked null: not over, or not answered */
    public record Planted(String line, String language, Instant arrivedAt, Outcome outcome, long waited, Long talked, long held, long wrappedUp, Long responder) {

        static Planted answered(String line, String language, Instant at, long waited, long talked, long held, long wrappedUp, long responder) {
            return new Planted(line, language, at, Outcome.ANSWERED, waited, talked, held, wrappedUp, responder);
        }

        static Planted not(String line, String language, Instant at, Outcome outcome, long waited) {
            return new Planted(line, language, at, outcome, waited, null, 0, 0, null);
        }
    }

    public UUID plant(Planted call) {
        UUID id = UUID.randomUUID();
        database.transaction(connection -> {
            Instant queued = call.arrivedAt.plusSeconds(5);
            boolean answered = call.outcome == Outcome.ANSWERED;
            Instant pickedUp = answered ? queued.plusMillis(call.waited) : null;
            Instant ended = answered ? (call.talked == null ? null : pickedUp.plusMillis(call.talked + call.held)) : queued.plusMillis(call.waited);
            Sql.execute(connection, """
                    INSERT INTO call (id, version, line, language, language_chosen, arrived_at, queued_at, held_ms, ended_at, reconstructed, outcome,
                        picked_up_at, responder_id, reach, waiting_ms, talking_ms)
                    VALUES (?, 1, ?, ?, true, ?, ?, ?, ?::timestamptz, false, ?, ?::timestamptz, ?::bigint, ?, ?, ?::bigint)""", id, call.line, call.language,
                    Sql.utc(call.arrivedAt), Sql.utc(queued), call.held, ended == null ? null : Sql.utc(ended), call.outcome.name(),
                    pickedUp == null ? null : Sql.utc(pickedUp), call.responder, answered ? "HOME" : null, call.waited, call.talked);
            if (answered) {
                Sql.execute(connection, "INSERT INTO call_part (call_id, responder_id, picked_up_at, reach, left_at) VALUES (?, ?, ?, 'HOME', ?::timestamptz)",
                        id, call.responder, Sql.utc(pickedUp), ended == null ? null : Sql.utc(ended));
            }
            if (call.wrappedUp > 0) {
                Sql.execute(connection, "INSERT INTO wrap_up (call_id, responder_id, began_at, ended_at) VALUES (?, ?, ?, ?)", id, call.responder,
                        Sql.utc(ended), Sql.utc(ended.plusMillis(call.wrappedUp)));
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
