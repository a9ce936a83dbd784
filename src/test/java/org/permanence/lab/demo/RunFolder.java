package org.permanence.lab.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The folder that holds everything of a demonstration: data, logs, and the list of its processes. One demonstration at a time uses it, and
 * one that was killed outright (power, {@code kill -9}) leaves processes behind that the next one ends: those on the list and no others.
 */
final class RunFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel channel;

    private RunFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws NotPossible if a demonstration is running in it already */
    static RunFolder take(Path folder) {
        try {
            Files.createDirectories(folder.resolve("log"));
            FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new NotPossible("The demonstration already runs in this folder: stop it with Ctrl-C where it was started.");
            }
            return new RunFolder(folder, channel);
        } catch (IOException e) {
            throw new NotPossible(
                    "Cannot write in " + folder + " (" + e.getMessage() + "): give yourself the right to, or make room on the disk.");
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** A process is the same one only if it also began at the same moment: numbers are used again. */
    private record Recorded(long pid, Instant began) {

        static Optional<Recorded> of(ProcessHandle process) {
            return process.info().startInstant().map(began -> new Recorded(process.pid(), began));
        }

        static Recorded parse(String line) {
            String[] parts = line.split(" ");
            return new Recorded(Long.parseLong(parts[0]), Instant.parse(parts[1]));
        }

        Optional<ProcessHandle> alive() {
            return ProcessHandle.of(pid).filter(process -> process.info().startInstant().filter(began::equals).isPresent());
        }
    }

    /** Notes these processes and PostgreSQL's, so that they can be found again if this one is killed. */
    void record(Stream<ProcessHandle> started) {
        List<String> lines = Stream.concat(started, postmaster().stream())
                .flatMap(process -> Recorded.of(process).stream()).map(it -> it.pid() + " " + it.began()).toList();
        try {
            Files.write(path("processes"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL is not a child process: pg_ctl started it and exited. */
    private Optional<ProcessHandle> postmaster() {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(path("postgres/postmaster.pid")).getFirst().trim()));
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    /** Ends what a killed demonstration left behind. @return how many processes that were */
    int endLeftovers() {
        List<ProcessHandle> leftovers = new ArrayList<>();
        try {
            if (Files.exists(path("processes"))) {
                Files.readAllLines(path("processes")).stream().map(Recorded::parse).flatMap(it -> it.alive().stream())
                        .forEach(leftovers::add);
            }
        } catch (IOException | RuntimeException _) {
            // a half-written list ends no process
        }
        leftovers.forEach(ProcessHandle::destroy);
        for (ProcessHandle leftover : leftovers) {
            try {
                leftover.onExit().get(5, TimeUnit.SECONDS);
            } catch (Exception _) {
                leftover.destroyForcibly();
            }
        }
        return leftovers.size();
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path("endpoints.json"));
            Files.deleteIfExists(path("service.properties"));
            Files.deleteIfExists(path("processes"));
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
