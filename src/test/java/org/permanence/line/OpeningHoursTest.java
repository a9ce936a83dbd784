package org.permanence.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.permanence.line.Lines.everyDay;
import static org.permanence.line.Lines.slot;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.permanence.line.OpeningHours.DatedSlot;
import org.permanence.pbx.PbxPlan.Day;
import org.permanence.pbx.PbxPlan.Span;

/** In Brussels the clock goes forward on 29 March 2026 (02:00 to 03:00) and back on 25 October 2026 (03:00 to 02:00). */
class OpeningHoursTest {

    private static final LocalDate EVER = LocalDate.of(2020, 1, 1);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 29);
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 25);

    private static OpeningHours daily(String... slots) {
        return new OpeningHours(List.of(everyDay(1, EVER, Optional.empty(), slots)), List.of(), _ -> false);
    }

    private static OpeningHours daily(List<Closure> closures, String... slots) {
        return new OpeningHours(List.of(everyDay(1, EVER, Optional.empty(), slots)), closures, _ -> false);
    }

    private static Day open(String... spans) {
        List<Span> open = new ArrayList<>();
        for (String span : spans) {
            open.add(new Span(LocalTime.parse(span.substring(0, 5)),
                    span.endsWith("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(span.substring(6))));
        }
        return new Day(open, Optional.empty());
    }

    private static Day closed(String announcement) {
        return new Day(List.of(), Optional.of(announcement));
    }

    private static Closure closure(long id, LocalDate from, LocalDate until, String hours, String announcement) {
        return new Closure(id, from, until, Optional.ofNullable(hours)
                .map(text -> new Closure.Hours(WallTime.of(text.substring(0, 5)), WallTime.of(text.substring(6)))), announcement);
    }

    @Test
    void slotsThatFollowOneAnotherAreOneSpan() {
        assertThat(daily("08:00-12:00", "12:00-16:00", "16:00-20:00").day(FRIDAY)).contains(open("08:00-20:00"));
        assertThat(daily("08:00-12:00", "13:00-16:00").day(FRIDAY)).contains(open("08:00-12:00", "13:00-16:00"));
    }

    @Test
    void roundTheClockIsOneSpanToTheEndOfTheDay() {
        OpeningHours hours = daily("00:00-08:00", "08:00-16:00", "16:00-24:00");
        assertThat(hours.day(FRIDAY)).contains(new Day(List.of(new Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)), Optional.empty()));
        for (String instant : List.of("2026-11-20T22:59:59.999Z", "2026-11-20T23:00:00Z", "2026-03-29T01:00:00Z", "2026-10-25T00:30:00Z",
                "2026-10-25T01:30:00Z")) {
            assertThat(hours.open(Instant.parse(instant))).as(instant).isTrue();
        }
        assertThat(hours.lastClosing(Instant.parse("2026-11-20T12:00:00Z"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            // Friday in winter time: Brussels is one hour ahead of UTC.
            "2026-11-20T06:59:59.999999Z, false",
            "2026-11-20T07:00:00Z, true",
            "2026-11-20T18:59:59.999999Z, true",
            "2026-11-20T19:00:00Z, false",
            // and in summer time, two
            "2026-07-01T05:59:59Z, false",
            "2026-07-01T06:00:00Z, true",
            "2026-07-01T17:59:59Z, true",
            "2026-07-01T18:00:00Z, false",
    })
    void isOpenToTheLastInstantOfTheLastMinute(String instant, boolean open) {
        assertThat(daily("08:00-12:00", "12:00-20:00").open(Instant.parse(instant))).isEqualTo(open);
    }

    @Test
    void noRegimeIsClosed() {
        OpeningHours hours = new OpeningHours(List.of(everyDay(1, FRIDAY, Optional.of(FRIDAY), "08:00-12:00")), List.of(), _ -> false);
        assertThat(hours.day(FRIDAY.minusDays(1))).isEmpty();
        assertThat(hours.day(FRIDAY)).contains(open("08:00-12:00"));
        assertThat(hours.day(FRIDAY.plusDays(1))).isEmpty();
        assertThat(hours.nextOpening(Instant.parse("2026-11-20T11:00:00Z"))).isEmpty();
    }

    @Test
    void theRegimeThatBeginsLastAppliesAndThenTheOneEnteredLast() {
        Regime launch = everyDay(7, EVER, Optional.empty(), "08:00-20:00");
        Regime later = everyDay(3, FRIDAY, Optional.empty(), "09:00-17:00");
        Regime correction = everyDay(9, FRIDAY, Optional.of(FRIDAY), "10:00-11:00");
        OpeningHours hours = new OpeningHours(List.of(correction, launch, later), List.of(), _ -> false);

        assertThat(hours.regime(FRIDAY.minusDays(1))).contains(launch);
        assertThat(hours.regime(FRIDAY)).contains(correction);
        assertThat(hours.regime(FRIDAY.plusDays(1))).contains(later);
    }

    @Test
    void aPublicHolidayHasItsOwnMessageWhereTheRegimeClosesOnIt() {
        LocalDate christmas = LocalDate.of(2026, 12, 25);
        Regime open = everyDay(1, EVER, Optional.empty(), "09:00-17:00");
        Regime closing = new Regime(2, "closing", EVER, Optional.empty(), true, open.slots());

        assertThat(new OpeningHours(List.of(open), List.of(), christmas::equals).day(christmas)).contains(open("09:00-17:00"));
        assertThat(new OpeningHours(List.of(closing), List.of(), christmas::equals).day(christmas)).contains(closed("holiday"));
    }

    @Test
    void aHolidayOnADayThatIsClosedAnywayIsJustClosed() {
        Regime fridays = new Regime(1, "fridays", EVER, Optional.empty(), true, List.of(slot(DayOfWeek.FRIDAY, "09:00-17:00")));
        OpeningHours hours = new OpeningHours(List.of(fridays), List.of(), _ -> true);
        assertThat(hours.day(FRIDAY.plusDays(1))).isEmpty();
        assertThat(hours.day(FRIDAY)).contains(closed("holiday"));
    }

    @Test
    void aClosureOfWholeDaysGoesBeforeEverything() {
        OpeningHours hours = daily(List.of(closure(1, FRIDAY, FRIDAY.plusDays(1), null, "moving")), "08:00-20:00");
        assertThat(hours.day(FRIDAY.minusDays(1))).contains(open("08:00-20:00"));
        assertThat(hours.day(FRIDAY)).contains(closed("moving"));
        assertThat(hours.day(FRIDAY.plusDays(1))).contains(closed("moving"));
        assertThat(hours.day(FRIDAY.plusDays(2))).contains(open("08:00-20:00"));
        assertThat(hours.slots(FRIDAY)).isEmpty();
    }

    @Test
    void aClosureOfAPartOfADayIsCutOut() {
        assertThat(daily(List.of(closure(1, FRIDAY, FRIDAY, "10:00-14:00", "training")), "08:00-12:00", "12:00-20:00").day(FRIDAY))
                .contains(open("08:00-10:00", "14:00-20:00"));
        assertThat(daily(List.of(closure(1, FRIDAY, FRIDAY, "06:00-09:00", "training"), closure(2, FRIDAY, FRIDAY, "19:00-24:00", "party")),
                "08:00-20:00").day(FRIDAY)).contains(open("09:00-19:00"));
        assertThat(daily(List.of(closure(1, FRIDAY, FRIDAY, "08:00-20:00", "training")), "08:00-20:00").day(FRIDAY))
                .contains(closed("training"));
    }

    @Test
    void aClosureOfAPartOfADaySaysItsOwnMessageOnlyWhileItKeepsAnOpenLineClosed() {
        OpeningHours hours = daily(List.of(closure(1, FRIDAY, FRIDAY, "18:00-22:00", "training")), "08:00-20:00");
        assertThat(hours.partialClosure(Instant.parse("2026-11-20T16:59:59Z"))).isEmpty();
        assertThat(hours.partialClosure(Instant.parse("2026-11-20T17:00:00Z")))
                .contains(new OpeningHours.PartialClosure(Instant.parse("2026-11-20T21:00:00Z"), "training"));
        assertThat(hours.partialClosure(Instant.parse("2026-11-20T19:00:00Z"))).as("closed by then anyway").isEmpty();
    }

    @Test
    void aShiftThatAClosureSwallowsWholeIsNotHeld() {
        OpeningHours hours =
                daily(List.of(closure(1, FRIDAY, FRIDAY, "08:00-13:00", "training")), "08:00-12:00", "12:00-16:00", "16:00-20:00");
        assertThat(hours.slots(FRIDAY)).extracting(dated -> dated.slot().from()).containsExactly(WallTime.of("12:00"),
                WallTime.of("16:00"));
    }

    @ParameterizedTest
    @CsvSource({
            "2026-11-20T07:00:00Z, 2026-11-20T07:00:00Z", // open: now
            "2026-11-20T03:00:00Z, 2026-11-20T07:00:00Z", // later today
            "2026-11-20T11:30:00Z, 2026-11-20T12:00:00Z", // after the pause
            "2026-11-20T15:00:00Z, 2026-11-21T07:00:00Z", // tomorrow
            "2026-03-28T20:00:00Z, 2026-03-29T06:00:00Z", // the night of 23 hours
            "2026-10-24T20:00:00Z, 2026-10-25T07:00:00Z", // the night of 25 hours
    })
    void opensNext(String now, String opens) {
        assertThat(daily("08:00-12:00", "13:00-16:00").nextOpening(Instant.parse(now))).contains(Instant.parse(opens));
    }

    @Test
    void opensNextAcrossADayThatStartsAtMidnight() {
        assertThat(daily("00:00-02:00").nextOpening(Instant.parse("2026-11-20T22:00:00Z"))).contains(Instant.parse("2026-11-20T23:00:00Z"));
    }

    @Test
    void neverOpensLaterThanItLooks() {
        assertThat(new OpeningHours(List.of(everyDay(1, FRIDAY.plusYears(3), Optional.empty(), "08:00-12:00")), List.of(), _ -> false)
                .nextOpening(Instant.parse("2026-11-20T12:00:00Z"))).isEmpty();
    }

    @Test
    void anHourThatDoesNotExistInSpringIsNotOpenAndALineThatOpensInItOpensAfterIt() {
        OpeningHours hours = daily("02:00-03:00");
        assertThat(hours.slots(SPRING)).isEmpty();
        assertThat(hours.nextOpening(Instant.parse("2026-03-29T00:30:00Z"))).contains(Instant.parse("2026-03-30T00:00:00Z"));

        OpeningHours longer = daily("02:30-06:00");
        assertThat(longer.nextOpening(Instant.parse("2026-03-29T00:30:00Z"))).contains(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(longer.slots(SPRING)).singleElement().satisfies(slot -> {
            assertThat(slot.from()).isEqualTo("2026-03-29T01:00:00Z");
            assertThat(slot.to()).isEqualTo("2026-03-29T04:00:00Z");
        });
    }

    @Test
    void anHourThatComesTwiceInAutumnIsOpenTwiceAsInThePbx() {
        OpeningHours hours = daily("02:00-02:30");
        assertThat(hours.open(Instant.parse("2026-10-25T00:15:00Z"))).as("summer time").isTrue();
        assertThat(hours.open(Instant.parse("2026-10-25T00:45:00Z"))).isFalse();
        assertThat(hours.nextOpening(Instant.parse("2026-10-25T00:45:00Z"))).contains(Instant.parse("2026-10-25T01:00:00Z"));
        assertThat(hours.open(Instant.parse("2026-10-25T01:15:00Z"))).as("winter time").isTrue();
        assertThat(hours.lastClosing(Instant.parse("2026-10-25T12:00:00Z"))).contains(Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Test
    void aLineThatIsOpenAcrossTheRepeatedHourReopensWithTheClock() {
        OpeningHours hours = daily("01:00-02:30");
        // 02:30 came once: closed; then it is 02:00 again.
        assertThat(hours.nextOpening(Instant.parse("2026-10-25T00:40:00Z"))).contains(Instant.parse("2026-10-25T01:00:00Z"));
    }

    @Test
    void nightsOfTheClockChangesAreThreeAndFiveHoursLong() {
        OpeningHours hours = daily("00:00-04:00");
        assertThat(length(hours.slots(SPRING).getFirst())).isEqualTo(Duration.ofHours(3));
        assertThat(length(hours.slots(AUTUMN).getFirst())).isEqualTo(Duration.ofHours(5));
        assertThat(length(hours.slots(FRIDAY).getFirst())).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void aSlotToTheEndOfTheDayEndsWhereTheNextDayBegins() {
        OpeningHours hours = daily("00:00-04:00", "20:00-24:00");
        for (LocalDate date : List.of(FRIDAY, SPRING, AUTUMN, LocalDate.of(2026, 12, 31))) {
            assertThat(hours.slots(date).getLast().to()).isEqualTo(hours.slots(date.plusDays(1)).getFirst().from());
        }
    }

    @ParameterizedTest
    @CsvSource({
            "2026-11-20T12:00:00Z, 2026-11-20T11:00:00Z",
            "2026-11-20T11:00:00Z, 2026-11-20T11:00:00Z",
            "2026-11-20T10:59:59Z, 2026-11-19T15:00:00Z",
    })
    void closedLast(String now, String closed) {
        assertThat(daily("08:00-12:00", "13:00-16:00").lastClosing(Instant.parse(now))).contains(Instant.parse(closed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8:00", "24:05", "12:60", "12:03", "-1:00", "25:00", "midi"})
    void timesAreWrittenInFullAndInFives(String text) {
        assertThatThrownBy(() -> WallTime.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void slotsThatOverlapAreRefused() {
        assertThatThrownBy(() -> everyDay(1, EVER, Optional.empty(), "08:00-12:00", "11:00-13:00")).hasMessageContaining("overlap");
        assertThatThrownBy(() -> slot(DayOfWeek.MONDAY, "20:00-04:00")).hasMessageContaining("two slots");
    }

    @Test
    void belgianHolidaysAreTheTenOfTheLawAndTwoSundays() {
        LocalDate easter = LocalDate.of(2026, 4, 5);
        LocalDate whitSunday = LocalDate.of(2026, 5, 24);
        assertThat(new Holidays().of(2026).keySet()).containsExactly(
                LocalDate.of(2026, 1, 1), easter, easter.plusDays(1), LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 14), whitSunday,
                whitSunday.plusDays(1), LocalDate.of(2026, 7, 21), LocalDate.of(2026, 8, 15), LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 11),
                LocalDate.of(2026, 12, 25));
        assertThat(new Holidays().of(2027)).containsKey(LocalDate.of(2027, 3, 29));
        assertThat(new Holidays().of(2026).get(LocalDate.of(2026, 12, 25)).nl()).isEqualTo("Kerstmis");
    }

    private static Duration length(DatedSlot slot) {
        return Duration.between(slot.from(), slot.to());
    }
}
