package org.permanence.pbx;

import java.util.regex.Pattern;

/**
 * Recognises a repeated caller without identifying them: HMAC-SHA-256 of the number in E.164, in lower-case hexadecimal. Its key is kept
 * outside the database and destroyed on rotation (ARCHITECTURE.md, "What always holds").
 */
public record CallerPseudonym(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public CallerPseudonym {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a pseudonym");
        }
    }

    @Override
    public String toString() {
        return value.substring(0, 8) + "…";
    }
}
