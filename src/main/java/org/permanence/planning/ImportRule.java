package org.permanence.planning;

import java.util.Optional;

/**
 * What an answer in a service's sheet changes. What people or coordinators have changed by hand since the last import is not undone
 * unasked. Pure.
 */
final class ImportRule {

    /**
     * @param seen   what counts now; empty: nothing was said
     * @param before what is stored now for this very slot, and comes back when the import is undone
     * @param after  what is stored then
     * @param byHand it was changed since the last import, or never imported
     */
    record Step(Optional<Availability> seen, Optional<Availability> before, Optional<Availability> after, boolean byHand) {}

    private ImportRule() {}

    /**
     * Of a date.
     *
     * @param said   empty: the cell is
     * @param stored what was said of this slot and date
     * @param counts what counts for it now
     * @param weekly what is said of each week
     * @param last   what the last import that changed this slot left; empty: none did
     * @return empty: nothing changes
     */
    static Optional<Step> dated(Optional<Availability> said, Optional<Availability> stored, Optional<Availability> counts,
            Optional<Availability> weekly, Optional<Optional<Availability>> last) {
        if (said.isEmpty() ? counts.filter(Availability::offers).isEmpty() : said.equals(counts)) {
            return Optional.empty();
        }
        // An empty cell takes an offer away: that of each week only by a no for this date.
        Optional<Availability> after = said.isPresent() ? said : weekly.map(_ -> Availability.NO);
        return Optional.of(new Step(counts, stored, after, byHand(stored, last)));
    }

    /** Of each week, which says no by saying nothing. */
    static Optional<Step> weekly(Optional<Availability> said, Optional<Availability> stored, Optional<Optional<Availability>> last) {
        Optional<Availability> after = said.filter(Availability::offers);
        return after.equals(stored) ? Optional.empty() : Optional.of(new Step(stored, stored, after, byHand(stored, last)));
    }

    private static boolean byHand(Optional<Availability> stored, Optional<Optional<Availability>> last) {
        return last.map(left -> !left.equals(stored)).orElse(stored.isPresent());
    }
}
