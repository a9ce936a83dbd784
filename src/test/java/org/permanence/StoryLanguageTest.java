package org.permanence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stories speak of people, telephones, screens and calls. Only the laboratory knows how a screen is built and what the JSON of an answer
 * looks like, so a change of these is made in one place.
 */
class StoryLanguageTest {

    private static final Path STORIES = Path.of("src/test/java/org/permanence/story");

    /** CSS selectors, methods that use them, Playwright, Jackson. */
    private static final Pattern FOREIGN = Pattern.compile(
            "locator\\(|\\[data-|querySelector|closest\\(|getByTestId\\(|\\.path\\(\"|com\\.microsoft\\.playwright|com\\.fasterxml\\.jackson");

    @Test
    void storiesKnowNoSelectorAndNoJson() throws IOException {
        List<Path> stories;
        try (Stream<Path> files = Files.walk(STORIES)) {
            stories = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        assertThat(stories).as("stories that are read").hasSizeGreaterThan(5);
        assertThat(stories).allSatisfy(story -> assertThat(foreign(Files.readString(story))).as(story.getFileName().toString()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"screen.page().locator(\"button\")", "on(\"link\").and(\"[data-state=live]\")", "document.querySelector('p')",
            "call.getByTestId(\"join\")", "state.path(\"call\")", "import com.microsoft.playwright.Page;",
            "import com.fasterxml.jackson.databind.JsonNode;"})
    void theRuleWouldSeeIt(String line) {
        assertThat(foreign("class Story {\n" + line + "\n}")).hasSize(1);
    }

    /** With the line that each stands in. */
    private static List<String> foreign(String source) {
        return source.lines().filter(line -> FOREIGN.matcher(line).find()).map(String::strip).toList();
    }
}
