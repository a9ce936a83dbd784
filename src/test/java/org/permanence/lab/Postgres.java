package org.permanence.lab;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
        try {
            Path output = Files.createTempFile("permanence-postgres", ".log");
            output.toFile().deleteOnExit();
            return start(EmbeddedPostgres.builder().setServerConfig("full_page_writes", "off"), Optional.empty(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #kept(Path, int, Path)}; what it says is kept beside the folder. */
    public static Postgres kept(Path folder, int port) {
        return kept(folder, port, folder.resolveSibling(folder.getFileName() + ".log"));
    }

    /**
     * One whose data stay in {@code folder} from one start to the next, and which is as careful with them as in production.
     *
     * @param output takes what it says
     */
    public static Postgres kept(Path folder, int port, Path output) {
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectories(output.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return start(EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("synchronous_commit", "on")
                // The library starts every server with -F, which does not wait for the disk.
                .setServerConfig("fsync", "on")
                .setServerConfig("shared_buffers", "64MB"), Optional.of(folder), output);
    }

    private static Postgres start(EmbeddedPostgres.Builder builder, Optional<Path> folder, Path output) {
        try {
            Postgres postgres = new Postgres(started(builder
                    .setServerConfig("max_connections", "100")
                    // Everybody here connects by TCP. A socket in the common folder would belong to whoever came first with this port.
                    .setServerConfig("unix_socket_directories", "")
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .setPGStartupWait(Duration.ofSeconds(30)), folder, output));
            if (!exists(postgres.port(), "SELECT 1 FROM pg_roles WHERE rolname = ?", USER)) {
                execute(postgres.port(), "CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
            }
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    /** The library waits its whole time also for a server that has given up: this looks at what the server says meanwhile. */
    private static EmbeddedPostgres started(EmbeddedPostgres.Builder builder, Optional<Path> folder, Path output) throws IOException {
        long before = Files.exists(output) ? Files.size(output) : 0;
        CompletableFuture<EmbeddedPostgres> started = CompletableFuture.supplyAsync(() -> {
            try {
                return builder.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        while (true) {
            try {
                EmbeddedPostgres server = started.get(100, TimeUnit.MILLISECONDS);
                // Whoever answers at that port counts as started, also a server that was there before.
                mustBe(folder, server);
                return server;
            } catch (TimeoutException _) {
                Optional<String> fault = fault(output, before);
                if (fault.isPresent()) {
                    // Another server may answer in its place: what was prepared here goes before anybody looks at the folder again.
                    started.thenAccept(Postgres::end).completeOnTimeout(null, 10, TimeUnit.SECONDS).exceptionally(_ -> null).join();
                    throw new IllegalStateException(fault.get());
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(fault(output, before).orElse("PostgreSQL did not start: " + e.getCause().getMessage()), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static void mustBe(Optional<Path> folder, EmbeddedPostgres server) throws IOException {
        if (folder.isPresent()) {
            int port = server.getPort();
            Path there = dataFolder(port);
            if (!Files.isSameFile(folder.get(), there)) {
                end(server);
                throw new IllegalStateException(
                        "PostgreSQL did not start: port " + port + " is taken by another one, whose data are in " + there);
            }
        }
    }

    private static void end(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In one line, once the server has ended. */
    private static Optional<String> fault(Path output, long before) throws IOException {
        if (!Files.exists(output)) {
            return Optional.empty();
        }
        byte[] all = Files.readAllBytes(output);
        String said = new String(all, (int) before, all.length - (int) before, StandardCharsets.UTF_8);
        if (!said.contains("pg_ctl: could not start server")) {
            return Optional.empty();
        }
        return Optional.of("PostgreSQL did not start: " + said.lines().filter(line -> line.contains("FATAL:") || line.contains("HINT:"))
                .map(line -> line.replaceFirst("^.*?(FATAL|HINT): *", "")).distinct().collect(Collectors.joining(" ")));
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
        return dataFolder(port());
    }

    private static Path dataFolder(int port) {
        try (Connection connection = administrator(port); Statement statement = connection.createStatement();
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
