package org.permanence.planning.sheet;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.permanence.planning.Availability;

/**
 * What the files say, once understood. Pure.
 *
 * @param said       one answer a person and slot
 * @param weekNeeded sheets have weekdays without dates, and nobody said which week they are for
 */
public record Answers(List<Fault> faults, List<Said> said, boolean weekNeeded) {

    /**
     * A slot of the line. @param date null: each week. @param from minute of the day, like {@code to}; the end of the day is 1440
     */
    public record Slot(LocalDate date, DayOfWeek day, int from, int to) {}

    /** Where something stands. @param sheet empty in a CSV file */
    public record Place(int file, String sheet, int row, int column) {

        public String cell() {
            return Sheet.address(row, column);
        }
    }

    /** @param answer empty: an empty cell */
    public record Said(long person, Slot slot, Optional<Availability> answer, Place place) {}

    /** A row of a file. */
    public record Row(int file, String sheet, int row) {}

    /** Somebody whom a row may name. @param answers the line of the sheets. @param active false: has left */
    public record Person(long id, String firstName, String surname, String mail, boolean active, boolean answers) {

        String name() {
            return firstName + " " + surname;
        }
    }

    /** Whom a telephone number may belong to. */
    public interface Phones {
        /** Empty: it is no number. An empty set: it is nobody's. */
        Optional<Set<Long>> of(String written);
    }

    /** A slot of a day. @param begun it cannot be answered any more */
    public record Hours(int from, int to, boolean begun) {}

    /** When the line is held. */
    public interface Line {
        /** By time; none: closed. */
        List<Hours> on(LocalDate date);

        List<Hours> each(DayOfWeek day);
    }

    /** For which week a sheet is that names none. */
    public sealed interface Week {
        record Unknown() implements Week {}

        record Every() implements Week {}

        record Of(LocalDate monday) implements Week {}
    }
}
