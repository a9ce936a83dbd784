package org.permanence.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The host names that the PBX can resolve: a {@code getent} of its own, so that no test depends on the machine's network. */
public final class NameService {

    private final Path bin;

    /** @param folder of the PBX */
    NameService(Path folder) {
        this.bin = folder.resolve("bin");
        try {
            Files.createDirectories(bin);
            Path getent = Files.writeString(bin.resolve("getent"), """
                    #!/bin/sh
                    awk -v name="$2" '$1 == name { print $2 }' "$(dirname "$0")/hosts" 2>/dev/null
                    """);
            if (!getent.toFile().setExecutable(true)) {
                throw new IllegalStateException(getent + " cannot be made executable");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on. */
    public void resolves(String name, String address) {
        hosts(name + " " + address + "\n");
    }

    public void resolvesNothing() {
        hosts("");
    }

    private void hosts(String lines) {
        try {
            Path fresh = Files.writeString(bin.resolve("hosts.new"), lines);
            Files.move(fresh, bin.resolve("hosts"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the program this name service, if the folder has one. */
    static void use(ProcessBuilder program, Path folder) {
        Path bin = folder.resolve("bin");
        if (Files.exists(bin)) {
            program.environment().merge("PATH", bin.toString(), (before, own) -> own + ":" + before);
        }
    }
}
