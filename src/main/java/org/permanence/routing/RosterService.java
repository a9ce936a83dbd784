package org.permanence.routing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.permanence.line.LineService;
import org.permanence.line.LineService.Timetable;
import org.permanence.line.OpeningHours;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.Pbx;
import org.permanence.responder.Duty;
import org.permanence.responder.DutyService;
import org.permanence.responder.ResponderService;
import org.permanence.shift.AssignedShift;
import org.permanence.shift.DutyLines;
import org.permanence.shift.RosterChanged;
import org.permanence.shift.ShiftService;

/**
 * Applies the decisions of {@link RosterRule}, {@link LastCallersRule} and {@link ForgottenRule}, every few seconds and at once when
 * somebody is assigned to a shift. Each step and its record are one transaction; one thread at a time.
 */
@ApplicationScoped
public class RosterService {

    private static final Logger LOG = Logger.getLogger(RosterService.class);

    private final ShiftService shifts;
    private final DutyService duty;
    private final ResponderService responders;
    private final LineService lines;
    private final Pbx pbx;
    private final Reconciler reconciler;
    private final ExecutorService workers;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock();
    private boolean stopping; // guarded by one
    private final AtomicBoolean failing = new AtomicBoolean();

    RosterService(ShiftService shifts, DutyService duty, ResponderService responders, LineService lines, Pbx pbx,
            Reconciler reconciler, ExecutorService workers, Clock clock) {
        this.shifts = shifts;
        this.duty = duty;
        this.responders = responders;
        this.lines = lines;
        this.pbx = pbx;
        this.reconciler = reconciler;
        this.workers = workers;
        this.clock = clock;
    }

    @Scheduled(every = "{permanence.roster.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        try {
            apply(clock.instant());
            if (failing.getAndSet(false)) {
                LOG.info("Shifts are applied again");
            }
        } catch (RuntimeException fault) {
            // An unavailable database fails many ticks in a row: logged once.
            if (!failing.getAndSet(true)) {
                LOG.error("Shifts cannot be applied now; the service retries every few seconds", fault);
            }
        }
    }

    /** Waits for a step in progress: without its database it could only fail. */
    void stop(@Observes ShutdownEvent shutdown) {
        one.lock();
        stopping = true;
        one.unlock();
    }

    void onRosterChanged(@Observes RosterChanged change) {
        workers.execute(() -> {
            try {
                apply(clock.instant());
            } catch (RuntimeException fault) {
                LOG.errorf(fault, "The shifts of r%d could not be applied; the service retries in a moment", change.responderId());
            }
        });
    }

    /**
     * Applies all steps that are due. A failure for one person is logged and retried at the next tick, and does not affect the shifts of
     * others.
     */
    void apply(Instant now) {
        one.lock();
        try {
            if (stopping) {
                return;
            }
            for (Map.Entry<Long, List<AssignedShift>> person : shifts.due(now).entrySet()) {
                try {
                    RosterRule.due(person.getValue(), now).forEach(step -> apply(step, now));
                } catch (ShiftService.TakenOff taken) {
                    LOG.debugf("r%d was %s", person.getKey(), taken.getMessage());
                } catch (RuntimeException fault) {
                    LOG.errorf(fault, "The shifts of r%d could not be applied; the service retries in a moment", person.getKey());
                }
            }
            forgotten(now);
            withoutLine();
        } finally {
            one.unlock();
        }
    }

    private void apply(RosterRule.Step step, Instant now) {
        AssignedShift shift = step.shift();
        // Also when a shift of another line follows: until nobody waits for the first, both ring.
        if ((step instanceof RosterRule.Step.Leave || step instanceof RosterRule.Step.HandOn) && stays(shift, now)) {
            return;
        }
        Runnable remember = () -> shifts.mark(shift.shiftId(), shift.responderId(), RosterRule.after(step));
        switch (step) {
            case RosterRule.Step.Begin _ when onLeave(shift, now) -> duty.unchanged(shift.responderId(), remember);
            case RosterRule.Step.Begin _ -> duty.shiftBegins(shift.responderId(), shift.reach(), remember);
            case RosterRule.Step.Leave _ -> duty.shiftEnds(shift.responderId(), shift.to(), remember);
            case RosterRule.Step.Continue _,RosterRule.Step.HandOn _,RosterRule.Step.Miss _ ->
                    duty.unchanged(shift.responderId(), remember);
        }
        // Whether or not somebody goes on or off duty, the line for which they are rung may be another one.
        reconciler.request();
    }

    private boolean onLeave(AssignedShift shift, Instant now) {
        return responders.onLeave(shift.responderId(), now.atZone(OpeningHours.ZONE).toLocalDate());
    }

    /** Asked again at every tick until nobody waits. */
    private boolean stays(AssignedShift shift, Instant now) {
        Timetable line = lines.timetable(shift.line());
        return LastCallersRule.stays(line, true, now) && LastCallersRule.stays(line, someoneWaits(shift.line()), now);
    }

    private boolean someoneWaits(LineCode line) {
        try {
            return pbx.waiting().stream().anyMatch(call -> call.queue().line().equals(line));
        } catch (Pbx.PbxUnavailable _) {
            return true;
        }
    }

    /** Of those who went on duty by hand: the lines that they answer for were removed. */
    private void withoutLine() {
        List<Long> on = duty.all().stream().map(Duty::responderId).toList();
        Map<Long, Set<LineCode>> named = responders.lines(on);
        if (named.values().stream().allMatch(Set::isEmpty)) {
            return;
        }
        Map<Long, Set<LineCode>> onShift = shifts.linesNow();
        List<LineCode> inUse = lines.timetables().stream().map(timetable -> timetable.line().code()).toList();
        on.stream().filter(id -> inUse.stream()
                .noneMatch(new DutyLines(onShift.getOrDefault(id, Set.of()), named.getOrDefault(id, Set.of()))::include))
                .forEach(id -> duty.goOffDuty(id, Duty.By.SERVICE));
    }

    private void forgotten(Instant now) {
        List<Duty> on = duty.all();
        if (!on.isEmpty()) {
            ForgottenRule.forgottenBefore(lines.timetables(), now).ifPresent(before -> on.stream()
                    .filter(forgotten -> forgotten.since().isBefore(before) && shifts.current(forgotten.responderId(), now).isEmpty())
                    .forEach(forgotten -> duty.goOffDutyIf(forgotten.responderId(), still -> still.since().isBefore(before),
                            Duty.By.SERVICE)));
        }
    }
}
