package org.permanence.figure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.database.Database;
import org.permanence.database.Sql;
import org.permanence.figure.SumStore.By;
import org.permanence.figure.SumStore.CallSums;
import org.permanence.figure.SumStore.Period;
import org.permanence.figure.SumStore.Read;
import org.permanence.shift.ShiftService.ShiftView;

/**
 * The figures of the day in Brussels, equal to those of the history, kept up to date: only the half-hours in which something changed are
 * read again. One thread at a time. Blocking.
 */
@ApplicationScoped
public class TodaysFigures {

    /** The others are in the history. */
    public static final int GAVE_UP_SHOWN = 100;

    private static final Duration WHOLE_EVERY = Duration.ofSeconds(10);
    private static final Duration OTHER_DAYS_EVERY = Duration.ofSeconds(30);

    private final SumStore store;
    private final Database database;
    private final Clock clock;
    private LocalDate day;
    private Instant wholeReadAt;
    private Instant otherDaysReadAt;
    private final Map<Instant, Map<Optional<String>, Sums>> calls = new HashMap<>();
    private final Map<Instant, Sums> work = new HashMap<>();
    private Compared yesterday;
    private Compared sameWeekday;
    private List<GaveUpCall> gaveUp = List.of();
    private long gaveUpListed = -1;
    private final AtomicBoolean anew = new AtomicBoolean();

    TodaysFigures(SumStore store, Database database, Clock clock) {
        this.store = store;
        this.database = database;
        this.clock = clock;
    }

    /** @param byLanguage by code; calls whose language is not known, or not yet, under {@code unknown}: they add up to {@code all} */
    public record Today(Instant from, Instant to, Figures all, Map<String, Figures> byLanguage) {}

    /**
     * @param figures of the calls that arrived in it
     * @param onDuty  people on duty, on average over the part of it that has passed; null when none of it has passed
     * @param target  of the shifts that cover its middle; null when there is none
     */
    public record HalfHourFigures(Instant from, Instant to, Figures figures, Double onDuty, Integer floor, Integer target) {}

    /** @param untilNow of the calls that had arrived by the same time of the day */
    public record Compared(Instant from, Instant to, Figures untilNow, Figures all) {}

    /** @param at when it arrived */
    public record GaveUpCall(UUID callId, @Schema(nullable = true) String line, @Schema(nullable = true) String language, Instant at,
            double waitedSeconds) {}

    /** The part of it that a wallboard shows. */
    public record Shown(Today today, List<HalfHourFigures> halfHours, Compared yesterday, Compared sameWeekday, List<GaveUpCall> gaveUp) {}

    public static Shown nothing(LocalDate day) {
        return new Shown(new Today(Day.begin(day), Day.end(day), Figures.NONE, Map.of()), List.of(), none(day.minusDays(1)),
                none(day.minusWeeks(1)), List.of());
    }

    private static Compared none(LocalDate day) {
        return new Compared(Day.begin(day), Day.end(day), Figures.NONE, Figures.NONE);
    }

    /** The service-level threshold may have changed: all figures are read again at the next request. Never waits. */
    public void definedAnew() {
        anew.set(true);
    }

    /** @param changed arrival times of the calls that changed since the previous request */
    public synchronized Shown now(Collection<Instant> changed, List<ShiftView> shifts) {
        Instant now = clock.instant();
        if (anew.getAndSet(false)) {
            wholeReadAt = null;
            otherDaysReadAt = null;
        }
        LocalDate today = Day.of(now);
        if (!today.equals(day) || wholeReadAt == null || !now.isBefore(wholeReadAt.plus(WHOLE_EVERY))) {
            readWhole(today, now);
        } else {
            List<Instant> halfHours = changed.stream().map(Day::halfHour).filter(half -> Day.of(half).equals(today)).sorted().toList();
            if (!halfHours.isEmpty()) {
                readAnew(halfHours.getFirst(), halfHours.getLast().plus(Day.HALF_HOUR));
            }
        }
        if (otherDaysReadAt == null || !now.isBefore(otherDaysReadAt.plus(OTHER_DAYS_EVERY))
                || !yesterday.from().equals(Day.begin(today.minusDays(1)))) {
            yesterday = compared(today.minusDays(1), today, now);
            sameWeekday = compared(today.minusWeeks(1), today, now);
            otherDaysReadAt = now;
        }
        return shown(today, shifts);
    }

    private void readWhole(LocalDate today, Instant now) {
        Read read = store.read(new Period(Day.begin(today), Day.end(today), Optional.empty()), By.HALF_HOUR);
        calls.clear();
        work.clear();
        read.calls().forEach(this::put);
        read.work().forEach(sums -> work.put(sums.bucket(), sums.sums()));
        day = today;
        wholeReadAt = now;
    }

    private void readAnew(Instant from, Instant to) {
        List<CallSums> read = store.calls(new Period(from, to, Optional.empty()), By.HALF_HOUR);
        calls.keySet().removeIf(half -> !half.isBefore(from) && half.isBefore(to));
        read.forEach(this::put);
    }

    private void put(CallSums sums) {
        calls.computeIfAbsent(sums.bucket(), _ -> new HashMap<>()).put(sums.language(), sums.sums());
    }

    private Compared compared(LocalDate other, LocalDate today, Instant now) {
        // The same time on the clock: on the days of a clock change an hour more or less has passed.
        Instant sameTime = Day.sameTime(now, other);
        return new Compared(Day.begin(other), Day.end(other), total(new Period(Day.begin(other), sameTime, Optional.empty())),
                total(new Period(Day.begin(other), Day.end(other), Optional.empty())));
    }

    private Figures total(Period period) {
        Read read = store.read(period, By.DAY);
        Sums sums = read.calls().stream().map(CallSums::sums).reduce(Sums.NONE, Sums::plus);
        return Figures.of(read.work().stream().map(SumStore.WorkSums::sums).reduce(sums, Sums::plus));
    }

    private Shown shown(LocalDate today, List<ShiftView> shifts) {
        Map<String, Sums> byLanguage = new HashMap<>();
        Sums all = Sums.NONE;
        List<HalfHourFigures> halfHours = new ArrayList<>();
        for (Instant half : Day.halfHours(today)) {
            Sums sums = work.getOrDefault(half, Sums.NONE);
            for (Map.Entry<Optional<String>, Sums> language : calls.getOrDefault(half, Map.of()).entrySet()) {
                sums = sums.plus(language.getValue());
                byLanguage.merge(language.getKey().orElse(History.UNKNOWN), language.getValue(), Sums::plus);
            }
            all = all.plus(sums);
            Instant middle = half.plus(Day.HALF_HOUR.dividedBy(2));
            List<ShiftView> held = shifts.stream().filter(shift -> !shift.from().isAfter(middle) && shift.to().isAfter(middle)).toList();
            halfHours.add(new HalfHourFigures(half, half.plus(Day.HALF_HOUR), Figures.of(sums), Figure.AVERAGE_ON_DUTY.of(sums),
                    held.isEmpty() ? null : held.stream().mapToInt(ShiftView::floor).sum(),
                    held.isEmpty() ? null : held.stream().mapToInt(ShiftView::target).sum()));
        }
        Map<String, Figures> languages = new LinkedHashMap<>();
        byLanguage.keySet().stream().sorted().forEach(code -> languages.put(code, Figures.of(byLanguage.get(code))));
        listGaveUp(today, all.get(Sum.GAVE_UP));
        return new Shown(new Today(Day.begin(today), Day.end(today), Figures.of(all), languages), List.copyOf(halfHours), yesterday,
                sameWeekday, gaveUp);
    }

    private void listGaveUp(LocalDate today, long count) {
        if (count == gaveUpListed && !gaveUp.isEmpty() && Day.of(gaveUp.getFirst().at()).equals(today)) {
            return;
        }
        gaveUp = database.transaction(connection -> {
            List<GaveUpCall> found = new ArrayList<>();
            Sql.query(connection, "SELECT c.id, c.line, c.language, c.arrived_at, c.waiting_ms FROM call c WHERE " + Sum.GAVE_UP.where()
                    + " AND c.arrived_at >= ? AND c.arrived_at < ? ORDER BY c.arrived_at DESC, c.id LIMIT " + GAVE_UP_SHOWN,
                    row -> found.add(new GaveUpCall(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                            row.getObject(4, OffsetDateTime.class).toInstant(), row.getLong(5) / 1000.0)),
                    Sql.utc(Day.begin(today)), Sql.utc(Day.end(today)));
            return found;
        });
        gaveUpListed = count;
    }
}
