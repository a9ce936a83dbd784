package org.permanence.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The service as deployed: the packaged jar in its own process, told where its database and its PBX are by settings alone. Can be stopped,
 * killed and started again while calls go on.
 */
public final class Service implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final String JAVA_OPTIONS = "@" + Tools.project("src/main/java.options");

    private static final Pattern CODE = Pattern.compile("first administrator with the code ([A-Z0-9-]+)");

    private final Path jar;
    private final Path log;
    private final int port;
    private final Map<String, String> settings;
    private final List<String> ownJavaOptions;
    private Process process;

    /**
     * @param settings Quarkus properties by their names; they go into the environment-like system properties of the process, secrets
     * included, which is right for a laboratory only
     */
    public Service(Path jar, Path log, int port, Map<String, String> settings) {
        this(jar, log, port, settings, Training.optionsOf(jar));
    }

    Service(Path jar, Path log, int port, Map<String, String> settings, List<String> ownJavaOptions) {
        this.jar = jar.toAbsolutePath();
        this.log = log;
        this.port = port;
        this.settings = Map.copyOf(settings);
        this.ownJavaOptions = ownJavaOptions;
    }

    public Service start() {
        return start(Map.of());
    }

    /**
     * @param otherwise settings that differ this time
     * @throws IllegalStateException if it is not ready within two minutes; the message ends with the last lines of its log
     */
    Service start(Map<String, String> otherwise) {
        Map<String, String> settings = new HashMap<>(this.settings);
        settings.putAll(otherwise);
        try {
            Files.createDirectories(log.getParent());
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            command.add(JAVA_OPTIONS);
            command.addAll(ownJavaOptions);
            settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
            command.add("-Dquarkus.http.port=" + port);
            command.add("-jar");
            command.add(jar.toString());
            process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        } catch (IOException e) {
            throw new IllegalStateException("The service could not be started: " + e.getMessage(), e);
        }
        awaitReady();
        return this;
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest ready = HttpRequest.newBuilder(address().resolve("/q/health/ready")).timeout(Duration.ofSeconds(2)).build();
            while (System.nanoTime() < deadline) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("The service stopped while starting.\n" + endOfLog());
                }
                try {
                    if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException _) {
                    // not listening yet
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
        throw new IllegalStateException("The service was not ready within " + READY_WITHIN.toSeconds() + " s.\n" + endOfLog());
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log, UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    /**
     * The code with which the first administrator is created, as an operator reads it in the log.
     *
     * @throws IllegalStateException if no start of this service waited for a first administrator
     */
    public String firstCode() {
        try {
            return CODE.matcher(Files.readString(log, UTF_8)).results().map(found -> found.group(1)).reduce((_, later) -> later)
                    .orElseThrow(() -> new IllegalStateException("The service's log has no code: there is an account.\n" + endOfLog()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public boolean running() {
        return process != null && process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** As an operator stops it: SIGTERM, and waits. */
    public void stop() {
        stop(Duration.ofSeconds(15));
    }

    /** @param within it is killed when it takes longer */
    void stop(Duration within) {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(within.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** As a power cut stops it: SIGKILL. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            try {
                process.waitFor(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        stop();
    }
}
