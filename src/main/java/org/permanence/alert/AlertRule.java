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

    /** A page that is reloaded is away for two seconds. With this, somebody who cannot be rung is told well within 15 s. */
    static final Duration UNREACHABLE_FOR = Duration.ofSeconds(8);
    /** Callers turned away within this time of one another are one occurrence, which is over when this long nobody was. */
    static final Duration TOGETHER = Duration.ofMinutes(10);

    private AlertRule() {}

    /**
     * The identity of an alert.
     * @param line null when the alert concerns no line
     * @param subject a responder's number, the beginning of a shift; or null
     */
    record Key(AlertKind kind, String line, String subject) {}

    /**
     * @param value the present value @param threshold the value that was set; null for kinds without one
     * @param people numbers of the responders concerned, for kinds that name several
     * @param reason why a phone rests; null for other kinds
     */
    record Holds(Long value, Long threshold, List<Long> people, String reason) {
        /** It holds, and nothing else is known of it. */
        static final Holds SIMPLY = new Holds(null, null);

        Holds {
            people = List.copyOf(people);
        }

        Holds(Long value, Long threshold) {
            this(value, threshold, List.of(), null);
        }
    }

    /**
     * @param open the open alerts. While the PBX is away, the waiting calls, who can be rung and the states of the trunk and the
     * softphones are unknown, and the calls also while the journal catches up: their alerts then neither begin nor end
     */
    static Map<Key, Holds> holding(Situation is, Function<String, Thresholds> thresholds, Set<Key> open) {
        Map<Key, Holds> holding = new LinkedHashMap<>();
        for (Situation.Line line : is.lines()) {
            Thresholds set = thresholds.apply(line.code());
            queue(is, line, set, open, holding);
            turnedAway(is, line, set, holding);
            staff(is, line, set, open, holding);
            unreachable(is, line, set, open, holding);
            nextShift(is, line, set, holding);
        }
        List<Thresholds> all = is.lines().stream().map(line -> thresholds.apply(line.code())).toList();
        away(AlertKind.PBX_AWAY, is.pbxAwaySince(), is.now(), all.stream().map(Thresholds::pbxAwaySeconds), holding);
        Situation.Storage storage = is.storage();
        away(AlertKind.DATABASE_AWAY, storage.awaySince(), is.now(), all.stream().map(Thresholds::databaseAwaySeconds), holding);
        away(AlertKind.DATABASE_NOT_WRITING, storage.notWritingSince(), is.now(), all.stream().map(Thresholds::databaseAwaySeconds),
                holding);
        if (storage.setAside() > 0) {
            holding.put(new Key(AlertKind.FACTS_SET_ASIDE, null, null), new Holds((long) storage.setAside(), null));
        }
        // A carrier that does not answer does not register anybody either: one alert says it.
        refused(AlertKind.CARRIER_SILENT, is.carrierSilent(), is, open, holding);
        refused(AlertKind.TRUNK_REFUSED, is.trunkRefused() && !is.carrierSilent(), is, open, holding);
        refused(AlertKind.SOFTPHONES_REFUSED, is.softphonesRefused(), is, open, holding);
        if (is.pbxLogsHaveGap()) {
            holding.put(new Key(AlertKind.PBX_LOGS, null, null), Holds.SIMPLY);
        }
        if (all.stream().anyMatch(Thresholds::homePhoneResting)) {
            is.onDuty().stream().filter(r -> r.presence().state() == State.RESTING && r.reach() == Reach.Kind.HOME)
                    .forEach(r -> holding.put(new Key(AlertKind.HOME_PHONE_RESTING, null, "" + r.id()),
                            new Holds(null, null, List.of(), r.presence().rest().orElse(null))));
        }
        return holding;
    }

    private static void refused(AlertKind kind, boolean trouble, Situation is, Set<Key> open, Map<Key, Holds> holding) {
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
        boolean holds = !is.callsAreKnown() ? open.contains(key) : threshold != null && value >= threshold;
        if (holds) {
            holding.put(key, new Holds(value, threshold == null ? null : threshold.longValue()));
        }
    }

    /** As many as followed one another without a long gap, if the last of them was a moment ago. */
    private static void turnedAway(Situation is, Situation.Line line, Thresholds set, Map<Key, Holds> holding) {
        if (!set.turnedAway()) {
            return;
        }
        List<Instant> latestFirst = is.turnedAway().stream().filter(call -> line.code().equals(call.line())).map(Situation.TurnedAway::at)
                .sorted(Comparator.reverseOrder()).toList();
        Instant next = is.now();
        long together = 0;
        for (Instant at : latestFirst) {
            if (at.isBefore(next.minus(TOGETHER))) {
                break;
            }
            together++;
            next = at;
        }
        if (together > 0) {
            holding.put(new Key(AlertKind.TURNED_AWAY, line.code(), null), new Holds(together, null));
        }
    }

    /** Those count whom a caller can reach, now or after the call in hand. */
    private static void staff(Situation is, Situation.Line line, Thresholds set, Set<Key> open, Map<Key, Holds> holding) {
        if (!line.open()) {
            return;
        }
        boolean away = is.pbxAwaySince().isPresent();
        List<Situation.OnDuty> onDuty = of(is, line);
        long there =
                onDuty.stream().map(Situation.OnDuty::presence).filter(p -> p.reachable() || away && p.state() == State.UNKNOWN).count();
        Key nobody = new Key(AlertKind.NOBODY_ON_DUTY, line.code(), null);
        Key few = new Key(AlertKind.BELOW_FLOOR, line.code(), null);
        if (away && there > 0) {
            Stream.of(nobody, few).filter(open::contains).forEach(key -> holding.put(key, Holds.SIMPLY));
        } else if (there == 0 && set.nobodyOnDuty()) {
            holding.put(nobody, new Holds((long) onDuty.size(), null));
        } else if (set.belowFloor()) {
            is.shifts().stream()
                    .filter(shift -> shift.line().equals(line.code()) && !shift.from().isAfter(is.now()) && shift.to().isAfter(is.now()))
                    .mapToInt(ShiftView::floor).max().stream().filter(floor -> there < floor)
                    .forEach(floor -> holding.put(few, new Holds(there, (long) floor)));
        }
    }

    /** Those on duty for the line who answer in a language of it. */
    private static List<Situation.OnDuty> of(Situation is, Situation.Line line) {
        return is.onDuty().stream().filter(r -> r.lines().contains(line.code()))
                .filter(r -> r.languages().stream().anyMatch(line.languages()::contains)).toList();
    }

    private static void unreachable(Situation is, Situation.Line line, Thresholds set, Set<Key> open, Map<Key, Holds> holding) {
        if (!line.open() || !set.unreachable()) {
            return;
        }
        Key key = new Key(AlertKind.UNREACHABLE, line.code(), null);
        if (is.pbxAwaySince().isPresent()) {
            if (open.contains(key)) {
                holding.put(key, Holds.SIMPLY);
            }
            return;
        }
        List<Long> people = of(is, line).stream()
                .filter(r -> r.presence().unreachable() && !r.presence().since().isAfter(is.now().minus(UNREACHABLE_FOR)))
                .map(Situation.OnDuty::id).toList();
        if (!people.isEmpty()) {
            holding.put(key, new Holds((long) people.size(), null, people, null));
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
