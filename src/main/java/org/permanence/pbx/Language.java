package org.permanence.pbx;

import java.util.Locale;

/** The languages in which the line greets and answers. */
public enum Language {
    FR, NL, EN;

    /** ISO 639-1, as announcements, queues and the API spell it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if the line does not speak it */
    public static Language of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
