package org.permanence.responder;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.permanence.pbx.DialableNumber;
import org.permanence.pbx.Reach;
import org.permanence.problem.Problem;

/**
 * Who is on duty, and on which phone. Each change is a transaction of its own, so call it outside of any other. {@link DutyChanged} is
 * fired after the commit, and only when something changed. Going off duty never touches the call in hand: the PBX stops ringing the person,
 * and the call goes on.
 */
@ApplicationScoped
public class DutyService {

    private static final Logger LOG = Logger.getLogger(DutyService.class);

    private final DutyRepository duties;
    private final ResponderRepository responders;
    private final HomePhoneRepository homePhones;
    private final DeskPhoneRepository deskPhones;
    private final Event<DutyChanged> changed;
    private final Clock clock;

    DutyService(DutyRepository duties, ResponderRepository responders, HomePhoneRepository homePhones, DeskPhoneRepository deskPhones,
            Event<DutyChanged> changed, Clock clock) {
        this.duties = duties;
        this.responders = responders;
        this.homePhones = homePhones;
        this.deskPhones = deskPhones;
        this.changed = changed;
        this.clock = clock;
    }

    /** One phone that a person may choose now. @param label the text to show; a home number shows only its last two digits */
    public record Choice(ReachChoice reach, Optional<String> label) {}

    /** @return empty when off duty */
    public Optional<Duty> of(long responderId) {
        return QuarkusTransaction.joiningExisting().call(() -> duties.current(responderId).map(DutyPeriod::duty));
    }

    /** Everybody on duty, longest duty first. */
    public List<Duty> all() {
        return QuarkusTransaction.joiningExisting().call(() -> duties.current().stream().map(DutyPeriod::duty).toList());
    }

    /** When, and by whom, a person was taken off duty; empty while they are on duty, or never were. */
    public Optional<Duty.Left> left(long responderId) {
        return QuarkusTransaction.joiningExisting().call(
                () -> duties.last(responderId).filter(period -> period.endedAt != null)
                        .map(period -> new Duty.Left(period.endedAt, period.endedBy)));
    }

    /** @throws Problem 404 when there is no such responder */
    public ReachChoice preferred(long responderId) {
        return QuarkusTransaction.joiningExisting().call(() -> responders.get(responderId).preferred());
    }

    /** The phones on which this person can be put on duty now, without desk phones at which somebody else is on duty. */
    public List<Choice> choices(long responderId) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            responders.get(responderId);
            List<Choice> choices = new ArrayList<>();
            choices.add(new Choice(ReachChoice.SOFTPHONE, Optional.empty()));
            Map<String, Long> taken = duties.current().stream().filter(period -> period.deskPhone != null)
                    .collect(Collectors.toMap(period -> period.deskPhone, period -> period.responderId));
            for (DeskPhone phone : deskPhones.inUse()) {
                if (taken.getOrDefault(phone.phone, responderId) == responderId) {
                    choices.add(new Choice(ReachChoice.desk(phone.phone), Optional.of(phone.label)));
                }
            }
            homePhones.of(responderId)
                    .ifPresent(number -> choices.add(new Choice(ReachChoice.HOME, Optional.of(DialableNumber.masked(number)))));
            return List.copyOf(choices);
        });
    }

    /**
     * Puts a person on duty, or changes the phone of a person who is on duty already.
     *
     * @throws Problem 404 no such responder; 409 the person is inactive, or the phone is not possible ({@code no-home-number},
     * {@code no-such-desk-phone}, {@code desk-phone-taken})
     */
    public Duty goOnDuty(long responderId, ReachChoice choice, Duty.By by) {
        return change(responderId, responder -> {
            fault(responderId, choice).ifPresent(fault -> {
                throw fault.problem().at("reach");
            });
            return put(responder, choice, by);
        }).orElseThrow();
    }

    /**
     * Changes the phone of somebody who is on duty, in one transaction with what decides it; who is off duty stays so.
     *
     * @param deciding empty: the phone stays
     * @throws Problem as {@link #goOnDuty}: then neither is done
     */
    public void move(long responderId, Supplier<Optional<ReachChoice>> deciding, Duty.By by) {
        change(responderId, responder -> {
            Optional<ReachChoice> wanted = deciding.get();
            Optional<Duty> present = duties.current(responderId).map(DutyPeriod::duty);
            if (wanted.isEmpty() || present.isEmpty()) {
                return present;
            }
            fault(responderId, wanted.get()).ifPresent(fault -> {
                throw fault.problem().at("reach");
            });
            return put(responder, wanted.get(), by);
        });
    }

    /** Does nothing when the person is off duty. @throws Problem 404 no such responder */
    public void goOffDuty(long responderId, Duty.By by) {
        goOffDutyIf(responderId, _ -> true, by);
    }

    /** Takes a person off duty if they are on duty and their duty matches; check and change are one transaction. */
    public void goOffDutyIf(long responderId, Predicate<Duty> such, Duty.By by) {
        change(responderId, _ -> takeOff(responderId, such, by));
    }

    /** Takes somebody off duty for good, in one transaction with what makes them leave. @throws Problem 404 no such responder */
    void leave(long responderId, Consumer<Responder> leaving) {
        change(responderId, responder -> {
            leaving.accept(responder);
            return takeOff(responderId, _ -> true, Duty.By.SERVICE);
        });
    }

    /**
     * The person stays on duty but is not rung until {@link #resume}; the call in hand goes on. If they are paused already, only the reason
     * changes.
     *
     * @throws Problem 404 no such responder; 409 {@code off-duty}
     */
    public Duty pause(long responderId, Duty.PauseReason reason, Duty.By by) {
        return setPause(responderId, Optional.of(reason), by);
    }

    /** Ends the pause. Does nothing when not paused. @throws Problem 404 no such responder; 409 {@code off-duty} */
    public Duty resume(long responderId, Duty.By by) {
        return setPause(responderId, Optional.empty(), by);
    }

    private Duty setPause(long responderId, Optional<Duty.PauseReason> reason, Duty.By by) {
        return change(responderId, _ -> {
            DutyPeriod current = duties.current(responderId).orElseThrow(DutyService::offDuty);
            return Optional
                    .of(reason.equals(Optional.ofNullable(current.pause)) ? current.duty() : follow(Optional.of(current), by, next -> {
                        next.pause = reason.orElse(null);
                        next.pausedSince = reason.map(_ -> current.pause == null ? next.beganAt : current.pausedSince).orElse(null);
                    }));
        }).orElseThrow();
    }

    private static Problem offDuty() {
        return new ResponderRefusal.OffDuty().problem();
    }

    /**
     * Applies the beginning of a shift: puts the person on duty on {@code wanted}, else on the preferred phone. If that one is not possible
     * (no home number, desk phone taken), it uses the softphone, because a shift must not begin short of a person because of a phone. A
     * person who is on duty already stays unchanged; an inactive person stays off duty.
     *
     * @param alongside runs in the same transaction, so that a beginning is applied exactly once
     */
    public void shiftBegins(long responderId, Optional<ReachChoice> wanted, Runnable alongside) {
        change(responderId, responder -> {
            alongside.run();
            Optional<DutyPeriod> current = duties.current(responderId);
            if (current.isPresent() || !responder.active) {
                return current.map(DutyPeriod::duty);
            }
            ReachChoice choice = wanted.orElse(responder.preferred());
            Optional<ResponderRefusal> fault = fault(responderId, choice);
            fault.ifPresent(f -> LOG.warnf("The shift of r%d begins on the softphone instead of %s: %s", responderId,
                    ReachChoice.code(choice.kind()), f.getClass().getSimpleName()));
            return put(responder, fault.isPresent() ? ReachChoice.SOFTPHONE : choice, Duty.By.SHIFT);
        });
    }

    /**
     * Applies the end of a shift: takes the person off duty, unless they went on duty at or after that end.
     *
     * @param alongside as in {@link #shiftBegins}
     */
    public void shiftEnds(long responderId, Instant end, Runnable alongside) {
        change(responderId, _ -> {
            alongside.run();
            return takeOff(responderId, duty -> duty.since().isBefore(end), Duty.By.SHIFT);
        });
    }

    /** Leaves a person unchanged. @param alongside as in {@link #shiftBegins} */
    public void unchanged(long responderId, Runnable alongside) {
        change(responderId, _ -> {
            alongside.run();
            return duties.current(responderId).map(DutyPeriod::duty);
        });
    }

    private Optional<Duty> change(long responderId, Function<Responder, Optional<Duty>> decision) {
        record Change(Optional<Duty> before, Optional<Duty> after) {}
        Change change = QuarkusTransaction.requiringNew().call(() -> {
            Responder responder = responders.lock(responderId);
            Optional<Duty> before = duties.current(responderId).map(DutyPeriod::duty);
            return new Change(before, decision.apply(responder));
        });
        if (!change.before.equals(change.after)) {
            changed.fire(new DutyChanged(responderId));
        }
        return change.after;
    }

    private Optional<ResponderRefusal> fault(long responderId, ReachChoice choice) {
        // The desk phone's row is locked until the commit: two people cannot take it at once.
        Optional<DeskPhone> phone = choice.phone() == null ? Optional.empty() : deskPhones.lock(choice.phone());
        return ReachRule.check(choice, new ReachRule.Facts(
                choice.kind() == Reach.Kind.HOME && homePhones.of(responderId).isPresent(),
                phone.isPresent() && phone.get().active,
                phone.isPresent() && duties.at(choice.phone()).filter(period -> period.responderId != responderId).isPresent()));
    }

    private Optional<Duty> put(Responder responder, ReachChoice choice, Duty.By by) {
        if (!responder.active) {
            throw new ResponderRefusal.Inactive().problem();
        }
        Optional<DutyPeriod> current = duties.current(responder.id);
        if (current.isPresent() && current.get().duty().reach().equals(choice)) {
            return current.map(DutyPeriod::duty);
        }
        return Optional.of(follow(current, by, next -> {
            next.responderId = responder.id;
            next.reach = choice.kind();
            next.deskPhone = choice.phone();
        }));
    }

    /** A new period that replaces the current one; equal except for the change. */
    private Duty follow(Optional<DutyPeriod> current, Duty.By by, Consumer<DutyPeriod> change) {
        DutyPeriod next = new DutyPeriod();
        next.beganAt = now(current);
        next.beganBy = by;
        next.onDutySince = next.beganAt;
        current.ifPresent(period -> {
            next.responderId = period.responderId;
            next.onDutySince = period.onDutySince;
            next.reach = period.reach;
            next.deskPhone = period.deskPhone;
            next.pause = period.pause;
            next.pausedSince = period.pausedSince;
            end(period, next.beganAt, by);
        });
        change.accept(next);
        duties.persist(next);
        return next.duty();
    }

    private Optional<Duty> takeOff(long responderId, Predicate<Duty> such, Duty.By by) {
        Optional<DutyPeriod> current = duties.current(responderId);
        if (current.isEmpty() || !such.test(current.get().duty())) {
            return current.map(DutyPeriod::duty);
        }
        end(current.get(), now(current), by);
        return Optional.empty();
    }

    private void end(DutyPeriod period, Instant now, Duty.By by) {
        period.endedAt = now;
        period.endedBy = by;
        // Before the next period is inserted: the database allows one open period for each person.
        duties.flush();
    }

    /** PostgreSQL keeps microseconds; and if the clock was set back, a period must not end before it began. */
    private Instant now(Optional<DutyPeriod> current) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return current.map(period -> period.beganAt).filter(began -> began.isAfter(now)).orElse(now);
    }
}
