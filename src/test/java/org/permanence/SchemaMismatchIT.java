package org.permanence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.permanence.lab.Postgres;
import org.permanence.lab.Service;

/** The packaged service beside a database that has a younger migration and not an older one. */
class SchemaMismatchIT {

    @Test
    void theServiceEndsWithOneSentence(@TempDir Path folder) throws SQLException, IOException {
        Path log = folder.resolve("service.log");
        try (Postgres postgres = Postgres.temporary()) {
            postgres.database("branches");
            String url = postgres.jdbcUrl("branches");
            Flyway.configure().dataSource(url, Postgres.USER, Postgres.PASSWORD).load().migrate();
            try (Connection connection = DriverManager.getConnection(url, Postgres.USER, Postgres.PASSWORD);
                    Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM flyway_schema_history WHERE version = '305'");
            }
            Service service = new Service(Path.of(System.getProperty("permanence.service.jar")), log, 0, Map.of(
                    "quarkus.datasource.jdbc.url", url,
                    "quarkus.datasource.username", Postgres.USER,
                    "quarkus.datasource.password", Postgres.PASSWORD,
                    "permanence.pbx.secret", "none",
                    "permanence.pseudonym.key-file", folder.resolve("pseudonym.key").toString()));
            assertThatThrownBy(service::start).hasMessageStartingWith("The service stopped while starting.");
        }
        assertThat(Files.readString(log))
                .contains("The service does not start: migration 305 (work of whoever finishes) never ran on this database")
                .as("and not Flyway's advice to run it out of order").doesNotContain("FlywayValidateException");
    }
}
