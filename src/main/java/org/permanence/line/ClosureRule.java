package org.permanence.line;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.permanence.line.HoursChange.HolidayWish;
import org.permanence.problem.Problem;

/** How the closures and public holidays of a line are changed. Pure. A day that has passed stays as it was. */
final class ClosureRule {

    private ClosureRule() {}

    /** @throws Problem 400 {@code from} when it begins in the past */
    static List<Closure> added(List<Closure> all, Closure wanted, LocalDate today) {
        return with(all, numbered(Hours.NEW, notBefore(today, wanted)));
    }

    /**
     * @throws Problem 404; 400 {@code from} or {@code until} when a day that has passed would change; 409 {@code closure-over} when it is
     *                 over
     */
    static List<Closure> changed(List<Closure> all, long id, Closure wanted, LocalDate today) {
        Closure before = find(all, id);
        if (!before.from().isBefore(today)) {
            return with(without(all, id), numbered(id, notBefore(today, wanted)));
        }
        LocalDate yesterday = today.minusDays(1);
        if (before.until().isBefore(yesterday)) {
            throw over();
        }
        if (!wanted.from().equals(before.from()) || wanted.hours().isPresent()) {
            throw new LineRefusal.FirstDayStays().problem().at("from");
        }
        if (wanted.until().isBefore(yesterday)) {
            throw new LineRefusal.EndsInThePast().problem().at("until");
        }
        return with(without(all, id), numbered(id, wanted));
    }

    /** A closure that has begun ends yesterday; one that has not is gone. @throws Problem 404; 409 {@code closure-over} */
    static List<Closure> removed(List<Closure> all, long id, LocalDate today) {
        Closure before = find(all, id);
        if (!before.from().isBefore(today)) {
            return without(all, id);
        }
        if (before.until().isBefore(today)) {
            throw over();
        }
        return with(without(all, id), new Closure(id, before.from(), today.minusDays(1), Optional.empty(), before.announcement()));
    }

    /**
     * Public holidays on which the line is closed, or answers.
     *
     * @param holiday the public holidays of the country
     * @throws Problem 400 for a day that is none or has passed; 409 {@code holiday-in-closure} when a longer closure closes the day
     */
    static Hours holidays(Hours hours, List<HolidayWish> wishes, LocalDate today, Predicate<LocalDate> holiday) {
        List<Closure> closures = new ArrayList<>(hours.closures());
        Set<LocalDate> open = new HashSet<>(hours.openHolidays());
        for (HolidayWish wish : wishes) {
            LocalDate date = wish.date();
            if (!holiday.test(date) || date.isBefore(today)) {
                throw new LineRefusal.NoHolidayAhead().problem().at("holidays");
            }
            closures.removeIf(closure -> ofDay(closure, date));
            open.remove(date);
            Optional<Closure> longer =
                    closures.stream().filter(closure -> closure.hours().isEmpty() && closure.holdsOn(date)).findFirst();
            boolean closedByRegime = closesOnHolidays(hours, date);
            if (!wish.closed()) {
                if (longer.isPresent()) {
                    throw new LineRefusal.HolidayInClosure().problem();
                }
                if (closedByRegime) {
                    open.add(date);
                }
            } else if (longer.isEmpty() && !(closedByRegime && wish.announcement().equals(OpeningHours.HOLIDAY))) {
                closures.add(new Closure(Hours.NEW - date.toEpochDay(), date, date, Optional.empty(), wish.announcement()));
            }
        }
        return new Hours(hours.regimes(), closures, open);
    }

    /** The closure of this one whole day. */
    static boolean ofDay(Closure closure, LocalDate date) {
        return closure.hours().isEmpty() && closure.from().equals(date) && closure.until().equals(date);
    }

    private static boolean closesOnHolidays(Hours hours, LocalDate date) {
        return new OpeningHours(hours.regimes(), List.of(), _ -> false).regime(date).filter(Regime::closedOnHolidays).isPresent();
    }

    private static Closure notBefore(LocalDate today, Closure wanted) {
        if (wanted.from().isBefore(today)) {
            throw new LineRefusal.BeginsInThePast().problem().at("from");
        }
        return wanted;
    }

    private static Closure find(List<Closure> all, long id) {
        return all.stream().filter(closure -> closure.id() == id).findFirst().orElseThrow(() -> new LineRefusal.NoSuchClosure().problem());
    }

    private static Closure numbered(long id, Closure closure) {
        return new Closure(id, closure.from(), closure.until(), closure.hours(), closure.announcement());
    }

    private static List<Closure> without(List<Closure> all, long id) {
        return all.stream().filter(closure -> closure.id() != id).toList();
    }

    private static List<Closure> with(List<Closure> all, Closure one) {
        List<Closure> more = new ArrayList<>(all);
        more.add(one);
        return more;
    }

    private static Problem over() {
        return new LineRefusal.ClosureOver().problem();
    }
}
