package org.permanence.line;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All that the people of a line decided about its hours. A pure value.
 *
 * @param openHolidays public holidays on which the line answers although its regime closes on them
 */
public record Hours(List<Regime> regimes, List<Closure> closures, Set<LocalDate> openHolidays) {

    /** The number of what is not stored yet. The highest: of two that apply to a day, the one that was entered last goes before. */
    static final long NEW = Long.MAX_VALUE;

    public Hours {
        regimes = List.copyOf(regimes);
        closures = List.copyOf(closures);
        openHolidays = Set.copyOf(openHolidays);
    }

    Hours withRegimes(List<Regime> others) {
        return new Hours(others, closures, openHolidays);
    }

    Hours withClosures(List<Closure> others) {
        return new Hours(regimes, others, openHolidays);
    }

    /** @param holiday the public holidays of the country */
    OpeningHours opening(Predicate<LocalDate> holiday) {
        return new OpeningHours(regimes, closures, date -> holiday.test(date) && !openHolidays.contains(date));
    }
}
