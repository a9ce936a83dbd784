package org.permanence.problem;

import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of what a client read before it changed it, from the header {@code If-Match: "<version>"}. Of two who change the same
 * version, the second is refused with 412 and sees, in the member {@code present}, what it is now.
 *
 * @param version empty: the change is made whatever the present version
 */
public record BasedOn(OptionalInt version) {

    public static final BasedOn ANY = new BasedOn(OptionalInt.empty());
    private static final Pattern FORM = Pattern.compile("(?:W/)?\"?([0-9]{1,9})\"?");

    /** @param ifMatch null or blank: {@link #ANY}. @throws Problem 400 {@code version-unreadable} */
    public static BasedOn of(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return ANY;
        }
        Matcher matcher = FORM.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw new ServiceRefusal.VersionUnreadable().problem().at("If-Match");
        }
        return new BasedOn(OptionalInt.of(Integer.parseInt(matcher.group(1))));
    }

    public boolean is(int present) {
        return version.isEmpty() || version.getAsInt() == present;
    }

    /** Under the lock of what is to be changed. @throws Problem 412 {@code outdated} */
    public void check(int present) {
        if (!is(present)) {
            throw outdated();
        }
    }

    public static Problem outdated() {
        return new ServiceRefusal.Outdated().problem();
    }

    /** @param change refused because it is outdated, it shows what is there now @param present as the client reads it */
    public static <T> T showing(Supplier<?> present, Supplier<T> change) {
        try {
            return change.get();
        } catch (Problem problem) {
            throw problem.status() == 412 ? problem.with("present", present.get()) : problem;
        }
    }
}
