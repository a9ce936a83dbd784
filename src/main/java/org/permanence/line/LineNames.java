package org.permanence.line;

import org.permanence.pbx.Language;

/** The name of a line in each language of the screens and mails. */
public record LineNames(String fr, String nl, String en) {

    /** One name for all languages. */
    public static LineNames of(String name) {
        return new LineNames(name, name, name);
    }

    public String in(Language language) {
        return switch (language) {
            case FR -> fr;
            case NL -> nl;
            case EN -> en;
        };
    }
}
