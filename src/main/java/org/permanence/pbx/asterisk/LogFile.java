package org.permanence.pbx.asterisk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A log file that grows and is rotated by renaming ({@code queue_log} to {@code queue_log.0}, with any suffix). Its last line may be half
 * written.
 */
final class LogFile {

    private final Path path;

    LogFile(Path path) {
        this.path = path;
    }

    /** A place between two lines. @param fileKey the inode, which a rotated file keeps */
    record Mark(String fileKey, long position) {}

    /** @param start where the line begins */
    record Line(String text, Mark start) {}

    /**
     * @param lines whole ones only
     * @param end   the position after the last of them, in the newest file; empty when there is no file
     * @param whole false when earlier lines could not be found any more: the marked file is gone
     */
    record Lines(List<Line> lines, Optional<Mark> end, boolean whole) {}

    /** Everything after {@code mark}, through the files that have been rotated since. */
    Lines since(Optional<Mark> mark) throws IOException {
        List<Line> lines = new ArrayList<>();
        boolean whole = true;
        Optional<String> current = keyOf(path);
        long from = 0;
        if (mark.isPresent()) {
            String marked = mark.get().fileKey();
            if (current.filter(marked::equals).isPresent()) {
                from = mark.get().position();
            } else {
                List<Path> rotated = rotatedFrom(marked);
                whole = !rotated.isEmpty();
                long position = mark.get().position();
                for (Path file : rotated) {
                    read(file, position, lines);
                    position = 0;
                }
            }
        }
        Optional<Mark> end = Optional.empty();
        if (current.isPresent()) {
            end = Optional.of(read(path, from, lines));
        }
        return new Lines(List.copyOf(lines), end, whole);
    }

    /** The file that was marked, under its new name, and the files that were rotated after it, oldest first. */
    private List<Path> rotatedFrom(String key) throws IOException {
        record Rotated(Path path, String key, FileTime modified) {}
        List<Rotated> all = new ArrayList<>();
        if (!Files.isDirectory(path.getParent())) {
            return List.of();
        }
        try (var folder = Files.newDirectoryStream(path.getParent(), path.getFileName() + "?*")) {
            for (Path file : folder) {
                Optional<String> k = keyOf(file);
                k.ifPresent(it -> all.add(new Rotated(file, it, modified(file))));
            }
        }
        all.sort(Comparator.comparing(Rotated::modified));
        List<Path> wanted = new ArrayList<>();
        for (Rotated file : all) {
            if (!wanted.isEmpty() || file.key.equals(key)) {
                wanted.add(file.path);
            }
        }
        return wanted;
    }

    private static Mark read(Path file, long from, List<Line> lines) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            String key = keyOf(file).orElse("");
            // The file is shorter than the mark: it was emptied in place. Its old content is lost, and all of its present content is new.
            long start = from > channel.size() ? 0 : from;
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size() - start));
            long position = start;
            while (bytes.hasRemaining()) {
                int count = channel.read(bytes, position);
                if (count < 0) {
                    break;
                }
                position += count;
            }
            byte[] content = bytes.array();
            int length = bytes.position();
            int lineStart = 0;
            for (int i = 0; i < length; i++) {
                if (content[i] == '\n') {
                    String text = new String(content, lineStart, i - lineStart, StandardCharsets.UTF_8);
                    lines.add(
                            new Line(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, new Mark(key, start + lineStart)));
                    lineStart = i + 1;
                }
            }
            return new Mark(key, start + lineStart);
        }
    }

    private static Optional<String> keyOf(Path file) throws IOException {
        try {
            return Optional.of(Files.getAttribute(file, "unix:ino").toString());
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (UnsupportedOperationException _) {
            return Files.exists(file) ? Optional.of(file.getFileName().toString()) : Optional.empty();
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException _) {
            return FileTime.fromMillis(0);
        }
    }
}
