package org.permanence.lab;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives the service under test its database: {@code @QuarkusTestResource(PostgresResource.class)}. One empty database for each start of the
 * service. Test classes that share a start share its database: a test brings its own lines and people and assumes no empty table.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private static final String DATABASE = "permanence_test";
    /** A system property, because the tests and this resource are loaded by different class loaders and share no static field. */
    private static final String PORT = "permanence.lab.postgres.port";

    private Postgres server;

    @Override
    public Map<String, String> start() {
        server = Postgres.temporary();
        server.database(DATABASE);
        System.setProperty(PORT, Integer.toString(server.port()));
        return Map.of(
                "quarkus.datasource.jdbc.url", server.jdbcUrl(DATABASE),
                "quarkus.datasource.username", Postgres.USER,
                "quarkus.datasource.password", Postgres.PASSWORD);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** The database of the service under test answers and stores nothing while {@code meanwhile} runs. */
    public static void readOnly(Runnable meanwhile) {
        int port = Integer.getInteger(PORT);
        Postgres.readOnly(port, DATABASE);
        try {
            meanwhile.run();
        } finally {
            Postgres.storing(port, DATABASE);
        }
    }

    /** Takes the database away from the service under test while {@code meanwhile} runs. */
    public static void withoutDatabase(Runnable meanwhile) {
        int port = Integer.getInteger(PORT);
        Postgres.shutOut(port, DATABASE);
        try {
            meanwhile.run();
        } finally {
            Postgres.letIn(port, DATABASE);
        }
    }
}
