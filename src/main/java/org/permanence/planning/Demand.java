package org.permanence.planning;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import org.permanence.line.OpeningHours;

/** The seats to be filled, and the people who may fill them. */
record Demand(List<Slot> slots, List<Person> people) {

    /**
     * A shift.
     *
     * @param floor  with fewer people the line cannot be held; at most {@code target}
     * @param target how many people are wanted
     */
    record Slot(long id, Instant from, Instant to, int floor, int target) {

        LocalDate day() {
            return from.atZone(OpeningHours.ZONE).toLocalDate();
        }

        /** Its Monday. */
        LocalDate week() {
            return day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        boolean overlaps(Slot other) {
            return from.isBefore(other.to) && to.isAfter(other.from);
        }
    }

    /**
     * Somebody who answers. Slots are named by their id.
     *
     * @param weekly   the most slots in a week, Monday to Sunday; negative: any number
     * @param daily    the most slots in a day; negative: any number
     * @param offered  the slots that they offered
     * @param possible the slots that they could take, offered or not: nothing is against it but that nobody asked
     * @param held     the slots that they are on already; a proposal never takes them off
     */
    record Person(long id, int weekly, int daily, Set<Long> offered, Set<Long> possible, Set<Long> held) {}
}
