package org.permanence.wallboard;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.permanence.line.Line;
import org.permanence.line.LineService;
import org.permanence.line.LineService.Timetable;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.responder.Duty;
import org.permanence.responder.DutyService;
import org.permanence.responder.ResponderService;
import org.permanence.responder.ResponderService.ResponderView;
import org.permanence.shift.DutyLines;
import org.permanence.shift.ShiftService;
import org.permanence.shift.ShiftService.ShiftView;
import org.permanence.wallboard.WallboardState.Closing;
import org.permanence.wallboard.WallboardState.ComingShift;
import org.permanence.wallboard.WallboardState.LineNow;
import org.permanence.wallboard.WallboardState.Missing;
import org.permanence.wallboard.WallboardState.Period;

/** Snapshot of the people on duty, the people who should be, and the open lines: the decisions that the database holds. Blocking. */
@ApplicationScoped
class Staff {

    private static final Duration AHEAD = Duration.ofHours(24);

    private final DutyService duty;
    private final ResponderService responders;
    private final ShiftService shifts;
    private final LineService lines;
    private final Clock clock;

    Staff(DutyService duty, ResponderService responders, ShiftService shifts, LineService lines, Clock clock) {
        this.duty = duty;
        this.responders = responders;
        this.shifts = shifts;
        this.lines = lines;
        this.clock = clock;
    }

    /**
     * @param names of all responders, by their number
     * @param shifts in progress and of the coming day, without withdrawn ones
     */
    record Seen(Instant at, List<OnDuty> onDuty, Map<Long, String> names, List<Timetable> timetables, List<ShiftView> shifts) {

        static final Seen NOTHING = new Seen(Instant.EPOCH, List.of(), Map.of(), List.of(), List.of());

        String name(long responder) {
            return names.getOrDefault(responder, "r" + responder);
        }

        List<LineNow> lines(Instant now) {
            return timetables.stream().map(timetable -> {
                Line line = timetable.line();
                Closing closing = line.closing().filter(c -> c.holds(now)).map(c -> new Closing(c.announcement(), c.until().orElse(null)))
                        .orElse(null);
                return new LineNow(line.code().value(), line.names(), closing == null && timetable.hours().open(now), closing,
                        line.serviceLevel().toSeconds(), line.languages().stream().map(Language::code).toList());
            }).toList();
        }

        List<ShiftView> going(Instant now) {
            return shifts.stream().filter(shift -> !shift.from().isAfter(now) && shift.to().isAfter(now)).toList();
        }

        List<Missing> missing(Instant now) {
            Set<Long> there = onDuty.stream().map(OnDuty::id).collect(Collectors.toSet());
            return going(now).stream().flatMap(shift -> shift.assignments().stream().filter(a -> !there.contains(a.responderId()))
                    .map(a -> new Missing(a.responderId(), a.name(), shift.line(), new Period(shift.from(), shift.to()))))
                    .sorted(Comparator.comparing(Missing::name)).toList();
        }

        List<ComingShift> coming(Instant now) {
            return shifts.stream().filter(shift -> shift.to().isAfter(now) && shift.from().isBefore(now.plus(AHEAD)))
                    .map(shift -> new ComingShift(shift.line(), shift.from(), shift.to(), shift.assignments().size(), shift.floor(),
                            shift.target()))
                    .toList();
        }
    }

    Seen now() {
        Instant now = clock.instant();
        return QuarkusTransaction.requiringNew().call(() -> {
            Map<Long, ResponderView> people = responders.all().stream().collect(Collectors.toMap(ResponderView::id, Function.identity()));
            List<Timetable> timetables = lines.timetables();
            Map<Long, Set<LineCode>> onShift = shifts.linesNow();
            List<OnDuty> onDuty =
                    duty.all().stream()
                            .map(on -> new OnDuty(on.responderId(), name(people, on.responderId()), on.since(), on.reach(),
                                    Optional.ofNullable(people.get(on.responderId())).map(p -> p.languages().stream().sorted().toList())
                                            .orElse(List.of()),
                                    rungFor(timetables, onShift.getOrDefault(on.responderId(), Set.of()), people.get(on.responderId())),
                                    on.pause().map(p -> new OnDuty.Pause(p.since(), reason(p.reason())))))
                            .toList();
            return new Seen(now, onDuty, people.values().stream().collect(Collectors.toMap(ResponderView::id, ResponderView::name)),
                    timetables,
                    // From yesterday on: the half-hours of today show the targets of shifts that are over.
                    shifts.between(now.minus(Duration.ofHours(26)), now.plus(AHEAD)).stream().filter(shift -> !shift.withdrawn()).toList());
        });
    }

    private static List<String> rungFor(List<Timetable> timetables, Set<LineCode> onShift, ResponderView person) {
        Set<LineCode> named = person == null ? Set.of() : person.lines().stream().map(LineCode::new).collect(Collectors.toSet());
        DutyLines theirs = new DutyLines(onShift, named);
        return timetables.stream().map(timetable -> timetable.line().code()).filter(theirs::include).map(LineCode::value).toList();
    }

    /** As the API spells it: {@code followUp}. */
    private static String reason(Duty.PauseReason reason) {
        return switch (reason) {
            case BREAK -> "break";
            case MEAL -> "meal";
            case MEETING -> "meeting";
            case FOLLOW_UP -> "followUp";
            case TECHNICAL -> "technical";
            case OTHER -> "other";
        };
    }

    private static String name(Map<Long, ResponderView> people, long id) {
        return Optional.ofNullable(people.get(id)).map(ResponderView::name).orElse("r" + id);
    }
}
