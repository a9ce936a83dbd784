package org.permanence.pbx.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    Path folder;
    private Path path;
    private LogFile file;

    @BeforeEach
    void fileOfTwoLines() throws IOException {
        path = folder.resolve("queue_log");
        Files.writeString(path, "one\ntwo\n");
        file = new LogFile(path);
    }

    @Test
    void fromTheBeginningWithoutAMark() throws IOException {
        assertThat(texts(file.since(Optional.empty()))).containsExactly("one", "two");
    }

    @Test
    void onlyWhatCameAfterTheMark() throws IOException {
        var mark = file.since(Optional.empty()).end();
        append("drei €\n");

        assertThat(texts(file.since(mark))).containsExactly("drei €");
        assertThat(file.since(file.since(mark).end()).lines()).isEmpty();
    }

    @Test
    void fromTheBeginningOfALine() throws IOException {
        var second = file.since(Optional.empty()).lines().get(1).start();

        assertThat(texts(file.since(Optional.of(second)))).containsExactly("two");
    }

    @Test
    void halfALineWaitsForItsEnd() throws IOException {
        append("thr");
        var first = file.since(Optional.empty());
        assertThat(texts(first)).containsExactly("one", "two");

        append("ee\n");

        assertThat(texts(file.since(first.end()))).containsExactly("three");
    }

    @Test
    void rotatedMoreThanOnce() throws IOException {
        var mark = Optional.of(file.since(Optional.empty()).lines().get(1).start());
        Files.move(path, folder.resolve("queue_log.1"));
        Files.writeString(path, "three\n");
        Files.move(path, folder.resolve("queue_log.0"));
        Files.writeString(path, "four\n");
        Files.setLastModifiedTime(folder.resolve("queue_log.1"), FileTime.fromMillis(1_000));
        Files.setLastModifiedTime(folder.resolve("queue_log.0"), FileTime.fromMillis(2_000));

        var lines = file.since(mark);

        assertThat(texts(lines)).containsExactly("two", "three", "four");
        assertThat(lines.whole()).isTrue();
        append("five\n");
        assertThat(texts(file.since(lines.end()))).containsExactly("five");
    }

    @Test
    void markedFileIsGone() throws IOException {
        var mark = Optional.of(new LogFile.Mark("no such inode", 4));

        var lines = file.since(mark);

        assertThat(lines.whole()).isFalse();
        assertThat(texts(lines)).containsExactly("one", "two");
    }

    @Test
    void emptiedInPlace() throws IOException {
        append("three\n");
        var mark = file.since(Optional.empty()).end();
        Files.writeString(path, "new\n", StandardOpenOption.TRUNCATE_EXISTING);

        assertThat(texts(file.since(mark))).containsExactly("new");
    }

    @Test
    void noFileYet() throws IOException {
        var none = new LogFile(folder.resolve("cel/events.csv")).since(Optional.empty());

        assertThat(none.lines()).isEmpty();
        assertThat(none.end()).isEmpty();
        assertThat(none.whole()).isTrue();
    }

    private void append(String text) throws IOException {
        Files.writeString(path, text, StandardOpenOption.APPEND);
    }

    private static List<String> texts(LogFile.Lines lines) {
        return lines.lines().stream().map(LogFile.Line::text).toList();
    }
}
