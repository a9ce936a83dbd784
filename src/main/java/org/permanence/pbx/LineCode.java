package org.permanence.pbx;

import java.util.regex.Pattern;

/**
 * A line's short name in the PBX, such as {@code aas}: lower-case letters and digits, so that it can stand in queue names and AstDB keys.
 */
public record LineCode(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]{1,15}");

    /** @throws IllegalArgumentException if the value has another form */
    public LineCode {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a line: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
