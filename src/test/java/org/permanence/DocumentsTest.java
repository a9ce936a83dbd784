package org.permanence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents name what is there: a class that is renamed or moved takes the page with it that sends newcomers to it. */
class DocumentsTest {

    private static final Set<String> MADE = Set.of(".git", ".permanence", "node_modules", "target", "dist");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern FILE =
            Pattern.compile("(?<![\\w<>*.%-])[\\w-][\\w./-]*\\.(?:java|tsx?|conf|md|sh|sql|txt|xml|yml|properties|options)\\b");
    /** {@code call/CallState}, {@code call.CallState}. */
    private static final Pattern TYPE = Pattern.compile("(?<![\\w./>-])((?:[a-z]\\w*[./])+)([A-Z]\\w+)(?![\\w-]*\\.(?:java|tsx?)\\b)");
    /** {@code CallState}, {@code RecordTest.pickingUpOpensADraft}; a sentence ends no name, and three dots stand for the rest of one. */
    private static final Pattern NAME = Pattern.compile("\\b([A-Z][a-z0-9]+[A-Z]\\w*)(?:\\.(?!(?:java|tsx?)\\b)([a-z]\\w+))?");

    private final List<Path> files = files();
    private final List<Path> documents = files.stream().filter(file -> file.toString().endsWith(".md")).toList();
    private final List<Path> sources = files.stream().filter(file -> file.toString().matches(".*\\.(?:java|tsx?|conf|options)")).toList();
    private final String source = sources.stream().map(DocumentsTest::read).collect(Collectors.joining("\n"));

    private static List<Path> files() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(Path.of(""), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return MADE.contains(folder.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Named(Path document, String name) {}

    private static Stream<Named> found(Path document, Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> new Named(document, match.group()));
    }

    private Stream<Named> named(Pattern pattern) {
        return documents.stream().flatMap(document -> CODE.matcher(read(document)).results()
                .flatMap(code -> found(document, pattern, code.group(1))));
    }

    private static Predicate<Path> isSource(String path) {
        return file -> Stream.of(".java", ".ts", ".tsx").anyMatch(ending -> file.endsWith(path + ending));
    }

    @Test
    void everyLinkLeadsToAFile() {
        assertThat(documents).hasSizeGreaterThan(10);
        assertThat(documents.stream().flatMap(document -> LINK.matcher(read(document)).results()
                .map(link -> new Named(document, link.group(1))))).isNotEmpty()
                .allSatisfy(link -> assertThat(link.document.resolveSibling(link.name).normalize()).exists());
    }

    @Test
    void everyFileIsThere() {
        assertThat(named(FILE)).hasSizeGreaterThan(30)
                .allSatisfy(named -> assertThat(files).as("%s", named).anyMatch(file -> file.endsWith(named.name)));
    }

    @Test
    void everyTypeIsInThePackageThatIsNamed() {
        assertThat(named(TYPE)).hasSizeGreaterThan(50).allSatisfy(
                named -> assertThat(sources).as("%s", named).anyMatch(isSource(named.name.replace('.', '/'))));
    }

    @Test
    void everyOtherNameIsSomewhere() {
        assertThat(named(NAME)).hasSizeGreaterThan(100).allSatisfy(named -> {
            Matcher parts = NAME.matcher(named.name);
            assertThat(parts.matches()).isTrue();
            String type = parts.group(1);
            List<String> own = sources.stream().filter(isSource(type)).map(DocumentsTest::read).toList();
            assertThat(own.isEmpty() ? List.of(source) : own).as("%s", named)
                    .anyMatch(text -> text.contains(parts.group(2) == null ? type : parts.group(2)));
        });
    }
}
