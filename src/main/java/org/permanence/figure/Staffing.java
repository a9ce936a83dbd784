package org.permanence.figure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.figure.SumStore.Period;
import org.permanence.figure.SumStore.WeekSums;
import org.permanence.shift.ShiftService;
import org.permanence.shift.ShiftService.ShiftView;

/**
 * How many responders each half-hour of the week needs, from the line's own past. Arrivals are those of that half-hour on that day of the
 * week. Handling time and patience are those of the language over the whole period, because a half-hour alone has too few calls to measure
 * them.
 */
@ApplicationScoped
class Staffing {

    /** With fewer calls than this in a language, the handling time and the patience of all languages are used for it. */
    private static final int FEW = 30;

    private final SumStore store;
    private final ShiftService shifts;

    Staffing(SumStore store, ShiftService shifts) {
        this.store = store;
        this.shifts = shifts;
    }

    /**
     * One half-hour of the week, in one language.
     *
     * @param weekday  1 is Monday
     * @param from     on the clock in Brussels
     * @param days     number of days of the period on which the line was open then
     * @param arrivals offered in that half-hour, on average
     * @param load     erlangs: people talking at once if nobody ever waited
     * @param erlangC  people needed if nobody ever gave up; null when there was no call
     * @param erlangA  people needed with callers as patient as the line's own; null when there was no call, or nobody ever gave up
     * @param target   average target of the shifts of the period that cover it; null when there was none. For all languages together
     */
    public record Need(int weekday, LocalTime from, String language, int days, double arrivals, double load, Integer erlangC,
            Integer erlangA, Double target) {}

    /**
     * @param handlingTime seconds, with wrap-up
     * @param patience mean, in seconds; null when nobody gave up in the queue
     * @param calls number of calls handled in this language
     * @param ofAllLanguages too few calls to measure this language: both are those of all languages
     */
    public record Measured(Double handlingTime, Double patience, long calls, boolean ofAllLanguages) {}

    @Schema(name = "StaffingAssumptions")
    public record Assumptions(String fr, String nl, String en) {}

    public record Needs(double goal, int seconds, Map<String, Measured> measured, List<Need> needs, Assumptions assumptions) {}

    private static final Assumptions ASSUMPTIONS = new Assumptions(
            "Hypothèses : les appels arrivent au hasard au rythme moyen de cette demi-heure les mêmes jours de la semaine, durent en moyenne aussi longtemps que"
                    + " ceux de la période, chaque langue est servie par ses propres personnes ; Erlang C suppose que personne n'abandonne et demande donc plutôt"
                    + " trop de monde, Erlang A que la patience est celle observée sur la ligne ; sans pauses ni absences.",
            "Aannames: oproepen komen toevallig binnen aan het gemiddelde tempo van dit halfuur op dezelfde weekdagen, duren gemiddeld even lang als in de periode,"
                    + " elke taal wordt door eigen mensen bediend; Erlang C gaat ervan uit dat niemand opgeeft en vraagt dus eerder te veel mensen, Erlang A dat het"
                    + " geduld dat van de lijn zelf is; zonder pauzes of afwezigheden.",
            "Assumptions: calls arrive at random at the average rate of this half-hour on the same days of the week, last on average as long as those of the period,"
                    + " each language is served by people of its own; Erlang C supposes that nobody gives up and so asks for rather too many people, Erlang A that"
                    + " patience is what the line itself has seen; without breaks or absences.");

    /** @param goal share of calls to be answered within {@code seconds} */
    Needs needs(LocalDate first, LocalDate last, Optional<String> line, double goal, int seconds) {
        List<ShiftView> held = shifts.between(Day.begin(first), Day.end(last)).stream()
                .filter(shift -> !shift.withdrawn() && line.map(shift.line()::equals).orElse(true)).toList();

        Map<String, Sums> languages = new TreeMap<>();
        Map<HalfHourOfWeek, Map<String, Long>> offered = new HashMap<>();
        Map<HalfHourOfWeek, Set<LocalDate>> open = new HashMap<>();
        Set<LocalDate> planned = new HashSet<>();
        Set<HalfHourOfWeek> unplanned = new HashSet<>();
        Map<HalfHourOfWeek, List<Integer>> targets = new HashMap<>();
        for (ShiftView shift : held) {
            for (Instant half = Day.halfHour(shift.from()); half.isBefore(shift.to()); half = half.plus(Day.HALF_HOUR)) {
                open.computeIfAbsent(HalfHourOfWeek.of(half), _ -> new HashSet<>()).add(Day.of(half));
                targets.computeIfAbsent(HalfHourOfWeek.of(half), _ -> new ArrayList<>()).add(shift.target());
                planned.add(Day.of(half));
            }
        }
        for (WeekSums found : store.week(new Period(Day.begin(first), Day.end(last), line), planned)) {
            long count = Figure.OFFERED.count(found.sums());
            if (found.language().isEmpty() || count == 0) {
                continue;
            }
            languages.merge(found.language().get(), found.sums(), Sums::plus);
            offered.computeIfAbsent(found.half(), _ -> new HashMap<>()).merge(found.language().get(), count, Long::sum);
            if (!found.among() && unplanned.add(found.half())) {
                // For days before shifts were planned here: if a day has calls at that time, the line counts as open then on all days of
                // that weekday.
                open.computeIfAbsent(found.half(), _ -> new HashSet<>()).addAll(sameWeekdays(first, last, found.half().weekday(), planned));
            }
        }

        Sums all = languages.values().stream().reduce(Sums.NONE, Sums::plus);
        Map<String, Measured> measured = new TreeMap<>();
        languages.forEach(
                (language, sums) -> measured.put(language,
                        measured(sums.get(Sum.HANDLED) < FEW ? all : sums, sums.get(Sum.HANDLED), sums.get(Sum.HANDLED) < FEW)));
        List<Need> needs = new ArrayList<>();
        open.forEach((slot, days) -> measured.forEach((language, of) -> {
            double arrivals = offered.getOrDefault(slot, Map.of()).getOrDefault(language, 0L) / (double) days.size();
            needs.add(need(slot, language, days.size(), arrivals, of, goal, seconds,
                    targets.getOrDefault(slot, List.of()).stream().mapToInt(Integer::intValue).average().stream().boxed().findFirst()
                            .orElse(null)));
        }));
        needs.sort(Comparator.comparingInt(Need::weekday).thenComparing(Need::from).thenComparing(Need::language));
        return new Needs(goal, seconds, measured, needs, ASSUMPTIONS);
    }

    private static List<LocalDate> sameWeekdays(LocalDate first, LocalDate last, DayOfWeek weekday, Set<LocalDate> planned) {
        return first.datesUntil(last.plusDays(1)).filter(day -> day.getDayOfWeek() == weekday && !planned.contains(day)).toList();
    }

    /**
     * Patience, estimated from waits that an answer cut short: the total time waited, divided by the number of callers who gave up (the
     * maximum likelihood for the exponential distribution).
     */
    private static Measured measured(Sums sums, long calls, boolean ofAllLanguages) {
        long gaveUp = sums.get(Sum.GAVE_UP_QUEUED);
        long waited = sums.get(Sum.ANSWER_WAIT) + sums.get(Sum.GIVE_UP_WAIT) + sums.get(Sum.OVERFLOW_WAIT);
        return new Measured(Figure.AVERAGE_HANDLING_TIME.of(sums), gaveUp == 0 || waited == 0 ? null : waited / 1000.0 / gaveUp, calls,
                ofAllLanguages);
    }

    private static Need need(HalfHourOfWeek slot, String language, int days, double arrivals, Measured of, double goal, int seconds,
            Double target) {
        Integer erlangC = null;
        Integer erlangA = null;
        double load = 0;
        if (of.handlingTime != null && of.handlingTime > 0 && arrivals > 0) {
            load = arrivals * of.handlingTime / Day.HALF_HOUR.toSeconds();
            erlangC = new Erlang.C(load, of.handlingTime).agents(goal, seconds);
            erlangA = of.patience == null ? null : new Erlang.A(load, of.handlingTime, of.patience).agents(goal, seconds);
        }
        return new Need(slot.weekday().getValue(), slot.from(), language, days, arrivals, load, erlangC, erlangA, target);
    }
}
