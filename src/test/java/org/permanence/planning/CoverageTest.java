package org.permanence.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.permanence.line.OpeningHours;
import org.permanence.planning.Coverage.Gap;
import org.permanence.planning.Coverage.Limit;
import org.permanence.planning.Coverage.Question;
import org.permanence.planning.Coverage.Roster;
import org.permanence.planning.Demand.Person;
import org.permanence.planning.Demand.Slot;

/** What is filled is the most that can be: CP-SAT, which knows nothing of flows, proves it on random weeks. */
class CoverageTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 12, 7);
    /** The regime of the line: eight to twenty hours, and ten to eighteen at the weekend. */
    private static final int[] HOURS = {8, 12, 16};

    @BeforeAll
    static void solver() {
        Loader.loadNativeLibraries();
    }

    private static Slot slot(long id, int day, int hour, int floor, int target) {
        return new Slot(id, at(day, hour), at(day, hour + 4), floor, target);
    }

    private static Instant at(int day, int hour) {
        return MONDAY.plusDays(day).atTime(hour, 0).atZone(OpeningHours.ZONE).toInstant();
    }

    private static Person person(long id, int weekly, int daily, Set<Long> offered) {
        return new Person(id, weekly, daily, offered, offered, Set.of());
    }

    private static Roster fill(List<Slot> slots, Person... people) {
        Demand demand = new Demand(slots, List.of(people));
        Roster roster = Coverage.fill(demand);
        assertThat(RosterCheck.of(demand, roster.seats()).broken()).isEmpty();
        return roster;
    }

    @Test
    void whoOffersIsPutOnASlot() {
        Roster roster = fill(List.of(slot(1, 0, 8, 1, 2)), person(1, 2, 1, Set.of(1L)), person(2, 2, 1, Set.of(1L)),
                person(3, 2, 1, Set.of(1L)));

        assertThat(roster.seats().get(1L)).hasSize(2);
        assertThat(roster.gaps()).isEmpty();
    }

    @Test
    void aFloorComesBeforeATarget() {
        Roster roster = fill(List.of(slot(1, 0, 8, 0, 2), slot(2, 0, 12, 2, 2)), person(1, 1, 1, Set.of(1L, 2L)),
                person(2, 1, 1, Set.of(1L, 2L)));

        assertThat(roster.seats().get(2L)).containsExactly(1L, 2L);
        assertThat(roster.gaps()).extracting(Gap::slot, Gap::empty, Gap::below).containsExactly(tuple(1L, 2, 0));
    }

    @Test
    void whoTakesOneSlotAWeekIsLeftForTheSlotThatNobodyElseOffers() {
        Roster roster = fill(List.of(slot(1, 0, 8, 1, 1), slot(2, 1, 8, 1, 1)), person(1, 1, 1, Set.of(1L, 2L)),
                person(2, 1, 1, Set.of(1L)));

        assertThat(roster.seats()).isEqualTo(Map.of(1L, Set.of(2L), 2L, Set.of(1L)));
    }

    @Test
    void whoIsOnASlotStaysThereAndItCounts() {
        Person held = new Person(1, 1, 1, Set.of(2L), Set.of(2L), Set.of(1L));

        Roster roster = fill(List.of(slot(1, 0, 8, 1, 1), slot(2, 1, 8, 1, 1)), held);

        assertThat(roster.seats()).isEqualTo(Map.of(1L, Set.of(1L), 2L, Set.of()));
        assertThat(roster.gaps().getFirst().full()).isEqualTo(Map.of(1L, Limit.WEEK));
    }

    @Test
    void ofSlotsAtOneTimeSomebodyTakesOne() {
        Roster roster = fill(List.of(slot(1, 0, 8, 1, 1), slot(2, 0, 8, 1, 1), slot(3, 0, 12, 1, 1)),
                person(1, -1, -1, Set.of(1L, 2L, 3L)));

        assertThat(roster.gaps()).extracting(Gap::empty).containsExactly(1);
        assertThat(roster.gaps().getFirst().full()).isEqualTo(Map.of(1L, Limit.ELSEWHERE));
        assertThat(roster.seats().get(3L)).containsExactly(1L);
    }

    @Test
    void anEmptySeatIsProvenByWhoIsFullAndByTheSlotsThatCompete() {
        Roster roster = fill(List.of(slot(1, 0, 8, 1, 1), slot(2, 1, 8, 1, 2), slot(3, 5, 12, 0, 1)), person(1, 1, 1, Set.of(1L, 2L)),
                person(2, 1, 1, Set.of(1L, 2L)));

        Gap gap = roster.gaps().getFirst();
        assertThat(roster.gaps()).extracting(Gap::empty).as("three seats, two people who take one each").containsExactly(1, 1);
        assertThat(gap.offers()).isEqualTo(2);
        assertThat(gap.together()).as("and not the third, which nobody offered").containsExactly(1L, 2L);
        assertThat(gap.full().values()).containsOnly(Limit.WEEK);
    }

    @Test
    void theEasiestQuestionFillsTheSeat() {
        List<Slot> slots = List.of(slot(1, 0, 8, 1, 1), slot(2, 1, 8, 1, 1));
        Person both = person(1, 1, 1, Set.of(1L, 2L));
        Person idle = new Person(2, 2, 1, Set.of(), Set.of(1L), Set.of());

        Roster roster = fill(slots, both, idle);

        Question question = roster.gaps().getFirst().questions().getFirst();
        assertThat(question).as("whoever takes the first slot frees the one who offered both").isEqualTo(new Question(2, 1, false));
        assertThat(fill(slots, both, new Person(2, 2, 1, Set.of(1L), Set.of(1L), Set.of())).gaps()).isEmpty();
    }

    @Test
    void nothingToFillIsNoFault() {
        assertThat(fill(List.of(slot(1, 0, 8, 0, 0)), person(1, 1, 1, Set.of(1L))).gaps()).isEmpty();
        assertThat(fill(List.of()).seats()).isEmpty();
    }

    /** Large enough that a way that grows with the square of it would be noticed by whoever waits for the tests. */
    @Test
    void aLargeLineIsFilledToo() {
        Random random = new Random(1);
        List<Slot> slots = new ArrayList<>();
        for (int day = 0; day < 56; day++) {
            for (int hour : HOURS) {
                slots.add(slot(slots.size() + 1, day, hour, 10, 20));
            }
        }
        List<Person> people = LongStream.range(0, 500).mapToObj(id -> {
            Set<Long> offered = slots.stream().filter(_ -> random.nextInt(20) == 0).map(Slot::id).collect(Collectors.toSet());
            return new Person(id, 2, 1, offered, slots.stream().map(Slot::id).collect(Collectors.toSet()), Set.of());
        }).toList();
        Demand demand = new Demand(slots, people);

        Roster roster = Coverage.fill(demand);

        assertThat(RosterCheck.of(demand, roster.seats()).broken()).isEmpty();
        assertThat(roster.gaps()).allSatisfy(gap -> assertThat(gap.questions()).isNotEmpty());
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    /** One or two weeks, two lines now and then, some people who are on slots already. */
    private static Demand random(long seed) {
        Random random = new Random(seed);
        List<Slot> slots = new ArrayList<>();
        int days = random.nextBoolean() ? 7 : 14;
        int lines = random.nextInt(4) == 0 ? 2 : 1;
        for (int day = 0; day < days; day++) {
            for (int hour : HOURS) {
                for (int line = 0; line < lines; line++) {
                    int target = random.nextInt(5);
                    slots.add(slot(slots.size() + 1, day, hour, random.nextInt(target + 1), target));
                }
            }
        }
        double density = 0.05 + random.nextDouble() * 0.4;
        List<Person> people = new ArrayList<>();
        for (long id = 1; id <= 5 + random.nextInt(25); id++) {
            Set<Long> offered = slots.stream().filter(_ -> random.nextDouble() < density).map(Slot::id).collect(Collectors.toSet());
            Set<Long> held = new TreeSet<>();
            if (random.nextInt(4) == 0) {
                held.add(slots.get(random.nextInt(slots.size())).id());
            }
            people.add(new Person(id, random.nextInt(6) - 1, random.nextInt(4) - 1, offered, offered, held));
        }
        return new Demand(slots, people);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noRosterFillsMore(long seed) {
        Demand demand = random(seed);

        Roster roster = Coverage.fill(demand);

        RosterCheck.Verdict verdict = RosterCheck.of(demand, roster.seats());
        assertThat(verdict.broken()).isEmpty();
        assertThat(roster.gaps().stream().mapToInt(Gap::empty).sum()).isEqualTo(verdict.empty());
        assertThat(List.of(verdict.below(), verdict.empty())).as("seats below the floor, and below the target").isEqualTo(proven(demand));
    }

    /** Whoever says yes to a question fills a seat. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aQuestionIsWorthASeat(long seed) {
        Random random = new Random(seed);
        Demand drawn = random(seed);
        Demand demand = new Demand(drawn.slots(),
                drawn.people().stream().map(person -> new Person(person.id(), person.weekly(), person.daily(),
                        person.offered(),
                        drawn.slots().stream().filter(slot -> person.offered().contains(slot.id()) || random.nextInt(3) == 0)
                                .map(Slot::id).collect(Collectors.toSet()),
                        person.held())).toList());
        Roster roster = Coverage.fill(demand);
        int empty = RosterCheck.of(demand, roster.seats()).empty();

        roster.gaps().stream().flatMap(gap -> gap.questions().stream()).distinct().limit(5).forEach(question -> {
            Demand asked = new Demand(demand.slots(), demand.people().stream().map(person -> person.id() == question.person()
                    ? new Person(person.id(), question.beyondTheWeek() ? person.weekly() + 1 : person.weekly(), person.daily(),
                            plus(person.offered(), question.slot()), person.possible(), person.held())
                    : person).toList());
            assertThat(RosterCheck.of(asked, Coverage.fill(asked).seats()).empty()).as("" + question).isLessThan(empty);
        });
    }

    private static Set<Long> plus(Set<Long> some, long one) {
        Set<Long> all = new TreeSet<>(some);
        all.add(one);
        return all;
    }

    /** The fewest seats below the floor; and with them the fewest below the target. */
    private static List<Integer> proven(Demand demand) {
        CpModel model = new CpModel();
        LinearExprBuilder below = LinearExpr.newBuilder();
        LinearExprBuilder empty = LinearExpr.newBuilder();
        Map<Long, Map<Long, BoolVar>> on = new HashMap<>();
        for (Person person : demand.people()) {
            Map<Long, BoolVar> theirs = new HashMap<>();
            on.put(person.id(), theirs);
            demand.slots().stream().filter(slot -> person.offered().contains(slot.id()) && !person.held().contains(slot.id()))
                    .forEach(slot -> theirs.put(slot.id(), model.newBoolVar("")));
            List<Slot> held = demand.slots().stream().filter(slot -> person.held().contains(slot.id())).toList();
            demand.slots().stream().filter(slot -> theirs.containsKey(slot.id())).forEach(slot -> {
                if (held.stream().anyMatch(slot::overlaps)) {
                    model.addEquality(theirs.get(slot.id()), 0);
                }
                demand.slots().stream().filter(other -> other.id() > slot.id() && theirs.containsKey(other.id()) && other.overlaps(slot))
                        .forEach(other -> model.addLessOrEqual(LinearExpr.sum(new BoolVar[]{theirs.get(slot.id()), theirs.get(other.id())}),
                                1));
            });
            limit(model, theirs, demand, held, Slot::week, person.weekly());
            limit(model, theirs, demand, held, Slot::day, person.daily());
        }
        for (Slot slot : demand.slots()) {
            int held = (int) demand.people().stream().filter(person -> person.held().contains(slot.id())).count();
            LinearExprBuilder people = LinearExpr.newBuilder().add(held);
            on.values().stream().filter(theirs -> theirs.containsKey(slot.id())).forEach(theirs -> people.add(theirs.get(slot.id())));
            var missing = model.newIntVar(0, Math.max(slot.target(), 0), "");
            var under = model.newIntVar(0, Math.max(slot.floor(), 0), "");
            model.addGreaterOrEqual(LinearExpr.newBuilder().add(people).add(missing), slot.target());
            model.addGreaterOrEqual(LinearExpr.newBuilder().add(people).add(under), slot.floor());
            empty.add(missing);
            below.add(under);
        }
        model.minimize(LinearExpr.newBuilder().addTerm(below.build(), 10_000).add(empty));
        CpSolver solver = new CpSolver();
        solver.getParameters().setNumWorkers(1);
        assertThat(solver.solve(model)).isEqualTo(CpSolverStatus.OPTIMAL);
        int objective = (int) Math.round(solver.objectiveValue());
        return List.of(objective / 10_000, objective % 10_000);
    }

    private static void limit(CpModel model, Map<Long, BoolVar> theirs, Demand demand, List<Slot> held,
            Function<Slot, LocalDate> period, int maximum) {
        if (maximum < 0) {
            return;
        }
        demand.slots().stream().filter(slot -> theirs.containsKey(slot.id())).collect(Collectors.groupingBy(period))
                .forEach((when, some) -> {
                    long has = held.stream().filter(slot -> period.apply(slot).equals(when)).count();
                    model.addLessOrEqual(LinearExpr.sum(some.stream().map(slot -> theirs.get(slot.id())).toArray(BoolVar[]::new)),
                            Math.max(0, maximum - has));
                });
    }
}
