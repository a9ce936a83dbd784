package org.permanence.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.permanence.pbx.LineCode;
import org.permanence.shift.Roster.Stretch;

class RosterTest {

    private static Instant at(int hour) {
        return Instant.parse("2026-11-20T00:00:00Z").plusSeconds(hour * 3600L);
    }

    private static AssignedShift shift(int from, int to) {
        return new AssignedShift(from, new LineCode("aas"), 1, at(from), at(to), Optional.empty(), Phase.PLANNED, false);
    }

    @Test
    void shiftsWithoutAGapAreOneStretch() {
        assertThat(Roster.stretches(List.of(shift(12, 16), shift(8, 12), shift(18, 20))))
                .containsExactly(new Stretch(at(8), at(16)), new Stretch(at(18), at(20)));
    }

    @Test
    void shiftsOfTwoLinesThatOverlapAreOneStretch() {
        assertThat(Roster.stretches(List.of(shift(8, 16), shift(9, 12), shift(15, 18)))).containsExactly(new Stretch(at(8), at(18)));
    }

    @Test
    void aStretchIsCurrentFromItsBeginningToJustBeforeItsEnd() {
        List<AssignedShift> shifts = List.of(shift(8, 12));
        assertThat(Roster.current(shifts, at(8).minusNanos(1))).isEmpty();
        assertThat(Roster.current(shifts, at(8))).isPresent();
        assertThat(Roster.current(shifts, at(12).minusNanos(1))).isPresent();
        assertThat(Roster.current(shifts, at(12))).isEmpty();
        assertThat(Roster.next(shifts, at(8).minusNanos(1))).isPresent();
        assertThat(Roster.next(shifts, at(8))).isEmpty();
    }

    @Test
    void aWithdrawnShiftIsNotHeld() {
        assertThat(Roster
                .stretches(List.of(new AssignedShift(1, new LineCode("aas"), 1, at(8), at(12), Optional.empty(), Phase.PLANNED, true))))
                .isEmpty();
    }
}
