package org.permanence.problem;

import java.util.stream.Collectors;

/** The text that PostgreSQL can store: every character except NUL and unpaired surrogates. */
public final class StoredText {

    private StoredText() {}

    private static boolean isPossible(String text) {
        return text.codePoints().allMatch(StoredText::isPossible);
    }

    /** @throws Impossible if it cannot be stored */
    static String checked(String text) {
        if (!isPossible(text)) {
            throw new Impossible(new ServiceRefusal.ImpossibleText());
        }
        return text;
    }

    /** The text without the characters that cannot be stored, so that the rest of what somebody typed is kept. */
    public static String possible(String text) {
        return isPossible(text) ? text
                : text.codePoints().filter(StoredText::isPossible).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static boolean isPossible(int codePoint) {
        return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
    }
}
