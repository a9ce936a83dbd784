package org.permanence.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where {@code scripts/install-asterisk.sh} unpacked the real programs. */
final class Tools {

    private Tools() {}

    static Path folder() {
        String cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).orElse(System.getProperty("user.home") + "/.cache");
        return Path.of(Optional.ofNullable(System.getProperty("permanence.tools"))
                .or(() -> Optional.ofNullable(System.getenv("PERMANENCE_TOOLS")))
                .orElse(cache + "/permanence")).toAbsolutePath();
    }

    static Path asterisk() {
        Path program = folder().resolve("asterisk/asterisk");
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException("Asterisk is missing: run scripts/install-asterisk.sh");
        }
        return program;
    }

    /** Runs a program of {@code scripts/install-network.sh}. */
    static Path network() {
        Path run = folder().resolve("network/run");
        if (!Files.isExecutable(run)) {
            throw new IllegalStateException("nginx and coturn are missing: run scripts/install-network.sh");
        }
        return run;
    }

    static Path asteriskModules() {
        return folder().resolve("asterisk/modules");
    }

    static Path asteriskData() {
        return folder().resolve("asterisk/data");
    }

    /** A file or folder of this project; tests and the demonstration are started in its root. */
    static Path project(String path) {
        return Path.of(path).toAbsolutePath();
    }
}
