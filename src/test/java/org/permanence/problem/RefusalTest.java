package org.permanence.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every reason why the service refuses. That the screens have words for each is held by their compiler. */
class RefusalTest {

    private static final List<Class<?>> REFUSALS = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.permanence").stream().filter(type -> type.isAssignableTo(Refusal.class) && type.isRecord())
            .<Class<?>>map(type -> type.reflect()).toList();

    /** The members that every problem may have. */
    private static final Set<String> OWN =
            Set.of("type", "code", "title", "status", "detail", "field", "reference", "violations", "missing");

    static Stream<Class<?>> refusals() {
        return REFUSALS.stream();
    }

    @Test
    void allAreFoundAndEachHasACodeOfItsOwn() {
        assertThat(REFUSALS).hasSizeGreaterThan(120);
        assertThat(REFUSALS.stream().map(type -> Refusal.code(type.getSimpleName()))).doesNotHaveDuplicates()
                .contains("colleague-not-free", "database-away");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void theSentenceHasAPlaceForEachParameterAndNoOther(Class<? extends Refusal> type) {
        assertThat(type).hasAnnotation(Answer.class);
        List<String> parameters = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).sorted().toList();
        assertThat(Reason.of(type).places()).isEqualTo(parameters);
        assertThat(type.getAnnotation(Answer.class).status()).isBetween(400, 599);
        if (type != ServiceRefusal.Unexpected.class) {
            assertThat(parameters).doesNotContainAnyElementsOf(OWN);
        }
    }

    @Test
    void aParameterIsInTheSentenceAndAMemberOfTheProblem() {
        ProblemBody body = new ServiceRefusal.TooLong(20).problem().at("name").body();
        assertThat(body.detail()).isEqualTo("At most 20 characters.");
        assertThat(body.code()).isEqualTo("too-long");
        assertThat(body.type()).isEqualTo("urn:permanence:problem:invalid");
        assertThat(body.field()).isEqualTo("name");
        assertThat(body.more()).containsExactly(Map.entry("max", 20L));
    }

    /** An English sentence there would reach a screen that knows no words for it. */
    @Test
    void noConstraintHasAMessage() throws IOException {
        Pattern message = Pattern.compile("@\\w+\\([^@;{]*\\bmessage\\s*=");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(200);
            assertThat(sources.stream().filter(file -> message.matcher(read(file)).find()).map(Path::toString))
                    .as("say it by the payload of the constraint").isEmpty();
        }
        assertThat(message.matcher("@Size(min = 1, message = \"short\") String name").find()).isTrue();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
