package org.permanence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.permanence.lab.Postgres;

/** Branches that share one database, with the real Flyway and a real PostgreSQL. */
class SchemaMismatchTest {

    private static final Logger LOG = Logger.getLogger(SchemaMismatch.class.getName());
    private static Postgres postgres;
    private static int databases;

    private final List<String> said = new ArrayList<>();
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord line) {
            said.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @TempDir
    Path folder;
    private String database;

    @BeforeAll
    static void start() {
        postgres = Postgres.temporary();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void twoMigrationsRan() throws IOException {
        database = "branches_" + ++databases;
        postgres.database(database);
        LOG.addHandler(ear);
        write("V312__old.sql", "CREATE TABLE old ();");
        write("V20261201093000__pauses.sql", "CREATE TABLE pauses ();");
        migrate();
    }

    @AfterEach
    void noMoreIsHeard() {
        LOG.removeHandler(ear);
    }

    @Test
    void aLaterOneRuns() throws IOException {
        write("V20261201093001__reports.sql", "CREATE TABLE reports ();");
        migrate();
        assertThat(said).isEmpty();
    }

    @Test
    void anOlderOneOfAnotherBranchIsNamedWithWhatToDo() throws IOException {
        write("V20261130120000__reports.sql", "CREATE TABLE reports ();");
        refused("The service does not start: migration 20261130120000 (reports) never ran on this database, which already has the later 20261201093000. "
                + "Rename its file to a time after 20261201093000, or start with an empty database.");
    }

    @Test
    void oneOfAnotherBranchThatRanAlreadyIsNamed() throws IOException {
        Files.delete(folder.resolve("V312__old.sql"));
        refused("The service does not start: this database has migration 312 (old), which this build does not have. "
                + "Start the release or the branch that it came from, or start with an empty database.");
    }

    @Test
    void oneThatWasChangedIsNamed() throws IOException {
        write("V312__old.sql", "CREATE TABLE older ();");
        refused("The service does not start: the file of migration 312 (old) was changed after it ran on this database. "
                + "Take the change back and make it in a new migration.");
    }

    private void refused(String sentence) {
        assertThatThrownBy(this::migrate).hasRootCauseInstanceOf(FlywayException.class).hasStackTraceContaining(sentence);
        assertThat(said).containsExactly(sentence);
    }

    private void write(String name, String statement) throws IOException {
        Files.writeString(folder.resolve(name), statement);
    }

    private void migrate() {
        Flyway.configure().dataSource(postgres.jdbcUrl(database), Postgres.USER, Postgres.PASSWORD).locations("filesystem:" + folder)
                .callbacks(new SchemaMismatch()).load().migrate();
    }
}
