package org.permanence.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The carrier's configuration; the PBX has its own {@code asterisk-config/render}, which production uses too. */
final class Templates {

    private static final Pattern KEY = Pattern.compile("@([A-Z_]+)@");

    private Templates() {}

    static void render(Path templates, Map<String, String> values, Path out) {
        try (Stream<Path> files = Files.list(templates)) {
            Files.createDirectories(out);
            for (Path file : files.filter(f -> f.toString().endsWith(".conf")).toList()) {
                Files.writeString(out.resolve(file.getFileName()), render(Files.readString(file), values));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String render(String template, Map<String, String> values) {
        return KEY.matcher(template).replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for " + found.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
