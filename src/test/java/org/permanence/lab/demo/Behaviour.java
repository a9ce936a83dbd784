package org.permanence.lab.demo;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The behaviour of a simulated home phone when it rings. */
public enum Behaviour {
    ACCEPT, DECLINE, VOICEMAIL, NO_ANSWER;

    /** As the command line and the page spell it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if it is none of the four; the message lists them */
    public static Behaviour of(String word) {
        for (Behaviour behaviour : values()) {
            if (behaviour.word().equals(word)) {
                return behaviour;
            }
        }
        throw new IllegalArgumentException("A home phone does one of: accept, decline, voicemail, no-answer.");
    }
}
