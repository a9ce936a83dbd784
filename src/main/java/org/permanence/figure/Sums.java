package org.permanence.figure;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.permanence.call.Outcome;

/** One value for each {@link Sum}. Immutable. */
final class Sums {

    static final Sums NONE = new Sums(new long[Sum.values().length]);

    private final long[] values;

    private Sums(long[] values) {
        this.values = values;
    }

    static Sums of(ToLongFunction<Sum> value) {
        return new Sums(Arrays.stream(Sum.values()).mapToLong(value).toArray());
    }

    long get(Sum sum) {
        return values[sum.ordinal()];
    }

    Sums plus(Sums other) {
        return of(sum -> sum.merge(get(sum), other.get(sum)));
    }

    /** The sums of calls with this outcome. Duty does not belong to calls: it is left out. */
    Sums only(Outcome outcome) {
        return of(sum -> sum.outcome().filter(outcome::equals).isPresent() ? get(sum) : 0);
    }

    static Set<Sum> ofCallsOnly() {
        EnumSet<Sum> sums = EnumSet.allOf(Sum.class);
        sums.removeIf(sum -> !sum.ofCalls());
        return sums;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sums sums && Arrays.equals(values, sums.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (Sum sum : Sum.values()) {
            if (get(sum) != 0) {
                text.append(text.length() > 1 ? ", " : "").append(sum.column()).append('=').append(get(sum));
            }
        }
        return text.append('}').toString();
    }
}
