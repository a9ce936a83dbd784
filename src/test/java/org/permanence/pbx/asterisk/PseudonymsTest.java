package org.permanence.pbx.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymsTest {

    @TempDir
    Path folder;
    private final Pseudonyms pseudonyms = new Pseudonyms(new byte[32]);

    @Test
    void samePersonHoweverTheCarrierWritesTheNumber() {
        var person = pseudonyms.of("+32470123456").orElseThrow();

        assertThat(pseudonyms.of("0470123456")).contains(person);
        assertThat(pseudonyms.of("0032470123456")).contains(person);
        assertThat(pseudonyms.of("32470123456")).contains(person);
        assertThat(pseudonyms.of("0470/12.34.56")).contains(person);
        assertThat(pseudonyms.of("+32470123457").orElseThrow()).isNotEqualTo(person);
    }

    @Test
    void withheldNumberHasNone() {
        assertThat(pseudonyms.of(null)).isEmpty();
        assertThat(pseudonyms.of("")).isEmpty();
        assertThat(pseudonyms.of("anonymous")).isEmpty();
        assertThat(pseudonyms.of("+")).isEmpty();
    }

    @Test
    void anotherKeyAnotherPseudonym() {
        byte[] other = new byte[32];
        other[31] = 1;

        assertThat(new Pseudonyms(other).of("+32470123456")).isNotEqualTo(pseudonyms.of("+32470123456"));
    }

    @Test
    void keyIsMadeOnceForTheServiceAlone() throws IOException {
        Path file = folder.resolve("keys/pseudonym.key");

        var first = Pseudonyms.underKeyOf(file).of("+32470123456");

        assertThat(Files.size(file)).isEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(Pseudonyms.underKeyOf(file).of("+32470123456")).isEqualTo(first);
        assertThat(first).isNotEqualTo(pseudonyms.of("+32470123456"));
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void fileThatIsNoKeyIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("short.key"), "short");

        assertThatThrownBy(() -> Pseudonyms.underKeyOf(file)).isInstanceOf(IllegalArgumentException.class);
    }
}
