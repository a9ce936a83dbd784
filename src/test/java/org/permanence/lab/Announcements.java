package org.permanence.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.permanence.pbx.Language;

/** The sound that each announcement has in this laboratory. */
record Announcements(Path folder) {

    private static final Pattern LINE = Pattern.compile("^ *([a-z0-9-]+) *= *(.+)$");
    private static final int MILLIS = 400;

    /**
     * A signature of 0.4 s for every text of {@code asterisk-config/announcements}: a test hears a whole greeting in two seconds and cannot
     * take one announcement for another. Real voices serve as well.
     */
    static Announcements signatures(Path folder) {
        for (Language language : Language.values()) {
            for (String name : names(language)) {
                Sound.write(folder.resolve(language.code()).resolve(name + ".wav"), Sound.signature(language + "/" + name, MILLIS));
            }
        }
        return new Announcements(folder);
    }

    static List<String> names(Language language) {
        Path texts = Tools.project("asterisk-config/announcements/" + language.code() + ".txt");
        try (Stream<String> lines = Files.lines(texts)) {
            return lines.map(LINE::matcher).filter(Matcher::matches).map(line -> line.group(1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    short[] sound(String name, Language language) {
        return Sound.read(folder.resolve(language.code()).resolve(name + ".wav"));
    }
}
