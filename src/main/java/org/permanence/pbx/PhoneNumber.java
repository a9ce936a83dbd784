package org.permanence.pbx;

import java.util.regex.Pattern;

/**
 * A telephone number in E.164 with its plus sign. {@link #toString()} hides all but the last two digits, so that no number reaches a log by
 * accident; {@link #e164()} is for the PBX and for the one table of numbers.
 */
public record PhoneNumber(String e164) {

    private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /** @throws IllegalArgumentException if the value is not E.164; the message does not repeat it */
    public PhoneNumber {
        if (e164 == null || !FORM.matcher(e164).matches()) {
            throw new IllegalArgumentException("not a telephone number in E.164");
        }
    }

    @Override
    public String toString() {
        return "+…" + e164.substring(e164.length() - 2);
    }
}
