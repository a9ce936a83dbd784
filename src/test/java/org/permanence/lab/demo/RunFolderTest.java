package org.permanence.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    @TempDir
    Path temporary;

    @Test
    void endsExactlyTheProcessesOfAKilledDemonstration() throws Exception {
        Process leftover = sleeper();
        Process later = null;
        try (RunFolder killed = RunFolder.take(temporary)) {
            killed.record(Stream.of(leftover.toHandle()));
            later = sleeper();
            assertThat(killed.endLeftovers()).isEqualTo(1);
            assertThat(leftover.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(later.isAlive()).isTrue();
        } finally {
            leftover.destroyForcibly();
            if (later != null) {
                later.destroyForcibly();
            }
        }
    }

    @Test
    void aProcessNumberThatIsUsedAgainIsLeftAlone() throws Exception {
        Process somebodyElse = sleeper();
        try (RunFolder folder = RunFolder.take(temporary)) {
            Files.writeString(temporary.resolve("processes"), somebodyElse.pid() + " 2020-01-01T00:00:00Z\n");
            assertThat(folder.endLeftovers()).isZero();
            assertThat(somebodyElse.isAlive()).isTrue();
        } finally {
            somebodyElse.destroyForcibly();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsASentence() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> RunFolder.take(file)).isInstanceOf(NotPossible.class).hasMessageContaining("Cannot write in");
    }

    private static Process sleeper() throws IOException {
        return new ProcessBuilder("sleep", "60").start();
    }
}
