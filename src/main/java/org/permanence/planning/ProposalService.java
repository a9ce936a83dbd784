package org.permanence.planning;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.line.OpeningHours;
import org.permanence.planning.Coverage.Limit;
import org.permanence.planning.Demand.Slot;
import org.permanence.responder.Person;
import org.permanence.responder.ResponderService;
import org.permanence.responder.ResponderService.ResponderView;
import org.permanence.shift.ShiftService;
import org.permanence.shift.ShiftService.Period;
import org.permanence.shift.ShiftService.ShiftView;

/** Who could fill the empty seats of the roster, of what people offered. Changes nothing: a coordinator takes a proposal over. */
@ApplicationScoped
class ProposalService {

    private final ShiftService shifts;
    private final ResponderService responders;
    private final AvailabilityService availability;
    private final Clock clock;

    ProposalService(ShiftService shifts, ResponderService responders, AvailabilityService availability, Clock clock) {
        this.shifts = shifts;
        this.responders = responders;
        this.availability = availability;
        this.clock = clock;
    }

    /** Somebody who is proposed for a shift. @param answer preferred, yes or ifNeeded */
    @Schema(name = "ProposedSeat")
    record Seat(long shift, Person person, Availability answer) {}

    /**
     * Who offered a shift and is not on it.
     *
     * @param limit week or day: they have all the shifts that they take; elsewhere: they are on one at that time
     */
    @Schema(name = "FullPerson")
    record Full(Person person, Limit limit) {}

    /**
     * A question that is worth a seat.
     *
     * @param shift         the one to ask for; another than the gap's, when somebody can move from there
     * @param beyondTheWeek they offered it, and it would be one more than they take in a week
     */
    @Schema(name = "GapQuestion")
    record Ask(Person person, long shift, boolean beyondTheWeek) {}

    /**
     * Seats that no roster fills.
     *
     * @param empty     how many @param below of them, below the floor
     * @param offers    how many people offered the shift and could come
     * @param untrained who offered it, and is proposed once they are trained
     * @param together  the shifts that compete for the same people, with this one
     */
    @Schema(name = "RosterGap")
    record GapView(long shift, int empty, int below, int offers, List<Full> full, List<Person> untrained, Set<Long> together,
            List<Ask> questions) {}

    /**
     * @param shifts those of the time that have not begun
     * @param seats  by shift and name
     */
    @Schema(name = "RosterProposal")
    record View(List<ShiftView> shifts, List<Seat> seats, List<GapView> gaps) {}

    /** @param period whose shifts are filled; a shift that has begun is not */
    View propose(Period period) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Instant now = clock.instant();
            // Whole weeks, so that a maximum counts what lies outside of the period.
            Instant from = monday(period.from());
            Instant to = monday(period.to()).equals(period.to()) ? period.to() : monday(period.to().plus(Duration.ofDays(7)));
            List<ShiftView> all = shifts.between(from, to).stream().filter(shift -> !shift.withdrawn()).toList();
            List<ShiftView> wanted =
                    all.stream().filter(shift -> !shift.from().isBefore(period.from()) && shift.from().isBefore(period.to())
                            && shift.from().isAfter(now)).toList();
            Set<Long> open = wanted.stream().map(ShiftView::id).collect(Collectors.toSet());
            List<ResponderView> people = responders.all().stream().filter(ResponderView::active).toList();
            AvailabilityService.Said said = availability.said(people.stream().map(ResponderView::id).toList(), from, to);
            Demand demand = new Demand(all.stream().map(shift -> slot(shift, open.contains(shift.id()))).toList(),
                    people.stream().map(person -> person(person, all, open, said)).toList());
            Coverage.Roster roster = Coverage.fill(demand);
            RosterCheck.Verdict verdict = RosterCheck.of(demand, roster.seats());
            if (!verdict.broken().isEmpty()) {
                throw new IllegalStateException("The proposal breaks rules: " + verdict.broken());
            }
            Map<Long, ResponderView> byId = people.stream().collect(Collectors.toMap(ResponderView::id, person -> person));
            Map<Long, List<Person>> untrained = wanted.stream().collect(Collectors.toMap(ShiftView::id, shift -> people.stream()
                    .filter(person -> !person.trained() && answers(person, shift)
                            && said.of(person.id(), shift.from(), shift.to()).filter(Availability::offers).isPresent())
                    .map(ProposalService::named).toList()));
            return new View(wanted, wanted.stream().flatMap(shift -> seats(shift, roster, byId, said)).toList(),
                    roster.gaps().stream().filter(gap -> open.contains(gap.slot())).map(gap -> view(gap, byId, untrained)).toList());
        });
    }

    private static Slot slot(ShiftView shift, boolean open) {
        return new Slot(shift.id(), shift.from(), shift.to(), open ? shift.floor() : 0, open ? shift.target() : 0);
    }

    private static Demand.Person person(ResponderView person, List<ShiftView> all, Set<Long> open, AvailabilityService.Said said) {
        List<ShiftView> possible = all.stream().filter(shift -> open.contains(shift.id()) && person.trained()
                && answers(person, shift) && (person.leave() == null || !person.leave().covers(day(shift.from())))).toList();
        return new Demand.Person(person.id(), maximum(person.weeklyMaximum()), maximum(person.dailyMaximum()),
                ids(possible.stream()
                        .filter(shift -> said.of(person.id(), shift.from(), shift.to()).filter(Availability::offers).isPresent()).toList()),
                ids(possible.stream()
                        .filter(shift -> said.of(person.id(), shift.from(), shift.to()).filter(Availability.NO::equals).isEmpty())
                        .toList()),
                // Who will not be there (on leave, on another line) fills no seat.
                ids(all.stream().filter(shift -> shift.assignments().stream()
                        .anyMatch(one -> one.responderId() == person.id() && one.conflict() == null)).toList()));
    }

    private static boolean answers(ResponderView person, ShiftView shift) {
        return person.lines().isEmpty() || person.lines().contains(shift.line());
    }

    private static int maximum(Integer maximum) {
        return maximum == null ? -1 : maximum;
    }

    private static Set<Long> ids(Collection<ShiftView> some) {
        return some.stream().map(ShiftView::id).collect(Collectors.toSet());
    }

    private static Stream<Seat> seats(ShiftView shift, Coverage.Roster roster, Map<Long, ResponderView> people,
            AvailabilityService.Said said) {
        return roster.seats().get(shift.id()).stream()
                .filter(id -> shift.assignments().stream().noneMatch(one -> one.responderId() == id))
                .map(id -> new Seat(shift.id(), named(people.get(id)), said.of(id, shift.from(), shift.to()).orElseThrow()))
                .sorted(Comparator.comparing(seat -> seat.person().name()));
    }

    private static GapView view(Coverage.Gap gap, Map<Long, ResponderView> people, Map<Long, List<Person>> untrained) {
        return new GapView(gap.slot(), gap.empty(), gap.below(), gap.offers(),
                gap.full().entrySet().stream().map(one -> new Full(named(people.get(one.getKey())), one.getValue())).toList(),
                untrained.get(gap.slot()), gap.together(),
                gap.questions().stream().map(ask -> new Ask(named(people.get(ask.person())), ask.slot(), ask.beyondTheWeek())).toList());
    }

    private static Person named(ResponderView person) {
        return new Person(person.id(), person.name());
    }

    private static LocalDate day(Instant at) {
        return at.atZone(OpeningHours.ZONE).toLocalDate();
    }

    private static Instant monday(Instant at) {
        return day(at).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay(OpeningHours.ZONE).toInstant();
    }
}
