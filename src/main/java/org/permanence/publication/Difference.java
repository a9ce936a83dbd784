package org.permanence.publication;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What changes for each person from one version of a week to another. Pure. */
final class Difference {

    private Difference() {}

    /** A person on a shift. @param to exclusive */
    record Seat(long shift, long person, Instant from, Instant to) {}

    /** A time of work. @param to exclusive */
    @Schema(name = "ShiftTime")
    record Span(Instant from, Instant to) {}

    /** Both by time. A shift whose time moves is removed and added. */
    record Change(List<Span> added, List<Span> removed) {

        boolean isEmpty() {
            return added.isEmpty() && removed.isEmpty();
        }
    }

    /**
     * By person, those for whom something changes. A shift that is over at {@code now} is left out: nobody can act on it any more.
     *
     * @param before empty: nothing was published
     */
    static Map<Long, Change> between(Collection<Seat> before, Collection<Seat> after, Instant now) {
        Map<Long, Change> changes = new TreeMap<>();
        Set<Long> people = new HashSet<>();
        before.forEach(seat -> people.add(seat.person));
        after.forEach(seat -> people.add(seat.person));
        for (long person : people) {
            Set<Span> had = spans(before, person, now);
            Set<Span> has = spans(after, person, now);
            Change change = new Change(without(has, had), without(had, has));
            if (!change.isEmpty()) {
                changes.put(person, change);
            }
        }
        return changes;
    }

    /** What a person has, by time. */
    static List<Span> of(Collection<Seat> seats, long person) {
        return sorted(spans(seats, person, Instant.MIN));
    }

    private static Set<Span> spans(Collection<Seat> seats, long person, Instant now) {
        Set<Span> spans = new HashSet<>();
        seats.stream().filter(seat -> seat.person == person && seat.to.isAfter(now))
                .forEach(seat -> spans.add(new Span(seat.from, seat.to)));
        return spans;
    }

    private static List<Span> without(Set<Span> spans, Set<Span> others) {
        Set<Span> rest = new HashSet<>(spans);
        rest.removeAll(others);
        return sorted(rest);
    }

    private static List<Span> sorted(Set<Span> spans) {
        return spans.stream().sorted(Comparator.comparing(Span::from).thenComparing(Span::to)).toList();
    }
}
