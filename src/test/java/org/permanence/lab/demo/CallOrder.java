package org.permanence.lab.demo;

import java.util.Set;

/**
 * Calls to be placed from the simulated carrier.
 *
 * @param from               E.164, {@code anonymous}, or null for a new invented number each time
 * @param language           the key that the caller presses after the greeting; null: none
 * @param hangUpAfterSeconds null: the caller stays until the other side hangs up
 * @param count              how many calls
 * @param everySeconds       the time from one to the next
 */
public record CallOrder(String from, String language, Integer hangUpAfterSeconds, Integer count, Integer everySeconds) {

    /** @throws IllegalArgumentException with a sentence for the person who ordered */
    public CallOrder {
        count = count == null ? 1 : count;
        everySeconds = everySeconds == null ? 5 : everySeconds;
        require(from == null || from.equals("anonymous") || from.matches("\\+?[0-9]{3,15}"), "The number is not a telephone number.");
        require(language == null || Set.of("fr", "nl", "en").contains(language), "The language is one of: fr, nl, en.");
        require(hangUpAfterSeconds == null || hangUpAfterSeconds >= 1 && hangUpAfterSeconds <= 7200, "A call lasts 1 to 7200 seconds.");
        require(count >= 1 && count <= 200, "1 to 200 calls can be ordered at once.");
        require(everySeconds >= 0 && everySeconds <= 3600, "Calls are at most 3600 seconds apart.");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
