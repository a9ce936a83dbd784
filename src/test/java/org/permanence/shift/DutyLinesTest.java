package org.permanence.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.permanence.pbx.LineCode;

class DutyLinesTest {

    private static final LineCode A = new LineCode("aas");
    private static final LineCode B = new LineCode("line2");

    private static DutyLines named(LineCode... lines) {
        return new DutyLines(Set.of(), Set.of(lines));
    }

    private static DutyLines onShift(LineCode shift, LineCode... named) {
        return new DutyLines(Set.of(shift), Set.of(named));
    }

    @Test
    void aShiftRingsForItsLineAloneElseTheLinesOneAnswersFor() {
        assertThat(named().include(A)).isTrue();
        assertThat(named(A).include(B)).isFalse();
        assertThat(onShift(B).include(A)).isFalse();
        assertThat(onShift(B, A).include(B)).isTrue();
    }

    @Test
    void twoMeetWhenACallerOfSomeLineMayRingAtBoth() {
        assertThat(named().meet(named(A))).isTrue();
        assertThat(named(A, B).meet(named(B))).isTrue();
        assertThat(named(A).meet(named(B))).isFalse();
        assertThat(named(A, B).meet(onShift(B))).isTrue();
        assertThat(onShift(A, B).meet(named(B))).as("the shift counts, not what else they answer for").isFalse();
        assertThat(named().meet(named())).isTrue();
    }
}
