package org.permanence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.permanence.lab.PostgresResource;

/** The exceptions that PostgreSQL's driver, the pool and the transaction manager really throw. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DatabaseTest {

    @Inject
    Database database;

    /** Another session ends the one that is asked here. */
    private void cut(Connection connection) throws SQLException {
        List<Integer> own = new ArrayList<>();
        Sql.query(connection, "SELECT pg_backend_pid()", row -> own.add(row.getInt(1)));
        database.transaction(other -> {
            List<Boolean> cut = new ArrayList<>();
            Sql.query(other, "SELECT pg_terminate_backend(?, 10000)", row -> cut.add(row.getBoolean(1)), own.getFirst());
            assertThat(cut).containsExactly(true);
            return null;
        });
    }

    @Test
    void aSessionThatIsCutIsAwayAtTheNextStatementAndAtTheCommit() {
        assertThat(catchThrowable(() -> database.transaction(connection -> {
            cut(connection);
            return Sql.execute(connection, "SELECT 1");
        }))).matches(DatabaseAway::caused);
        assertThat(catchThrowable(() -> database.transaction(connection -> {
            Sql.execute(connection, "CREATE TEMPORARY TABLE cut_before_the_commit ()");
            cut(connection);
            return null;
        }))).isNotNull().matches(DatabaseAway::caused);
        List<Integer> again = new ArrayList<>();
        database.transaction(connection -> {
            Sql.query(connection, "SELECT 7", row -> again.add(row.getInt(1)));
            return null;
        });
        assertThat(again).as("the next one gets a connection that works").containsExactly(7);
    }

    @Test
    void aDatabaseThatTakesNoConnectionsIsAway() throws Exception {
        PostgresResource.withoutDatabase(
                () -> assertThat(catchThrowable(() -> database.transaction(connection -> Sql.execute(connection, "SELECT 1"))))
                        .matches(DatabaseAway::caused));
        // The pool finds out one after the other which of its connections were cut.
        await().ignoreExceptionsMatching(DatabaseAway::caused)
                .untilAsserted(() -> database.transaction(connection -> Sql.execute(connection, "SELECT 1")));
    }

    @Test
    void aServerThatOnlyReadsIsAwayAndADefectIsNot() {
        assertThat(catchThrowable(() -> database.transaction(connection -> {
            Sql.execute(connection, "SET TRANSACTION READ ONLY");
            return Sql.execute(connection, "DELETE FROM figures_day WHERE false");
        }))).matches(DatabaseAway::caused);
        assertThat(catchThrowable(
                () -> database.transaction(connection -> Sql.execute(connection, "SELECT 1 FROM a_table_that_is_not_there"))))
                .isNotNull().matches(e -> !DatabaseAway.caused(e));
        assertThat(catchThrowable(() -> database.transaction(connection -> {
            Sql.execute(connection, "CREATE TEMPORARY TABLE once_each (id int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED) ON COMMIT DROP");
            return Sql.execute(connection, "INSERT INTO once_each VALUES (1), (1)");
        }))).as("a constraint that fails at the commit").isNotNull().matches(e -> !DatabaseAway.caused(e));
    }

    @Test
    void whatFailedIsTakenBack() {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<Optional<Instant>> read = new ArrayList<>();
        database.transaction(connection -> {
            Sql.query(connection, "SELECT ?, NULL::timestamptz", row -> read.addAll(List.of(Sql.instant(row, 1), Sql.instant(row, 2))),
                    Sql.utc(at));
            return null;
        });
        assertThat(read).containsExactly(Optional.of(at), Optional.empty());
        assertThat(catchThrowable(() -> database.transaction(connection -> {
            Sql.execute(connection, "CREATE TABLE never_there ()");
            throw new IllegalStateException("a defect");
        }))).isInstanceOf(IllegalStateException.class);
        assertThat(catchThrowable(() -> database.transaction(connection -> Sql.execute(connection, "SELECT 1 FROM never_there"))))
                .isNotNull();
    }
}
