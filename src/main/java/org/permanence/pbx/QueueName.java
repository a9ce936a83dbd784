package org.permanence.pbx;

import java.util.Objects;

/** One queue per line and language: {@code aas-fr}. */
public record QueueName(LineCode line, Language language) {

    public QueueName {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(language, "language");
    }

    /** @throws IllegalArgumentException if {@code text} is not {@code <line>-<language>} */
    public static QueueName of(String text) {
        int dash = text.lastIndexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException("not a queue of a line: " + text);
        }
        return new QueueName(new LineCode(text.substring(0, dash)), Language.of(text.substring(dash + 1)));
    }

    @Override
    public String toString() {
        return line + "-" + language.code();
    }
}
