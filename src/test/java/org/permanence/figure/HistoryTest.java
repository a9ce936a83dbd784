package org.permanence.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.permanence.figure.PlantedCalls.aCall;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.permanence.account.Accounts;
import org.permanence.account.Role;
import org.permanence.call.Outcome;
import org.permanence.database.Database;
import org.permanence.database.Sql;
import org.permanence.figure.History.Filter;
import org.permanence.figure.PlantedCalls.Planted;
import org.permanence.figure.SumStore.By;
import org.permanence.figure.SumStore.Period;
import org.permanence.figure.SumStore.Read;
import org.permanence.lab.PostgresResource;
import org.permanence.line.Lines;
import org.permanence.pbx.Language;
import org.permanence.responder.People;

/** Every figure of the history agrees with its calls, in every form in which it can be read. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HistoryTest {

    @Inject
    SumStore store;
    @Inject
    History history;
    @Inject
    Database database;
    @Inject
    PlantedCalls calls;
    @Inject
    Lines lines;
    @Inject
    People people;
    @Inject
    Accounts accounts;

    private static final Filter EVERYTHING = new Filter(Optional.empty(), Optional.empty(), Optional.empty());

    private static Filter on(String line) {
        return new Filter(Optional.of(line), Optional.empty(), Optional.empty());
    }

    private static Double value(Figures of, Figure figure) {
        return of.get(figure) == null ? null : of.get(figure).doubleValue();
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    @Test
    void eachFigureIsWorkedOutAsItsDefinitionSays() {
        String line = lines.line(Language.FR, Language.NL).value(); // answered within 60 s
        long ann = people.somebody();
        Instant ten = at("2015-05-05T08:00:00Z");
        calls.plant(aCall(line, "fr").at(ten).waits(20).talks(100).holds(20).wrapsUp(30).with(ann));
        calls.plant(aCall(line, "nl").at(ten.plusSeconds(60)).waits(100).talks(200).with(ann));
        calls.plant(aCall(line, "fr").at(ten.plusSeconds(1799)).waits(60).talks(300).wrapsUp(10).with(ann));
        calls.plant(aCall(line, "fr").at(ten.plusSeconds(100)).waits(40).ends(Outcome.GAVE_UP));
        calls.plant(aCall(line, "fr").at(ten.plusSeconds(200)).waits(90).ends(Outcome.GAVE_UP));
        calls.plant(aCall(line, "fr").at(ten.plusSeconds(300)).waits(600).ends(Outcome.OVERFLOW));
        calls.plant(aCall(line, null).at(ten.plusSeconds(400)).ends(Outcome.NOBODY_ON_DUTY));
        calls.plant(aCall(line, "nl").at(ten.plusSeconds(500)).ends(Outcome.CLOSED));
        calls.plant(aCall(line, "nl").at(ten.plusSeconds(501)).ends(Outcome.HOLIDAY));
        calls.plant(aCall(line, "nl").at(ten.plusSeconds(502)).ends(Outcome.CLOSED_AD_HOC));
        calls.plant(aCall(line, "fr").at(ten.plusSeconds(600)).ends(Outcome.FAILED));
        calls.plant(aCall(line, "fr").at(ten.plusSeconds(1800)).waits(5).talks(1).with(ann)); // the next half-hour

        History.Found found = history.figures(ten, ten.plusSeconds(3600), By.HALF_HOUR, on(line), true);
        assertThat(found.rows()).hasSize(2);
        Figures first = found.rows().getFirst().figures();
        assertThat(value(first, Figure.OFFERED)).isEqualTo(8);
        assertThat(value(first, Figure.ANSWERED)).isEqualTo(3);
        assertThat(value(first, Figure.GAVE_UP)).isEqualTo(2);
        assertThat(value(first, Figure.CLOSED)).isEqualTo(3);
        assertThat(value(first, Figure.NOBODY_ON_DUTY)).isEqualTo(1);
        assertThat(value(first, Figure.OVERFLOW)).isEqualTo(1);
        assertThat(value(first, Figure.FAILED)).isEqualTo(1);
        assertThat(value(first, Figure.ANSWERED_IN_TIME)).as("60 s is within 60 s").isEqualTo(2);
        assertThat(value(first, Figure.GAVE_UP_IN_TIME)).isEqualTo(1);
        assertThat(value(first, Figure.SERVICE_LEVEL_OF_ANSWERED)).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(value(first, Figure.SERVICE_LEVEL_OF_OFFERED)).isCloseTo(2 / 7.0, within(1e-9));
        assertThat(value(first, Figure.ABANDONMENT)).isCloseTo(2 / 8.0, within(1e-9));
        assertThat(value(first, Figure.AVERAGE_SPEED_OF_ANSWER)).isCloseTo(60, within(1e-9));
        assertThat(value(first, Figure.LONGEST_SPEED_OF_ANSWER)).isEqualTo(100);
        assertThat(value(first, Figure.AVERAGE_TIME_TO_GIVE_UP)).isEqualTo(65);
        assertThat(value(first, Figure.LONGEST_TIME_TO_GIVE_UP)).isEqualTo(90);
        assertThat(value(first, Figure.AVERAGE_HANDLING_TIME)).isCloseTo((150 + 200 + 310) / 3.0, within(1e-9));
        assertThat(value(first, Figure.AVERAGE_TALK_TIME)).isEqualTo(200);
        assertThat(value(found.rows().get(1).figures(), Figure.ANSWERED)).isEqualTo(1);
        assertThat(value(found.total(), Figure.ANSWERED)).isEqualTo(4);
        assertThat(value(found.byLanguage().get("nl"), Figure.ANSWERED)).isEqualTo(1);
        assertThat(value(found.byLanguage().get("unknown"), Figure.OFFERED)).isEqualTo(1);

        Figures gaveUp = history.figures(ten, ten.plusSeconds(3600), By.DAY,
                new Filter(Optional.of(line), Optional.of("fr"), Optional.of(Outcome.GAVE_UP)), true).total();
        assertThat(value(gaveUp, Figure.OFFERED)).isEqualTo(2);
        assertThat(value(gaveUp, Figure.ANSWERED)).isZero();
        assertThat(value(gaveUp, Figure.SERVICE_LEVEL_OF_ANSWERED)).isNull();
        assertThat(value(gaveUp, Figure.OCCUPANCY)).isNull();
    }

    @Test
    void occupancyIsCutAtTheEdgesOfThePeriod() {
        String line = lines.line(Language.FR).value();
        long ann = people.somebody();
        // On duty from 9:45 to 10:30 UTC; a call from 9:50 to 10:10, then five minutes of wrap-up.
        onDuty(ann, "2014-06-06T09:45:00Z", "2014-06-06T10:30:00Z");
        calls.plant(aCall(line, "fr").at("2014-06-06T09:49:50Z").waits(5).talks(1200).wrapsUp(300).with(ann));

        List<History.Row> rows =
                history.figures(at("2014-06-06T09:30:00Z"), at("2014-06-06T11:00:00Z"), By.HALF_HOUR, EVERYTHING, true).rows();
        assertThat(value(rows.get(0).figures(), Figure.OCCUPANCY)).isCloseTo(600.0 / 900, within(1e-6));
        assertThat(value(rows.get(1).figures(), Figure.OCCUPANCY)).isCloseTo(900.0 / 1800, within(1e-6));
        assertThat(value(rows.get(2).figures(), Figure.OCCUPANCY)).isNull();
        assertThat(value(rows.get(0).figures(), Figure.AVERAGE_ON_DUTY)).isCloseTo(0.5, within(1e-6));
        assertThat(value(rows.get(1).figures(), Figure.AVERAGE_ON_DUTY)).isCloseTo(1, within(1e-6));
    }

    @Test
    void whoeverFinishesACallOffDutyIsAtWorkUntilThenAndNobodyIsBusyTwiceAtOnce() {
        String line = lines.line(Language.FR).value();
        long ann = people.somebody();
        // On duty until 10:05 UTC; a call from 10:00 to 10:10, a wrap-up planned until 10:15; another call from 10:12 to 10:14.
        onDuty(ann, "2014-06-07T10:00:00Z", "2014-06-07T10:05:00Z");
        calls.plant(aCall(line, "fr").at("2014-06-07T09:59:50Z").waits(5).talks(600).wrapsUp(300).with(ann));
        calls.plant(aCall(line, "fr").at("2014-06-07T10:11:50Z").waits(5).talks(120).with(ann));

        Figures figures = history.figures(at("2014-06-07T10:00:00Z"), at("2014-06-07T10:30:00Z"), By.HALF_HOUR, EVERYTHING, true).rows()
                .get(0).figures();
        assertThat(value(figures, Figure.OCCUPANCY)).isCloseTo(1, within(1e-6));
        assertThat(value(figures, Figure.AVERAGE_ON_DUTY)).isCloseTo(0.5, within(1e-6));
    }

    private void onDuty(long responder, String from, String until) {
        calls.sql(
                "INSERT INTO duty_period (responder_id, on_duty_since, began_at, ended_at, reach, began_by, ended_by) VALUES (?, ?, ?, ?, 'HOME', 'SELF', 'SELF')",
                responder, Sql.utc(at(from)), Sql.utc(at(from)), Sql.utc(at(until)));
    }

    @Test
    void aCallBelongsToTheDayOfBrusselsInWhichItArrivedOnBothClockChangesAndAtMidnight() {
        String line = lines.line(Language.FR).value();
        long ann = people.somebody();
        for (String time : List.of("2013-03-30T22:59:59.999Z", // 23:59:59 on the day before
                "2013-03-30T23:00:00Z", "2013-03-31T00:59:00Z", "2013-03-31T01:00:00Z", "2013-03-31T21:59:59Z", "2013-03-31T22:00:00Z",
                "2013-10-26T21:59:59Z", "2013-10-26T22:00:00Z", "2013-10-27T00:30:00Z", "2013-10-27T01:30:00Z", "2013-10-27T22:59:59Z",
                "2013-10-27T23:00:00Z")) {
            calls.plant(aCall(line, "fr").at(time).waits(1).talks(1).with(ann));
        }
        assertThat(answered(line, "2013-03-30", "2013-04-01", By.DAY)).containsExactly(1L, 4L, 1L);
        assertThat(answered(line, "2013-10-26", "2013-10-28", By.DAY)).containsExactly(1L, 4L, 1L);
        assertThat(answered(line, "2013-03-31", "2013-03-31", By.HALF_HOUR)).hasSize(46);
        List<Long> autumn = answered(line, "2013-10-27", "2013-10-27", By.HALF_HOUR);
        assertThat(autumn).hasSize(50);
        assertThat(autumn.get(5)).as("half past two, summer time").isEqualTo(1);
        assertThat(autumn.get(7)).as("half past two, winter time").isEqualTo(1);
        assertThat(answered(line, "2013-03-01", "2013-10-31", By.MONTH)).containsExactly(5L, 1L, 0L, 0L, 0L, 0L, 0L, 6L);
        assertThat(answered(line, "2013-10-21", "2013-11-03", By.WEEK)).containsExactly(5L, 1L);
    }

    @Test
    void theWallboardsDayIsTheHistorysThroughMidnightAndBothClockChanges() {
        String line = lines.line(Language.FR).value();
        long ann = people.somebody();
        for (String time : List.of("2011-03-26T22:59:59.999Z", "2011-03-26T23:00:00Z", "2011-03-27T00:59:00Z", "2011-03-27T01:00:00Z",
                "2011-03-27T21:59:58Z", "2011-03-27T22:00:00Z", "2011-10-29T21:59:58Z", "2011-10-29T22:00:00Z", "2011-10-30T00:30:00Z",
                "2011-10-30T01:30:00Z", "2011-10-30T22:59:58Z", "2011-10-30T23:00:00Z")) {
            calls.plant(aCall(line, "fr").at(time).waits(1).talks(1).with(ann));
        }
        calls.plant(aCall(line, "fr").at("2011-10-30T01:31:00Z").waits(5).ends(Outcome.GAVE_UP));

        TodaysFigures.Shown spring = board("2011-03-27T21:59:59Z", "2011-03-27", 46);
        assertThat(value(spring.today().all(), Figure.ANSWERED)).isEqualTo(4);
        assertThat(value(spring.halfHours().get(3).figures(), Figure.ANSWERED)).as("half past one, winter time").isEqualTo(1);
        assertThat(value(spring.halfHours().get(4).figures(), Figure.ANSWERED)).as("three o'clock, summer time, follows it").isEqualTo(1);
        assertThat(value(spring.yesterday().all(), Figure.ANSWERED)).isEqualTo(1);
        assertThat(value(spring.yesterday().untilNow(), Figure.ANSWERED)).as("by 23:59:59").isZero();

        TodaysFigures.Shown midnight = board("2011-03-27T22:00:00.500Z", "2011-03-28", 48);
        assertThat(value(midnight.today().all(), Figure.ANSWERED)).isEqualTo(1);
        assertThat(value(midnight.yesterday().all(), Figure.ANSWERED)).isEqualTo(4);
        assertThat(value(midnight.yesterday().untilNow(), Figure.ANSWERED)).isEqualTo(1);

        TodaysFigures.Shown autumn = board("2011-10-30T22:59:59Z", "2011-10-30", 50);
        assertThat(value(autumn.today().all(), Figure.ANSWERED)).isEqualTo(4);
        assertThat(value(autumn.halfHours().get(5).figures(), Figure.ANSWERED)).as("half past two, summer time").isEqualTo(1);
        assertThat(value(autumn.halfHours().get(7).figures(), Figure.ANSWERED)).as("half past two, winter time").isEqualTo(1);
        assertThat(value(autumn.halfHours().get(7).figures(), Figure.GAVE_UP)).isEqualTo(1);
        assertThat(autumn.gaveUp()).extracting(TodaysFigures.GaveUpCall::at).containsExactly(at("2011-10-30T01:31:00Z"));
        // If the day before had this hour twice, the first one counts.
        assertThat(value(board("2011-10-31T01:40:00Z", "2011-10-31", 48).yesterday().untilNow(), Figure.ANSWERED)).as("by twenty to three")
                .isEqualTo(2);
        assertThat(value(board("2011-10-31T02:00:00Z", "2011-10-31", 48).yesterday().untilNow(), Figure.ANSWERED)).as("by three")
                .isEqualTo(3);
        assertThat(board("2011-11-06T09:00:00Z", "2011-11-06", 48).sameWeekday().all()).isEqualTo(day("2011-10-30"));
    }

    /** The wallboard at that moment agrees with the history; and again after its clock has run from midnight to that moment. */
    private TodaysFigures.Shown board(String now, String day, int halfHours) {
        Instant at = at(now);
        AtomicReference<Instant> clock = new AtomicReference<>(at.minusSeconds(60));
        TodaysFigures today = new TodaysFigures(store, database, new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return clock.get();
            }
        });
        today.now(Set.of(), List.of());
        clock.set(at);
        TodaysFigures.Shown shown = today.now(Set.of(), List.of());
        assertThat(shown.today().from()).isEqualTo(Day.begin(LocalDate.parse(day)));
        assertThat(shown.halfHours()).hasSize(halfHours);
        assertThat(shown.today().all()).as("the history of %s", day).isEqualTo(day(day));
        List<History.Row> rows =
                history.figures(Day.begin(LocalDate.parse(day)), Day.end(LocalDate.parse(day)), By.HALF_HOUR, EVERYTHING, true).rows();
        assertThat(shown.halfHours()).extracting(half -> half.figures())
                .containsExactlyElementsOf(rows.stream().map(History.Row::figures).toList());
        return shown;
    }

    private Figures day(String day) {
        return history.figures(Day.begin(LocalDate.parse(day)), Day.end(LocalDate.parse(day)), By.DAY, EVERYTHING, true).total();
    }

    private List<Long> answered(String line, String first, String last, By by) {
        return history.figures(Day.begin(LocalDate.parse(first)), Day.end(LocalDate.parse(last)), by, on(line), true).rows().stream()
                .map(row -> (Long) row.figures().get(Figure.ANSWERED)).toList();
    }

    @Test
    void daysThatAreAddedUpAgreeWithTheirCallsAlways() {
        String line = lines.line(Language.FR, Language.NL, Language.EN).value();
        List<Long> team = List.of(people.somebody(), people.somebody());
        LocalDate first = LocalDate.parse("2016-10-20");
        LocalDate last = LocalDate.parse("2016-11-05");
        Random random = new Random(35243);
        List<Planted> planted = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        long seconds = Duration.between(Day.begin(first), Day.end(last)).toSeconds();
        String[] languages = {"fr", "nl", "en", null};
        for (int i = 0; i < 600; i++) {
            Instant at = Day.begin(first).plusMillis(random.nextLong(seconds * 1000));
            String language = languages[random.nextInt(4)];
            Outcome outcome = random.nextBoolean() ? Outcome.ANSWERED : Outcome.values()[random.nextInt(Outcome.values().length)];
            Planted call = outcome == Outcome.ANSWERED
                    ? aCall(line, language).at(at).waits(random.nextLong(200_000) / 1000.0)
                            .talks(random.nextLong(3_600_000) / 1000.0).holds(random.nextLong(60_000) / 1000.0)
                            .wrapsUp((random.nextLong(60_000) + 1) / 1000.0).with(team.get(random.nextInt(2)))
                    : aCall(line, language).at(at).waits(random.nextLong(200_000) / 1000.0).ends(outcome);
            planted.add(call);
            ids.add(calls.plant(call));
        }
        calls.sql(
                "INSERT INTO duty_period (responder_id, on_duty_since, began_at, ended_at, reach, began_by, ended_by) VALUES (?, ?, ?, ?, 'HOME', 'SELF', 'SELF')",
                team.getFirst(), Sql.utc(at("2016-10-28T20:15:00Z")), Sql.utc(at("2016-10-28T20:15:00Z")),
                Sql.utc(at("2016-10-31T07:20:00Z")));

        Period period =
                new Period(Day.begin(first).plus(Day.HALF_HOUR.multipliedBy(3)), Day.end(last).minusSeconds(7 * 3600), Optional.of(line));
        List<Read> raw = List.of(By.values()).stream().map(by -> store.read(period, by)).toList();
        assertThat(sum(raw.get(1), s -> s.get(Sum.ANSWERED))).as("what was planted")
                .isEqualTo(planted.stream().filter(in(period)).filter(c -> c.outcome() == Outcome.ANSWERED).count());
        assertThat(sum(raw.get(1), s -> s.get(Sum.ANSWER_WAIT)))
                .isEqualTo(
                        planted.stream().filter(in(period)).filter(c -> c.outcome() == Outcome.ANSWERED).mapToLong(Planted::waited).sum());
        assertThat(sum(raw.get(1), s -> s.get(Sum.WRAP_UP)))
                .isEqualTo(planted.stream().filter(in(period)).filter(c -> c.outcome() == Outcome.ANSWERED).mapToLong(Planted::wrappedUp)
                        .sum());

        assertThat(store.addUp(first, last, 100)).isEqualTo(17);
        assertThat(addedUp(first, last)).isEqualTo(17);
        assertSame(raw, period, "added up");

        UUID changed = ids.get(300);
        calls.sql("UPDATE call SET outcome = 'GAVE_UP', waiting_ms = 7777, talking_ms = NULL WHERE id = ?", changed);
        LocalDate day = Day.of(planted.get(300).arrivedAt());
        assertThat(addedUp(day, last)).as("days since the change are not believed any more").isZero();
        List<Read> after = List.of(By.values()).stream().map(by -> store.read(period, by)).toList();
        assertThat(sum(after.get(0), s -> s.get(Sum.GIVE_UP_WAIT))).isNotEqualTo(sum(raw.get(0), s -> s.get(Sum.GIVE_UP_WAIT)));
        store.addUp(first, last, 100);
        assertSame(after, period, "added up anew");

        calls.sql("UPDATE figures_day SET made_of = 'other sums' || made_of WHERE day BETWEEN ?::date AND ?::date", first.toString(),
                last.toString());
        assertThat(store.addUp(first, last, 100)).as("another sum").isEqualTo(17);
        assertThat(store.addUp(first, last, 100)).as("nothing changed").isZero();
    }

    private static Predicate<Planted> in(Period period) {
        return call -> !call.arrivedAt().isBefore(period.from()) && call.arrivedAt().isBefore(period.to());
    }

    private long addedUp(LocalDate first, LocalDate last) {
        return calls.count("SELECT count(*) FROM figures_day WHERE day BETWEEN ?::date AND ?::date", first.toString(), last.toString());
    }

    private static long sum(Read read, ToLongFunction<Sums> of) {
        return read.calls().stream().mapToLong(c -> of.applyAsLong(c.sums())).sum();
    }

    private void assertSame(List<Read> expected, Period period, String how) {
        for (By by : By.values()) {
            Read read = store.read(period, by);
            assertThat(read.calls()).as("calls by %s, %s", by, how).containsExactlyInAnyOrderElementsOf(expected.get(by.ordinal()).calls());
            for (SumStore.WorkSums work : read.work()) {
                Sums other = expected.get(by.ordinal()).work().stream().filter(w -> w.bucket().equals(work.bucket())).findFirst()
                        .orElseThrow().sums();
                for (Sum sum : List.of(Sum.BUSY, Sum.DUTY, Sum.ELAPSED)) {
                    // A half-hour is rounded to the millisecond when it is added up.
                    assertThat((double) work.sums().get(sum)).as("%s by %s, %s", sum, by, how).isCloseTo(other.get(sum), within(1500.0));
                }
            }
        }
    }

    @Test
    void theCallsBehindAFigureAreAsManyAsItSaysAndTheExportsAreTheSame() throws Exception {
        String line = lines.line(Language.FR).value();
        long ann = people.somebody();
        Instant ten = at("2017-05-05T08:00:00Z");
        for (int i = 0; i < 7; i++) {
            calls.plant(aCall(line, "fr").at(ten.plusSeconds(i)).waits(20).talks(100.5).with(ann));
        }
        calls.plant(aCall(line, "fr").at(ten.plusSeconds(100)).waits(40).ends(Outcome.GAVE_UP));
        calls.plant(aCall(line, "fr").at(ten.plusSeconds(101)).ends(Outcome.CLOSED));
        var coordinator = accounts.somebody(Role.COORDINATOR);
        String period = "from=2017-05-05&to=2017-05-05&line=" + line;

        Figures total = history
                .figures(Day.begin(LocalDate.parse("2017-05-05")), Day.end(LocalDate.parse("2017-05-05")), By.DAY, on(line), true).total();
        for (Figure figure : Figure.values()) {
            if (figure.unit() == Figure.Unit.CALLS) {
                coordinator.asks().get("/api/history/calls?figure=" + figure.key() + "&" + period).then().statusCode(200)
                        .body("total", equalTo((int) (total.get(figure) instanceof Long count ? count : -1)));
            }
        }
        coordinator.asks().get("/api/history/calls?figure=gaveUp&" + period).then().body("items[0].waitedSeconds", equalTo(40.0f))
                .body("items[0].outcome", equalTo("gaveUp"));
        coordinator.asks().get("/api/history/calls?figure=offered&size=3&page=2&" + period).then().body("items.size()", equalTo(2));
        coordinator.asks().get("/api/history/figures?" + period).then().body("total.answered", equalTo(7)).body("rows.size()", equalTo(1));

        String csv = coordinator.asks().get("/api/history/figures.csv?headings=nl&" + period).then().statusCode(200).extract().asString();
        assertThat(csv).startsWith("\ufeffVan;Tot;Aangeboden oproepen;Beantwoord;");
        assertThat(csv.lines()).as("one day, and no total").hasSize(2);
        assertThat(csv.lines().toList().getLast()).startsWith("2017-05-05 00:00:00;2017-05-06 00:00:00;8;7;1;1;");
        byte[] xlsx =
                coordinator.asks().get("/api/history/calls.xlsx?figure=answered&headings=nl&" + period).then().statusCode(200)
                        .header("Content-Disposition", equalTo("attachment; filename=\"permanence-oproepen-2017-05-05-2017-05-05.xlsx\""))
                        .extract().asByteArray();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(8);
            assertThat(rows.get(1).getCellAsDate(3).orElseThrow()).isEqualTo("2017-05-05T10:00:06");
            assertThat(rows.get(1).getCellAsNumber(5).orElseThrow().doubleValue() * 86_400).isCloseTo(20, within(1e-6));
            assertThat(rows.get(1).getCellAsNumber(9).orElseThrow().doubleValue() * 86_400).as("of 100.5 s, 100 have passed")
                    .isCloseTo(100, within(1e-6));
            assertThat(rows.get(1).getCellText(2)).isEqualTo("Frans");
            assertThat(rows.get(1).getCellText(4)).isEqualTo("beantwoord");
            assertThat(workbook.getSheets().count()).isEqualTo(2);
        }
        assertThat(coordinator.asks().get("/api/history/calls.csv?figure=answered&" + period).then().statusCode(200).extract().asString()
                .lines()).hasSize(8);
    }

    /** A published figure of last year stays as it is when the goal changes, for the calls of before and for days added up or not. */
    @Test
    void aNewGoalAppliesFromItsDayOn() {
        String line = lines.line(Language.FR).value();
        long ann = people.somebody();
        Instant now = Instant.now();
        LocalDate longAgo = LocalDate.parse("2015-03-03");
        for (double waited : List.of(3.0, 30.0)) {
            calls.plant(aCall(line, "fr").at(at("2015-03-03T10:00:00Z")).waits(waited).talks(60).with(ann));
            calls.plant(aCall(line, "fr").at(now.minusSeconds(600)).waits(waited).talks(60).with(ann));
        }
        accounts.somebody(Role.COORDINATOR).asks().body(java.util.Map.of("serviceLevelSeconds", 10)).patch("/api/lines/" + line).then()
                .statusCode(200);
        for (double waited : List.of(3.0, 30.0)) {
            calls.plant(aCall(line, "fr").at(Instant.now().plusMillis(50)).waits(waited).talks(60).with(ann));
        }

        assertThat(inTime(line, Day.begin(longAgo), Day.end(longAgo))).isEqualTo(2);
        store.addUp(longAgo, longAgo, 1);
        assertThat(inTime(line, Day.begin(longAgo), Day.end(longAgo))).as("from the sums of that day").isEqualTo(2);
        assertThat(inTime(line, now.minusSeconds(3600), now.plusSeconds(3600))).as("two of before the change, one of after").isEqualTo(3);
        accounts.somebody(Role.COORDINATOR).asks()
                .get("/api/history/calls?figure=answeredInTime&line=" + line + "&from=" + now.minusSeconds(3600) + "&to="
                        + now.plusSeconds(3600))
                .then()
                .statusCode(200).body("total", equalTo(3));
    }

    private long inTime(String line, Instant from, Instant to) {
        return (Long) history.figures(Day.halfHour(from), Day.halfHour(to), By.DAY, on(line), true).total().get(Figure.ANSWERED_IN_TIME);
    }

    /** Somebody on a slow line gets all of it: no transaction is open while they read. */
    @Test
    void allCallsArePassedOnOneByOneWithoutATransaction() {
        String line = lines.line(Language.FR).value();
        calls.sql("""
                INSERT INTO call (id, version, line, language, language_chosen, arrived_at, held_ms, ended_at, ended_by, reconstructed, outcome, waiting_ms)
                SELECT gen_random_uuid(), 1, ?, 'fr', true, ?::timestamptz + (i / 3) * interval '1 s', 0, ?::timestamptz + interval '1 h', 'CALLER', false,
                       'GAVE_UP', 1000 FROM generate_series(1, 4500) i""", line, Sql.utc(at("2016-02-01T09:00:00Z")),
                Sql.utc(at("2016-02-01T09:00:00Z")));
        Set<UUID> passed = new HashSet<>();
        history.calls(Figure.GAVE_UP, at("2016-02-01T00:00:00Z"), at("2016-02-02T00:00:00Z"), on(line), call -> {
            assertThat(QuarkusTransaction.isActive()).isFalse();
            passed.add(call.callId());
        });
        assertThat(passed).hasSize(4500);
    }

    @Test
    void whatMakesNoSenseIsSaid() {
        var coordinator = accounts.somebody(Role.COORDINATOR);
        coordinator.asks().get("/api/history/figures?from=2017-05-05&to=2017-05-04").then().statusCode(400).body("field", equalTo("to"));
        coordinator.asks().get("/api/history/figures?to=2017-05-04").then().statusCode(400).body("field", equalTo("from"));
        coordinator.asks().get("/api/history/figures?from=2017-05-05&to=2017-05-05&by=year").then().statusCode(400).body("field",
                equalTo("by"));
        coordinator.asks().get("/api/history/figures?from=2016-05-05&to=2017-05-05&by=halfHour").then().statusCode(400).body("field",
                equalTo("by"));
        coordinator.asks().get("/api/history/calls?figure=x&from=2017-05-05&to=2017-05-05").then().statusCode(400).body("field",
                equalTo("figure"));
        coordinator.asks().get("/api/history/staffing?goal=1.2&from=2017-05-05&to=2017-05-05").then().statusCode(400);
        accounts.somebody(Role.RESPONDER).asks().get("/api/history/calls.csv?from=2017-05-05&to=2017-05-05").then().statusCode(403);
    }

    @Test
    void theNeedOfAHalfHourComesFromItsOwnArrivals() {
        String line = lines.line(Language.FR).value();
        long ann = people.somebody();
        // Three Mondays, ten o'clock: 12 calls of five minutes each time, one of which gives up after two minutes.
        for (String monday : List.of("2012-05-07", "2012-05-14", "2012-05-21")) {
            for (int i = 0; i < 11; i++) {
                calls.plant(aCall(line, "fr").at(at(monday + "T08:00:00Z").plusSeconds(i * 120)).talks(270).wrapsUp(30).with(ann));
            }
            calls.plant(aCall(line, "fr").at(monday + "T08:20:00Z").waits(120).ends(Outcome.GAVE_UP));
        }
        // A shift was planned on one of them. On the others this application was not used for planning yet: only the calls show that the
        // line was open.
        calls.sql("INSERT INTO shift (line_code, begins_at, ends_at, target, floor, withdrawn) VALUES (?, ?, ?, 4, 2, false)", line,
                Sql.utc(at("2012-05-14T08:00:00Z")), Sql.utc(at("2012-05-14T08:30:00Z")));
        var coordinator = accounts.somebody(Role.COORDINATOR);
        coordinator.asks().get("/api/history/staffing?from=2012-05-07&to=2012-05-27&goal=0.8&seconds=60&line=" + line).then()
                .statusCode(200)
                .body("needs.size()", equalTo(1)).body("needs[0].weekday", equalTo(1)).body("needs[0].from", equalTo("10:00:00"))
                .body("needs[0].target", equalTo(4.0f)).body("needs[0].days", equalTo(3)).body("needs[0].arrivals", equalTo(12.0f))
                .body("needs[0].load", equalTo(2.0f))
                .body("needs[0].erlangC", equalTo(new Erlang.C(2, 300).agents(0.8, 60)))
                .body("needs[0].erlangA", equalTo(new Erlang.A(2, 300, 120).agents(0.8, 60)))
                .body("measured.fr.ofAllLanguages", equalTo(false)).body("measured.fr.handlingTime", equalTo(300.0f))
                .body("measured.fr.patience", equalTo(120.0f))
                .body("assumptions.nl", org.hamcrest.Matchers.containsString("geduld"));
    }

    @Test
    void theHourThatComesTwiceIsOneHalfHourOfTheWeek() {
        String line = lines.line(Language.FR).value();
        for (String at : List.of("2012-10-28T00:10:00Z", "2012-10-28T01:10:00Z")) {
            calls.plant(aCall(line, "fr").at(at).waits(20).ends(Outcome.GAVE_UP));
        }
        accounts.somebody(Role.COORDINATOR).asks().get("/api/history/staffing?from=2012-10-28&to=2012-10-28&line=" + line).then()
                .statusCode(200)
                .body("needs.size()", equalTo(1)).body("needs[0].weekday", equalTo(7)).body("needs[0].from", equalTo("02:00:00"))
                .body("needs[0].days", equalTo(1)).body("needs[0].arrivals", equalTo(2.0f));
    }
}
