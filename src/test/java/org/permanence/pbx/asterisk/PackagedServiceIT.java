package org.permanence.pbx.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.permanence.lab.Lab;
import org.permanence.lab.LabExtension;
import org.permanence.lab.Postgres;
import org.permanence.lab.Service;

/**
 * The packaged service receives the PBX's events. asterisk-java looks up its event classes on the class path, and the class loader of a
 * packaged service differs from that of other tests: an event whose class it does not find would be dropped silently.
 */
@ExtendWith(LabExtension.class)
class PackagedServiceIT {

    private static final String LINE = "080035243";

    private final Lab lab;
    @TempDir
    Path folder;

    PackagedServiceIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeEach
    void lineThatIsClosed() {
        lab.plan().line("aas", LINE, "+3280035243", "fr");
    }

    @Test
    void hearsCallsLiveAndThoseThatItMissed() throws Exception {
        try (Postgres postgres = Postgres.temporary()) {
            postgres.database("permanence");
            String url = postgres.jdbcUrl("permanence");
            Service service = service(url);
            // While it is away: read back from the PBX's files.
            lab.caller("+32470111111").dials(LINE).gotHungUp();
            try (service) {
                service.start();
                await().atMost(Duration.ofSeconds(30)).until(() -> facts(url, "RECONSTRUCTED").contains("turned-away:CLOSED"));
                // Before that it may still compare its calls with the PBX's, which has no channel for the one that follows.
                await().until(() -> Files.readString(folder.resolve("service.log")).contains("connected to the PBX"));

                lab.pbx().ami().act("UserEvent", "UserEvent", "CallArrived", "CallId", UUID.randomUUID().toString(), "Line", "aas",
                        "Caller", "+32470222222");
                await().atMost(Duration.ofSeconds(10)).until(() -> facts(url, "LIVE").contains("arrived"));
            }
            assertThat(facts(url, "RECONSTRUCTED")).contains("arrived", "turned-away:CLOSED", "ended");
            assertThat(Files.readString(folder.resolve("service.log"))).contains("connected to the PBX").doesNotContain("470111111")
                    .doesNotContain("470222222");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Service service(String url) throws IOException {
        var pbx = lab.pbx().endpoints();
        return new Service(Path.of(System.getProperty("permanence.service.jar")), folder.resolve("service.log"), freePort(), Map.of(
                "quarkus.datasource.jdbc.url", url, "quarkus.datasource.username", Postgres.USER, "quarkus.datasource.password",
                Postgres.PASSWORD,
                "permanence.pbx.port", "" + pbx.amiPort(), "permanence.pbx.user", pbx.amiUser(), "permanence.pbx.secret", pbx.amiSecret(),
                "permanence.pbx.log-folder", lab.pbx().logFolder().toString(), "permanence.pseudonym.key-file",
                folder.resolve("pseudonym.key").toString()));
    }

    private static List<String> facts(String url, String source) throws SQLException {
        List<String> keys = new ArrayList<>();
        try (var connection = DriverManager.getConnection(url, Postgres.USER, Postgres.PASSWORD);
                var statement = connection.prepareStatement("select key from call_event where source = ? order by at")) {
            statement.setString(1, source);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    keys.add(result.getString(1));
                }
            }
        } catch (SQLException e) {
            // The service has not made its tables yet.
            if (!"42P01".equals(e.getSQLState())) {
                throw e;
            }
        }
        return keys;
    }
}
