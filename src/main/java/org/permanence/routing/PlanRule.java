package org.permanence.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.permanence.line.Line;
import org.permanence.line.LineService.Timetable;
import org.permanence.line.OpeningHours;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxPlan;
import org.permanence.pbx.PbxPlan.DeskPhoneAccount;
import org.permanence.pbx.QueueName;
import org.permanence.pbx.Reach;
import org.permanence.responder.Duty;
import org.permanence.responder.Reachable;
import org.permanence.shift.DutyLines;

/**
 * Computes the complete desired state of the PBX from the service's data. Pure: the same input gives the same output, in the same order.
 */
final class PlanRule {

    private PlanRule() {}

    /** @param onShift the lines of the shifts that people are in, by person */
    static PbxPlan plan(List<Timetable> lines, List<Reachable> people, Map<Long, Set<LineCode>> onShift, List<DeskPhoneAccount> deskPhones,
            Set<String> allowedPrefixes, Instant now) {
        return new PbxPlan(
                lines.stream().map(line -> line(line, now)).sorted(Comparator.comparing(line -> line.code().value())).toList(),
                people.stream().filter(person -> person.onDutyAt().isPresent() || person.softphone().isPresent())
                        .sorted(Comparator.comparingLong(Reachable::responderId))
                        .map(person -> member(person, onShift.getOrDefault(person.responderId(), Set.of()), lines)).toList(),
                deskPhones.stream().sorted(Comparator.comparing(DeskPhoneAccount::phone)).toList(),
                Set.copyOf(allowedPrefixes));
    }

    private static PbxPlan.Line line(Timetable timetable, Instant now) {
        Line line = timetable.line();
        return new PbxPlan.Line(line.code(), line.numbers(), line.presented(), line.languages(), line.maximumWait(),
                closing(timetable, now), hours(timetable.hours(), now));
    }

    private static SortedMap<LocalDate, PbxPlan.Day> hours(OpeningHours hours, Instant now) {
        LocalDate today = now.atZone(OpeningHours.ZONE).toLocalDate();
        SortedMap<LocalDate, PbxPlan.Day> days = new TreeMap<>();
        today.datesUntil(today.plusDays(OpeningHours.DAYS_AHEAD)).forEach(date -> hours.day(date).ifPresent(day -> days.put(date, day)));
        return days;
    }

    /**
     * A closing made by hand, else the closure for a part of today that applies now: hours alone can close a part of a day but have no
     * announcement for it. If the service were unavailable at its beginning, the line would still be closed, with the ordinary message.
     */
    private static Optional<PbxPlan.Closing> closing(Timetable timetable, Instant now) {
        return timetable.line().closing().filter(closing -> closing.holds(now))
                .map(closing -> new PbxPlan.Closing(closing.until(), closing.announcement()))
                .or(() -> timetable.hours().partialClosure(now)
                        .map(closure -> new PbxPlan.Closing(Optional.of(closure.until()), closure.announcement())));
    }

    private static PbxPlan.Member member(Reachable person, Set<LineCode> onShift, List<Timetable> lines) {
        // A person off duty is here because of their open softphone: it stays registered, and no queue rings it.
        Reach reach = person.onDutyAt().orElseGet(Reach.Softphone::new);
        Set<QueueName> queues = new HashSet<>();
        List<Duration> rests = new ArrayList<>();
        DutyLines theirs = new DutyLines(onShift, person.lines());
        if (person.onDutyAt().isPresent()) {
            for (Timetable timetable : lines) {
                Line line = timetable.line();
                List<QueueName> spoken = line.languages().stream().filter(person.languages()::contains)
                        .map(language -> new QueueName(line.code(), language)).toList();
                if (!spoken.isEmpty() && theirs.include(line.code())) {
                    queues.addAll(spoken);
                    rests.add(line.wrapUp());
                }
            }
        }
        // One rest for all queues of a person: the longest that one of their lines requires.
        return new PbxPlan.Member(MemberId.ofResponder(person.responderId()), reach, Set.copyOf(queues),
                rests.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO), person.pause().map(Duty.PauseReason::code),
                person.mayRecord(), person.softphone());
    }
}
