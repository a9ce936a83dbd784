package org.permanence.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.permanence.pbx.LineCode;
import org.permanence.routing.RosterRule.Step;
import org.permanence.shift.AssignedShift;
import org.permanence.shift.Phase;

class RosterRuleTest {

    private static Instant at(int hour) {
        return Instant.parse("2026-11-20T00:00:00Z").plusSeconds(hour * 3600L);
    }

    private static AssignedShift shift(int from, int to, Phase phase) {
        return new AssignedShift(from * 100L + to, new LineCode("aas"), 1, at(from), at(to), Optional.empty(), phase, false);
    }

    private static AssignedShift shift(int from, int to) {
        return shift(from, to, Phase.PLANNED);
    }

    /** The shifts after all due steps have been carried out. */
    private static List<AssignedShift> done(List<AssignedShift> shifts, Instant now) {
        List<AssignedShift> after = new ArrayList<>(shifts);
        for (Step step : RosterRule.due(shifts, now)) {
            after.replaceAll(s -> s.shiftId() != step.shift().shiftId() ? s
                    : new AssignedShift(s.shiftId(), s.line(), s.responderId(), s.from(), s.to(), s.reach(), RosterRule.after(step),
                            s.withdrawn()));
        }
        return after;
    }

    private static List<String> words(List<AssignedShift> shifts, Instant now) {
        return RosterRule.due(shifts, now).stream().map(step -> step.getClass().getSimpleName() + " " + step.shift().shiftId()).toList();
    }

    @Test
    void beginsAtItsFirstInstantAndNotBefore() {
        List<AssignedShift> shifts = List.of(shift(8, 12));
        assertThat(words(shifts, at(8).minusNanos(1))).isEmpty();
        assertThat(words(shifts, at(8))).containsExactly("Begin 812");
    }

    @Test
    void endsWhenItsLastMinuteIsOver() {
        List<AssignedShift> shifts = List.of(shift(8, 12, Phase.BEGUN));
        assertThat(words(shifts, at(12).minusNanos(1))).isEmpty();
        assertThat(words(shifts, at(12))).containsExactly("Leave 812");
    }

    /** Its line was removed. */
    @Test
    void aShiftThatIsWithdrawnInProgressEndsThenEvenIfAnotherFollows() {
        AssignedShift withdrawn =
                new AssignedShift(812, new LineCode("aas"), 1, at(8), at(12), Optional.empty(), Phase.BEGUN, true);
        assertThat(words(List.of(withdrawn, shift(12, 16)), at(10))).containsExactly("Leave 812");
    }

    @Test
    void eachIsAppliedOnce() {
        List<AssignedShift> begun = done(List.of(shift(8, 12)), at(8));
        assertThat(words(begun, at(8))).isEmpty();
        assertThat(words(begun, at(11))).isEmpty();
        List<AssignedShift> ended = done(begun, at(12));
        assertThat(words(ended, at(12))).isEmpty();
        assertThat(words(ended, at(20))).isEmpty();
    }

    @Test
    void aShiftThatFollowsWithoutAGapLeavesThePersonAsTheyAre() {
        List<AssignedShift> shifts = List.of(shift(12, 16), shift(8, 12, Phase.BEGUN));
        assertThat(words(shifts, at(12))).containsExactly("HandOn 812", "Continue 1216");
        assertThat(words(done(shifts, at(12)), at(16))).containsExactly("Leave 1216");
    }

    @Test
    void aShiftAfterAGapBeginsAnew() {
        List<AssignedShift> shifts = List.of(shift(8, 12, Phase.BEGUN), shift(13, 16));
        assertThat(words(shifts, at(12))).containsExactly("Leave 812");
        assertThat(words(done(shifts, at(12)), at(13))).containsExactly("Begin 1316");
    }

    @Test
    void aNextShiftThatIsAddedAfterThePersonLeftBeginsAnew() {
        assertThat(words(List.of(shift(8, 12, Phase.ENDED), shift(12, 16)), at(12).plusSeconds(300))).containsExactly("Begin 1216");
    }

    @Test
    void whatTheServiceMissedIsAppliedLate() {
        assertThat(words(List.of(shift(8, 12)), at(11))).containsExactly("Begin 812");
        assertThat(words(List.of(shift(8, 12, Phase.BEGUN)), at(20))).containsExactly("Leave 812");
    }

    @Test
    void aShiftThatPassedUnappliedIsTooLateForAnything() {
        assertThat(words(List.of(shift(8, 12)), at(12))).containsExactly("Miss 812");
        // and the next one begins by itself
        assertThat(words(List.of(shift(8, 12), shift(12, 16)), at(13))).containsExactly("Miss 812", "Begin 1216");
    }

    @Test
    void aWholeStretchThatPassedAfterItBeganEndsOnce() {
        List<AssignedShift> shifts = List.of(shift(8, 12, Phase.BEGUN), shift(12, 16), shift(16, 20));
        assertThat(words(shifts, at(22))).containsExactly("HandOn 812", "Continue 1216", "HandOn 1216", "Continue 1620", "Leave 1620");
    }

    @Test
    void shiftsOfTwoLinesThatOverlapAreOneStretch() {
        List<AssignedShift> shifts = List.of(shift(8, 12), shift(10, 14));
        assertThat(words(shifts, at(8))).containsExactly("Begin 812");
        List<AssignedShift> begun = done(shifts, at(8));
        assertThat(words(begun, at(10))).containsExactly("Continue 1014");
        List<AssignedShift> both = done(begun, at(10));
        assertThat(words(both, at(12))).containsExactly("HandOn 812");
        assertThat(words(done(both, at(12)), at(14))).containsExactly("Leave 1014");
    }

    @Test
    void twoShiftsAtTheSameTimeEndOnce() {
        AssignedShift one = new AssignedShift(1, new LineCode("aas"), 1, at(8), at(12), Optional.empty(), Phase.PLANNED, false);
        AssignedShift other = new AssignedShift(2, new LineCode("aas"), 1, at(8), at(12), Optional.empty(), Phase.PLANNED, false);
        List<AssignedShift> begun = done(List.of(one, other), at(8));
        assertThat(words(List.of(one, other), at(8))).containsExactly("Begin 1", "Continue 2");
        assertThat(words(begun, at(12))).containsExactly("Leave 1", "Leave 2");
    }

    @Test
    void aWithdrawnShiftIsNotHeld() {
        AssignedShift withdrawn = new AssignedShift(1, new LineCode("aas"), 1, at(12), at(16), Optional.empty(), Phase.PLANNED, true);
        assertThat(words(List.of(withdrawn), at(12))).isEmpty();
        assertThat(words(List.of(shift(8, 12, Phase.BEGUN), withdrawn), at(12))).containsExactly("Leave 812");
    }

    @Test
    void theNightThatLastsFiveHoursEndsWhenItsClockSaysSo() {
        Instant from = Instant.parse("2026-10-24T22:00:00Z");
        Instant to = Instant.parse("2026-10-25T03:00:00Z");
        List<AssignedShift> shifts = List.of(new AssignedShift(1, new LineCode("aas"), 1, from, to, Optional.empty(), Phase.BEGUN, false));
        assertThat(words(shifts, Instant.parse("2026-10-25T02:59:59Z"))).isEmpty();
        assertThat(words(shifts, to)).containsExactly("Leave 1");
    }
}
