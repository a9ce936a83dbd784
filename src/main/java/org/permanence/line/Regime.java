package org.permanence.line;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.permanence.problem.Impossible;

/**
 * Opening hours for a range of dates. If several regimes cover a date, the one that begins last applies; among those, the one with the
 * highest number, which was entered last.
 *
 * @param until last day, inclusive; empty: until another regime begins
 * @param closedOnHolidays the line is closed on public holidays, with an announcement of its own
 * @param slots by day and time, not overlapping
 */
public record Regime(long id, String name, LocalDate from, Optional<LocalDate> until, boolean closedOnHolidays, List<Slot> slots) {

    /** @throws Impossible if it ends before it begins, or if slots overlap */
    public Regime {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(from, "from");
        if (until.isPresent() && until.get().isBefore(from)) {
            throw new Impossible(new LineRefusal.RegimeEndsBeforeItBegins());
        }
        slots = slots.stream().sorted(Comparator.comparing(Slot::day).thenComparing(Slot::from)).toList();
        for (int i = 1; i < slots.size(); i++) {
            Slot before = slots.get(i - 1);
            Slot slot = slots.get(i);
            if (before.day() == slot.day() && slot.from().compareTo(before.to()) < 0) {
                throw new Impossible(new LineRefusal.SlotsOverlap(slot.day().getValue(), before.from() + "–" + before.to(),
                        slot.from() + "–" + slot.to()));
            }
        }
    }

    /** The same hours and headcounts, whatever it is called and whenever it holds. */
    boolean opensLike(Regime other) {
        return closedOnHolidays == other.closedOnHolidays && slots.equals(other.slots);
    }

    boolean holdsOn(LocalDate date) {
        return !date.isBefore(from) && until.map(last -> !date.isAfter(last)).orElse(true);
    }
}
