package org.permanence.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {

    @TempDir
    private Path folder;

    @Test
    void itsDataAreAsSafeAsInProductionAndItsSocketIsNobodyElses() throws SQLException {
        try (Postgres postgres = Postgres.kept(folder.resolve("data"), 0)) {
            postgres.database("permanence");
            assertThat(setting(postgres, "fsync")).isEqualTo("on");
            assertThat(setting(postgres, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(postgres, "full_page_writes")).isEqualTo("on");
            assertThat(setting(postgres, "unix_socket_directories")).as("a folder that lines on this machine would share").isEmpty();
        }
    }

    private static String setting(Postgres postgres, String name) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl("permanence"), "postgres", "postgres");
                var result = connection.createStatement().executeQuery("SHOW " + name)) {
            result.next();
            return result.getString(1);
        }
    }

    @Test
    void whyItDoesNotStartIsSaidInASentence() {
        try (Postgres first = Postgres.kept(folder.resolve("data"), 0)) {
            assertThatThrownBy(() -> Postgres.kept(folder.resolve("other"), first.port()))
                    .hasMessageContaining("PostgreSQL did not start: ").hasMessageNotContaining("\n")
                    .satisfies(why -> assertThat(why.getMessage()).containsAnyOf("is taken by another one", "could not"));
        }
    }
}
