package org.permanence.line;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.permanence.pbx.PbxPlan.Day;
import org.permanence.pbx.PbxPlan.Span;

/**
 * When a line is open. Pure: its input are regimes, closures and holidays, its output are hours. All times are the wall clock of Brussels,
 * as in the PBX: on the day the clock goes back, an open hour that is repeated is open twice. Precedence on a date: a closure of the whole
 * day; no regime; a public holiday, if the regime closes on them; the regime's slots without the closed parts of the day.
 */
public final class OpeningHours {

    /** As annotations need it. */
    public static final String ZONE_NAME = "Europe/Brussels";
    public static final ZoneId ZONE = ZoneId.of(ZONE_NAME);
    /** The announcement of a public holiday. */
    public static final String HOLIDAY = "holiday";
    /** How many days ahead the plan informs the PBX, and {@link #nextOpening} looks. */
    public static final int DAYS_AHEAD = 400;

    private static final ZoneRules RULES = ZONE.getRules();

    private final List<Regime> regimes;
    private final List<Closure> closures;
    private final Predicate<LocalDate> holiday;

    public OpeningHours(List<Regime> regimes, List<Closure> closures, Predicate<LocalDate> holiday) {
        this.regimes = List.copyOf(regimes);
        this.closures = List.copyOf(closures);
        this.holiday = Objects.requireNonNull(holiday, "holiday");
    }

    /** A slot on a date, as instants. */
    public record DatedSlot(Slot slot, LocalDate date, Instant from, Instant to) {}

    public Optional<Regime> regime(LocalDate date) {
        return regimes.stream().filter(regime -> regime.holdsOn(date))
                .max(Comparator.comparing(Regime::from).thenComparingLong(Regime::id));
    }

    /** The desired state of the PBX for a date; empty: closed, with the ordinary message. Adjoining slots are one span. */
    public Optional<Day> day(LocalDate date) {
        Optional<Closure> whole = closures.stream().filter(closure -> closure.holdsOn(date) && closure.hours().isEmpty())
                .max(Comparator.comparingLong(Closure::id));
        if (whole.isPresent()) {
            return Optional.of(new Day(List.of(), Optional.of(whole.get().announcement())));
        }
        Optional<Regime> regime = regime(date);
        List<Slot> slots = regime.map(r -> slotsOn(r, date)).orElse(List.of());
        if (slots.isEmpty()) {
            return Optional.empty();
        }
        if (regime.get().closedOnHolidays() && holiday.test(date)) {
            return Optional.of(new Day(List.of(), Optional.of(HOLIDAY)));
        }
        List<Minutes> open = open(slots, date);
        if (open.isEmpty()) {
            return Optional.of(new Day(List.of(), partial(date).findFirst().map(Closure::announcement)));
        }
        return Optional.of(new Day(open.stream().map(Minutes::span).toList(), Optional.empty()));
    }

    /**
     * The slots of a date during which the line is open, at least in part, by time. A slot that lies completely in the missing hour of
     * spring is left out.
     */
    public List<DatedSlot> slots(LocalDate date) {
        List<Span> open = day(date).map(Day::open).orElse(List.of());
        if (open.isEmpty()) {
            return List.of();
        }
        return slotsOn(regime(date).orElseThrow(), date).stream()
                .filter(slot -> open.stream().map(Minutes::of).anyMatch(span -> span.overlaps(Minutes.of(slot))))
                .map(slot -> new DatedSlot(slot, date, instant(date, slot.from()), instant(date, slot.to())))
                .filter(dated -> dated.from().isBefore(dated.to()))
                .toList();
    }

    public boolean open(Instant instant) {
        ZonedDateTime local = instant.atZone(ZONE);
        int minute = local.toLocalTime().toSecondOfDay() / 60;
        return day(local.toLocalDate()).map(Day::open).orElse(List.of()).stream().map(Minutes::of)
                .anyMatch(span -> span.from <= minute && minute < span.to);
    }

    /** The first instant at which the line is open, which may be now. Empty when it does not open within {@value #DAYS_AHEAD} days. */
    public Optional<Instant> nextOpening(Instant now) {
        if (open(now)) {
            return Optional.of(now);
        }
        LocalDate today = now.atZone(ZONE).toLocalDate();
        return Stream.iterate(today, date -> date.plusDays(1)).limit(DAYS_AHEAD)
                .map(date -> edges(date, Minutes::from).filter(edge -> edge.isAfter(now) && open(edge)).min(Comparator.naturalOrder()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The last instant, not after now, at which an open line closed; empty when it did not close in the last eight days. */
    public Optional<Instant> lastClosing(Instant now) {
        LocalDate today = now.atZone(ZONE).toLocalDate();
        return Stream.iterate(today, date -> date.minusDays(1)).limit(9)
                .map(date -> edges(date, Minutes::to).filter(edge -> !edge.isAfter(now) && !open(edge) && open(edge.minusNanos(1)))
                        .max(Comparator.naturalOrder()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * The closure for a part of this day that applies now, with its end: without it the line would be open, and it has its own
     * announcement.
     */
    public Optional<PartialClosure> partialClosure(Instant now) {
        ZonedDateTime local = now.atZone(ZONE);
        LocalDate date = local.toLocalDate();
        int minute = local.toLocalTime().toSecondOfDay() / 60;
        boolean wouldBeOpen =
                new OpeningHours(regimes, closures.stream().filter(closure -> closure.hours().isEmpty()).toList(), holiday).open(now);
        return !wouldBeOpen ? Optional.empty() : partial(date)
                .filter(closure -> closure.hours().get().from().minute() <= minute && minute < closure.hours().get().to().minute())
                .max(Comparator.comparing((Closure closure) -> closure.hours().get().to()).thenComparingLong(Closure::id))
                .map(closure -> new PartialClosure(instant(date, closure.hours().get().to()), closure.announcement()));
    }

    public record PartialClosure(Instant until, String announcement) {}

    /**
     * A wall-clock time as an instant. A time in the missing hour of spring becomes the instant at which the clock jumps forward; a time in
     * the repeated hour of autumn becomes the first of the two instants.
     */
    static Instant instant(LocalDate date, WallTime time) {
        LocalDateTime local = date.atStartOfDay().plusMinutes(time.minute());
        ZoneOffsetTransition transition = RULES.getTransition(local);
        return transition != null && transition.isGap() ? transition.getInstant()
                : local.atZone(ZONE).withEarlierOffsetAtOverlap().toInstant();
    }

    /**
     * The instants of a date at which the line can open or close: both instants of a time that occurs twice, and the clock change itself.
     */
    private Stream<Instant> edges(LocalDate date, ToIntFunction<Minutes> edge) {
        List<Instant> edges = new ArrayList<>();
        for (Span span : day(date).map(Day::open).orElse(List.of())) {
            LocalDateTime local = date.atStartOfDay().plusMinutes(edge.applyAsInt(Minutes.of(span)));
            RULES.getValidOffsets(local).forEach(offset -> edges.add(local.toInstant(offset)));
        }
        ZoneOffsetTransition transition = RULES.nextTransition(date.atStartOfDay(ZONE).toInstant());
        if (transition != null && transition.getInstant().atZone(ZONE).toLocalDate().equals(date)) {
            edges.add(transition.getInstant());
        }
        return edges.stream();
    }

    private static List<Slot> slotsOn(Regime regime, LocalDate date) {
        return regime.slots().stream().filter(slot -> slot.day() == date.getDayOfWeek()).toList();
    }

    private Stream<Closure> partial(LocalDate date) {
        return closures.stream().filter(closure -> closure.holdsOn(date) && closure.hours().isPresent());
    }

    private List<Minutes> open(List<Slot> slots, LocalDate date) {
        List<Minutes> open = merged(slots.stream().map(Minutes::of).toList());
        for (Closure closure : partial(date).toList()) {
            Minutes closed = new Minutes(closure.hours().get().from().minute(), closure.hours().get().to().minute());
            open = open.stream().flatMap(span -> span.without(closed)).toList();
        }
        return open;
    }

    /** @param sorted by time, not overlapping */
    private static List<Minutes> merged(List<Minutes> sorted) {
        List<Minutes> merged = new ArrayList<>();
        for (Minutes span : sorted) {
            if (!merged.isEmpty() && merged.getLast().to == span.from) {
                merged.add(new Minutes(merged.removeLast().from, span.to));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    /** A part of a day in minutes of the wall clock, from inclusive to exclusive; 1440 is the end of the day. */
    private record Minutes(int from, int to) {

        static Minutes of(Slot slot) {
            return new Minutes(slot.from().minute(), slot.to().minute());
        }

        static Minutes of(Span span) {
            int to = span.to().toSecondOfDay() / 60;
            return new Minutes(span.from().toSecondOfDay() / 60, to == 0 ? WallTime.END_OF_DAY.minute() : to);
        }

        boolean overlaps(Minutes other) {
            return from < other.to && other.from < to;
        }

        Stream<Minutes> without(Minutes closed) {
            if (!overlaps(closed)) {
                return Stream.of(this);
            }
            return Stream.of(new Minutes(from, closed.from), new Minutes(closed.to, to)).filter(span -> span.from < span.to);
        }

        Span span() {
            return new Span(new WallTime(from).localTime(), new WallTime(to).localTime());
        }
    }
}
