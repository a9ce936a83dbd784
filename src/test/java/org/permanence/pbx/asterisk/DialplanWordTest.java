package org.permanence.pbx.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;

/** One vocabulary: the dialplan's events, the contract's table of their facts, and the events that the service reads. */
class DialplanWordTest {

    private static final Path CONFIG = Path.of("asterisk-config");
    private static final Pattern TOLD = Pattern.compile("(?:tell(?:-ring|-third)?,|UserEvent\\()([A-Z]\\w+),");
    private static final Instant AT = Instant.parse("2026-11-20T20:00:00Z");
    private static final Occurrence.Subject SUBJECT = new Occurrence.Subject(Optional.of(new CallId(new UUID(0, 1))), "pbx-1.1");

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static Set<String> told() throws IOException {
        Set<String> told = new TreeSet<>();
        try (Stream<Path> files = Files.list(CONFIG.resolve("etc/dialplan"))) {
            for (Path file : files.toList()) {
                told.addAll(found(TOLD, Files.readString(file)));
            }
        }
        return told;
    }

    private static Optional<Occurrence> read(String word, Map<String, String> fields) {
        return DialplanWord.read(word, fields, AT, SUBJECT, _ -> Optional.empty());
    }

    @Test
    void everyWordOfTheDialplanIsInTheContractAndIsRead() throws IOException {
        String readme = Files.readString(CONFIG.resolve("README.md"));
        String becomes = readme.substring(readme.indexOf("### What becomes of an event"), readme.indexOf("## Files written for recovery"));
        Set<String> contract = new TreeSet<>();
        becomes.lines().filter(line -> line.startsWith("| `")).map(line -> line.split("\\|")[1])
                .forEach(names -> contract.addAll(found(Pattern.compile("`(\\w+)`"), names)));
        contract.removeAll(Set.of("Hold", "Unhold"));
        Map<String, String> fields = Map.ofEntries(Map.entry("Line", "aas"), Map.entry("Language", "fr"), Map.entry("Chosen", "yes"),
                Map.entry("Ring", "a ring"), Map.entry("Member", "r1"), Map.entry("Reach", "home"), Map.entry("Third", "r2"),
                Map.entry("Leg", "a leg"), Map.entry("Until", "1795214082"));

        assertThat(told()).hasSizeGreaterThan(20).isEqualTo(contract);
        assertThat(told()).allSatisfy(word -> assertThat(read(word, fields).isPresent()).as(word).isEqualTo(!word.equals("HomeAccepted")));
    }

    @Test
    void whoIsNoMemberIsNobodyOfTheLine() {
        assertThat(read("CallHeld", Map.of("Member", "number"))).contains(new DialplanWord.CallHeld(AT, SUBJECT, Optional.empty()));
        assertThat(read("TransferStarted", Map.of("Member", "r1", "To", "number")))
                .contains(new DialplanWord.TransferStarted(AT, SUBJECT, Optional.of(new MemberId("r1")), Optional.empty()));
        assertThat(read("MemberLeft", Map.of("Member", "number", "Leg", "a leg", "Reason", "over")))
                .as("a number outside that had kept the call").isEmpty();
    }
}
