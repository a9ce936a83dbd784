package org.permanence.line;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.permanence.problem.Problem;

/**
 * How the regimes of a line are changed. Pure. A day that has passed keeps its hours: a regime that has begun is cut in two, and only its
 * later part changes.
 */
final class RegimeRule {

    private RegimeRule() {}

    /** @param of the regime that holds what was wanted @param all with it */
    record Changed(Regime of, List<Regime> all) {}

    /** @throws Problem 400 {@code slots} when there are none, {@code from} when it begins before today */
    static Changed added(List<Regime> all, Regime wanted, LocalDate today) {
        Regime regime = numbered(Hours.NEW, notBefore(today, hasSlots(wanted)));
        return new Changed(regime, with(all, regime));
    }

    /**
     * @throws Problem 404; 400 {@code from} or {@code until} when a day that has passed would change; 409 {@code regime-over} when no day
     *                 is left that could change
     */
    static Changed changed(List<Regime> all, long id, Regime wanted, LocalDate today) {
        Regime before = find(all, id);
        Regime after = numbered(id, hasSlots(wanted));
        if (!before.from().isBefore(today)) {
            return joined(with(without(all, id), notBefore(today, after)), after, today);
        }
        if (!after.from().equals(before.from())) {
            throw new LineRefusal.FirstDayStays().problem().at("from");
        }
        if (!after.until().equals(before.until())) {
            LocalDate yesterday = today.minusDays(1);
            if (before.until().filter(yesterday::isAfter).isPresent()) {
                throw over();
            }
            if (after.until().filter(last -> last.isBefore(yesterday)).isPresent()) {
                throw new LineRefusal.EndsInThePast().problem().at("until");
            }
        }
        List<Regime> longer = with(without(all, id), new Regime(id, before.name(), before.from(), after.until(),
                before.closedOnHolidays(), before.slots()));
        if (after.opensLike(before)) {
            return joined(with(without(all, id), after), after, today);
        }
        LocalDate first = edges(longer, today).filter(date -> holding(longer, date).filter(regime -> regime.id() == id).isPresent())
                .findFirst().orElseThrow(RegimeRule::over);
        Regime past = new Regime(id, before.name(), before.from(), Optional.of(first.minusDays(1)), before.closedOnHolidays(),
                before.slots());
        Regime future = new Regime(Hours.NEW, after.name(), first, after.until(), after.closedOnHolidays(), after.slots());
        return joined(with(with(without(all, id), past), future), future, today);
    }

    /**
     * A regime that has begun ends yesterday; one that has not is gone.
     *
     * @throws Problem 404; 409 {@code regime-over}
     */
    static List<Regime> removed(List<Regime> all, long id, LocalDate today) {
        Regime before = find(all, id);
        if (!before.from().isBefore(today)) {
            return without(all, id);
        }
        if (before.until().filter(today::isAfter).isPresent()) {
            throw over();
        }
        return with(without(all, id), new Regime(id, before.name(), before.from(), Optional.of(today.minusDays(1)),
                before.closedOnHolidays(), before.slots()));
    }

    /** A change that was taken back: the two parts of a regime that was cut are one again, if the hours of no day change by it. */
    private static Changed joined(List<Regime> all, Regime later, LocalDate today) {
        for (Regime earlier : all) {
            if (earlier.id() != later.id() && earlier.until().filter(last -> last.plusDays(1).equals(later.from())).isPresent()
                    && earlier.name().equals(later.name()) && earlier.opensLike(later)) {
                Regime whole = new Regime(earlier.id(), earlier.name(), earlier.from(), later.until(), earlier.closedOnHolidays(),
                        earlier.slots());
                List<Regime> fewer = with(without(without(all, earlier.id()), later.id()), whole);
                if (Stream.concat(edges(all, today), edges(fewer, today)).allMatch(date -> opensAlike(holding(all, date),
                        holding(fewer, date)))) {
                    return new Changed(whole, fewer);
                }
            }
        }
        return new Changed(later, all);
    }

    private static boolean opensAlike(Optional<Regime> one, Optional<Regime> other) {
        return one.isPresent() == other.isPresent() && (one.isEmpty() || one.get().opensLike(other.get()));
    }

    /** Today, and the later days from which another regime can hold, in order. */
    private static Stream<LocalDate> edges(List<Regime> all, LocalDate today) {
        return Stream.concat(Stream.of(today), all.stream()
                .flatMap(regime -> Stream.concat(Stream.of(regime.from()), regime.until().map(last -> last.plusDays(1)).stream()))
                .filter(today::isBefore)).sorted().distinct();
    }

    private static Optional<Regime> holding(List<Regime> all, LocalDate date) {
        return new OpeningHours(all, List.of(), _ -> false).regime(date);
    }

    private static Regime find(List<Regime> all, long id) {
        return all.stream().filter(regime -> regime.id() == id).findFirst().orElseThrow(() -> new LineRefusal.NoSuchRegime().problem());
    }

    private static Regime hasSlots(Regime wanted) {
        if (wanted.slots().isEmpty()) {
            throw new LineRefusal.SlotsNeeded().problem().at("slots");
        }
        return wanted;
    }

    private static Regime notBefore(LocalDate today, Regime wanted) {
        if (wanted.from().isBefore(today)) {
            throw new LineRefusal.BeginsInThePast().problem().at("from");
        }
        return wanted;
    }

    private static Regime numbered(long id, Regime regime) {
        return new Regime(id, regime.name(), regime.from(), regime.until(), regime.closedOnHolidays(), regime.slots());
    }

    private static List<Regime> without(List<Regime> all, long id) {
        return all.stream().filter(regime -> regime.id() != id).toList();
    }

    private static List<Regime> with(List<Regime> all, Regime one) {
        List<Regime> more = new ArrayList<>(all);
        more.add(one);
        return more;
    }

    private static Problem over() {
        return new LineRefusal.RegimeOver().problem();
    }
}
