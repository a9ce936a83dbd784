package org.permanence.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** The line that tests, stories and the demonstration are about. A new installation has none: its coordinators enter theirs. */
public final class LaboratoryLine {

    private static final String SCRIPT = "/db/laboratory/R__the_line_of_the_laboratory.sql";

    private LaboratoryLine() {}

    /** Enters it beside a running service, unless there is a line already. */
    public static void enter(String jdbcUrl, Api administrator) {
        if (!administrator.get("/api/lines").isEmpty()) {
            return;
        }
        try (InputStream script = LaboratoryLine.class.getResourceAsStream(SCRIPT);
                Connection connection = DriverManager.getConnection(jdbcUrl, Postgres.USER, Postgres.PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(new String(script.readAllBytes(), UTF_8));
        } catch (SQLException e) {
            throw new IllegalStateException("The laboratory's line cannot be entered", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // No story but that of the first start is about the set-up, of which every page of a coordinator reminds.
        administrator.put("/api/set-up/put-away", Map.of("putAway", true));
        // So that the service hears of it: shifts and the PBX's plan follow.
        administrator.patch("/api/lines/" + Helpline.LINE, Map.of("wrapUpSeconds", 60), null);
    }
}
