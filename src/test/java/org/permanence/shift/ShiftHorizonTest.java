package org.permanence.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.permanence.line.Closure;
import org.permanence.line.Lines;
import org.permanence.line.OpeningHours;
import org.permanence.line.Regime;
import org.permanence.shift.ShiftHorizon.Existing;
import org.permanence.shift.ShiftHorizon.Step;
import org.permanence.shift.ShiftHorizon.Wanted;

class ShiftHorizonTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final Instant BEFORE = Instant.parse("2026-11-20T00:00:00Z");

    private static OpeningHours daily(String... slots) {
        return hours(List.of(), slots);
    }

    private static OpeningHours hours(List<Closure> closures, String... slots) {
        Regime regime = Lines.everyDay(1, LocalDate.of(2020, 1, 1), Optional.empty(), slots);
        return new OpeningHours(List.of(regime), closures, _ -> false);
    }

    private static Existing existing(long id, Instant from, Instant to, boolean withdrawn, boolean staffed) {
        return new Existing(id, from, to, 5, 2, false, withdrawn, staffed);
    }

    /** The shifts of a line after the steps, if it had none before. */
    private static List<Existing> made(List<Step> steps) {
        List<Existing> shifts = new ArrayList<>();
        for (Step step : steps) {
            Wanted wanted = ((Step.Add) step).shift();
            shifts.add(existing(shifts.size() + 1, wanted.from(), wanted.to(), false, false));
        }
        return shifts;
    }

    @Test
    void everySlotOfTheComingDaysIsAShift() {
        assertThat(ShiftHorizon.steps(daily("08:00-12:00", "12:00-16:00"), FRIDAY, FRIDAY.plusDays(2), BEFORE, List.of())).containsExactly(
                new Step.Add(new Wanted(Instant.parse("2026-11-20T07:00:00Z"), Instant.parse("2026-11-20T11:00:00Z"), 5, 2)),
                new Step.Add(new Wanted(Instant.parse("2026-11-20T11:00:00Z"), Instant.parse("2026-11-20T15:00:00Z"), 5, 2)),
                new Step.Add(new Wanted(Instant.parse("2026-11-21T07:00:00Z"), Instant.parse("2026-11-21T11:00:00Z"), 5, 2)),
                new Step.Add(new Wanted(Instant.parse("2026-11-21T11:00:00Z"), Instant.parse("2026-11-21T15:00:00Z"), 5, 2)));
    }

    @Test
    void doingItAgainFindsNothingToDo() {
        OpeningHours hours = daily("00:00-04:00", "08:00-12:00", "20:00-24:00");
        // Through both clock changes and a new year.
        LocalDate from = LocalDate.of(2026, 3, 1);
        List<Existing> made = made(ShiftHorizon.steps(hours, from, from.plusDays(400), Instant.parse("2026-02-28T00:00:00Z"), List.of()));
        assertThat(made).hasSize(1200);
        assertThat(ShiftHorizon.steps(hours, from, from.plusDays(400), Instant.parse("2026-02-28T00:00:00Z"), made)).isEmpty();
    }

    @Test
    void theShiftInProgressIsMadeAndTheOnesThatAreOverAreNot() {
        List<Step> steps = ShiftHorizon.steps(daily("08:00-12:00", "12:00-16:00"), FRIDAY, FRIDAY.plusDays(1),
                Instant.parse("2026-11-20T11:00:00Z"), List.of());
        assertThat(made(steps)).extracting(Existing::from).containsExactly(Instant.parse("2026-11-20T11:00:00Z"));
    }

    @Test
    void whenHoursChangeEmptyShiftsGoAndStaffedOnesAreWithdrawn() {
        List<Existing> existing = List.of(
                existing(1, Instant.parse("2026-11-20T07:00:00Z"), Instant.parse("2026-11-20T11:00:00Z"), false, false),
                existing(2, Instant.parse("2026-11-20T11:00:00Z"), Instant.parse("2026-11-20T15:00:00Z"), false, true),
                existing(3, Instant.parse("2026-11-20T15:00:00Z"), Instant.parse("2026-11-20T19:00:00Z"), true, true));
        OpeningHours closed =
                hours(List.of(new Closure(1, FRIDAY, FRIDAY, Optional.empty(), "holiday")), "08:00-12:00", "12:00-16:00", "16:00-20:00");

        assertThat(ShiftHorizon.steps(closed, FRIDAY, FRIDAY.plusDays(1), BEFORE, existing)).containsExactly(new Step.Remove(1),
                new Step.Withdraw(2));
        assertThat(ShiftHorizon.steps(daily("08:00-12:00", "12:00-16:00", "16:00-20:00"), FRIDAY, FRIDAY.plusDays(1), BEFORE, existing))
                .containsExactly(new Step.Restore(3));
    }

    @Test
    void aShiftThatBeginsWhenItDidEndsWhenTheHoursSay() {
        List<Existing> existing =
                List.of(existing(1, Instant.parse("2026-11-20T07:00:00Z"), Instant.parse("2026-11-20T11:00:00Z"), false, true));
        assertThat(ShiftHorizon.steps(daily("08:00-13:00"), FRIDAY, FRIDAY.plusDays(1), BEFORE, existing))
                .containsExactly(new Step.Move(1, Instant.parse("2026-11-20T12:00:00Z")));
    }

    /** What coordinators set for one shift is theirs: another headcount in the hours changes the others. */
    @Test
    void aHeadcountFollowsTheHoursUntilItIsSetForOneShift() {
        Instant nine = Instant.parse("2026-11-20T08:00:00Z");
        Instant one = Instant.parse("2026-11-20T12:00:00Z");
        List<Existing> existing = List.of(new Existing(1, nine, one, 3, 1, false, false, false),
                new Existing(2, one, one.plusSeconds(14_400), 3, 1, true, false, false),
                new Existing(3, one.plusSeconds(14_400), one.plusSeconds(18_000), 3, 1, true, false, false));
        assertThat(ShiftHorizon.steps(daily("09:00-13:00", "13:00-17:00"), FRIDAY, FRIDAY.plusDays(1), BEFORE, existing))
                .containsExactly(new Step.Resize(1, 5, 2), new Step.Withdraw(3));
        assertThat(ShiftHorizon.steps(daily("09:00-13:00", "13:00-17:00"), FRIDAY, FRIDAY.plusDays(1), nine, existing))
                .containsExactly(new Step.Withdraw(3));
    }

    @Test
    void aShiftThatHasBegunIsLeftAsItIs() {
        List<Existing> existing =
                List.of(existing(1, Instant.parse("2026-11-20T07:00:00Z"), Instant.parse("2026-11-20T11:00:00Z"), false, false));
        Instant begun = Instant.parse("2026-11-20T07:00:00Z");
        assertThat(ShiftHorizon.steps(daily("08:00-13:00"), FRIDAY, FRIDAY.plusDays(1), begun, existing)).isEmpty();
        assertThat(ShiftHorizon.steps(daily("09:00-10:00"), FRIDAY, FRIDAY.plusDays(1), begun, existing)).singleElement()
                .isInstanceOf(Step.Add.class);
    }

    @Test
    void twoSlotsThatTheMissingHourPushesTogetherAreOneShift() {
        LocalDate spring = LocalDate.of(2026, 3, 29);
        List<Step> steps = ShiftHorizon.steps(daily("02:30-03:30", "03:30-05:00", "02:00-02:30"), spring, spring.plusDays(1),
                Instant.parse("2026-03-28T12:00:00Z"), List.of());
        assertThat(made(steps)).extracting(Existing::from)
                .containsExactly(Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-29T01:30:00Z"));
    }
}
