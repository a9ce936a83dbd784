package org.permanence.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.permanence.planning.Demand.Person;
import org.permanence.planning.Demand.Slot;

/** Whether a roster keeps every rule, told without anything of what made it. Pure. */
final class RosterCheck {

    /** A rule that a roster breaks. */
    enum Rule {
        /** Somebody is on a slot that they neither offered nor held. */
        NOT_OFFERED,
        /** Somebody was taken off a slot that they held. */
        TAKEN_OFF,
        /** Somebody is on two slots at one time. */
        TWO_AT_ONCE, ABOVE_WEEK, ABOVE_DAY,
        /** More people are on a slot than it wants, or held before. */
        ABOVE_TARGET
    }

    /** @param slot one of those concerned */
    record Broken(Rule rule, long person, long slot) {}

    /**
     * @param broken nothing, or the roster must not be used
     * @param empty  seats below the target
     * @param below  of them, seats below the floor
     */
    record Verdict(List<Broken> broken, int empty, int below) {}

    private RosterCheck() {}

    /** @param seats by slot: the people on it */
    static Verdict of(Demand demand, Map<Long, Set<Long>> seats) {
        List<Broken> broken = new ArrayList<>();
        int empty = 0;
        int below = 0;
        for (Slot slot : demand.slots()) {
            Set<Long> on = seats.getOrDefault(slot.id(), Set.of());
            long held = demand.people().stream().filter(person -> person.held().contains(slot.id())).count();
            if (on.size() > Math.max(slot.target(), held)) {
                broken.add(new Broken(Rule.ABOVE_TARGET, 0, slot.id()));
            }
            empty += Math.max(0, slot.target() - on.size());
            below += Math.max(0, slot.floor() - on.size());
        }
        demand.people().forEach(person -> check(demand, person, seats, broken));
        return new Verdict(List.copyOf(broken), empty, below);
    }

    private static void check(Demand demand, Person person, Map<Long, Set<Long>> seats, List<Broken> broken) {
        List<Slot> theirs = demand.slots().stream().filter(slot -> seats.getOrDefault(slot.id(), Set.of()).contains(person.id())).toList();
        List<Slot> added = theirs.stream().filter(slot -> !person.held().contains(slot.id())).toList();
        for (Slot slot : demand.slots()) {
            if (person.held().contains(slot.id()) && !theirs.contains(slot)) {
                broken.add(new Broken(Rule.TAKEN_OFF, person.id(), slot.id()));
            }
        }
        for (Slot slot : added) {
            if (!person.offered().contains(slot.id())) {
                broken.add(new Broken(Rule.NOT_OFFERED, person.id(), slot.id()));
            }
            if (theirs.stream().anyMatch(other -> other.id() != slot.id() && other.overlaps(slot))) {
                broken.add(new Broken(Rule.TWO_AT_ONCE, person.id(), slot.id()));
            }
            // A maximum that was passed by hand is no fault of the proposal, as long as it adds nothing.
            if (most(theirs, slot, Slot::week, person.weekly())) {
                broken.add(new Broken(Rule.ABOVE_WEEK, person.id(), slot.id()));
            }
            if (most(theirs, slot, Slot::day, person.daily())) {
                broken.add(new Broken(Rule.ABOVE_DAY, person.id(), slot.id()));
            }
        }
    }

    private static boolean most(List<Slot> theirs, Slot slot, Function<Slot, Object> period, int maximum) {
        return maximum >= 0
                && theirs.stream().collect(Collectors.groupingBy(period, Collectors.counting())).get(period.apply(slot)) > maximum;
    }
}
