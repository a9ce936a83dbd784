package org.permanence.call;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.permanence.call.CallState.End;
import org.permanence.call.CallState.Hold;
import org.permanence.call.CallState.Origin;
import org.permanence.call.CallState.TurnedAway;
import org.permanence.call.CallState.Waiting;
import org.permanence.call.CallState.WrapUp;
import org.permanence.database.Sql;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallFact.EndedBy;
import org.permanence.pbx.CallId;
import org.permanence.pbx.CallerPseudonym;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.QueueName;
import org.permanence.pbx.Reach;
import org.permanence.pbx.RingId;
import org.postgresql.util.PSQLException;

/**
 * Calls in PostgreSQL. Plain JDBC, one statement for each row that changes, all sent together: outside a transaction a fact takes a single
 * round trip, commit included. So the statements check their own preconditions and fail if one does not hold. Why:
 * docs/decisions/0001-facts-by-jdbc.md.
 */
@ApplicationScoped
class CallStore {

    /** The state, and the version under which it is stored. */
    record Stored(CallState state, int version) {}

    /** The journal has this fact already. */
    static final class Known extends RuntimeException {
        Known(CallEvent event) {
            super("call " + event.call() + ": " + event.key() + " is known", null, false, false);
        }
    }

    /** Another writer was faster. Read the call again and retry. */
    static final class Stale extends RuntimeException {
        Stale(CallId call) {
            super("call " + call + " was changed meanwhile", null, false, false);
        }
    }

    private static final String CALL_COLUMNS = """
            id, version, line, language, language_chosen, arrived_at, pseudonym, queued_at, queue, turned_away, turned_away_at, gave_up_at, waited_ms,
            on_hold_since, held_ms, room, ended_at, ended_by, reconstructed""";

    private final AgroalDataSource database;
    private final Clock clock;

    CallStore(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @return false when the journal had this fact already */
    boolean append(CallEvent event) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new Statements().add(APPEND + " ON CONFLICT (call_id, key) DO NOTHING", values(event)).run(connection) == 1;
        }
    }

    Optional<Stored> load(CallId call) throws SQLException {
        return load("WHERE id = ?", call.value()).stream().findFirst();
    }

    /** Calls without an end, and those that ended after {@code since}. */
    List<Stored> aliveOrEndedAfter(Instant since) throws SQLException {
        return load("WHERE ended_at IS NULL OR ended_at > ?", Sql.utc(since));
    }

    /** The keys of what is in the journal of these calls. */
    Map<CallId, Set<String>> keysOfAliveOrEndedAfter(Instant since) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Map<CallId, Set<String>> keys = new HashMap<>();
            Sql.query(connection,
                    "SELECT call_id, key FROM call_event JOIN call ON call.id = call_id WHERE call.ended_at IS NULL OR call.ended_at > ?",
                    row -> keys.computeIfAbsent(new CallId(row.getObject(1, UUID.class)), _ -> new HashSet<>()).add(row.getString(2)),
                    Sql.utc(since));
            return keys;
        }
    }

    /** Of the same caller, before that one; latest first. */
    List<CallId> earlierCalls(CallerPseudonym caller, CallId call, Instant arrivedAt, int most) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<CallId> earlier = new ArrayList<>();
            Sql.query(connection,
                    "SELECT id FROM call WHERE pseudonym = ? AND id <> ? AND arrived_at <= ? ORDER BY arrived_at DESC LIMIT ?",
                    row -> earlier.add(new CallId(row.getObject(1, UUID.class))), caller.value(), call.value(), Sql.utc(arrivedAt), most);
            return earlier;
        }
    }

    private List<Stored> load(String where, Object parameter) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Map<UUID, List<RingState>> rings = new LinkedHashMap<>();
            Map<UUID, List<Part>> parts = new LinkedHashMap<>();
            Sql.query(connection,
                    "SELECT call_id, ring, call_ring.responder_id, call_ring.reach, started_at, home_picked_up_at, result, call_ring.ended_at"
                            + " FROM call_ring JOIN call ON call.id = call_id " + where.replace("ended_at", "call.ended_at")
                            + " ORDER BY started_at, ring",
                    row -> rings.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>()).add(ring(row)), parameter);
            Sql.query(connection, "SELECT call_id, call_part.responder_id, call_part.picked_up_at, call_part.reach, left_at, left_by"
                    + " FROM call_part JOIN call ON call.id = call_id " + where + " ORDER BY call_part.picked_up_at",
                    row -> parts.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>()).add(part(row)), parameter);
            Map<UUID, List<WrapUp>> wrapUps = new LinkedHashMap<>();
            Sql.query(connection,
                    "SELECT call_id, wrap_up.responder_id, began_at, wrap_up.ended_at FROM wrap_up JOIN call ON call.id = call_id "
                            + where.replace("ended_at", "call.ended_at") + " ORDER BY began_at, wrap_up.responder_id",
                    row -> wrapUps.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>()).add(wrapUp(row)), parameter);
            List<Stored> calls = new ArrayList<>();
            Sql.query(connection, "SELECT " + CALL_COLUMNS + " FROM call " + where + " ORDER BY arrived_at",
                    row -> calls.add(stored(row, rings, parts, wrapUps)), parameter);
            return calls;
        }
    }

    Optional<EarlierCalls.Earlier> earlier(CallerPseudonym pseudonym, CallId than, Instant before) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<EarlierCalls.Earlier> earlier = new ArrayList<>();
            Sql.query(connection,
                    "SELECT count(*), max(arrived_at) FROM call WHERE pseudonym = ? AND arrived_at < ? AND id <> ? HAVING count(*) > 0",
                    row -> earlier.add(new EarlierCalls.Earlier(row.getLong(1), Sql.instant(row, 2).orElseThrow())), pseudonym.value(),
                    Sql.utc(before), than.value());
            return earlier.stream().findFirst();
        }
    }

    /** Keeps a fact that the journal refuses, until it is written there. Idempotent. @param sqlState PostgreSQL's answer */
    void setAside(CallEvent event, Optional<String> sqlState) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.execute(connection, """
                    INSERT INTO call_event_set_aside (call_id, key, at, source, fact, detail, set_aside_at, sql_state)
                    VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?) ON CONFLICT (call_id, key) DO NOTHING""", event.call().value(), event.key(),
                    Sql.utc(event.at()), event.source().name(), event.fact().getClass().getSimpleName(), FactDetail.json(event.fact()),
                    Sql.utc(clock.instant()), sqlState.orElse(null));
        }
    }

    void noLongerSetAside(CallEvent event) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.execute(connection, "DELETE FROM call_event_set_aside WHERE call_id = ? AND key = ?", event.call().value(), event.key());
        }
    }

    /** Oldest first. An arrival is without its pseudonym, which stands in no other place than with its call. */
    List<CallEvent> setAside() throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<CallEvent> facts = new ArrayList<>();
            Sql.query(connection, "SELECT call_id, key, at, source, fact, detail::text FROM call_event_set_aside ORDER BY at, set_aside_at",
                    row -> facts.add(new CallEvent(new CallId(row.getObject(1, UUID.class)), row.getString(2),
                            Sql.instant(row, 3).orElseThrow(), CallEvent.Source.valueOf(row.getString(4)),
                            FactDetail.read(row.getString(5), row.getString(6)))));
            return facts;
        }
    }

    /**
     * Appends a fact to the journal together with what it changes.
     *
     * @param version of the stored state before
     * @throws Known if the journal has this fact already; nothing is written then
     * @throws Stale if the stored version is another by now
     */
    void append(CallChanging change, int version) throws SQLException {
        write(new Statements().add(APPEND, values(change.event())), change, version);
    }

    /**
     * Writes the differences.
     *
     * @param version of the stored state before; 0 if there is none yet
     * @throws Stale if the stored version is another by now
     */
    void save(CallChanging change, int version) throws SQLException {
        write(new Statements(), change, version);
    }

    private void write(Statements statements, CallChanging change, int version) throws SQLException {
        try (Connection connection = database.getConnection()) {
            changes(statements, change, version).run(connection);
        } catch (PSQLException e) {
            if (CHANGED_MEANWHILE.equals(e.getSQLState())) {
                throw new Stale(change.after().id());
            }
            if (e.getServerErrorMessage() != null && FACT_IS_KNOWN.equals(e.getServerErrorMessage().getConstraint())) {
                throw new Known(change.event());
            }
            throw e;
        }
    }

    /** Several statements in one round trip. Rows are written whole, so there are few different texts, and each is planned once. */
    private static final class Statements {
        private final List<String> texts = new ArrayList<>();
        private final List<Object> parameters = new ArrayList<>();
        private final List<CallChanging.Answer> answers = new ArrayList<>();

        Statements add(String text, List<Object> values) {
            return add(text, values, null);
        }

        /** @param answer reads the rows that the statement returns; null: it returns none */
        Statements add(String text, List<Object> values, CallChanging.Answer answer) {
            texts.add(text);
            parameters.addAll(values);
            answers.add(answer);
            return this;
        }

        /** @return how many rows the first of them wrote */
        int run(Connection connection) throws SQLException {
            try (PreparedStatement all = connection.prepareStatement(String.join(";", texts))) {
                for (int i = 0; i < parameters.size(); i++) {
                    all.setObject(i + 1, parameters.get(i));
                }
                all.execute();
                int first = all.getUpdateCount();
                for (CallChanging.Answer answer : answers) {
                    if (answer != null) {
                        answer.read(all.getResultSet());
                    }
                    all.getMoreResults();
                }
                return first;
            }
        }
    }

    private static final String FACT_IS_KNOWN = "call_event_call_id_key_key";
    private static final String APPEND =
            "INSERT INTO call_event (call_id, key, at, received_at, source, fact, detail) VALUES (?, ?, ?, ?, ?, ?, ?::jsonb)";

    private List<Object> values(CallEvent event) {
        return List.of(event.call().value(), event.key(), Sql.utc(event.at()), Sql.utc(clock.instant()), event.source().name(),
                event.fact().getClass().getSimpleName(), FactDetail.json(event.fact()));
    }

    private static Statements changes(Statements statements, CallChanging change, int version) {
        CallState before = change.before();
        CallState after = change.after();
        statements.add(SAVE_CALL, values(after, version + 1));
        after.rings().stream().filter(ring -> !before.rings().contains(ring))
                .forEach(ring -> statements.add(SAVE_RING, values(after.id(), ring)));
        after.parts().stream().filter(part -> !before.parts().contains(part))
                .forEach(part -> statements.add(SAVE_PART, values(after.id(), part)));
        after.wrapUps().stream().filter(wrapUp -> !before.wrapUps().contains(wrapUp))
                .forEach(wrapUp -> statements.add(SAVE_WRAP_UP, values(after.id(), wrapUp)));
        change.writes().forEach(write -> statements.add(write.statement(), write.parameters(), write.answer()));
        return statements;
    }

    /** serialization_failure, raised by call_changed_meanwhile(). */
    private static final String CHANGED_MEANWHILE = "40001";
    private static final String SAVE_CALL = """
            INSERT INTO call (id, version, line, language, language_chosen, arrived_at, pseudonym, queued_at, queue, turned_away, turned_away_at,
                gave_up_at, waited_ms, on_hold_since, held_ms, ended_at, ended_by, reconstructed,
                outcome, picked_up_at, responder_id, reach, waiting_ms, talking_ms, room)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            ON CONFLICT (id) DO UPDATE SET
                version = CASE WHEN call.version = excluded.version - 1 THEN excluded.version ELSE call_changed_meanwhile() END, line = excluded.line, language = excluded.language,
                language_chosen = excluded.language_chosen, arrived_at = excluded.arrived_at, pseudonym = excluded.pseudonym,
                queued_at = excluded.queued_at, queue = excluded.queue, turned_away = excluded.turned_away,
                turned_away_at = excluded.turned_away_at, gave_up_at = excluded.gave_up_at, waited_ms = excluded.waited_ms,
                on_hold_since = excluded.on_hold_since, held_ms = excluded.held_ms, ended_at = excluded.ended_at, ended_by = excluded.ended_by,
                reconstructed = excluded.reconstructed, outcome = excluded.outcome, picked_up_at = excluded.picked_up_at,
                responder_id = excluded.responder_id, reach = excluded.reach, waiting_ms = excluded.waiting_ms, talking_ms = excluded.talking_ms,
                room = excluded.room""";

    private static List<Object> values(CallState call, int version) {
        Origin origin = call.origin();
        Waiting waiting = call.waiting();
        return Arrays.asList(call.id().value(), version, origin.line().map(LineCode::value).orElse(null),
                origin.language().map(Language::code).orElse(null), origin.languageChosen(), Sql.utc(origin.arrivedAt()),
                origin.caller().map(CallerPseudonym::value).orElse(null), utc(waiting.queuedAt()),
                waiting.queue().map(QueueName::toString).orElse(null), waiting.turnedAway().map(t -> t.reason().name()).orElse(null),
                utc(waiting.turnedAway().map(TurnedAway::at)), utc(waiting.gaveUpAt()), milliseconds(waiting.waited()),
                utc(call.hold().since()), call.hold().held().toMillis(), utc(call.end().map(End::at)),
                call.end().map(e -> e.by().name()).orElse(null), call.reconstructed(), call.outcome().name(),
                utc(call.firstPart().map(Part::pickedUpAt)), call.firstPart().map(p -> p.member().responderId()).orElse(null),
                call.firstPart().map(p -> p.reach().name()).orElse(null), milliseconds(call.waited()), milliseconds(call.talked()),
                RoomJson.text(call.room()));
    }

    private static final String SAVE_RING = """
            INSERT INTO call_ring (call_id, ring, responder_id, reach, started_at, home_picked_up_at, result, ended_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (call_id, ring) DO UPDATE SET reach = excluded.reach, started_at = excluded.started_at,
                home_picked_up_at = excluded.home_picked_up_at, result = excluded.result, ended_at = excluded.ended_at""";

    private static List<Object> values(CallId call, RingState ring) {
        return Arrays.asList(call.value(), ring.id().value(), ring.member().responderId(), ring.reach().map(Reach.Kind::name).orElse(null),
                Sql.utc(ring.startedAt()), utc(ring.homePickedUpAt()), ring.result().name(), utc(ring.endedAt()));
    }

    private static final String SAVE_PART = """
            INSERT INTO call_part (call_id, responder_id, picked_up_at, reach, left_at, left_by) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (call_id, responder_id, picked_up_at) DO UPDATE SET left_at = excluded.left_at, left_by = excluded.left_by""";

    private static List<Object> values(CallId call, Part part) {
        return Arrays.asList(call.value(), part.member().responderId(), Sql.utc(part.pickedUpAt()), part.reach().name(), utc(part.leftAt()),
                part.leftBy().map(EndedBy::name).orElse(null));
    }

    private static final String SAVE_WRAP_UP = """
            INSERT INTO wrap_up (call_id, responder_id, began_at, ended_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (call_id, responder_id, began_at) DO UPDATE SET ended_at = excluded.ended_at""";

    private static List<Object> values(CallId call, WrapUp wrapUp) {
        return List.of(call.value(), wrapUp.member().responderId(), Sql.utc(wrapUp.beganAt()), Sql.utc(wrapUp.endsAt()));
    }

    private static Stored stored(ResultSet row, Map<UUID, List<RingState>> rings, Map<UUID, List<Part>> parts,
            Map<UUID, List<WrapUp>> wrapUps) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Optional<Instant> turnedAwayAt = instant(row, "turned_away_at");
        String turnedAway = row.getString("turned_away");
        String endedBy = row.getString("ended_by");
        CallState state = new CallState(new CallId(id),
                new Origin(Optional.ofNullable(row.getString("line")).map(LineCode::new),
                        Optional.ofNullable(row.getString("language")).map(Language::of), row.getBoolean("language_chosen"),
                        instant(row, "arrived_at").orElseThrow(),
                        Optional.ofNullable(row.getString("pseudonym")).map(CallerPseudonym::new)),
                new Waiting(instant(row, "queued_at"), Optional.ofNullable(row.getString("queue")).map(QueueName::of),
                        turnedAwayAt.map(at -> new TurnedAway(CallFact.TurnedAway.Reason.valueOf(turnedAway), at)),
                        instant(row, "gave_up_at"),
                        Optional.ofNullable(row.getObject("waited_ms", Long.class)).map(Duration::ofMillis)),
                rings.getOrDefault(id, List.of()), parts.getOrDefault(id, List.of()), wrapUps.getOrDefault(id, List.of()),
                new Hold(instant(row, "on_hold_since"), Duration.ofMillis(row.getLong("held_ms"))), RoomJson.read(row.getString("room")),
                instant(row, "ended_at").map(at -> new End(at, EndedBy.valueOf(endedBy))),
                row.getBoolean("reconstructed"));
        return new Stored(state, row.getInt("version"));
    }

    private static RingState ring(ResultSet row) throws SQLException {
        return new RingState(new RingId(row.getString("ring")), MemberId.ofResponder(row.getLong("responder_id")),
                Optional.ofNullable(row.getString("reach")).map(Reach.Kind::valueOf), instant(row, "started_at").orElseThrow(),
                instant(row, "home_picked_up_at"), RingState.Result.valueOf(row.getString("result")), instant(row, "ended_at"));
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(MemberId.ofResponder(row.getLong("responder_id")), Reach.Kind.valueOf(row.getString("reach")),
                instant(row, "picked_up_at").orElseThrow(), instant(row, "left_at"),
                Optional.ofNullable(row.getString("left_by")).map(EndedBy::valueOf));
    }

    private static WrapUp wrapUp(ResultSet row) throws SQLException {
        return new WrapUp(MemberId.ofResponder(row.getLong("responder_id")), instant(row, "began_at").orElseThrow(),
                instant(row, "ended_at").orElseThrow());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private static OffsetDateTime utc(Optional<Instant> instant) {
        return instant.map(Sql::utc).orElse(null);
    }

    private static Long milliseconds(Optional<Duration> duration) {
        return duration.map(Duration::toMillis).orElse(null);
    }
}
