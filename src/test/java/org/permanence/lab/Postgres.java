package org.permanence.lab;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A real PostgreSQL 17 on loopback, for tests and for the demonstration. The service connects as {@value #USER}, which is not a superuser.
 * The code that starts one must close it; a forgotten one ends with the JVM.
 */
public final class Postgres implements AutoCloseable {

    public static final String USER = "permanence";
    public static final String PASSWORD = "permanence";
    private static final Pattern DATABASE = Pattern.compile("[a-z][a-z0-9_]{0,40}");

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** A fresh one on a free port that leaves nothing behind; it does not wait for the disk, so that tests are quick. */
    public static Postgres temporary() {
        return start(EmbeddedPostgres.builder().setServerConfig("fsync", "off").setServerConfig("full_page_writes", "off"));
    }

    /** One whose data stay in {@code folder} from one start to the next, and which is as careful with them as in production. */
    public static Postgres kept(Path folder, int port) {
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return start(EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "64MB"));
    }

    private static Postgres start(EmbeddedPostgres.Builder builder) {
        try {
            Postgres postgres = new Postgres(builder
                    .setServerConfig("max_connections", "100")
                    .setPGStartupWait(Duration.ofSeconds(30))
                    .start());
            if (!exists(postgres.port(), "SELECT 1 FROM pg_roles WHERE rolname = ?", USER)) {
                execute(postgres.port(), "CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
            }
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    /** Makes sure that the database is there, owned by {@value #USER}. */
    public void database(String name) {
        if (!DATABASE.matcher(name).matches()) {
            throw new IllegalArgumentException("not a database name: " + name);
        }
        if (!exists(port(), "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            execute(port(), "CREATE DATABASE " + name + " OWNER " + USER);
        }
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database;
    }

    public int port() {
        return server.getPort();
    }

    /** The folder with all its data, the write-ahead log included. Data that is only in memory is flushed to it first. */
    public Path dataFolder() {
        execute(port(), "CHECKPOINT");
        try (Connection connection = administrator(port()); Statement statement = connection.createStatement();
                ResultSet folder = statement.executeQuery("SHOW data_directory")) {
            folder.next();
            return Path.of(folder.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Throws everybody out of the database and lets nobody back in, as when PostgreSQL is away, until {@link #letIn}. */
    static void shutOut(int port, String database) {
        execute(port, "ALTER DATABASE " + database + " WITH ALLOW_CONNECTIONS false");
        execute(port, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
    }

    static void letIn(int port, String database) {
        execute(port, "ALTER DATABASE " + database + " WITH ALLOW_CONNECTIONS true");
    }

    /** It answers and stores nothing, as a standby does, until {@link #storing}. Sessions end, so that each one is so. */
    static void readOnly(int port, String database) {
        execute(port, "ALTER DATABASE " + database + " SET default_transaction_read_only = on");
        execute(port, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
    }

    static void storing(int port, String database) {
        execute(port, "ALTER DATABASE " + database + " RESET default_transaction_read_only");
        execute(port, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
    }

    void shutOut(String database) {
        shutOut(port(), database);
    }

    void letIn(String database) {
        letIn(port(), database);
    }

    private static void execute(int port, String sql) {
        try (Connection connection = administrator(port); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static boolean exists(int port, String sql, String parameter) {
        try (Connection connection = administrator(port); PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            return statement.executeQuery().next();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static Connection administrator(int port) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "postgres");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code FOLDER PORT [DATABASE]}: runs until it is told to stop, and says where it listens once it does. */
    public static void main(String[] arguments) throws InterruptedException {
        Postgres postgres = kept(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        String database = arguments.length > 2 ? arguments[2] : "permanence";
        postgres.database(database);
        System.out.println("PostgreSQL is ready: " + postgres.jdbcUrl(database));
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        Thread.currentThread().join();
    }
}
