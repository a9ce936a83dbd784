package org.permanence.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.permanence.line.Lines.everyDay;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.permanence.line.HoursChange.HolidayWish;
import org.permanence.problem.Problem;

class ClosureRuleTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);
    private static final Holidays HOLIDAYS = new Holidays();

    private static Closure closure(long id, LocalDate from, LocalDate until) {
        return new Closure(id, from, until, Optional.empty(), "adhoc");
    }

    private static Hours hours(boolean closedOnHolidays, Closure... closures) {
        Regime daily = everyDay(1, LocalDate.of(2026, 1, 1), Optional.empty(), "09:00-17:00");
        return new Hours(List.of(new Regime(1, "x", daily.from(), daily.until(), closedOnHolidays, daily.slots())), List.of(closures),
                Set.of());
    }

    private static Hours after(Hours before, LocalDate date, boolean closed, String announcement) {
        return ClosureRule.holidays(before, List.of(new HolidayWish(date, closed, announcement)), TODAY, HOLIDAYS::on);
    }

    private static Optional<String> heardOn(Hours hours, LocalDate date) {
        return hours.opening(HOLIDAYS::on).day(date).orElseThrow().closedAnnouncement();
    }

    @Test
    void aHolidayIsTakenOverWithItsAnnouncementAndGivenBack() {
        Hours closed = after(hours(false), CHRISTMAS, true, "adhoc");
        assertThat(heardOn(closed, CHRISTMAS)).contains("adhoc");
        assertThat(after(closed, CHRISTMAS, true, "holiday").closures()).hasSize(1);
        assertThat(after(closed, CHRISTMAS, false, "holiday")).isEqualTo(hours(false));
    }

    @Test
    void aLineThatClosesOnHolidaysAnswersOnOne() {
        Hours open = after(hours(true), CHRISTMAS, false, "holiday");
        assertThat(heardOn(hours(true), CHRISTMAS)).contains("holiday");
        assertThat(open.opening(HOLIDAYS::on).day(CHRISTMAS).orElseThrow().open()).isNotEmpty();
        assertThat(heardOn(open, LocalDate.of(2027, 1, 1))).contains("holiday");
        assertThat(after(open, CHRISTMAS, true, "holiday")).isEqualTo(hours(true));
        assertThat(heardOn(after(open, CHRISTMAS, true, "closed"), CHRISTMAS)).contains("closed");
    }

    @Test
    void aDayThatIsNoHolidayOrHasPassedOrIsInALongerClosureIsRefused() {
        refused(400, hours(true), CHRISTMAS.plusDays(2));
        refused(400, hours(true), LocalDate.of(2026, 11, 11));
        refused(409, hours(true, closure(1, CHRISTMAS.minusDays(1), CHRISTMAS.plusDays(1))), CHRISTMAS);
    }

    private static void refused(int status, Hours hours, LocalDate date) {
        assertThatThrownBy(() -> after(hours, date, false, "holiday"))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status()).isEqualTo(status));
    }

    @Test
    void aClosureThatHasBegunEndsYesterdayAndThatIsTakenBack() {
        Closure begun = closure(1, TODAY.minusDays(3), TODAY.plusDays(3));
        List<Closure> ended = ClosureRule.removed(List.of(begun), 1, TODAY);
        assertThat(ended).containsExactly(closure(1, TODAY.minusDays(3), TODAY.minusDays(1)));
        assertThat(ClosureRule.changed(ended, 1, begun, TODAY)).containsExactly(begun);
        assertThat(ClosureRule.removed(List.of(closure(1, TODAY, TODAY)), 1, TODAY)).isEmpty();
    }

    @Test
    void aDayThatHasPassedStaysAsItWas() {
        assertThatThrownBy(() -> ClosureRule.added(List.of(), closure(0, TODAY.minusDays(1), TODAY), TODAY)).isInstanceOf(Problem.class);
        Closure over = closure(1, TODAY.minusDays(5), TODAY.minusDays(2));
        assertThatThrownBy(() -> ClosureRule.removed(List.of(over), 1, TODAY)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> ClosureRule.changed(List.of(over), 1, closure(0, over.from(), TODAY), TODAY)).isInstanceOf(Problem.class);
        Closure begun = closure(1, TODAY.minusDays(3), TODAY.plusDays(3));
        assertThatThrownBy(() -> ClosureRule.changed(List.of(begun), 1, closure(0, TODAY.minusDays(2), TODAY), TODAY))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> ClosureRule.changed(List.of(begun), 1, closure(0, begun.from(), TODAY.minusDays(2)), TODAY))
                .isInstanceOf(Problem.class);
    }
}
