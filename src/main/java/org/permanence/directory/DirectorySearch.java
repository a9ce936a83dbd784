package org.permanence.directory;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a few typed letters match an entry: every typed word begins one of its words; accents, case and punctuation are ignored. Pure.
 */
final class DirectorySearch {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private DirectorySearch() {}

    /** @param texts of the entry; some may be null */
    static boolean matches(String typed, String... texts) {
        String[] words = words(typed);
        String[] found = Arrays.stream(texts).filter(t -> t != null).flatMap(t -> Arrays.stream(words(t))).toArray(String[]::new);
        return Arrays.stream(words).allMatch(word -> Arrays.stream(found).anyMatch(f -> f.startsWith(word)));
    }

    private static String[] words(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text.replace("œ", "oe").replace("Œ", "oe"), Normalizer.Form.NFD)).replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(BETWEEN.split(plain)).filter(word -> !word.isEmpty()).toArray(String[]::new);
    }
}
