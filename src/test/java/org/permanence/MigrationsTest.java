package org.permanence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The naming and the immutability of migrations. They are numbered by the time at which they were written; those of 1.0.0 still have
 * numbers of three digits. An installation with the released migrations can run each new one, because the new one comes after them.
 */
class MigrationsTest {

    private static final Path FOLDER = Path.of("src/main/resources/db/migration");
    private static final Path RELEASED = Path.of("src/test/resources/org/permanence/released-migrations.sha256");
    private static final Pattern NAME = Pattern.compile("V(\\d{3}|\\d{14})__[a-z0-9]+(_[a-z0-9]+)*\\.sql");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    private final Map<Long, String> files = byVersion(names());
    private final Map<String, String> released = released();

    @Test
    void aReleasedOneIsUnchanged() {
        assertThat(released).isNotEmpty();
        released.forEach(
                (name, checksum) -> assertThat(checksum(FOLDER.resolve(name))).as("%s was released: a change is a new migration", name)
                        .isEqualTo(checksum));
    }

    @Test
    void aNewOneComesAfterEveryReleasedOne() {
        long latest = byVersion(released.keySet().stream()).keySet().stream().max(Long::compare).orElseThrow();
        files.forEach((version, name) -> {
            if (!released.containsKey(name)) {
                assertThat(version).as("%s was not released: give it a later time", name).isGreaterThan(latest);
            }
        });
    }

    @Test
    void aNewOneIsNumberedByTheTimeAtWhichItWasWritten() {
        files.values().stream().filter(name -> !released.containsKey(name)).forEach(name -> {
            String time = name.substring(1, name.indexOf('_'));
            assertThatNoException().as("%s begins with V, year, month, day, hour, minute and second", name)
                    .isThrownBy(() -> LocalDateTime.parse(time, TIME));
        });
    }

    /** Each version once: two branches that take the same number meet here, not in Flyway. */
    private static Map<Long, String> byVersion(Stream<String> names) {
        return names.collect(Collectors.toMap(MigrationsTest::version, name -> name, (one, other) -> {
            throw new AssertionError(one + " and " + other + " have the same number");
        }, TreeMap::new));
    }

    private static long version(String name) {
        Matcher matcher = NAME.matcher(name);
        assertThat(matcher.matches()).as("%s is named like V20261201093000__what_it_adds.sql", name).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private static Stream<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> released() {
        try {
            List<String> lines = Files.readAllLines(RELEASED);
            return lines.stream().filter(line -> !line.startsWith("#")).map(line -> line.split(" +"))
                    .collect(Collectors.toMap(columns -> columns[1], columns -> columns[0]));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String checksum(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
