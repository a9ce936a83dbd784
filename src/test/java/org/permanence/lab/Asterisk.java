package org.permanence.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One real Asterisk in its own folder and on its own ports. It ends with the JVM at the latest. */
final class Asterisk implements AutoCloseable {

    /** Where to reach its manager interface. */
    record Manager(int port, String user, String secret) {}

    private static final Duration START = Duration.ofSeconds(30);

    private final Path configuration;
    private final Path output;
    private final Manager manager;
    private Process process;
    private Ami ami;

    /** @param folder holds {@code etc} with the rendered configuration */
    Asterisk(Path folder, Manager manager) {
        this.configuration = folder.resolve("etc/asterisk.conf");
        this.output = folder.resolve("output.txt");
        this.manager = manager;
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /** Returns when it is fully booted. @throws IllegalStateException with what it printed, if it does not come up */
    void start() {
        try {
            ProcessBuilder builder = new ProcessBuilder(Tools.asterisk().toString(), "-f", "-C", configuration.toString())
                    .redirectErrorStream(true).redirectOutput(output.toFile());
            NameService.use(builder, configuration.getParent().getParent());
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ami = connect();
    }

    private Ami connect() {
        Instant deadline = Instant.now().plus(START);
        while (process.isAlive() && Instant.now().isBefore(deadline)) {
            try {
                Ami candidate = Ami.connect(manager.port(), manager.user(), manager.secret());
                candidate.awaitFullyBooted(START);
                return candidate;
            } catch (UncheckedIOException | IllegalStateException | ExecutionException | TimeoutException notYet) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        kill();
        throw new IllegalStateException("Asterisk did not start: " + printed());
    }

    private String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    boolean running() {
        return process != null && process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    Ami ami() {
        return ami;
    }

    /** What its own console answers. */
    String console(String command) {
        try {
            Process console = new ProcessBuilder(Tools.asterisk().toString(), "-C", configuration.toString(), "-rx", command)
                    .redirectErrorStream(true).start();
            return new String(console.getInputStream().readAllBytes()).replaceAll("\u001b\\[[0-9;]*m", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        end(Process::destroy);
    }

    /** As a power failure would: {@code kill -9}. */
    void kill() {
        end(Process::destroyForcibly);
    }

    private void end(Consumer<Process> how) {
        if (ami != null) {
            ami.close();
            ami = null;
        }
        if (!running()) {
            return;
        }
        how.accept(process);
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
