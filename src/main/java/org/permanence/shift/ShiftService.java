package org.permanence.shift;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.permanence.line.LineChanged;
import org.permanence.line.LineService;
import org.permanence.line.OpeningHours;
import org.permanence.line.Slot;
import org.permanence.pbx.LineCode;
import org.permanence.problem.BasedOn;
import org.permanence.problem.Problem;
import org.permanence.responder.DeskPhoneGone;
import org.permanence.responder.Duty;
import org.permanence.responder.DutyService;
import org.permanence.responder.ReachChoice;
import org.permanence.responder.ResponderService;

/**
 * Shifts and the people on them. Each change is a transaction of its own, so call it outside of any other; {@link RosterChanged} is fired
 * after the commit.
 */
@ApplicationScoped
public class ShiftService {

    private static final Logger LOG = Logger.getLogger(ShiftService.class);
    /** Of the shifts that a change of hours would affect. */
    private static final int SHOWN = 50;
    /** How long a finished shift still matters to the one that follows it. */
    private static final Duration LATELY = Duration.ofDays(2);

    private final ShiftRepository shifts;
    private final AssignmentRepository assignments;
    private final LineService lines;
    private final ResponderService responders;
    private final Eligibility eligibility;
    private final DutyService duty;
    private final EntityManager entities;
    private final Event<RosterChanged> changed;
    private final ExecutorService workers;
    private final Clock clock;
    private final int weeksAhead;
    /** The hours changed, and the shifts have not been adapted yet. */
    private volatile boolean behind;

    ShiftService(ShiftRepository shifts, AssignmentRepository assignments, LineService lines, ResponderService responders,
            Eligibility eligibility,
            DutyService duty, EntityManager entities, Event<RosterChanged> changed, ExecutorService workers, Clock clock,
            @ConfigProperty(name = "permanence.shift.weeks-ahead", defaultValue = "8") int weeksAhead) {
        this.shifts = shifts;
        this.assignments = assignments;
        this.lines = lines;
        this.responders = responders;
        this.eligibility = eligibility;
        this.duty = duty;
        this.entities = entities;
        this.changed = changed;
        this.workers = workers;
        this.clock = clock;
        this.weeksAhead = weeksAhead;
    }

    /**
     * @param phase    planned, begun, handed_on or ended
     * @param conflict why they will not be there; null: nothing is known against it
     */
    public record AssignmentView(long responderId, String name, @Schema(nullable = true) ReachChoice reach,
            @Schema(enumeration = {
                    "planned", "begun", "handed_on", "ended"}) String phase,
            @Schema(nullable = true, enumeration = {"onLeave", "elsewhere", "otherLines"}) String conflict) {

        /** Without what only coordinators see. */
        AssignmentView forEverybody() {
            return new AssignmentView(responderId, name, null, phase, null);
        }
    }

    /**
     * @param withdrawn the hours changed after people were assigned to it: it does not take place
     * @param assignments of people who answer the line: who is inactive by now fills no seat, except in a shift that is over
     * @param version goes into If-Match with a change of the headcount
     */
    public record ShiftView(long id, String line, Instant from, Instant to, int target, int floor, boolean withdrawn,
            List<AssignmentView> assignments, int version) {

        /** How many people will be there, as far as is known. */
        long coming() {
            return assignments.stream().filter(one -> one.conflict == null).count();
        }

        ShiftView forEverybody() {
            return new ShiftView(id, line, from, to, target, floor, withdrawn,
                    assignments.stream().map(AssignmentView::forEverybody).toList(), version);
        }
    }

    /** The lines of the shifts that people are in, by person. */
    public Map<Long, Set<LineCode>> linesNow() {
        return QuarkusTransaction.joiningExisting().call(() -> assignments.running(clock.instant()).stream().collect(Collectors.groupingBy(
                assignment -> assignment.key.responderId(),
                Collectors.mapping(assignment -> new LineCode(assignment.shift.lineCode), Collectors.toSet()))));
    }

    /** From inclusive, to exclusive. */
    public record Period(Instant from, Instant to) {}

    /**
     * The shifts that overlap a period, by their beginning. Of a line that was removed, those that were held; of others also those that are
     * not held, if people are on them.
     *
     * @param to exclusive
     */
    public List<ShiftView> between(Instant from, Instant to) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Set<LineCode> retired = lines.retired();
            List<Shift> found = shifts.list("beginsAt < ?1 and endsAt > ?2 order by beginsAt, lineCode", to, from);
            return views(found.stream().filter(shift -> !shift.withdrawn || !retired.contains(new LineCode(shift.lineCode))).toList())
                    .stream()
                    .filter(shift -> !shift.withdrawn || !shift.assignments.isEmpty()).toList();
        });
    }

    /** A person's shifts that are held and overlap a time, by their beginning. @param to exclusive */
    public List<AssignedShift> of(long responderId, Instant from, Instant to) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> assignments.during(List.of(responderId), from, to).stream().map(Assignment::assigned).toList());
    }

    /** By number, those of them that exist. */
    public Map<Long, ShiftView> among(Set<Long> ids) {
        return QuarkusTransaction.joiningExisting().call(() -> views(ids.isEmpty() ? List.of() : shifts.list("id in ?1", ids)).stream()
                .collect(Collectors.toMap(ShiftView::id, shift -> shift)));
    }

    /** @throws Problem 404 */
    ShiftView get(long shiftId) {
        return QuarkusTransaction.joiningExisting().call(
                () -> views(List.of(shifts.findByIdOptional(shiftId).orElseThrow(() -> new ShiftRefusal.NoSuchShift().problem())))
                        .getFirst());
    }

    /** The person's shift in progress, joined with those that follow it without a gap. */
    public Optional<Period> current(long responderId) {
        return current(responderId, clock.instant());
    }

    /** As {@link #current(long)}, at another time. */
    public Optional<Period> current(long responderId, Instant at) {
        return Roster.current(roster(responderId), at).map(stretch -> new Period(stretch.from(), stretch.to()));
    }

    /** The person's next shift that has not begun, joined with those that follow it without a gap. */
    public Optional<Period> next(long responderId) {
        return Roster.next(roster(responderId), clock.instant()).map(stretch -> new Period(stretch.from(), stretch.to()));
    }

    /**
     * Assigns somebody to a shift; on one that is in progress they go on duty at once. A repeated call changes their phone for it: at once,
     * if the shift has put them on duty.
     *
     * @param reach the phone for this shift; empty: the one they prefer
     * @throws Problem 404; 409 {@code shift-over}, {@code shift-withdrawn}, {@code inactive}, {@code on-leave}, {@code not-of-this-line} or
     *                 {@code on-another-line}; 409 when the phone is not possible now; 400 when there is no such responder or desk phone
     */
    public ShiftView assign(long shiftId, long responderId, Optional<ReachChoice> reach) {
        QuarkusTransaction.requiringNew().run(() -> eligibility.lock("responderId", responderId));
        AtomicReference<ShiftView> view = new AtomicReference<>();
        duty.move(responderId, () -> {
            Shift shift = shifts.lock(shiftId);
            eligibility.requireHeld(shift);
            eligibility.require(shift, "responderId", responderId);
            reach.ifPresent(phone -> responders.requirePhone("reach", phone));
            Assignment.Key key = new Assignment.Key(shiftId, responderId);
            Optional<Assignment> before = assignments.findByIdOptional(key);
            Assignment assignment = before.orElseGet(Assignment::new);
            boolean rings = assignment.phase == Phase.BEGUN && !assignment.wanted().equals(reach);
            assignment.use(reach);
            if (before.isEmpty()) {
                assignment.key = key;
                assignment.shift = shift;
                assignments.persist(assignment);
            }
            entities.flush();
            view.set(views(List.of(shift)).getFirst());
            return rings ? Optional.of(reach.orElseGet(() -> duty.preferred(responderId))) : Optional.empty();
        }, Duty.By.COORDINATOR);
        changed.fire(new RosterChanged(responderId));
        return view.get();
    }

    /** Somebody on a shift. */
    @Schema(name = "Seat")
    public record Seat(long shift, long responder) {}

    /**
     * @param shifts by their beginning
     * @param seats  those that were filled now, without whom was there already
     */
    @Schema(name = "SeatsFilled")
    public record Seated(List<ShiftView> shifts, List<Seat> seats) {}

    /**
     * Puts several people on shifts, all or none; who is on one already stays.
     *
     * @throws Problem as {@link #assign}, and 409 {@code shift-full}; each names the shift and the person by {@code shift} and
     *                 {@code responder}; 404 when one of the shifts does not exist
     */
    public Seated seat(Set<Seat> seats) {
        Set<Seat> filled = new HashSet<>();
        List<ShiftView> views = change(seats, (shift, responder) -> {
            if (assignments.findByIdOptional(new Assignment.Key(shift.id, responder)).isEmpty()) {
                try {
                    eligibility.require(shift, "seats", responder);
                } catch (Problem refused) {
                    throw refused.with("shift", shift.id).with("responder", responder);
                }
                filled.add(new Seat(shift.id, responder));
                Assignment assignment = new Assignment();
                assignment.key = new Assignment.Key(shift.id, responder);
                assignment.shift = shift;
                assignments.persist(assignment);
                // Seen by the next one's check of other lines.
                entities.flush();
            }
        }, after -> after.stream()
                .filter(shift -> filled.stream().anyMatch(seat -> seat.shift == shift.id) && shift.coming() > shift.target).findFirst()
                .ifPresent(full -> {
                    throw new ShiftRefusal.ShiftFull().problem().at("seats").with("shift", full.id);
                }));
        return new Seated(views, filled.stream().sorted(Comparator.comparing(Seat::shift).thenComparing(Seat::responder)).toList());
    }

    /**
     * Takes several people off shifts that have not begun, all or none; who is on none of them stays off.
     *
     * @return the shifts, by their beginning
     * @throws Problem 404; 409 {@code shift-over}, {@code shift-withdrawn} or {@code shift-begun}
     */
    public List<ShiftView> unseat(Set<Seat> seats) {
        return change(seats,
                (shift, responder) -> assignments.findByIdOptional(new Assignment.Key(shift.id, responder)).ifPresent(assignment -> {
                    if (assignment.phase != Phase.PLANNED) {
                        throw new ShiftRefusal.ShiftBegun().problem().at("seats");
                    }
                    assignments.delete(assignment);
                }), _ -> {});
    }

    private List<ShiftView> change(Set<Seat> seats, BiConsumer<Shift, Long> step, Consumer<List<ShiftView>> check) {
        Set<Long> people = seats.stream().map(Seat::responder).collect(Collectors.toSet());
        List<ShiftView> views = QuarkusTransaction.requiringNew().call(() -> {
            if (!eligibility.lock(people).containsAll(people)) {
                throw new ShiftRefusal.ResponderUnknown().problem().at("seats");
            }
            Set<Long> ids = seats.stream().map(Seat::shift).collect(Collectors.toSet());
            List<Shift> found = shifts.lockAll("id in ?1", ids);
            if (found.size() < ids.size()) {
                throw new ShiftRefusal.NoSuchShift().problem();
            }
            found.forEach(eligibility::requireHeld);
            for (Shift shift : found) {
                seats.stream().filter(seat -> seat.shift == shift.id).map(Seat::responder).sorted()
                        .forEach(responder -> step.accept(shift, responder));
            }
            entities.flush();
            List<ShiftView> after = views(found);
            check.accept(after);
            return after;
        });
        people.forEach(responder -> changed.fire(new RosterChanged(responder)));
        return views;
    }

    /**
     * Changes the headcount of a shift. The regime's slot, and with it later shifts, stay unchanged; the shift no longer follows the slot's
     * headcount, unless it has the same again.
     *
     * @param target null: unchanged
     * @param floor  null: unchanged
     * @throws Problem 404; 412 {@code outdated}; 409 {@code shift-over} or {@code shift-withdrawn}; 400 when the floor would be above the
     *                 target
     */
    public ShiftView resize(long shiftId, BasedOn version, Integer target, Integer floor) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Shift shift = shifts.lock(shiftId);
            version.check(shift.version);
            eligibility.requireHeld(shift);
            shift.target = target == null ? shift.target : target;
            shift.floor = floor == null ? shift.floor : floor;
            shift.ownHeadcount = slotOf(shift).filter(slot -> slot.target() == shift.target && slot.floor() == shift.floor).isEmpty();
            if (shift.floor > shift.target) {
                throw new ShiftRefusal.FloorAboveTarget().problem().at("floor");
            }
            shift.version++;
            return views(List.of(shift)).getFirst();
        });
    }

    /** In the hours of its line, the slot that begins when it does. */
    private Optional<Slot> slotOf(Shift shift) {
        return lines.timetable(new LineCode(shift.lineCode)).hours().slots(Eligibility.day(shift.beginsAt)).stream()
                .filter(slot -> slot.from().equals(shift.beginsAt)).map(OpeningHours.DatedSlot::slot).findFirst();
    }

    /**
     * Removes somebody from a shift. If it is in progress and its beginning put them on duty, they go off duty, unless another shift of
     * theirs is in progress.
     *
     * @throws Problem 404; 409 {@code shift-over} or {@code shift-withdrawn}
     */
    public void unassign(long shiftId, long responderId) {
        boolean running = QuarkusTransaction.requiringNew().call(() -> {
            eligibility.lock(Set.of(responderId));
            Shift shift = shifts.lock(shiftId);
            eligibility.requireHeld(shift);
            Assignment assignment = assignments.findByIdOptional(new Assignment.Key(shiftId, responderId))
                    .orElseThrow(() -> new ShiftRefusal.NoSuchAssignment().problem());
            boolean begun = assignment.phase == Phase.BEGUN;
            assignments.delete(assignment);
            return begun;
        });
        if (running && current(responderId).isEmpty()) {
            duty.goOffDutyIf(responderId, on -> on.by() == Duty.By.SHIFT, Duty.By.COORDINATOR);
        }
        changed.fire(new RosterChanged(responderId));
    }

    /**
     * One person takes the place of another on some shifts, all or none. On one that is in progress the first goes off duty, after the call
     * in hand, and the second on duty at once.
     *
     * @param reaches the phone of the second on some of these shifts; on the others it is the one they prefer
     * @return the shifts, by their beginning
     * @throws Problem 404 when one of the shifts does not exist or the first person is not on it; 409 as {@link #assign}, or
     *                 {@code already-on-shift}; 400
     */
    public List<ShiftView> replace(Set<Long> shiftIds, long leaves, long comes, Map<Long, ReachChoice> reaches) {
        boolean[] running = {false};
        List<ShiftView> views = QuarkusTransaction.requiringNew().call(() -> {
            if (!eligibility.lock(Set.copyOf(List.of(leaves, comes))).contains(comes)) {
                throw new ShiftRefusal.ResponderUnknown().problem().at("comes");
            }
            reaches.values().forEach(phone -> responders.requirePhone("reaches", phone));
            List<Shift> found = shifts.lockAll("id in ?1", shiftIds);
            if (found.size() < shiftIds.size()) {
                throw new ShiftRefusal.NoSuchShift().problem();
            }
            for (Shift shift : found) {
                eligibility.requireHeld(shift);
                eligibility.require(shift, "comes", comes);
                Assignment before = assignments.findByIdOptional(new Assignment.Key(shift.id, leaves))
                        .orElseThrow(() -> new ShiftRefusal.NoSuchAssignment().problem());
                if (assignments.findByIdOptional(new Assignment.Key(shift.id, comes)).isPresent()) {
                    throw new ShiftRefusal.AlreadyOnShift().problem().at("comes");
                }
                running[0] |= before.phase == Phase.BEGUN;
                assignments.delete(before);
                Assignment after = new Assignment();
                after.key = new Assignment.Key(shift.id, comes);
                after.shift = shift;
                after.use(Optional.ofNullable(reaches.get(shift.id)));
                assignments.persist(after);
            }
            entities.flush();
            return views(found);
        });
        if (running[0] && current(leaves).isEmpty()) {
            duty.goOffDuty(leaves, Duty.By.COORDINATOR);
        }
        changed.fire(new RosterChanged(leaves));
        changed.fire(new RosterChanged(comes));
        return views;
    }

    /**
     * A shift that somebody gives up by leaving.
     *
     * @param others how many are on it beside them; with 0 it becomes empty
     */
    public record GivenUp(long id, String line, Instant from, Instant to, long others, int floor) {}

    /** The person's shifts that are not over, by their beginning, without those that are not held. */
    public List<GivenUp> ahead(long responderId) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            List<Shift> mine = assignments.ahead(responderId, clock.instant()).stream().map(assignment -> assignment.shift).toList();
            Map<Long, Long> people = assignments.of(mine.stream().map(shift -> shift.id).toList()).stream()
                    .collect(Collectors.groupingBy(assignment -> assignment.key.shiftId(), Collectors.counting()));
            return mine.stream().filter(shift -> !shift.withdrawn).map(shift -> new GivenUp(shift.id, shift.lineCode, shift.beginsAt,
                    shift.endsAt, people.get(shift.id) - 1, shift.floor)).toList();
        });
    }

    /**
     * Takes somebody who leaves off all shifts that are not over, and remembers the future ones for {@link #takeBack}. Joins the caller's
     * transaction; call {@link #changed} after it.
     */
    public void giveUp(long responderId) {
        QuarkusTransaction.joiningExisting().run(() -> {
            entities.createNativeQuery("delete from left_shift where responder_id = ?1").setParameter(1, responderId).executeUpdate();
            entities.createNativeQuery("""
                    insert into left_shift (responder_id, shift_id, reach, desk_phone)
                    select a.responder_id, a.shift_id, a.reach, a.desk_phone from assignment a join shift s on s.id = a.shift_id
                    where a.responder_id = ?1 and a.phase = 'PLANNED' and s.ends_at > ?2""").setParameter(1, responderId)
                    .setParameter(2, clock.instant()).executeUpdate();
            for (Assignment assignment : assignments.ahead(responderId, clock.instant())) {
                if (assignment.phase == Phase.PLANNED) {
                    assignments.delete(assignment);
                } else {
                    assignment.phase = Phase.ENDED;
                }
            }
            entities.flush();
        });
    }

    /** Puts somebody who comes back on those of their shifts again that have not begun and are held. Joins the caller's transaction. */
    public void takeBack(long responderId) {
        QuarkusTransaction.joiningExisting().run(() -> {
            entities.createNativeQuery("""
                    insert into assignment (shift_id, responder_id, reach, desk_phone)
                    select l.shift_id, l.responder_id, case when l.reach = 'DESK' and l.desk_phone is null then null else l.reach end, l.desk_phone
                    from left_shift l join shift s on s.id = l.shift_id
                    where l.responder_id = ?1 and s.begins_at > ?2 and not s.withdrawn
                    on conflict do nothing""").setParameter(1, responderId).setParameter(2, clock.instant()).executeUpdate();
            entities.createNativeQuery("delete from left_shift where responder_id = ?1").setParameter(1, responderId).executeUpdate();
        });
    }

    /**
     * What a line's removal ends.
     *
     * @param shifts those with people on them that are not over; up to {@value #SHOWN}, by their beginning
     * @param count  how many of them there are
     * @param onDuty who is on duty because of a shift of it, by name
     */
    public record Ending(List<ShiftView> shifts, int count, List<String> onDuty) {}

    /** Changes nothing. */
    public Ending ending(LineCode line) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            List<Shift> ahead = ahead(line);
            List<Assignment> all = assignments.of(ahead.stream().map(shift -> shift.id).toList());
            Set<Long> staffed = all.stream().map(assignment -> assignment.key.shiftId()).collect(Collectors.toSet());
            List<Shift> ending = ahead.stream().filter(shift -> !shift.withdrawn && staffed.contains(shift.id)).toList();
            Set<Long> begun = all.stream().filter(assignment -> assignment.phase == Phase.BEGUN)
                    .map(assignment -> assignment.key.responderId()).collect(Collectors.toSet());
            Set<Long> onDuty = duty.all().stream().map(Duty::responderId).filter(begun::contains).collect(Collectors.toSet());
            return new Ending(views(ending.stream().limit(SHOWN).toList()), ending.size(),
                    responders.names(onDuty).values().stream().sorted().toList());
        });
    }

    /**
     * The shifts of a line that is removed are not held; those in progress end now for everybody on them. Joins the caller's transaction.
     *
     * @return the people who are on them, for {@link #changed}
     */
    Set<Long> end(LineCode line) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            List<Shift> ahead = ahead(line);
            Set<Long> people = new HashSet<>();
            Set<Long> staffed = new HashSet<>();
            assignments.of(ahead.stream().map(shift -> shift.id).toList()).forEach(assignment -> {
                staffed.add(assignment.key.shiftId());
                people.add(assignment.key.responderId());
            });
            Instant now = clock.instant();
            for (Shift shift : ahead) {
                if (staffed.contains(shift.id) || shift.ownHeadcount || !shift.beginsAt.isAfter(now)) {
                    shift.withdrawn = true;
                    shift.version++;
                } else {
                    shifts.delete(shift);
                }
            }
            entities.flush();
            return people;
        });
    }

    /**
     * The shift in progress of a line that comes back is held again, and its people go on duty. Its other shifts follow from its hours.
     * Joins the caller's transaction.
     *
     * @return as {@link #end}
     */
    Set<Long> resume(LineCode line, OpeningHours hours) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Instant now = clock.instant();
            Set<Instant> beginnings = hours.slots(Eligibility.day(now)).stream().map(OpeningHours.DatedSlot::from)
                    .collect(Collectors.toSet());
            List<Shift> running = ahead(line).stream()
                    .filter(shift -> shift.withdrawn && !shift.beginsAt.isAfter(now) && beginnings.contains(shift.beginsAt)).toList();
            running.forEach(shift -> {
                shift.withdrawn = false;
                shift.version++;
            });
            Set<Long> people = new HashSet<>();
            assignments.of(running.stream().map(shift -> shift.id).toList()).forEach(assignment -> {
                assignment.phase = Phase.PLANNED;
                people.add(assignment.key.responderId());
            });
            entities.flush();
            return people;
        });
    }

    /** Locked, in order. Without those that are over. */
    private List<Shift> ahead(LineCode line) {
        return shifts.lockAll("lineCode = ?1 and endsAt > ?2", line.value(), clock.instant());
    }

    /** Call it after the transaction. */
    public void changed(long responderId) {
        changed.fire(new RosterChanged(responderId));
    }

    /** Within the transaction that deletes it. */
    void onDeskPhoneGone(@Observes DeskPhoneGone gone) {
        assignments.update("reach = null, deskPhone = null where deskPhone = ?1", gone.phone());
    }

    /** The shifts of every person with a beginning or an end to be applied at this instant, including those that ended recently. */
    public Map<Long, List<AssignedShift>> due(Instant now) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> assignments.due(now).stream().collect(Collectors.toMap(id -> id, id -> roster(id, now))));
    }

    /** Somebody was taken off a shift while a phase of it was being applied. */
    public static final class TakenOff extends RuntimeException {
        TakenOff() {
            super("taken off the shift meanwhile", null, false, false);
        }
    }

    /** Call it within the transaction that applies the phase. @throws TakenOff so that nothing of the phase is applied */
    public void mark(long shiftId, long responderId, Phase phase) {
        assignments.findByIdOptional(new Assignment.Key(shiftId, responderId)).orElseThrow(TakenOff::new).phase = phase;
    }

    /** Creates the shifts of the coming weeks from the hours of each line; a line that was removed has none. Idempotent. */
    public void plan() {
        Instant now = clock.instant();
        LocalDate today = now.atZone(OpeningHours.ZONE).toLocalDate();
        for (LineCode line : lines.all().stream().map(timetable -> timetable.line().code()).toList()) {
            int steps = QuarkusTransaction.requiringNew().call(() -> plan(line, today, today.plusWeeks(weeksAhead).plusDays(1), now));
            if (steps > 0) {
                LOG.infof("Line %s got %d changes to its shifts up to %s", line, steps, today.plusWeeks(weeksAhead));
            }
        }
    }

    @Scheduled(cron = "{permanence.shift.plan}", timeZone = OpeningHours.ZONE_NAME)
    void planNightly() {
        plan();
    }

    /** Runs in parallel with the start, which does not wait for it. */
    void onStart(@Observes StartupEvent start) {
        planSoon();
    }

    void onLineChanged(@Observes LineChanged change) {
        planSoon();
    }

    private void planSoon() {
        behind = true;
        workers.execute(this::catchUp);
    }

    /** If the database is unavailable for a moment, a change of hours must not wait for the night. */
    @Scheduled(every = "{permanence.shift.retry}")
    void catchUp() {
        if (!behind) {
            return;
        }
        // Before the work: a change during the work requests it again.
        behind = false;
        try {
            plan();
        } catch (RuntimeException fault) {
            behind = true;
            LOG.errorf(fault, "The shifts could not be planned; the service retries soon");
        }
    }

    /**
     * @param withdrawn with people on them, as moved: up to {@value #SHOWN}, by their beginning
     * @param resized   how many get another headcount, with and without people on them
     * @param keepsOwn  how many keep the headcount that was set for them alone, though that of their slot changes
     */
    public record Affected(List<ShiftView> withdrawn, int withdrawnCount, List<ShiftView> moved, int resized, int keepsOwn) {}

    /** What other hours of the line would do to its shifts. Changes nothing. */
    public Affected affected(LineCode line, OpeningHours before, OpeningHours after) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Instant now = clock.instant();
            LocalDate today = now.atZone(OpeningHours.ZONE).toLocalDate();
            Map<Long, Shift> staffed = new LinkedHashMap<>();
            List<ShiftHorizon.Existing> existing = existing(shifts.list("lineCode = ?1 and beginsAt >= ?2 order by beginsAt", line.value(),
                    today.atStartOfDay(OpeningHours.ZONE).toInstant()), staffed);
            Set<Long> withdrawn = new HashSet<>();
            Set<Long> moved = new HashSet<>();
            int resized = 0;
            LocalDate end = today.plusWeeks(weeksAhead).plusDays(1);
            for (ShiftHorizon.Step step : ShiftHorizon.steps(after, today, end, now, existing)) {
                switch (step) {
                    case ShiftHorizon.Step.Withdraw(long id) when staffed.containsKey(id) -> withdrawn.add(id);
                    case ShiftHorizon.Step.Move(long id, Instant _) when staffed.containsKey(id) -> moved.add(id);
                    case ShiftHorizon.Step.Resize _ -> resized++;
                    case ShiftHorizon.Step.Withdraw _,ShiftHorizon.Step.Move _ -> {
                        // nobody is on it
                    }
                    case ShiftHorizon.Step.Add _,ShiftHorizon.Step.Remove _,ShiftHorizon.Step.Restore _ -> {
                        // nobody is on it, or they gain it
                    }
                }
            }
            return new Affected(views(of(staffed, withdrawn)), withdrawn.size(), views(of(staffed, moved)), resized,
                    (int) existing.stream().filter(ShiftHorizon.Existing::ownHeadcount)
                            .filter(shift -> ShiftHorizon.headcountChanges(before, after, shift, now)).count());
        });
    }

    private static List<Shift> of(Map<Long, Shift> staffed, Set<Long> some) {
        return staffed.values().stream().filter(shift -> some.contains(shift.id)).limit(SHOWN).toList();
    }

    /** @param staffed gets those that somebody is on, in their order */
    private List<ShiftHorizon.Existing> existing(List<Shift> found, Map<Long, Shift> staffed) {
        Set<Long> people = new HashSet<>();
        assignments.of(found.stream().map(shift -> shift.id).toList()).forEach(assignment -> people.add(assignment.key.shiftId()));
        found.stream().filter(shift -> people.contains(shift.id)).forEach(shift -> staffed.put(shift.id, shift));
        return found.stream().map(shift -> new ShiftHorizon.Existing(shift.id, shift.beginsAt, shift.endsAt, shift.target, shift.floor,
                shift.ownHeadcount, shift.withdrawn, people.contains(shift.id))).toList();
    }

    private int plan(LineCode code, LocalDate from, LocalDate to, Instant now) {
        String line = code.value();
        // Two instances, or the nightly run and a change at once, must run one after the other. The hours are read after the lock: a line
        // that was removed meanwhile has none.
        lines.lock(code);
        // Locked too, so that nobody is assigned to a shift between the check of its people and its removal.
        List<Shift> existing = shifts.lockAll("lineCode = ?1 and beginsAt >= ?2", line, from.atStartOfDay(OpeningHours.ZONE).toInstant());
        Map<Long, Shift> byId = existing.stream().collect(Collectors.toMap(shift -> shift.id, shift -> shift));
        List<ShiftHorizon.Step> steps =
                ShiftHorizon.steps(lines.timetable(code).hours(), from, to, now, existing(existing, new LinkedHashMap<>()));
        for (ShiftHorizon.Step step : steps) {
            switch (step) {
                case ShiftHorizon.Step.Add(var wanted) -> {
                    Shift shift = new Shift();
                    shift.lineCode = line;
                    shift.beginsAt = wanted.from();
                    shift.endsAt = wanted.to();
                    shift.target = wanted.target();
                    shift.floor = wanted.floor();
                    shifts.persist(shift);
                }
                case ShiftHorizon.Step.Move(long id, Instant end) -> change(byId.get(id), shift -> shift.endsAt = end);
                case ShiftHorizon.Step.Resize(long id, int target, int floor) -> change(byId.get(id), shift -> {
                    shift.target = target;
                    shift.floor = floor;
                });
                case ShiftHorizon.Step.Remove(long id) -> shifts.delete(byId.get(id));
                case ShiftHorizon.Step.Withdraw(long id) -> change(byId.get(id), shift -> shift.withdrawn = true);
                case ShiftHorizon.Step.Restore(long id) -> change(byId.get(id), shift -> shift.withdrawn = false);
            }
        }
        return steps.size();
    }

    private static void change(Shift shift, Consumer<Shift> change) {
        change.accept(shift);
        shift.version++;
    }

    private List<AssignedShift> roster(long responderId) {
        return QuarkusTransaction.joiningExisting().call(() -> roster(responderId, clock.instant()));
    }

    private List<AssignedShift> roster(long responderId, Instant now) {
        return assignments.since(responderId, now.minus(LATELY)).stream().map(Assignment::assigned).toList();
    }

    private List<ShiftView> views(List<Shift> found) {
        List<Assignment> all = assignments.of(found.stream().map(shift -> shift.id).toList());
        Map<Assignment.Key, Eligibility.Conflict> conflicts = eligibility.conflicts(found, all);
        Map<Long, List<Assignment>> byShift = all.stream().collect(Collectors.groupingBy(assignment -> assignment.key.shiftId()));
        Set<Long> people = byShift.values().stream().flatMap(List::stream).map(a -> a.key.responderId()).collect(Collectors.toSet());
        Map<Long, String> names = responders.names(people);
        Set<Long> active = responders.activeAmong(people);
        Instant now = clock.instant();
        return found.stream()
                .map(shift -> new ShiftView(shift.id, shift.lineCode, shift.beginsAt, shift.endsAt, shift.target, shift.floor,
                        shift.withdrawn,
                        byShift.getOrDefault(shift.id, List.of()).stream()
                                .filter(assignment -> active.contains(assignment.key.responderId()) || !shift.endsAt.isAfter(now))
                                .map(assignment -> new AssignmentView(assignment.key.responderId(), names.get(assignment.key.responderId()),
                                        assignment.wanted().orElse(null), assignment.phase.name().toLowerCase(Locale.ROOT),
                                        Optional.ofNullable(conflicts.get(assignment.key)).map(Eligibility.Conflict::code).orElse(null)))
                                .toList(),
                        shift.version))
                .toList();
    }
}
