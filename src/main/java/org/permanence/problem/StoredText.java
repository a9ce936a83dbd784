package org.permanence.problem;

import java.util.stream.Collectors;

/** Which text PostgreSQL can hold: every character but NUL, and no half of one that is written in two. */
public final class StoredText {

    private StoredText() {}

    private static boolean isPossible(String text) {
        return text.codePoints().allMatch(StoredText::isPossible);
    }

    /** @throws IllegalArgumentException if it cannot be stored; the message repeats nothing of it */
    static String checked(String text) {
        if (!isPossible(text)) {
            throw new IllegalArgumentException("This text holds a character that cannot be kept: type it anew.");
        }
        return text;
    }

    /** The text without the characters that cannot be stored: what somebody typed is not lost for one of them. */
    public static String possible(String text) {
        return isPossible(text) ? text
                : text.codePoints().filter(StoredText::isPossible).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static boolean isPossible(int codePoint) {
        return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
    }
}
