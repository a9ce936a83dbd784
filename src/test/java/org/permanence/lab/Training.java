package org.permanence.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Starts a packaged service once with a temporary database, and lets it rehearse a pick-up, so that Java stores the classes that it loaded
 * and linked in a file beside the jar (its ahead-of-time cache): every later start takes half the work. Java itself ignores a file that
 * does not match its version or the jar. {@code docker/service/train} makes the image's file.
 */
public final class Training {

    private static final String REHEARSED = "a pick-up was rehearsed";
    /** Writing the file takes a processor ten seconds. */
    private static final Duration STOPPED_WITHIN = Duration.ofMinutes(2);

    public static void main(String[] arguments) throws IOException {
        complete(Path.of("target/quarkus-app/quarkus-run.jar"));
        System.exit(0);
    }

    /** The same; when it does not succeed, services start without, which takes them longer. */
    static void attempt(Path jar) {
        try {
            complete(jar);
        } catch (IOException | RuntimeException e) {
            System.err.println("Services start without training: " + e.getMessage());
        }
    }

    /** Blocking, also while another program does the same. Nothing is left to do when it was done since the service was packaged. */
    private static synchronized void complete(Path jar) throws IOException {
        Path folder = Files.createDirectories(jar.resolveSibling("training"));
        try (FileChannel file = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = file.lock()) {
            if (optionsOf(jar).isEmpty()) {
                Files.move(train(jar, folder), cache(jar), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** What Java is told so that it uses the file; nothing when there is none of this jar. */
    static List<String> optionsOf(Path jar) {
        Path cache = cache(jar);
        try {
            return Files.exists(cache) && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) >= 0
                    ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=error") : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path cache(Path jar) {
        return jar.toAbsolutePath().resolveSibling("service.aot");
    }

    private static Path train(Path jar, Path folder) throws IOException {
        Path cache = folder.toAbsolutePath().resolve("service.aot");
        Path log = folder.resolve("service.log");
        Files.deleteIfExists(cache);
        Files.deleteIfExists(log);
        try (Postgres postgres = Postgres.temporary()) {
            postgres.database("training");
            Service service = new Service(jar, log, Ports.tcp(), Map.of(
                    "quarkus.datasource.jdbc.url", postgres.jdbcUrl("training"),
                    "quarkus.datasource.username", Postgres.USER,
                    "quarkus.datasource.password", Postgres.PASSWORD,
                    // no PBX listens there: the attempt to connect is enough
                    "permanence.pbx.port", "" + Ports.tcp(),
                    "permanence.pbx.secret", "none",
                    "permanence.pseudonym.key-file", folder.resolve("pseudonym.key").toString(),
                    "permanence.rehearsal.times", "20"), List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:aot*=error"));
            service.start();
            Wait.until("the rehearsal is over", Duration.ofMinutes(1), () -> Files.readString(log).contains(REHEARSED));
            service.stop(STOPPED_WITHIN);
        }
        if (!Files.exists(cache)) {
            throw new IOException("Java wrote no ahead-of-time cache; see " + log);
        }
        return cache;
    }

    private Training() {}
}
