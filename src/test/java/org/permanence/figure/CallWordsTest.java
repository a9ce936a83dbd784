package org.permanence.figure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.permanence.call.Outcome;
import org.permanence.pbx.Language;

/** Whoever compares a file with the screen finds the same words. */
class CallWordsTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void anOutcomeIsCalledAsOnTheScreen(Language language) throws IOException {
        String texts = Files.readString(Path.of("src/main/webui/src/figure/texts/" + language.code() + ".ts"));
        String outcomes = texts.substring(texts.indexOf("outcome: {"), texts.indexOf("},", texts.indexOf("outcome: {")));
        for (Outcome outcome : Outcome.values()) {
            String code = new ObjectMapper().valueToTree(outcome).asText();
            assertThat(outcomes).as(language + " " + outcome)
                    .contains("    " + code + ": '" + new CallWords(language).outcome(outcome) + "',");
        }
    }
}
