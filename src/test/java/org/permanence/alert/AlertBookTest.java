package org.permanence.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.permanence.alert.AlertRule.Holds;
import org.permanence.alert.AlertRule.Key;
import org.permanence.line.LineNames;
import org.permanence.pbx.Language;
import org.permanence.pbx.Reach;
import org.permanence.presence.Presence;
import org.permanence.presence.Presence.State;
import org.permanence.shift.ShiftService.AssignmentView;
import org.permanence.shift.ShiftService.ShiftView;

/** When an alert begins; each occurrence is one alert. */
class AlertBookTest {

    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");
    private static final Key QUEUE = new Key(AlertKind.WAITING, "aas", null);
    private static final Key FLOOR = new Key(AlertKind.BELOW_FLOOR, "aas", null);

    private final AlertBook book = new AlertBook(Duration.ofSeconds(30), Duration.ofSeconds(20));

    private AlertBook.Step at(int second, Map<Key, Holds> holding) {
        return book.step(NOON.plusSeconds(second), holding);
    }

    @Test
    void aQueueAroundItsThresholdIsOneOccurrenceWithOneEnd() {
        assertThat(at(0, Map.of(QUEUE, new Holds(5L, 5L))).begun()).hasSize(1);
        for (int second = 1; second < 60; second += 10) {
            AlertBook.Step step = at(second, second % 20 == 1 ? Map.of() : Map.of(QUEUE, new Holds(6L, 5L)));
            assertThat(step.begun()).isEmpty();
            assertThat(step.ended()).isEmpty();
        }
        at(61, Map.of());
        assertThat(at(80, Map.of()).ended()).isEmpty();
        List<Alert> ended = at(81, Map.of()).ended();
        assertThat(ended).hasSize(1);
        assertThat(ended.getFirst().since()).isEqualTo(NOON);
        assertThat(ended.getFirst().endedAt()).contains(NOON.plusSeconds(61));
        assertThat(ended.getFirst().holds().value()).as("at its worst").isEqualTo(6);
        assertThat(at(90, Map.of()).ended()).isEmpty();
        assertThat(at(91, Map.of(QUEUE, new Holds(5L, 5L))).begun()).as("another occurrence").hasSize(1);
    }

    @Test
    void peopleMayTakeAMomentToChangeOver() {
        assertThat(at(0, Map.of(FLOOR, new Holds(1L, 2L))).begun()).isEmpty();
        assertThat(at(20, Map.of()).begun()).isEmpty();
        assertThat(at(25, Map.of(FLOOR, new Holds(1L, 2L))).begun()).isEmpty();
        assertThat(at(54, Map.of(FLOOR, new Holds(1L, 2L))).begun()).isEmpty();
        assertThat(at(55, Map.of(FLOOR, new Holds(1L, 2L))).begun()).extracting(Alert::since).containsExactly(NOON.plusSeconds(25));
    }

    @Test
    void aRestartRepeatsNothing() {
        Alert alert = at(0, Map.of(QUEUE, new Holds(5L, 5L))).begun().getFirst();
        AlertBook after = new AlertBook(Duration.ZERO, Duration.ZERO);
        after.recall(List.of(alert));
        assertThat(after.step(NOON.plusSeconds(60), Map.of(QUEUE, new Holds(7L, 5L))).begun()).isEmpty();
        assertThat(after.step(NOON.plusSeconds(90), Map.of()).ended()).extracting(Alert::id).containsExactly(alert.id());
    }

    @Test
    void whoWasFirstToAcknowledgeStays() {
        Alert alert = at(0, Map.of(QUEUE, new Holds(5L, 5L))).begun().getFirst();
        book.acknowledge(alert.id(), "Els", NOON.plusSeconds(5));
        assertThat(book.acknowledge(alert.id(), "Marc", NOON.plusSeconds(9)).orElseThrow().acknowledged().orElseThrow().by())
                .isEqualTo("Els");
        assertThat(book.acknowledge(UUID.randomUUID(), "Marc", NOON)).isEmpty();
    }

    // ---- the rule

    private static Situation.Line line(boolean open) {
        return new Situation.Line("aas", LineNames.of("Allo"), open, List.of("fr", "nl"));
    }

    private static Situation.Waiting waits(int seconds) {
        return waits(NOON, seconds);
    }

    private static Situation.Waiting waits(Instant now, int seconds) {
        return new Situation.Waiting("aas", now.minusSeconds(seconds));
    }

    private static Situation.OnDuty person(long id, State state, String... languages) {
        return person(id, state, Reach.Kind.HOME, languages);
    }

    private static Situation.OnDuty person(long id, State state, Reach.Kind reach, String... languages) {
        return new Situation.OnDuty(id, new Presence(state, NOON.minusSeconds(60), Optional.empty(),
                state == State.RESTING ? Optional.of("noAnswer") : Optional.empty()), reach, List.of(languages), List.of("aas"));
    }

    private static ShiftView shift(int fromMinute, int toMinute, int floor, int people) {
        return new ShiftView(1, "aas", NOON.plusSeconds(fromMinute * 60L), NOON.plusSeconds(toMinute * 60L), 5, floor, false,
                LongStream.range(0, people).mapToObj(id -> new AssignmentView(id, "P", null, "planned", null)).toList(), 1);
    }

    private static Map<Key, Holds> holding(Situation.Line line, List<Situation.Waiting> waiting, List<Situation.OnDuty> people,
            List<ShiftView> shifts, Instant pbxAway, Set<Key> open) {
        return AlertRule.holding(
                new Situation(NOON, List.of(line), waiting, List.of(), people, shifts, Optional.ofNullable(pbxAway), Situation.Storage.FINE,
                        false, false, false, pbxAway == null, false),
                _ -> new Thresholds(2, 60, true, true, 120, 15, 15, true, true, true), open);
    }

    @Test
    void theQueueIsToldAtItsThresholdsAndNotBelow() {
        List<Situation.OnDuty> team = List.of(person(1, State.READY, "fr"));
        assertThat(holding(line(true), List.of(waits(59)), team, List.of(), null, Set.of())).isEmpty();
        assertThat(holding(line(true), List.of(waits(60), waits(1)), team, List.of(), null, Set.of())).containsOnlyKeys(QUEUE,
                new Key(AlertKind.LONGEST_WAIT, "aas", null));
    }

    @Test
    void whileThePbxIsAwayAQueueNeitherBeginsNorEnds() {
        List<Situation.OnDuty> team = List.of(person(1, State.UNKNOWN, "fr"));
        assertThat(holding(line(true), List.of(waits(90), waits(1)), team, List.of(), NOON.minusSeconds(5), Set.of())).isEmpty();
        assertThat(holding(line(true), List.of(), team, List.of(), NOON.minusSeconds(15), Set.of(QUEUE)))
                .containsOnlyKeys(QUEUE, new Key(AlertKind.PBX_AWAY, null, null));
    }

    /** Thirty-six that are read back from the logs are not thirty-six that wait. */
    @Test
    void whileTheCallsAreNotKnownAQueueNeitherBeginsNorEndsAndThePbxIsNotAway() {
        List<Situation.OnDuty> team = List.of(person(1, State.READY, "fr"));
        Function<List<Situation.Waiting>, Situation> catchingUp = waiting -> new Situation(NOON, List.of(line(true)), waiting,
                List.of(), team, List.of(), Optional.empty(), Situation.Storage.FINE, false, false, false, false, false);
        Function<String, Thresholds> set = _ -> new Thresholds(2, 60, true, true, 120, 15, 15, true, true, true);
        assertThat(AlertRule.holding(catchingUp.apply(List.of(waits(90), waits(1))), set, Set.of())).isEmpty();
        assertThat(AlertRule.holding(catchingUp.apply(List.of()), set, Set.of(QUEUE))).containsOnlyKeys(QUEUE);
    }

    @Test
    void nobodyOnDutyIsSaidWhileTheLineIsOpenAndInsteadOfTheFloor() {
        Key nobody = new Key(AlertKind.NOBODY_ON_DUTY, "aas", null);
        ShiftView now = shift(-60, 60, 2, 3);
        assertThat(holding(line(true), List.of(), List.of(), List.of(now), null, Set.of()))
                .containsExactly(Map.entry(nobody, new Holds(0L, null)));
        assertThat(holding(line(true), List.of(), List.of(person(1, State.PAUSED, "fr"), person(2, State.READY, "en")), List.of(now), null,
                Set.of()))
                .as("paused, or in no language of the line").containsOnlyKeys(nobody);
        assertThat(holding(line(false), List.of(), List.of(), List.of(now), null, Set.of())).isEmpty();
        assertThat(holding(line(true), List.of(), List.of(person(1, State.IN_CALL, "nl")), List.of(now), null, Set.of()))
                .containsExactly(Map.entry(FLOOR, new Holds(1L, 2L)));
        assertThat(holding(line(true), List.of(), List.of(person(1, State.IN_CALL, "nl"), person(2, State.READY, "fr")), List.of(now), null,
                Set.of())).isEmpty();
    }

    /** Five on duty with no browser open are nobody. */
    @Test
    void whoCannotBeRungIsNotCountedAndIsNamed() {
        List<Situation.OnDuty> five =
                LongStream.rangeClosed(1, 5).mapToObj(id -> person(id, State.UNREACHABLE, Reach.Kind.SOFTPHONE, "fr")).toList();
        Key nobody = new Key(AlertKind.NOBODY_ON_DUTY, "aas", null);
        Key named = new Key(AlertKind.UNREACHABLE, "aas", null);
        assertThat(holding(line(true), List.of(), five, List.of(shift(-60, 60, 2, 5)), null, Set.of())).containsOnly(
                Map.entry(nobody, new Holds(5L, null)), Map.entry(named, new Holds(5L, null, List.of(1L, 2L, 3L, 4L, 5L), null)));
        assertThat(holding(line(false), List.of(), five, List.of(), null, Set.of())).as("the line is closed").isEmpty();

        List<Situation.OnDuty> one = new ArrayList<>(five);
        one.set(0, person(1, State.WRAP_UP, Reach.Kind.SOFTPHONE, "fr"));
        assertThat(holding(line(true), List.of(), one, List.of(shift(-60, 60, 2, 5)), null, Set.of())).containsOnly(
                Map.entry(FLOOR, new Holds(1L, 2L)), Map.entry(named, new Holds(4L, null, List.of(2L, 3L, 4L, 5L), null)));

        Situation.OnDuty reloads = new Situation.OnDuty(1, new Presence(State.UNREACHABLE, NOON.minusSeconds(3), Optional.empty(),
                Optional.empty()), Reach.Kind.SOFTPHONE, List.of("fr"), List.of("aas"));
        assertThat(holding(line(true), List.of(), List.of(reloads, person(2, State.READY, "fr")), List.of(), null, Set.of()))
                .as("a page that is reloaded").isEmpty();
        assertThat(holding(line(true), List.of(), five, List.of(), NOON.minusSeconds(1), Set.of(named)).keySet())
                .as("unknown while the PBX is away").contains(named);
    }

    /** Whoever is rung for another line is nobody for this one, though they speak its language. */
    @Test
    void aLineCountsItsOwnPeople() {
        Situation.OnDuty other = new Situation.OnDuty(2, person(2, State.READY, "fr").presence(), Reach.Kind.HOME, List.of("fr"),
                List.of("other"));
        assertThat(holding(line(true), List.of(), List.of(other), List.of(), null, Set.of())).containsOnlyKeys(
                new Key(AlertKind.NOBODY_ON_DUTY, "aas", null));
        assertThat(holding(line(true), List.of(), List.of(other, person(1, State.READY, "fr")), List.of(shift(-60, 60, 2, 2)), null,
                Set.of())).containsOnlyKeys(FLOOR);
    }

    @Test
    void somebodyElseWhoCannotBeRungIsNewsAlthoughTheAlertWasSeen() {
        Key named = new Key(AlertKind.UNREACHABLE, "aas", null);
        Alert alert = at(0, Map.of(named, new Holds(1L, null, List.of(1L), null))).begun().getFirst();
        book.acknowledge(alert.id(), "Els", NOON.plusSeconds(1));
        at(2, Map.of(named, new Holds(1L, null, List.of(1L), null)));
        assertThat(book.shown().getFirst().acknowledged()).isPresent();
        at(3, Map.of(named, new Holds(2L, null, List.of(1L, 2L), null)));
        assertThat(book.shown().getFirst().acknowledged()).isEmpty();
        at(4, Map.of(named, new Holds(1L, null, List.of(2L), null)));
        assertThat(book.shown().getFirst().now().people()).containsExactly(2L);
        assertThat(book.shown().getFirst().holds().people()).as("everybody whom it concerned").containsExactly(1L, 2L);
        assertThat(book.shown().getFirst().holds().value()).isEqualTo(2);
    }

    @Test
    void callersTurnedAwayOneAfterTheOtherAreOneOccurrence() {
        List<Situation.OnDuty> team = List.of(person(1, State.READY, "fr"));
        Key key = new Key(AlertKind.TURNED_AWAY, "aas", null);
        List<Situation.TurnedAway> calls = List.of(gone(1), gone(10), gone(19), gone(40));
        Situation is = new Situation(NOON, List.of(line(true)), List.of(), calls, team, List.of(), Optional.empty(), Situation.Storage.FINE,
                false, false, false, true, false);
        assertThat(AlertRule.holding(is, _ -> Thresholds.ORDINARY, Set.of())).containsExactly(Map.entry(key, new Holds(3L, null)));
        Situation later = new Situation(NOON.plusSeconds(600), List.of(line(true)), List.of(), calls, team, List.of(), Optional.empty(),
                Situation.Storage.FINE, false, false, false, true, false);
        assertThat(AlertRule.holding(later, _ -> Thresholds.ORDINARY, Set.of())).isEmpty();
    }

    private static Situation.TurnedAway gone(int minutesAgo) {
        return new Situation.TurnedAway("aas", NOON.minusSeconds(minutesAgo * 60L));
    }

    @Test
    void theNextShiftIsToldInTimeAndOnlyTheNext() {
        List<Situation.OnDuty> team = List.of(person(1, State.READY, "fr"));
        Key next = new Key(AlertKind.NEXT_SHIFT_BELOW_FLOOR, "aas", NOON.plusSeconds(7200).toString());
        assertThat(holding(line(true), List.of(), team, List.of(shift(120, 360, 2, 1)), null, Set.of()))
                .containsExactly(Map.entry(next, new Holds(1L, 2L)));
        assertThat(holding(line(true), List.of(), team, List.of(shift(121, 360, 2, 1)), null, Set.of())).isEmpty();
        assertThat(holding(line(true), List.of(), team, List.of(shift(60, 100, 2, 2), shift(100, 360, 2, 0)), null, Set.of())).isEmpty();
    }

    @Test
    void aRestingPhoneIsToldWhenItIsAtHome() {
        Situation.OnDuty atDesk = person(2, State.RESTING, Reach.Kind.DESK, "fr");
        assertThat(holding(line(true), List.of(), List.of(person(1, State.RESTING, "fr"), atDesk), List.of(), null, Set.of()))
                .containsExactly(Map.entry(new Key(AlertKind.HOME_PHONE_RESTING, null, "1"), new Holds(null, null, List.of(), "noAnswer")));
    }

    // ---- from an active alert to the mail

    /** Trouble of this kind and no other, or none. */
    private static Situation situation(AlertKind kind, boolean trouble, Instant now) {
        List<Situation.Waiting> waiting = switch (kind) {
            case WAITING -> Collections.nCopies(trouble ? 2 : 1, waits(now, 1));
            case LONGEST_WAIT -> Collections.nCopies(trouble ? 1 : 0, waits(now, 61));
            default -> List.of();
        };
        List<Situation.OnDuty> people = switch (kind) {
            case NOBODY_ON_DUTY -> trouble ? List.of() : List.of(person(1, State.READY, "fr"), person(2, State.READY, "fr"));
            case BELOW_FLOOR ->
                    trouble ? List.of(person(1, State.READY, "fr")) : List.of(person(1, State.READY, "fr"), person(2, State.READY, "nl"));
            case HOME_PHONE_RESTING -> List.of(person(1, trouble ? State.RESTING : State.READY, "fr"), person(2, State.READY, "fr"));
            case UNREACHABLE -> List.of(person(1, State.READY, "fr"), person(2, State.READY, "fr"),
                    person(3, trouble ? State.UNREACHABLE : State.READY, "fr"));
            default -> List.of(person(1, State.READY, "fr"), person(2, State.READY, "fr"));
        };
        // The minute of calm is shorter than what is one occurrence to callers who are turned away.
        List<Situation.TurnedAway> turnedAway = kind == AlertKind.TURNED_AWAY && trouble
                ? List.of(new Situation.TurnedAway("aas", now.minus(AlertRule.TOGETHER))) : List.of();
        List<ShiftView> shifts =
                kind == AlertKind.NEXT_SHIFT_BELOW_FLOOR ? List.of(shift(60, 300, 2, trouble ? 1 : 2)) : List.of(shift(-60, 60, 2, 2));
        Optional<Instant> longAgo = trouble ? Optional.of(NOON.minusSeconds(20)) : Optional.empty();
        return new Situation(now, List.of(line(true)), waiting, turnedAway, people, shifts,
                longAgo.filter(_ -> kind == AlertKind.PBX_AWAY),
                new Situation.Storage(longAgo.filter(_ -> kind == AlertKind.DATABASE_AWAY),
                        longAgo.filter(_ -> kind == AlertKind.DATABASE_NOT_WRITING),
                        kind == AlertKind.FACTS_SET_ASIDE && trouble ? 1 : 0),
                kind == AlertKind.TRUNK_REFUSED && trouble, kind == AlertKind.CARRIER_SILENT && trouble,
                kind == AlertKind.SOFTPHONES_REFUSED && trouble, kind != AlertKind.PBX_AWAY || !trouble,
                kind == AlertKind.PBX_LOGS && trouble);
    }

    @Test
    void aCarrierThatDoesNotAnswerDoesNotRefuse() {
        Situation both = new Situation(NOON, List.of(line(true)), List.of(), List.of(), List.of(), List.of(), Optional.empty(),
                Situation.Storage.FINE, true, true, false, true, false);
        assertThat(AlertRule.holding(both, _ -> Thresholds.ORDINARY, Set.of()).keySet()).extracting(AlertRule.Key::kind)
                .contains(AlertKind.CARRIER_SILENT).doesNotContain(AlertKind.TRUNK_REFUSED);
    }

    @ParameterizedTest
    @EnumSource(AlertKind.class)
    void eachKindIsToldOnceWithItsEndAndByName(AlertKind kind) {
        List<String> mails = new ArrayList<>();
        AlertMails post = new AlertMails((_, text) -> mails.add(text.subject()), Clock.systemUTC(), true, Runnable::run);
        post.stop(null); // the test delivers
        AlertMails.Recipient els = new AlertMails.Recipient(1, "els@example.org", Language.NL);
        List<Alert> begun = new ArrayList<>();
        List<Alert> ended = new ArrayList<>();
        for (int second = 0; second < 240; second++) {
            // Twice a minute of trouble and a minute of calm.
            Instant now = NOON.plusSeconds(second);
            AlertBook.Step step = book.step(now, AlertRule.holding(situation(kind, second / 60 % 2 == 0, now),
                    _ -> new Thresholds(2, 60, true, true, 120, 15, 15, true, true, true), book.open()));
            step.begun().forEach(alert -> post.write(alert, AlertStore.Phase.BEGIN, LineNames.of("Allo"), List.of(els)));
            step.ended().forEach(alert -> post.write(alert, AlertStore.Phase.END, LineNames.of("Allo"), List.of(els)));
            post.deliver();
            begun.addAll(step.begun());
            ended.addAll(step.ended());
            if (second == 50) {
                book.acknowledge(begun.getFirst().id(), "Els", now);
            }
        }
        assertThat(begun).extracting(alert -> alert.key().kind()).as("two occurrences").containsExactly(kind, kind);
        assertThat(ended).extracting(Alert::id).containsExactlyElementsOf(begun.stream().map(Alert::id).toList());
        assertThat(ended.getFirst().acknowledged().orElseThrow().by()).isEqualTo("Els");
        assertThat(ended.getLast().acknowledged()).isEmpty();
        assertThat(book.shown()).extracting(Alert::id).containsExactlyInAnyOrderElementsOf(begun.stream().map(Alert::id).toList());
        assertThat(mails).hasSize(4);
        assertThat(mails.get(1)).contains("Voorbij").endsWith(mails.get(0).substring("[Permanence] ".length()));
    }
}
