package org.permanence.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** By the SQL states of "PostgreSQL Error Codes", and by the exceptions of the driver and the pool. */
class DatabaseAwayTest {

    private static boolean away(String state) {
        return DatabaseAway.caused(new SQLException("PostgreSQL says so", state));
    }

    @ParameterizedTest
    @CsvSource({
            "08000, connection_exception", "08001, the driver cannot connect", "08003, connection_does_not_exist",
            "08004, rejected_connection",
            "08006, connection_failure", "08007, transaction_resolution_unknown", "08P01, protocol_violation",
            "08S01, the driver's communication error",
            "25006, read_only_sql_transaction: a standby", "25P03, idle_in_transaction_session_timeout", "25P04, transaction_timeout",
            "28000, invalid_authorization: pg_hba.conf lets nobody in", "28P01, invalid_password", "3D000, no such database: a restore",
            "53000, insufficient_resources", "53100, disk_full", "53200, out_of_memory", "53300, too_many_connections",
            "53400, configuration_limit_exceeded",
            "55000, it accepts no connections", "57000, operator_intervention", "57014, query_canceled", "57P01, admin_shutdown",
            "57P02, crash_shutdown",
            "57P03, cannot_connect_now", "57P04, database_dropped", "57P05, idle_session_timeout", "58000, system_error",
            "58030, io_error"})
    void whatNoStatementCausesIsAway(String state, String name) {
        assertThat(away(state)).as(name).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
            "22001, string too long", "22P02, invalid_text_representation", "23502, not_null_violation", "23503, foreign_key_violation",
            "23505, unique_violation",
            "23514, check_violation", "25001, active_sql_transaction", "25P02, in_failed_sql_transaction", "40001, serialization_failure",
            "40P01, deadlock_detected",
            "42501, insufficient_privilege", "42601, syntax_error", "42P01, undefined_table", "0A000, feature_not_supported",
            "21000, cardinality_violation",
            "54000, program_limit_exceeded", "55P03, lock_not_available", "P0001, raise_exception", "XX000, internal_error",
            "XX001, data_corrupted",
            "99999, a state of tomorrow", "'', no state at all"})
    void anAnswerIsNot(String state, String name) {
        assertThat(away(state)).as(name).isFalse();
    }

    @Test
    void aPoolThatHasNoneToGiveIsAway() {
        assertThat(DatabaseAway.caused(new SQLException("Sorry, acquisition timeout!"))).isTrue();
    }

    @Test
    void aSocketThatBreaksIsAway() {
        assertThat(DatabaseAway
                .caused(new PSQLException("An I/O error occurred", PSQLState.CONNECTION_FAILURE, new SocketException("Connection reset"))))
                .isTrue();
        assertThat(DatabaseAway.caused(new SocketException("Connection reset"))).as("one that was no database's").isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatHangsUpOrIsNotThereIsAway(boolean there) throws IOException {
        try (ServerSocket server = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> {
                try (Socket _ = server.accept()) {
                    // Hangs up without a word.
                } catch (IOException _) {
                    // Nobody came.
                }
            });
            if (!there) {
                server.close();
            }
            SQLException refused = org.junit.jupiter.api.Assertions.assertThrows(SQLException.class,
                    () -> DriverManager.getConnection("jdbc:postgresql://localhost:" + server.getLocalPort() + "/none?connectTimeout=5",
                            "nobody", "none"));
            assertThat(DatabaseAway.caused(refused)).as(refused.toString()).isTrue();
        }
    }

    @Test
    void itIsFoundBehindWhatOthersMakeOfIt() {
        SQLException away = new SQLException("terminating connection", "57P01");
        assertThat(DatabaseAway.caused(new IllegalStateException(new RuntimeException(away)))).isTrue();
        XAException resource = new XAException(XAException.XAER_RMERR);
        resource.initCause(away);
        RollbackException commit = new RollbackException("Could not commit transaction.");
        commit.addSuppressed(resource);
        assertThat(DatabaseAway.caused(new IllegalStateException(commit))).as("suppressed, at the commit").isTrue();
        assertThat(DatabaseAway.caused(new IllegalStateException("no database near"))).isFalse();
        assertThat(DatabaseAway.caused(new SQLException("duplicate", "23505", away))).as("the answer that came last counts").isFalse();
    }

    @Test
    void aCircleOfCausesEnds() {
        RuntimeException one = new RuntimeException("one");
        one.initCause(new RuntimeException("two", one));
        assertThat(DatabaseAway.caused(one)).isFalse();
    }
}
