package org.permanence.figure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.permanence.call.Outcome;

/** The API's word for an outcome: {@code gaveUp}. */
final class OutcomeCode {

    private static final Pattern NEXT_WORD = Pattern.compile("_([a-z])");

    private OutcomeCode() {}

    static String of(Outcome outcome) {
        return NEXT_WORD.matcher(outcome.name().toLowerCase(Locale.ROOT)).replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
    }

    static Optional<Outcome> of(String code) {
        return Arrays.stream(Outcome.values()).filter(outcome -> of(outcome).equals(code)).findFirst();
    }
}
