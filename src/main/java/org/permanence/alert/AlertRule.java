package org.permanence.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.permanence.pbx.Reach;
import org.permanence.presence.Presence.State;
import org.permanence.shift.ShiftService.ShiftView;

/** Which alerts the present situation requires. Pure. */
final class AlertRule {

    private AlertRule() {}

    /**
     * The identity of an alert.
     * @param line null when the alert concerns no line
     * @param subject a responder's number, the beginning of a shift; or null
     */
    record Key(AlertKind kind, String line, String subject) {}

    /** @param value the present value @param threshold the value that was set; null for kinds without one */
    record Holds(Long value, Long threshold) {
        static final Holds SIMPLY = new Holds(null, null);
    }

    /**
     * @param open the open alerts. While the PBX is away, the waiting calls and the state of the trunk are unknown: their alerts then
     * neither begin nor end
     */
    static Map<Key, Holds> holding(Situation is, Function<String, Thresholds> thresholds, Set<Key> open) {
        Map<Key, Holds> holding = new LinkedHashMap<>();
        for (Situation.Line line : is.lines()) {
            Thresholds set = thresholds.apply(line.code());
            queue(is, line, set, open, holding);
            staff(is, line, set, holding);
            nextShift(is, line, set, holding);
        }
        List<Thresholds> all = is.lines().stream().map(line -> thresholds.apply(line.code())).toList();
        away(AlertKind.PBX_AWAY, is.pbxAwaySince(), is.now(), all.stream().map(Thresholds::pbxAwaySeconds), holding);
        away(AlertKind.DATABASE_AWAY, is.databaseAwaySince(), is.now(), all.stream().map(Thresholds::databaseAwaySeconds), holding);
        // A carrier that does not answer does not register anybody either: one alert says it.
        trunk(AlertKind.CARRIER_SILENT, is.carrierSilent(), is, open, holding);
        trunk(AlertKind.TRUNK_REFUSED, is.trunkRefused() && !is.carrierSilent(), is, open, holding);
        if (all.stream().anyMatch(Thresholds::homePhoneResting)) {
            is.onDuty().stream().filter(r -> r.state() == State.RESTING && r.reach() == Reach.Kind.HOME)
                    .forEach(r -> holding.put(new Key(AlertKind.HOME_PHONE_RESTING, null, "" + r.id()), Holds.SIMPLY));
        }
        return holding;
    }

    private static void trunk(AlertKind kind, boolean trouble, Situation is, Set<Key> open, Map<Key, Holds> holding) {
        Key key = new Key(kind, null, null);
        if (is.pbxAwaySince().isPresent() ? open.contains(key) : trouble) {
            holding.put(key, Holds.SIMPLY);
        }
    }

    private static void queue(Situation is, Situation.Line line, Thresholds set, Set<Key> open, Map<Key, Holds> holding) {
        List<Situation.Waiting> queue = is.waiting().stream().filter(w -> line.code().equals(w.line())).toList();
        Optional<Instant> longest = queue.stream().map(Situation.Waiting::since).min(Comparator.naturalOrder());
        long seconds = longest.map(since -> Math.max(0, Duration.between(since, is.now()).toSeconds())).orElse(0L);
        reaches(AlertKind.WAITING, line, queue.size(), set.waiting(), is, open, holding);
        reaches(AlertKind.LONGEST_WAIT, line, seconds, set.longestWaitSeconds(), is, open, holding);
    }

    private static void reaches(AlertKind kind, Situation.Line line, long value, Integer threshold, Situation is, Set<Key> open,
            Map<Key, Holds> holding) {
        Key key = new Key(kind, line.code(), null);
        boolean holds = is.pbxAwaySince().isPresent() ? open.contains(key) : threshold != null && value >= threshold;
        if (holds) {
            holding.put(key, new Holds(value, threshold == null ? null : threshold.longValue()));
        }
    }

    private static void staff(Situation is, Situation.Line line, Thresholds set, Map<Key, Holds> holding) {
        if (!line.open()) {
            return;
        }
        long there = is.onDuty().stream()
                .filter(r -> r.state() != State.PAUSED && r.languages().stream().anyMatch(line.languages()::contains)).count();
        if (there == 0 && set.nobodyOnDuty()) {
            holding.put(new Key(AlertKind.NOBODY_ON_DUTY, line.code(), null), Holds.SIMPLY);
        } else if (set.belowFloor()) {
            is.shifts().stream()
                    .filter(shift -> shift.line().equals(line.code()) && !shift.from().isAfter(is.now()) && shift.to().isAfter(is.now()))
                    .mapToInt(ShiftView::floor).max().stream().filter(floor -> there < floor)
                    .forEach(floor -> holding.put(new Key(AlertKind.BELOW_FLOOR, line.code(), null), new Holds(there, (long) floor)));
        }
    }

    private static void nextShift(Situation is, Situation.Line line, Thresholds set, Map<Key, Holds> holding) {
        if (set.nextShiftMinutes() == null) {
            return;
        }
        is.shifts().stream().filter(shift -> shift.line().equals(line.code()) && shift.from().isAfter(is.now()))
                .min(Comparator.comparing(ShiftView::from))
                .filter(shift -> !shift.from().isAfter(is.now().plus(Duration.ofMinutes(set.nextShiftMinutes())))
                        && shift.assignments().size() < shift.floor())
                .ifPresent(shift -> holding.put(new Key(AlertKind.NEXT_SHIFT_BELOW_FLOOR, line.code(), shift.from().toString()),
                        new Holds((long) shift.assignments().size(), (long) shift.floor())));
    }

    /** The lowest threshold of all lines decides. */
    private static void away(AlertKind kind, Optional<Instant> since, Instant now, Stream<Integer> seconds, Map<Key, Holds> holding) {
        Optional<Integer> patience = seconds.filter(Objects::nonNull).min(Comparator.naturalOrder());
        if (since.isPresent() && patience.isPresent() && !now.isBefore(since.get().plusSeconds(patience.get()))) {
            holding.put(new Key(kind, null, null), new Holds(Duration.between(since.get(), now).toSeconds(), patience.get().longValue()));
        }
    }
}
