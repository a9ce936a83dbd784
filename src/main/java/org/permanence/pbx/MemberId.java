package org.permanence.pbx;

import java.util.regex.Pattern;

/** A responder as the PBX knows them: {@code r12}. Opaque on purpose: it appears in queue logs and on the console. */
public record MemberId(String value) {

    private static final Pattern FORM = Pattern.compile("r[1-9][0-9]{0,15}");

    /** @throws IllegalArgumentException if the value is not {@code r} and a number */
    public MemberId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a member: " + value);
        }
    }

    public static MemberId ofResponder(long responderId) {
        return new MemberId("r" + responderId);
    }

    public static boolean isMember(String text) {
        return text != null && FORM.matcher(text).matches();
    }

    public long responderId() {
        return Long.parseLong(value.substring(1));
    }

    @Override
    public String toString() {
        return value;
    }
}
