package org.permanence.planning;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jgrapht.Graph;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedMultigraph;
import org.permanence.planning.Demand.Person;
import org.permanence.planning.Demand.Slot;

/**
 * Fills as many seats as what people offered allows, floors before targets. No roster fills more: it is a minimum-cost flow
 * <pre>source → person → their week → their day → slots at one time → slot → sink</pre>
 * whose capacities are the maxima, and whose last arc is cheaper up to the slot's floor. The limits are laminar (a day is part of a
 * week), so that the best flow is a roster. Where a seat stays empty, the arcs that are full are the proof.
 * <p>Pure. 500 people and 168 slots of 20 took 1.7 s on two shared cores ({@code CoverageTest}, cold).
 */
final class Coverage {

    /** More than the cost of any rearrangement that fills a seat. */
    private static final int NOT_FILLED = 1_000_000;

    /** Of one gap. */
    private static final int ASKED = 3;

    /** Why somebody who offered a slot is not on it. */
    enum Limit {
        /** They have all the slots that they take in that week. */
        @JsonProperty("week")
        WEEK,
        /** They have all the slots that they take on that day. */
        @JsonProperty("day")
        DAY,
        /** They are on another slot at that time. */
        @JsonProperty("elsewhere")
        ELSEWHERE
    }

    /** What would fill a seat: somebody takes this slot beside what they offered, or one more than they take in a week. */
    record Question(long person, long slot, boolean beyondTheWeek) {}

    /**
     * A slot with an empty seat.
     *
     * @param empty     how many seats
     * @param below     how many of them are below the floor
     * @param offers    how many people offered it
     * @param full      of them, those who are not on it, and why
     * @param together  the slots that compete for the same people, with this one: whoever came from one would leave a seat empty there
     * @param questions what fills a seat of it, the easiest first
     */
    record Gap(long slot, int empty, int below, int offers, Map<Long, Limit> full, Set<Long> together, List<Question> questions) {}

    /** @param seats by slot: the people on it, those who were on it before among them */
    record Roster(Map<Long, Set<Long>> seats, List<Gap> gaps) {}

    private enum Kind {
        SOURCE, PERSON, WEEK, DAY, ONE_TIME, SLOT, SINK
    }

    /** @param id of the slot, else of the person @param of which week, day or time of the person */
    private record Node(Kind kind, long id, Object of) {

        private static final Node SOURCE = new Node(Kind.SOURCE, 0, "");
        private static final Node SINK = new Node(Kind.SINK, 0, "");

        static Node of(Slot slot) {
            return new Node(Kind.SLOT, slot.id(), "");
        }
    }

    private final Graph<Node, DefaultWeightedEdge> graph = new DirectedWeightedMultigraph<>(DefaultWeightedEdge.class);
    private final Map<DefaultWeightedEdge, Integer> capacities = new HashMap<>();
    private final Map<Long, Slot> slots;
    private final List<Person> people;
    private final Map<Long, Set<Long>> seats = new TreeMap<>();
    /** By person, once the roster is made. */
    private final Map<Long, List<Slot>> on = new HashMap<>();
    private int wanted;

    private Coverage(Demand demand) {
        slots = demand.slots().stream().collect(Collectors.toMap(Slot::id, slot -> slot, (one, _) -> one, LinkedHashMap::new));
        people = demand.people();
        graph.addVertex(Node.SOURCE);
        graph.addVertex(Node.SINK);
        for (Slot slot : demand.slots()) {
            Set<Long> on = people.stream().filter(person -> person.held().contains(slot.id())).map(Person::id)
                    .collect(Collectors.toCollection(TreeSet::new));
            seats.put(slot.id(), on);
            graph.addVertex(Node.of(slot));
            int floor = Math.max(0, slot.floor() - on.size());
            int target = Math.max(0, slot.target() - on.size());
            arc(Node.of(slot), Node.SINK, floor, 0);
            arc(Node.of(slot), Node.SINK, target - floor, 1);
            wanted += target;
        }
        arc(Node.SOURCE, Node.SINK, wanted, NOT_FILLED);
        people.forEach(this::add);
    }

    static Roster fill(Demand demand) {
        return new Coverage(demand).roster();
    }

    private void add(Person person) {
        List<Slot> held = person.held().stream().filter(slots::containsKey).map(slots::get).toList();
        List<Slot> free =
                person.offered().stream().filter(id -> slots.containsKey(id) && !person.held().contains(id)).sorted().map(slots::get)
                        .filter(slot -> held.stream().noneMatch(slot::overlaps)).toList();
        Set<Slot> left = new LinkedHashSet<>(free);
        for (Slot slot : free) {
            List<Slot> atOneTime = atOneTime(slot, left);
            if (!atOneTime.isEmpty()) {
                Node way = limited(person, slot, held);
                if (atOneTime.size() > 1) {
                    Node one = new Node(Kind.ONE_TIME, person.id(), slot.id());
                    graph.addVertex(one);
                    arc(way, one, 1, 0);
                    way = one;
                }
                for (Slot each : atOneTime) {
                    arc(way, Node.of(each), 1, 0);
                }
            }
        }
    }

    /**
     * The slot and all that overlap it, or one another, of the same day; taken out of {@code left}. Of those one is taken, which is all
     * that is possible where each overlaps each, as on two lines with one pattern of hours.
     */
    private static List<Slot> atOneTime(Slot slot, Set<Slot> left) {
        List<Slot> found = new ArrayList<>();
        Deque<Slot> next = new ArrayDeque<>();
        if (left.remove(slot)) {
            next.add(slot);
        }
        while (!next.isEmpty()) {
            Slot one = next.remove();
            if (one.day().equals(slot.day())) {
                found.add(one);
            }
            List<Slot> others = left.stream().filter(one::overlaps).toList();
            others.forEach(left::remove);
            next.addAll(others);
        }
        return found;
    }

    /** The node of the person's day, which the limits of week and day lead to. */
    private Node limited(Person person, Slot slot, List<Slot> held) {
        Node one = new Node(Kind.PERSON, person.id(), "");
        Node week = new Node(Kind.WEEK, person.id(), slot.week());
        Node day = new Node(Kind.DAY, person.id(), slot.day());
        if (graph.addVertex(one)) {
            arc(Node.SOURCE, one, wanted, 0);
        }
        if (graph.addVertex(week)) {
            arc(one, week, left(person.weekly(), held.stream().filter(other -> other.week().equals(slot.week())).count()), 0);
        }
        if (graph.addVertex(day)) {
            arc(week, day, left(person.daily(), held.stream().filter(other -> other.day().equals(slot.day())).count()), 0);
        }
        return day;
    }

    private int left(int maximum, long held) {
        return maximum < 0 ? wanted : (int) Math.max(0, maximum - held);
    }

    private void arc(Node from, Node to, int capacity, int cost) {
        DefaultWeightedEdge arc = graph.addEdge(from, to);
        graph.setEdgeWeight(arc, cost);
        capacities.put(arc, capacity);
    }

    private Roster roster() {
        Map<DefaultWeightedEdge, Double> flow = wanted == 0 ? Map.of() : new CapacityScalingMinimumCostFlow<Node, DefaultWeightedEdge>()
                .getMinimumCostFlow(new MinimumCostFlowProblem.MinimumCostFlowProblemImpl<>(graph,
                        node -> node == Node.SOURCE ? wanted : node == Node.SINK ? -wanted : 0, capacities::get))
                .getFlowMap();
        Map<DefaultWeightedEdge, Integer> units = new HashMap<>();
        graph.edgeSet().forEach(arc -> units.put(arc, (int) Math.round(flow.getOrDefault(arc, 0.0))));
        units.forEach((arc, unit) -> {
            Node to = graph.getEdgeTarget(arc);
            if (unit > 0 && to.kind == Kind.SLOT) {
                seats.get(to.id).add(graph.getEdgeSource(arc).id);
            }
        });
        seats.forEach((slot, some) -> some.forEach(person -> on.computeIfAbsent(person, _ -> new ArrayList<>()).add(slots.get(slot))));
        return new Roster(seats, slots.values().stream().filter(slot -> seats.get(slot.id()).size() < slot.target())
                .map(slot -> gap(slot, units)).toList());
    }

    private Gap gap(Slot slot, Map<DefaultWeightedEdge, Integer> units) {
        Set<Node> reaching = reaching(Node.of(slot), units);
        Set<Long> together =
                reaching.stream().filter(node -> node.kind == Kind.SLOT).map(Node::id).collect(Collectors.toCollection(TreeSet::new));
        Set<Long> on = seats.get(slot.id());
        List<Person> offers =
                people.stream().filter(person -> person.offered().contains(slot.id()) || person.held().contains(slot.id())).toList();
        Map<Long, Limit> full = new TreeMap<>();
        offers.stream().filter(person -> !on.contains(person.id())).forEach(person -> full.put(person.id(), limit(person, slot)));
        int empty = slot.target() - on.size();
        return new Gap(slot.id(), empty, Math.max(0, slot.floor() - on.size()), offers.size(), full, together, questions(slot, together));
    }

    /** Every node from which one more unit could come to this one, by moving others: the sink's side of a minimum cut. */
    private Set<Node> reaching(Node end, Map<DefaultWeightedEdge, Integer> units) {
        Set<Node> found = new HashSet<>(Set.of(end));
        Deque<Node> next = new ArrayDeque<>(found);
        while (!next.isEmpty()) {
            Node node = next.remove();
            for (DefaultWeightedEdge arc : graph.edgesOf(node)) {
                boolean in = graph.getEdgeTarget(arc).equals(node);
                Node other = in ? graph.getEdgeSource(arc) : graph.getEdgeTarget(arc);
                boolean open = in ? units.get(arc) < capacities.get(arc) : units.get(arc) > 0;
                if (open && !other.equals(Node.SINK) && !other.equals(Node.SOURCE) && found.add(other)) {
                    next.add(other);
                }
            }
        }
        return found;
    }

    private Limit limit(Person person, Slot slot) {
        if (of(person).stream().anyMatch(slot::overlaps)) {
            return Limit.ELSEWHERE;
        }
        return isFull(person.daily(), onDay(person, slot)) ? Limit.DAY : Limit.WEEK;
    }

    private long weekly(Question question) {
        return people.stream().filter(person -> person.id() == question.person).findFirst().orElseThrow().weekly();
    }

    /** The slot itself before the others; then whoever has fewest slots that week. Up to {@value #ASKED}. */
    private List<Question> questions(Slot gap, Set<Long> together) {
        List<Question> found = new ArrayList<>(ask(gap, false));
        together.stream().filter(id -> id != gap.id()).map(slots::get).sorted(Comparator.comparing(Slot::from).thenComparing(Slot::id))
                .takeWhile(_ -> found.size() < ASKED).forEach(other -> found.addAll(ask(other, false)));
        found.addAll(ask(gap, true));
        return found.stream().limit(ASKED).toList();
    }

    /** @param beyond of those who have as many as they take in that week; otherwise of those who have fewer */
    private List<Question> ask(Slot slot, boolean beyond) {
        return people.stream().filter(person -> person.possible().contains(slot.id()) && !seats.get(slot.id()).contains(person.id()))
                .filter(person -> of(person).stream().noneMatch(slot::overlaps) && !isFull(person.daily(), onDay(person, slot)))
                .filter(person -> beyond ? person.weekly() == inWeek(person, slot) : !isFull(person.weekly(), inWeek(person, slot)))
                .sorted(Comparator.comparing((Person person) -> inWeek(person, slot)).thenComparing(Person::id)).limit(ASKED)
                .map(person -> new Question(person.id(), slot.id(), beyond)).toList();
    }

    private List<Slot> of(Person person) {
        return on.getOrDefault(person.id(), List.of());
    }

    private long onDay(Person person, Slot slot) {
        return of(person).stream().filter(other -> other.day().equals(slot.day())).count();
    }

    private long inWeek(Person person, Slot slot) {
        return of(person).stream().filter(other -> other.week().equals(slot.week())).count();
    }

    private static boolean isFull(int maximum, long has) {
        return maximum >= 0 && has >= maximum;
    }
}
