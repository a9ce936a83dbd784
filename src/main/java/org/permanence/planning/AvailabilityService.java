package org.permanence.planning;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.line.WallTime;
import org.permanence.problem.BasedOn;
import org.permanence.problem.Problem;
import org.permanence.responder.ResponderService;
import org.permanence.responder.ResponderService.ResponderView;
import org.permanence.shift.ShiftRefusal;
import org.permanence.shift.ShiftService;
import org.permanence.shift.ShiftService.Period;
import org.permanence.shift.ShiftService.ShiftView;

/** When people can answer. Each change is a transaction of its own. */
@ApplicationScoped
class AvailabilityService {

    private final EntityManager entities;
    private final ShiftService shifts;
    private final ResponderService responders;
    private final Clock clock;

    AvailabilityService(EntityManager entities, ShiftService shifts, ResponderService responders, Clock clock) {
        this.entities = entities;
        this.shifts = shifts;
        this.responders = responders;
        this.clock = clock;
    }

    /** @param weekday 1 is Monday @param answer preferred, yes or ifNeeded */
    @Schema(name = "AvailabilityOfWeek")
    record WeekView(int weekday, WallTime from, WallTime to, Availability answer) {}

    /**
     * A shift that the person could be on.
     *
     * @param answer null: nothing was said of it
     * @param dated  the answer was given for this date; false: each week
     * @param on     the person is on it
     */
    @Schema(name = "AvailabilityOfShift")
    record SlotView(long shift, String line, Instant from, Instant to, @Schema(nullable = true) Availability answer, boolean dated,
            boolean on) {}

    /**
     * @param week    by day and time
     * @param version of the week; goes into If-Match with a change of it
     */
    @Schema(name = "OfferedWeek")
    record Week(List<WeekView> week, int version) {}

    /** @param week and version as {@link Week} @param shifts of the lines that they answer for, by their beginning */
    @Schema(name = "AvailabilityOfPerson")
    record View(List<WeekView> week, int version, List<SlotView> shifts) {}

    /** What everybody said. */
    static final class Said {
        private final Map<Long, List<AvailabilityRule.Dated>> dated;
        private final Map<Long, List<AvailabilityRule.Weekly>> weekly;

        private Said(Map<Long, List<AvailabilityRule.Dated>> dated, Map<Long, List<AvailabilityRule.Weekly>> weekly) {
            this.dated = dated;
            this.weekly = weekly;
        }

        List<AvailabilityRule.Weekly> weekly(long responderId) {
            return weekly.getOrDefault(responderId, List.of());
        }

        /** Of this very slot and date. */
        Optional<Availability> stored(long responderId, Instant from, Instant to) {
            return dated.getOrDefault(responderId, List.of()).stream().filter(said -> said.is(from, to))
                    .map(AvailabilityRule.Dated::answer).findFirst();
        }

        Optional<Availability> of(long responderId, Instant from, Instant to) {
            return AvailabilityRule.of(from, to, dated.getOrDefault(responderId, List.of()), weekly.getOrDefault(responderId, List.of()));
        }
    }

    /** Within the caller's transaction. @param to exclusive */
    Said said(Collection<Long> people, Instant from, Instant to) {
        return new Said(
                entities.createQuery("from DateEntity where key.responderId in ?1 and key.beginsAt < ?3 and key.endsAt > ?2",
                        DateEntity.class)
                        .setParameter(1, people).setParameter(2, from).setParameter(3, to).getResultStream()
                        .collect(Collectors.groupingBy(row -> row.key.responderId(),
                                Collectors.mapping(DateEntity::dated, Collectors.toList()))),
                entities.createQuery("from WeekEntity where key.responderId in ?1", WeekEntity.class).setParameter(1, people)
                        .getResultStream().collect(Collectors.groupingBy(row -> row.key.responderId(),
                                Collectors.mapping(WeekEntity::weekly, Collectors.toList()))));
    }

    /** @param to exclusive @throws Problem 404 */
    View between(long responderId, Instant from, Instant to) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            ResponderView person = responders.get(responderId);
            Said said = said(List.of(responderId), from, to);
            List<SlotView> slots = shifts.between(from, to).stream()
                    .filter(shift -> !shift.withdrawn() && (person.lines().isEmpty() || person.lines().contains(shift.line())))
                    .map(shift -> new SlotView(shift.id(), shift.line(), shift.from(), shift.to(),
                            said.of(responderId, shift.from(), shift.to()).orElse(null),
                            said.dated.getOrDefault(responderId, List.of()).stream()
                                    .anyMatch(one -> one.from().isBefore(shift.to()) && one.to().isAfter(shift.from())),
                            shift.assignments().stream().anyMatch(one -> one.responderId() == responderId)))
                    .toList();
            Week week = week(responderId, said);
            return new View(week.week, week.version, slots);
        });
    }

    private Week week(long responderId, Said said) {
        return new Week(said.weekly.getOrDefault(responderId, List.of()).stream()
                .sorted(Comparator.comparing(AvailabilityRule.Weekly::day).thenComparing(AvailabilityRule.Weekly::from))
                .map(one -> new WeekView(one.day().getValue(), one.from(), one.to(), one.answer())).toList(), version(responderId));
    }

    /** @throws Problem 404 */
    Week week(long responderId) {
        return QuarkusTransaction.requiringNew().call(() -> {
            responders.get(responderId);
            Instant now = clock.instant();
            return week(responderId, said(List.of(responderId), now, now));
        });
    }

    private int version(long responderId) {
        return entities.createQuery("select version from WeekVersionEntity where responderId = ?1", Integer.class)
                .setParameter(1, responderId).getResultStream().findFirst().orElse(0);
    }

    /**
     * Replaces what somebody says of each week.
     *
     * @return as it is now
     * @throws Problem 404; 412 {@code outdated}; 400 a time ends before it begins, overlaps another or says no
     */
    Week setWeek(long responderId, BasedOn version, List<WeekView> week) {
        for (WeekView one : week) {
            if (one.to().compareTo(one.from()) <= 0) {
                throw new PlanningRefusal.WeekEndsBeforeItBegins().problem().at("week");
            }
            if (!one.answer().offers()) {
                throw new PlanningRefusal.WeekSaysNo().problem().at("week");
            }
            if (week.stream().anyMatch(other -> other != one && other.weekday() == one.weekday() && other.from().compareTo(one.to()) < 0
                    && one.from().compareTo(other.to()) < 0)) {
                throw new PlanningRefusal.WeekOverlaps().problem().at("week");
            }
        }
        QuarkusTransaction.requiringNew().run(() -> {
            responders.locked(responderId);
            version.check(version(responderId));
            putWeeks(Map.of(responderId, week.stream()
                    .map(one -> new AvailabilityRule.Weekly(DayOfWeek.of(one.weekday()), one.from(), one.to(), one.answer())).toList()));
        });
        return week(responderId);
    }

    /**
     * Says of some shifts whether somebody can come.
     *
     * @param answers by shift; empty: as each week
     * @throws Problem 404 there is no such person or shift; 409 a shift has begun; 400 two shifts of one time get different answers
     */
    void answer(long responderId, Map<Long, Optional<Availability>> answers) {
        QuarkusTransaction.requiringNew().run(() -> {
            responders.locked(responderId);
            Map<Long, ShiftView> found = shifts.among(answers.keySet());
            // Of lines with the same hours, two shifts have one time, and one answer.
            Map<Period, Optional<Availability>> byTime = new HashMap<>();
            answers.forEach((id, answer) -> {
                ShiftView shift = Optional.ofNullable(found.get(id)).orElseThrow(() -> new ShiftRefusal.NoSuchShift().problem());
                if (!shift.from().isAfter(clock.instant())) {
                    throw new ShiftRefusal.ShiftBegun().problem().at("answers");
                }
                Optional<Availability> other = byTime.putIfAbsent(new Period(shift.from(), shift.to()), answer);
                if (other != null && !other.equals(answer)) {
                    throw new PlanningRefusal.AnswersDiffer().problem().at("answers");
                }
            });
            put(byTime.entrySet().stream()
                    .map(one -> new DatedAnswer(responderId, one.getKey().from(), one.getKey().to(), one.getValue())).toList());
        });
    }

    /** @param answer empty: as each week */
    record DatedAnswer(long responder, Instant from, Instant to, Optional<Availability> answer) {}

    /**
     * Stores what people said of dates, instead of what they said of the same time before. What was said of another line's shift stays.
     * Within the caller's transaction, which has locked the people.
     */
    void put(Collection<DatedAnswer> answers) {
        if (answers.isEmpty()) {
            return;
        }
        Instant from = answers.stream().map(DatedAnswer::from).min(Comparator.naturalOrder()).orElseThrow();
        Instant to = answers.stream().map(DatedAnswer::to).max(Comparator.naturalOrder()).orElseThrow();
        Map<Long, List<DateEntity>> before = entities
                .createQuery("from DateEntity where key.responderId in ?1 and key.beginsAt < ?3 and key.endsAt > ?2", DateEntity.class)
                .setParameter(1, answers.stream().map(DatedAnswer::responder).collect(Collectors.toSet())).setParameter(2, from)
                .setParameter(3, to).getResultStream().collect(Collectors.groupingBy(row -> row.key.responderId()));
        Set<DateEntity> gone = new LinkedHashSet<>();
        Set<DateEntity> beside = new LinkedHashSet<>();
        answers.forEach(answer -> before.getOrDefault(answer.responder, List.of()).stream()
                .filter(row -> row.dated().overlaps(answer.from, answer.to))
                .forEach(row -> (row.dated().is(answer.from, answer.to) ? gone : beside).add(row)));
        if (!beside.isEmpty()) {
            // Of hours that no line has any more, nothing stays.
            List<ShiftView> held = shifts.between(from, to).stream().filter(shift -> !shift.withdrawn()).toList();
            beside.stream().filter(row -> held.stream().noneMatch(shift -> row.dated().is(shift.from(), shift.to()))).forEach(gone::add);
        }
        gone.forEach(entities::remove);
        entities.flush();
        answers.forEach(answer -> answer.answer.ifPresent(said -> entities
                .persist(DateEntity.of(answer.responder, new AvailabilityRule.Dated(answer.from, answer.to, said)))));
    }

    /** Replaces the weeks of some people. Within the caller's transaction, which has locked them. */
    void putWeeks(Map<Long, List<AvailabilityRule.Weekly>> weeks) {
        if (weeks.isEmpty()) {
            return;
        }
        entities.createQuery("from WeekEntity where key.responderId in ?1", WeekEntity.class).setParameter(1, weeks.keySet())
                .getResultList().forEach(entities::remove);
        entities.flush();
        weeks.forEach((responder, week) -> {
            if (entities.createQuery("update WeekVersionEntity set version = version + 1 where responderId = ?1").setParameter(1, responder)
                    .executeUpdate() == 0) {
                entities.persist(WeekVersionEntity.first(responder));
            }
            week.forEach(one -> entities.persist(WeekEntity.of(responder, one)));
        });
    }
}
