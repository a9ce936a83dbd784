package org.permanence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.permanence.pbx.Language;

/**
 * What is played is spoken: every announcement that the dialplan names has a text in each language, and a number under which a person can
 * record it by telephone. A name that the dialplan puts together from variables is not seen here; telephones hear those.
 */
class AnnouncementsTest {

    private static final Path CONFIG = Path.of("asterisk-config");
    private static final Path DIALPLAN = CONFIG.resolve("etc/dialplan");
    private static final Path RECORDING = DIALPLAN.resolve("recording.conf");
    private static final Pattern SPOKEN = Pattern.compile("(?m)^([a-z0-9-]+) = .+$");
    private static final Pattern PLAYED = Pattern.compile("(?:Playback\\(|Read\\(\\w+,)([a-z][a-z0-9-]*)");
    private static final Pattern NUMBERED = Pattern.compile("(?m)^exten => \\d\\d,1,Return\\(([a-z0-9-]+)\\)$");

    private static List<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results().map(match -> match.group(1)).toList();
    }

    private static List<String> spoken(Language language) throws IOException {
        return found(SPOKEN, CONFIG.resolve("announcements").resolve(language.code() + ".txt"));
    }

    /** For callers and at responders' homes; the menu with which announcements are recorded is not among them. */
    private static Set<String> played() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(DIALPLAN)) {
            files = all.filter(file -> !file.equals(RECORDING)).toList();
        }
        Set<String> played = new TreeSet<>(found(Pattern.compile("(?m)^periodic-announce = (\\S+)"), CONFIG.resolve("etc/queues.conf")));
        for (Path file : files) {
            played.addAll(found(PLAYED, file));
        }
        assertThat(played).contains("welcome", "another-language", "home-press-1", "reassure");
        return played;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void eachThatIsPlayedIsSpoken(Language language) throws IOException {
        assertThat(spoken(language)).doesNotHaveDuplicates().isEqualTo(spoken(Language.FR)).containsAll(played())
                .containsAll(found(PLAYED, RECORDING));
    }

    @Test
    void eachThatIsPlayedCanBeRecordedByTelephone() throws IOException {
        List<String> numbered = found(NUMBERED, RECORDING);
        assertThat(numbered).doesNotHaveDuplicates().containsAll(played());
        assertThat(spoken(Language.FR)).containsAll(numbered);
    }
}
