package org.permanence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Text from outside is never used unfiltered as an argument. The patterns for phones and the carrier match every character that is dialled;
 * FILTER reduces every value from AstDB, a header, a caller id or the service to characters that cannot act as separators or calls.
 */
class DialplanTest {

    private static final Path DIALPLAN = Path.of("asterisk-config/etc/dialplan");
    private static final Path ENDPOINTS = Path.of("asterisk-config/etc/pjsip.conf");

    /** Contexts in which a call begins: an endpoint names them, here or in the contract with the service. */
    private static final List<String> ENTRANCES = List.of("from-carrier", "from-responder");

    /** Values that the dialplan did not write itself. */
    private static final Pattern FROM_OUTSIDE = Pattern.compile(
            "\\$\\{(?:DB|DB_KEYS|CALLERID|CALLERPRES|CONNECTEDLINE|REDIRECTING|PJSIP_HEADER|PJSIP_HEADERS|PJSIP_PARSE_URI|SIP_HEADER|PJSIP_DIAL_CONTACTS|PJSIP_AOR"
                    + "|PJSIP_CONTACT|ODBC_[A-Z]+|CURL)\\(|\\$\\{(?:THIRD_NUMBER|VERIFICATION)[}:]");
    private static final Pattern FILTERED = Pattern.compile("\\$\\{FILTER\\(([^,]*),$");
    private static final Pattern HARMLESS = Pattern.compile("(?:[a-zA-Z0-9+/-]|\\\\x2c|\\\\x2d)+");
    /** Functions that run a program, read a file or a network answer, or evaluate text as dialplan. */
    private static final Pattern RUNS =
            Pattern.compile("\\b(?:SHELL|EVAL|CURL|FILE|AGI|EAGI|TrySystem|Exec|TryExec|Macro|ExternalIVR|ReadFile)\\(");

    private record Line(String file, String context, String text) {

        @Override
        public String toString() {
            return file + " [" + context + "] " + text;
        }
    }

    private static List<Line> lines() {
        try (Stream<Path> files = Files.list(DIALPLAN)) {
            List<Line> lines = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                String context = "";
                for (String text : Files.readAllLines(file)) {
                    if (text.startsWith("[")) {
                        context = text.substring(1, text.indexOf(']'));
                    } else if (!text.isBlank() && !text.strip().startsWith(";")) {
                        lines.add(new Line(file.getFileName().toString(), context, text.strip()));
                    }
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void readsTheWholeDialplan() throws IOException {
        assertThat(lines()).extracting(Line::context).contains("from-carrier", "from-responder", "responder", "transfer", "recording",
                "start");
        try (Stream<String> texts = Files.lines(Path.of("asterisk-config/etc/extensions.conf"))) {
            assertThat(texts).as("nothing stands outside the folder").noneMatch(text -> text.startsWith("exten"));
        }
    }

    @Test
    void noOtherContextIsAnEntrance() throws IOException {
        Matcher named = Pattern.compile("(?m)^\\s*context\\s*=\\s*(\\S+)|\"context\":\"([^\"]+)\"")
                .matcher(Files.readString(ENDPOINTS) + Files.readString(Path.of("asterisk-config/README.md")));
        List<String> contexts = named.results().map(found -> found.group(1) == null ? found.group(2) : found.group(1)).distinct().toList();
        assertThat(contexts).containsExactlyInAnyOrderElementsOf(ENTRANCES);
        assertThat(lines()).noneMatch(line -> line.text().startsWith("include") || line.text().startsWith("switch"));
    }

    @Test
    void whatIsDialledIsKnownToTheLastCharacter() {
        assertThat(openPatterns(lines())).isEmpty();
        assertThat(openPatterns(List.of(new Line("x", "from-responder", "exten => _r[1-9]!,1,Dial(Local/${EXTEN}@responder)")))).hasSize(1);
        assertThat(openPatterns(List.of(new Line("x", "from-carrier", "exten => _[+0-9].,1,NoOp()")))).hasSize(1);
    }

    private static List<Line> openPatterns(List<Line> lines) {
        Pattern open = Pattern.compile("exten\\s*=>?\\s*_[^,]*[.!],.*");
        return lines.stream().filter(line -> ENTRANCES.contains(line.context()) && open.matcher(line.text()).matches()).toList();
    }

    @Test
    void whatComesFromOutsideIsFiltered() {
        assertThat(unfiltered(lines())).isEmpty();
        assertThat(lines().stream().filter(line -> FROM_OUTSIDE.matcher(line.text()).find())).as("the rule sees them")
                .hasSizeGreaterThan(15);
        assertThat(unfiltered(List.of(new Line("x", "y", "same => n,Dial(PJSIP/${DB(home/${MEMBER})}@trunk)"),
                new Line("x", "y", "same => n,Dial(PJSIP/${THIRD_NUMBER}@trunk)"),
                new Line("x", "y", "same => n,Set(A=${FILTER(0-9&,${DB(a/b)})})"))))
                .hasSize(3);
    }

    private static List<Line> unfiltered(List<Line> lines) {
        return lines.stream().filter(line -> FROM_OUTSIDE.matcher(line.text()).results().anyMatch(found -> {
            Matcher before = FILTERED.matcher(line.text().substring(0, found.start()));
            return !before.find() || !HARMLESS.matcher(before.group(1)).matches();
        })).toList();
    }

    @Test
    void nothingFromACallIsRun() {
        assertThat(lines()).noneMatch(line -> RUNS.matcher(line.text()).find());
        assertThat(lines().stream().filter(line -> line.text().contains("System(")))
                .as("a recording is kept or thrown away, under names of our own; the carrier's names are resolved")
                .allMatch(line -> line.context().equals("trunk-addresses") && !line.text().contains("$")
                        || line.context().equals("recording")
                                && line.text().matches(".*System\\((?:mv|rm) -f (?:\"\\$\\{(?:TRY\\}\\.wav|KEPT\\})\" ?)+\\)"));
    }
}
