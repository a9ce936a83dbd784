package org.permanence.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.permanence.line.Lines.everyDay;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.permanence.line.RegimeRule.Changed;
import org.permanence.problem.Problem;

/** The days that have passed keep their hours, whatever is changed. */
class RegimeRuleTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    /** A Wednesday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);

    private static final Regime ALWAYS = regime(1, FIRST, null, "08:00-20:00");

    private static Regime regime(long id, LocalDate from, LocalDate until, String slot) {
        return everyDay(id, from, Optional.ofNullable(until), slot);
    }

    private static String on(List<Regime> all, LocalDate date) {
        return new OpeningHours(all, List.of(), _ -> false).day(date)
                .map(day -> day.open().getFirst().from() + "-" + day.open().getFirst().to()).orElse("closed");
    }

    @Test
    void hoursThatBegunAreCutInMidWeekAndYesterdayStays() {
        Changed change = RegimeRule.changed(List.of(ALWAYS), 1, regime(0, FIRST, null, "09:00-17:00"), TODAY);
        assertThat(change.all()).hasSize(2);
        assertThat(on(change.all(), YESTERDAY)).isEqualTo("08:00-20:00");
        assertThat(on(change.all(), TODAY)).isEqualTo("09:00-17:00");
        assertThat(change.of().from()).isEqualTo(TODAY);
    }

    @Test
    void theSecondChangeOfADayCutsNothing() {
        List<Regime> cut = stored(RegimeRule.changed(List.of(ALWAYS), 1, regime(0, FIRST, null, "09:00-17:00"), TODAY));
        Changed again = RegimeRule.changed(cut, 2, regime(0, TODAY, null, "10:00-12:00"), TODAY);
        assertThat(again.all()).hasSize(2);
        assertThat(on(again.all(), TODAY)).isEqualTo("10:00-12:00");
    }

    @Test
    void aCutThatIsTakenBackLeavesNoTrace() {
        List<Regime> cut = stored(RegimeRule.changed(List.of(ALWAYS), 1, regime(0, FIRST, null, "09:00-17:00"), TODAY));
        Changed back = RegimeRule.changed(cut, 2, regime(0, TODAY, null, "08:00-20:00"), TODAY);
        assertThat(back.all()).containsExactly(ALWAYS);
        assertThat(back.of()).isEqualTo(ALWAYS);
    }

    /** Joined, the older regime would begin before the summer's hours and they would cover its days. */
    @Test
    void twoPartsAreNotJoinedWhenThatWouldChangeADay() {
        Regime early = regime(1, FIRST, TODAY.plusDays(9), "08:00-20:00");
        Regime summer = regime(2, TODAY, TODAY.plusDays(30), "10:00-12:00");
        Regime late = regime(3, TODAY.plusDays(10), null, "09:00-17:00");
        Changed change = RegimeRule.changed(List.of(early, summer, late), 3, regime(0, TODAY.plusDays(10), null, "08:00-20:00"), TODAY);
        assertThat(change.all()).hasSize(3);
        assertThat(on(change.all(), TODAY.plusDays(20))).isEqualTo("08:00-20:00");
    }

    @Test
    void hoursThatOthersCoverTodayChangeFromTheirNextDay() {
        Regime summer = regime(2, LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 31), "10:00-12:00");
        Changed change = RegimeRule.changed(List.of(ALWAYS, summer), 1, regime(0, FIRST, null, "09:00-17:00"), TODAY);
        assertThat(change.of().from()).isEqualTo(LocalDate.of(2026, 9, 1));
        assertThat(on(change.all(), TODAY)).isEqualTo("10:00-12:00");
        assertThat(on(change.all(), LocalDate.of(2026, 6, 30))).isEqualTo("08:00-20:00");
        assertThat(on(change.all(), LocalDate.of(2026, 9, 1))).isEqualTo("09:00-17:00");
    }

    @Test
    void hoursThatHaveNotBegunChangeAsAWhole() {
        Regime later = regime(2, TODAY.plusDays(3), null, "09:00-17:00");
        Changed change = RegimeRule.changed(List.of(ALWAYS, later), 2, regime(0, TODAY.plusDays(5), null, "09:00-12:00"), TODAY);
        assertThat(change.all()).hasSize(2);
        assertThat(on(change.all(), TODAY.plusDays(4))).isEqualTo("08:00-20:00");
        assertThat(on(change.all(), TODAY.plusDays(5))).isEqualTo("09:00-12:00");
        assertThat(RegimeRule.removed(change.all(), 2, TODAY)).containsExactly(ALWAYS);
    }

    @Test
    void aNameAndALastDayChangeInPlace() {
        Changed change = RegimeRule.changed(List.of(ALWAYS), 1,
                new Regime(0, "Ever", FIRST, Optional.of(YESTERDAY), false, ALWAYS.slots()), TODAY);
        assertThat(change.all()).hasSize(1);
        assertThat(change.of().name()).isEqualTo("Ever");
        assertThat(on(change.all(), TODAY)).isEqualTo("closed");
    }

    @Test
    void removedTheyEndYesterdayAndThatIsTakenBack() {
        List<Regime> ended = RegimeRule.removed(List.of(ALWAYS), 1, TODAY);
        assertThat(on(ended, YESTERDAY)).isEqualTo("08:00-20:00");
        assertThat(on(ended, TODAY)).isEqualTo("closed");
        assertThat(RegimeRule.changed(ended, 1, ALWAYS, TODAY).all()).containsExactly(ALWAYS);
    }

    @Test
    void aDayThatHasPassedCannotChange() {
        refused("from", List.of(ALWAYS), regime(0, FIRST.plusDays(1), null, "08:00-20:00"));
        refused("until", List.of(ALWAYS), regime(0, FIRST, YESTERDAY.minusDays(1), "08:00-20:00"));
        refused(null, List.of(regime(1, FIRST, YESTERDAY.minusDays(1), "08:00-20:00")), ALWAYS);
        refused(null, List.of(ALWAYS, regime(2, TODAY, null, "09:00-17:00")), regime(0, FIRST, null, "08:00-12:00"));
        refused("from", List.of(regime(1, TODAY, null, "08:00-20:00")), regime(0, YESTERDAY, null, "08:00-20:00"));
        assertThatThrownBy(() -> RegimeRule.removed(List.of(regime(1, FIRST, YESTERDAY, "08:00-20:00")), 1, TODAY))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
    }

    private static void refused(String field, List<Regime> all, Regime wanted) {
        assertThatThrownBy(() -> RegimeRule.changed(all, 1, wanted, TODAY)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(field == null ? 409 : 400);
            assertThat(problem.body().field()).isEqualTo(field);
        });
    }

    /** As the database numbers them. */
    private static List<Regime> stored(Changed change) {
        return change.all().stream().map(regime -> regime.id() != Hours.NEW ? regime
                : new Regime(2, regime.name(), regime.from(), regime.until(), regime.closedOnHolidays(), regime.slots())).toList();
    }
}
