package org.permanence.line;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.permanence.line.HoursChange.AddClosure;
import org.permanence.line.HoursChange.AddRegime;
import org.permanence.line.HoursChange.ChangeClosure;
import org.permanence.line.HoursChange.ChangeRegime;
import org.permanence.line.HoursChange.HolidayWish;
import org.permanence.line.HoursChange.RemoveClosure;
import org.permanence.line.HoursChange.RemoveRegime;
import org.permanence.line.HoursChange.SetHolidays;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.PbxPlan;
import org.permanence.problem.BasedOn;
import org.permanence.problem.Problem;

/**
 * The regimes, closures and holidays of a line. Each change is a transaction of its own, so call it outside of any other;
 * {@link LineChanged} is fired after the commit. Every method throws {@link Problem} 404 for a line that does not exist; a change 409
 * {@code line-retired} for one that was removed.
 */
@ApplicationScoped
public class HoursService {

    private final KeptLines lines;
    private final RegimeRepository regimes;
    private final ClosureRepository closures;
    private final Holidays holidays;
    private final Event<LineChanged> changed;
    private final Clock clock;

    HoursService(KeptLines lines, RegimeRepository regimes, ClosureRepository closures, Holidays holidays, Event<LineChanged> changed,
            Clock clock) {
        this.lines = lines;
        this.regimes = regimes;
        this.closures = closures;
        this.holidays = holidays;
        this.changed = changed;
        this.clock = clock;
    }

    /** As it is stored. @param version counts its changes */
    public record Kept<T>(T value, int version) {}

    /** The hours without and with a change; nothing is stored. */
    public record Prospect(OpeningHours before, OpeningHours after) {}

    /**
     * A date on the calendar of a line.
     *
     * @param regime       empty: none holds
     * @param open         in order
     * @param announcement what callers hear on a day that a closure or a holiday closes
     * @param holiday      empty: none
     * @param closures     those that hold on this date, by their numbers
     */
    public record Date(LocalDate date, Optional<Long> regime, List<PbxPlan.Span> open, Optional<String> announcement,
            Optional<Holidays.Name> holiday, List<Long> closures) {}

    /** What a public holiday does to a line. */
    public enum HolidayStanding {
        /** The line answers as on any day of that weekday. */
        @JsonProperty("open")
        OPEN,
        /** Its hours would open the line, and the holiday closes it. */
        @JsonProperty("closed")
        CLOSED,
        /** It is closed on that weekday anyway. */
        @JsonProperty("noHours")
        NO_HOURS,
        /** A closure of several days closes it too. */
        @JsonProperty("inClosure")
        IN_CLOSURE
    }

    /** @param announcement what callers hear when the line is closed by the holiday or by a closure */
    public record LineHoliday(LocalDate date, Holidays.Name name, HolidayStanding standing, Optional<String> announcement, int version) {}

    public LocalDate today() {
        return clock.instant().atZone(OpeningHours.ZONE).toLocalDate();
    }

    /** All, by their first day. */
    public List<Kept<Regime>> regimes(LineCode code) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            lines.get(code);
            return regimes.list("lineCode = ?1 order by from, id", code.value()).stream()
                    .map(regime -> new Kept<>(regime.regime(), regime.version)).toList();
        });
    }

    /** Closures that are not over, by their first day. */
    public List<Kept<Closure>> closures(LineCode code) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            lines.get(code);
            return closures.list("lineCode = ?1 and until >= ?2 order by from, fromMinute, id", code.value(), today()).stream()
                    .map(closure -> new Kept<>(closure.closure(), closure.version)).toList();
        });
    }

    /** @param wanted its number is assigned here. @throws Problem as {@link RegimeRule#added} */
    public Kept<Regime> addRegime(LineCode code, Regime wanted) {
        return apply(code, new AddRegime(wanted), BasedOn.ANY, this::regime);
    }

    /**
     * Changes a regime from the first day on that has not passed.
     *
     * @return the regime that holds what was wanted
     * @throws Problem 412 {@code outdated}; else as {@link RegimeRule#changed}
     */
    public Kept<Regime> changeRegime(LineCode code, long id, Regime wanted, BasedOn version) {
        return apply(code, new ChangeRegime(id, wanted), version, this::regime);
    }

    /** @throws Problem 412 {@code outdated}; else as {@link RegimeRule#removed} */
    public void removeRegime(LineCode code, long id, BasedOn version) {
        apply(code, new RemoveRegime(id), version, _ -> id);
    }

    /** @param wanted its number is assigned here. @throws Problem as {@link ClosureRule#added} */
    public Kept<Closure> addClosure(LineCode code, Closure wanted) {
        return apply(code, new AddClosure(wanted), BasedOn.ANY, this::closure);
    }

    /** @throws Problem 412 {@code outdated}; else as {@link ClosureRule#changed} */
    public Kept<Closure> changeClosure(LineCode code, long id, Closure wanted, BasedOn version) {
        return apply(code, new ChangeClosure(id, wanted), version, this::closure);
    }

    /** @throws Problem 412 {@code outdated}; else as {@link ClosureRule#removed} */
    public void removeClosure(LineCode code, long id, BasedOn version) {
        apply(code, new RemoveClosure(id), version, _ -> id);
    }

    /** @param version of all hours of the line. @throws Problem 412 {@code outdated}; else as {@link ClosureRule#holidays} */
    public void setHolidays(LineCode code, List<HolidayWish> wanted, BasedOn version) {
        apply(code, new SetHolidays(wanted), version, _ -> code);
    }

    /** What the change would do. @throws Problem as the change itself would */
    public Prospect prospect(LineCode code, HoursChange change) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Hours before = lines.hours(lines.get(code));
            return new Prospect(lines.opening(before), lines.opening(outcome(before, change).hours));
        });
    }

    /** @param until inclusive */
    public List<Date> calendar(LineCode code, LocalDate from, LocalDate until) {
        Hours hours = QuarkusTransaction.joiningExisting().call(() -> lines.hours(lines.get(code)));
        OpeningHours opening = lines.opening(hours);
        return from.datesUntil(until.plusDays(1)).map(date -> {
            Optional<PbxPlan.Day> day = opening.day(date);
            return new Date(date, opening.regime(date).map(Regime::id), day.map(PbxPlan.Day::open).orElse(List.of()),
                    day.flatMap(PbxPlan.Day::closedAnnouncement), Optional.ofNullable(holidays.of(date.getYear()).get(date)),
                    hours.closures().stream().filter(closure -> closure.holdsOn(date)).map(Closure::id).sorted().toList());
        }).toList();
    }

    public List<LineHoliday> holidays(LineCode code, int year) {
        record Read(Hours hours, int version) {}
        Read read = QuarkusTransaction.joiningExisting().call(() -> {
            LineEntity line = lines.get(code);
            return new Read(lines.hours(line), line.hoursVersion);
        });
        Hours hours = read.hours;
        OpeningHours opening = lines.opening(hours);
        OpeningHours ordinary = new OpeningHours(hours.regimes(), List.of(), _ -> false);
        return holidays.of(year).entrySet().stream().map(holiday -> {
            LocalDate date = holiday.getKey();
            Optional<PbxPlan.Day> day = opening.day(date);
            HolidayStanding standing = hours.closures().stream().anyMatch(closure -> closure.hours().isEmpty() && closure.holdsOn(date)
                    && !ClosureRule.ofDay(closure, date)) ? HolidayStanding.IN_CLOSURE
                    : ordinary.day(date).isEmpty() ? HolidayStanding.NO_HOURS
                    : day.filter(d -> !d.open().isEmpty()).isPresent() ? HolidayStanding.OPEN : HolidayStanding.CLOSED;
            return new LineHoliday(date, holiday.getValue(), standing, day.flatMap(PbxPlan.Day::closedAnnouncement),
                    read.version);
        }).toList();
    }

    // ---- the change itself

    /** @param subject the number of the regime or closure that holds what was wanted; none for other changes */
    private record Outcome(Hours hours, Optional<Long> subject) {}

    private Outcome outcome(Hours before, HoursChange change) {
        LocalDate today = today();
        return switch (change) {
            case AddRegime(Regime wanted) -> of(before, RegimeRule.added(before.regimes(), wanted, today));
            case ChangeRegime(long id, Regime wanted) -> of(before, RegimeRule.changed(before.regimes(), id, wanted, today));
            case RemoveRegime(long id) ->
                    new Outcome(before.withRegimes(RegimeRule.removed(before.regimes(), id, today)), Optional.empty());
            case AddClosure(Closure wanted) ->
                    new Outcome(before.withClosures(ClosureRule.added(before.closures(), wanted, today)), Optional.of(Hours.NEW));
            case ChangeClosure(long id, Closure wanted) ->
                    new Outcome(before.withClosures(ClosureRule.changed(before.closures(), id, wanted, today)), Optional.of(id));
            case RemoveClosure(long id) ->
                    new Outcome(before.withClosures(ClosureRule.removed(before.closures(), id, today)), Optional.empty());
            case SetHolidays(List<HolidayWish> wanted) ->
                    new Outcome(ClosureRule.holidays(before, wanted, today, holidays::on), Optional.empty());
        };
    }

    private static Outcome of(Hours before, RegimeRule.Changed change) {
        return new Outcome(before.withRegimes(change.all()), Optional.of(change.of().id()));
    }

    /** @param answer from the number of the regime or closure that holds what was wanted, within the transaction */
    private <T> T apply(LineCode code, HoursChange change, BasedOn version, Function<Long, T> answer) {
        T result = QuarkusTransaction.requiringNew().call(() -> {
            LineEntity line = lines.lockInUse(code);
            isCurrent(line, change, version);
            Outcome outcome = outcome(lines.hours(line), change);
            Map<Long, Long> numbers = store(line, outcome.hours);
            line.hoursVersion++;
            return answer.apply(outcome.subject.map(number -> numbers.getOrDefault(number, number)).orElse(null));
        });
        changed.fire(new LineChanged(code));
        return result;
    }

    private void isCurrent(LineEntity line, HoursChange change, BasedOn version) {
        switch (change) {
            case ChangeRegime(long id, Regime _) -> isCurrent(line, id, version, regimes);
            case RemoveRegime(long id) -> isCurrent(line, id, version, regimes);
            case ChangeClosure(long id, Closure _) -> isCurrent(line, id, version, closures);
            case RemoveClosure(long id) -> isCurrent(line, id, version, closures);
            case SetHolidays _ -> version.check(line.hoursVersion);
            case AddRegime _,AddClosure _ -> {
                // of no version
            }
        }
    }

    /** Gone is no other version: the rule says so. */
    private static void isCurrent(LineEntity line, long id, BasedOn version, PanacheRepositoryBase<?, Long> of) {
        if (version.version().isPresent()
                && of.count("id = ?1 and lineCode = ?2 and version <> ?3", id, line.code, version.version().getAsInt()) > 0) {
            throw BasedOn.outdated();
        }
    }

    /** @return the numbers that new values got */
    private Map<Long, Long> store(LineEntity line, Hours wanted) {
        Map<Long, RegimeEntity> storedRegimes =
                regimes.list("lineCode", line.code).stream().collect(Collectors.toMap(regime -> regime.id, regime -> regime));
        Map<Long, ClosureEntity> storedClosures =
                closures.list("lineCode", line.code).stream().collect(Collectors.toMap(closure -> closure.id, closure -> closure));
        Map<Long, Long> numbers = new HashMap<>();
        for (Regime regime : wanted.regimes()) {
            RegimeEntity stored = storedRegimes.remove(regime.id());
            if (stored == null) {
                stored = new RegimeEntity();
                stored.lineCode = line.code;
                stored.set(regime);
                regimes.persistAndFlush(stored);
                numbers.put(regime.id(), stored.id);
            } else if (!stored.regime().equals(regime)) {
                stored.set(regime);
            }
        }
        for (Closure closure : wanted.closures().stream().sorted(Comparator.comparingLong(Closure::id)).toList()) {
            ClosureEntity stored = storedClosures.remove(closure.id());
            if (stored == null) {
                stored = new ClosureEntity();
                stored.lineCode = line.code;
                stored.set(closure);
                closures.persistAndFlush(stored);
                numbers.put(closure.id(), stored.id);
            } else if (!stored.closure().equals(closure)) {
                stored.set(closure);
            }
        }
        storedRegimes.values().forEach(regimes::delete);
        storedClosures.values().forEach(closures::delete);
        if (!line.openHolidays.equals(wanted.openHolidays())) {
            line.openHolidays.retainAll(wanted.openHolidays());
            line.openHolidays.addAll(wanted.openHolidays());
        }
        regimes.flush();
        return numbers;
    }

    private Kept<Regime> regime(Long id) {
        RegimeEntity regime = regimes.findById(id);
        return new Kept<>(regime.regime(), regime.version);
    }

    private Kept<Closure> closure(Long id) {
        ClosureEntity closure = closures.findById(id);
        return new Kept<>(closure.closure(), closure.version);
    }
}
