package org.permanence.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.permanence.publication.Difference.Change;
import org.permanence.publication.Difference.Seat;
import org.permanence.publication.Difference.Span;

class DifferenceTest {

    private static final Instant BEFORE = at(0);

    private static Instant at(int hour) {
        return Instant.parse("2026-12-07T00:00:00Z").plusSeconds(hour * 3600L);
    }

    private static Seat seat(long shift, long person, int from) {
        return new Seat(shift, person, at(from), at(from + 4));
    }

    private static Span span(int from) {
        return new Span(at(from), at(from + 4));
    }

    @Test
    void theFirstVersionIsNewToEverybodyOnIt() {
        assertThat(Difference.between(List.of(), List.of(seat(1, 10, 8), seat(2, 10, 12), seat(1, 11, 8)), BEFORE)).hasSize(2)
                .containsEntry(10L, new Change(List.of(span(8), span(12)), List.of()))
                .containsEntry(11L, new Change(List.of(span(8)), List.of()));
    }

    @Test
    void whoKeepsTheirShiftsIsNotTold() {
        assertThat(Difference.between(List.of(seat(1, 10, 8), seat(1, 11, 8)), List.of(seat(1, 10, 8), seat(1, 12, 8)), BEFORE))
                .containsOnlyKeys(11L, 12L).containsEntry(11L, new Change(List.of(), List.of(span(8))));
    }

    @Test
    void aShiftThatMovesIsTakenAwayAndGiven() {
        assertThat(Difference.between(List.of(seat(1, 10, 8)), List.of(seat(1, 10, 9)), BEFORE))
                .containsEntry(10L, new Change(List.of(span(9)), List.of(span(8))));
    }

    @Test
    void aShiftMadeAnewAtTheSameTimeIsTheSameForItsPeople() {
        assertThat(Difference.between(List.of(seat(1, 10, 8)), List.of(seat(2, 10, 8)), BEFORE)).isEmpty();
    }

    @Test
    void whatIsOverIsNoNews() {
        assertThat(Difference.between(List.of(seat(1, 10, 8)), List.of(seat(2, 10, 12)), at(12)))
                .containsEntry(10L, new Change(List.of(span(12)), List.of()));
        assertThat(Difference.between(List.of(seat(1, 10, 8)), List.of(), at(12))).isEmpty();
    }

    @Test
    void everythingOfOnePersonIsInOrder() {
        assertThat(Difference.of(List.of(seat(2, 10, 12), seat(1, 10, 8), seat(3, 11, 16)), 10)).containsExactly(span(8), span(12));
    }
}
