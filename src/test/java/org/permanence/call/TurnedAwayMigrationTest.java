package org.permanence.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.call.Facts.after;
import static org.permanence.call.Facts.waited;
import static org.permanence.pbx.CallFact.EndedBy.CALLER;
import static org.permanence.pbx.CallFact.EndedBy.LINE;
import static org.permanence.pbx.CallFact.EndedBy.RESPONDER;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.permanence.call.CallState.End;
import org.permanence.call.CallState.Waiting;
import org.permanence.database.Sql;
import org.permanence.lab.Postgres;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallFact.EndedBy;
import org.permanence.pbx.CallFact.TurnedAway.Reason;

/** What 1.0.0 had stored, after the upgrade. */
class TurnedAwayMigrationTest {

    private static final long ANN = 900_012;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private static Postgres postgres;
    private static AgroalDataSource database;
    private static CallStore store;

    /** Facts as 1.0.0 told them, and what it had made of the caller's wait and of the end. */
    private static final Facts OVERFLOW = new Facts();
    private static final Facts MOVED = new Facts();
    private static final Facts MOVED_AND_WAITING = new Facts();
    private static final Facts MOVED_AND_ANSWERED = new Facts();
    private static final Facts GAVE_UP = new Facts();
    private static final Facts HUNG_UP_DURING_OVERFLOW = new Facts();

    @BeforeAll
    static void upgrade() throws Exception {
        postgres = Postgres.temporary();
        postgres.database("upgrade");
        String url = postgres.jdbcUrl("upgrade");
        Flyway.configure().dataSource(url, Postgres.USER, Postgres.PASSWORD).target("312").load().migrate();
        database = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(1)
                .connectionFactoryConfiguration(connection -> connection.jdbcUrl(url).principal(new NamePrincipal(Postgres.USER))
                        .credential(new SimplePassword(Postgres.PASSWORD)))));
        store = new CallStore(database, Clock.systemUTC());

        stored(overflow(), OVERFLOW, 607, 600, CALLER);
        stored(moved(), MOVED, 27, 20, CALLER);
        stored(movedAndWaiting(), MOVED_AND_WAITING, 27, 20, null);
        stored(movedAndAnswered(), MOVED_AND_ANSWERED, 27, null, CALLER);
        stored(gaveUp(), GAVE_UP, 20, 13, CALLER);
        stored(hungUpDuringOverflow(), HUNG_UP_DURING_OVERFLOW, null, null, CALLER);
        execute("INSERT INTO figures_day (day, thresholds) VALUES (?, '')", DAY);

        Flyway.configure().dataSource(url, Postgres.USER, Postgres.PASSWORD).load().migrate();
    }

    @AfterAll
    static void stop() {
        database.close();
        postgres.close();
    }

    private static List<CallEvent> overflow() {
        Facts a = OVERFLOW;
        return List.of(a.arrives(), a.queues(7), a.givesUp(607, waited(600)), a.turnedAway(607.002, Reason.OVERFLOW), a.ends(615, CALLER));
    }

    private static List<CallEvent> moved() {
        Facts a = MOVED;
        return List.of(a.arrives(), a.queues(7), a.givesUp(27, waited(20)), a.queuesAgain(32), a.ends(50, CALLER));
    }

    private static List<CallEvent> movedAndWaiting() {
        Facts a = MOVED_AND_WAITING;
        return List.of(a.arrives(), a.queues(7), a.givesUp(27, waited(20)), a.queuesAgain(32));
    }

    private static List<CallEvent> movedAndAnswered() {
        Facts a = MOVED_AND_ANSWERED;
        return List.of(a.arrives(), a.queues(7), a.givesUp(27, waited(20)), a.queuesAgain(32), a.picksUp(40, ANN, waited(33)),
                a.leaves(100, ANN, RESPONDER), a.ends(100.004, CALLER));
    }

    private static List<CallEvent> gaveUp() {
        Facts a = GAVE_UP;
        return List.of(a.arrives(), a.queues(7), a.givesUp(20, waited(13)), a.ends(20.001, CALLER));
    }

    private static List<CallEvent> hungUpDuringOverflow() {
        Facts a = HUNG_UP_DURING_OVERFLOW;
        return List.of(a.arrives(), a.queues(7), a.turnedAway(607, Reason.OVERFLOW), a.ends(610, CALLER));
    }

    /** As 1.0.0 left it: the giving up stood, and with it the wait and the end. */
    private static void stored(List<CallEvent> facts, Facts a, Integer gaveUpAt, Integer waited, EndedBy endedBy) throws SQLException {
        for (CallEvent fact : facts) {
            store.append(fact);
        }
        CallState now = after(facts);
        CallState then = new CallState(now.id(), now.origin(),
                new Waiting(now.waiting().queuedAt(), now.waiting().queue(), now.waiting().turnedAway(),
                        Optional.ofNullable(gaveUpAt).map(a::at),
                        waited == null ? now.waiting().waited() : Optional.of(waited(waited))),
                now.rings(), now.parts(), now.wrapUps(), now.hold(), now.room(), now.end().map(e -> new End(e.at(), endedBy)), false);
        store.save(new CallChanging(CallState.begun(now.id(), a.at(0)), then, facts.getLast(), false), 0);
        if (gaveUpAt != null && now.parts().isEmpty()) {
            execute("UPDATE call SET outcome = 'GAVE_UP', waiting_ms = waited_ms WHERE id = ?", now.id().value());
        }
    }

    private static void execute(String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.execute(connection, sql, parameters);
        }
    }

    private record Row(String outcome, Long waitingMs, Long talkingMs, String endedBy) {}

    private static Row row(Facts a) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            Sql.query(connection, "SELECT outcome, waiting_ms, talking_ms, ended_by FROM call WHERE id = ?",
                    row -> rows
                            .add(new Row(row.getString(1), row.getObject(2, Long.class), row.getObject(3, Long.class), row.getString(4))),
                    a.call.value());
        }
        return rows.getFirst();
    }

    @Test
    void turnedAwayIsNoGivingUpAndTheLineEndedTheCall() throws SQLException {
        assertThat(row(OVERFLOW)).isEqualTo(new Row("OVERFLOW", 600_002L, null, "LINE"));
        assertThat(state(OVERFLOW)).isEqualTo(after(overflow()));
        assertThat(state(OVERFLOW).end().orElseThrow().by()).isEqualTo(LINE);
    }

    @Test
    void theWaitOfWhoQueuedAgainGoesOn() throws SQLException {
        assertThat(row(MOVED)).isEqualTo(new Row("GAVE_UP", 43_000L, null, "CALLER"));
        assertThat(state(MOVED)).isEqualTo(after(moved()));
        assertThat(row(MOVED_AND_WAITING)).isEqualTo(new Row("IN_PROGRESS", null, null, null));
        assertThat(state(MOVED_AND_WAITING)).isEqualTo(after(movedAndWaiting()));
        assertThat(state(MOVED_AND_WAITING).inQueue()).isTrue();
    }

    @Test
    void whoWasAnsweredLaterWasLeftByTheResponder() throws SQLException {
        assertThat(row(MOVED_AND_ANSWERED)).isEqualTo(new Row("ANSWERED", 33_000L, 60_000L, "RESPONDER"));
        assertThat(state(MOVED_AND_ANSWERED).waiting()).isEqualTo(after(movedAndAnswered()).waiting());
    }

    @Test
    void everyOtherCallIsAsItWas() throws SQLException {
        assertThat(row(GAVE_UP)).isEqualTo(new Row("GAVE_UP", 13_000L, null, "CALLER"));
        assertThat(row(HUNG_UP_DURING_OVERFLOW)).isEqualTo(new Row("OVERFLOW", 600_000L, null, "CALLER"));
        assertThat(store.load(GAVE_UP.call).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void aDayThatWasAddedUpIsAddedUpAgain() throws SQLException {
        List<Instant> days = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            Sql.query(connection, "SELECT day FROM figures_day", row -> days.add(row.getTimestamp(1).toInstant()));
        }
        assertThat(days).isEmpty();
    }

    private static CallState state(Facts a) throws SQLException {
        return store.load(a.call).orElseThrow().state();
    }
}
