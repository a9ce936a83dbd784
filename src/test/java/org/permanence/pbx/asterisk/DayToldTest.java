package org.permanence.pbx.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.asteriskjava.manager.event.ManagerEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.permanence.call.CallState;
import org.permanence.call.Kept;
import org.permanence.pbx.CallEvent.Source;
import org.permanence.pbx.CallId;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.asterisk.LogReading.CelRow;
import org.permanence.pbx.asterisk.LogReading.QueueRow;
import org.permanence.pbx.asterisk.event.DialplanEvent;

/**
 * A day of the real PBX ({@link DayRecorder}) in which calls do all that calls do: told live, told from the log files, and told with any
 * cuts between, it leaves the same journal and the same calls. No figure depends on whether there was an outage.
 */
class DayToldTest {

    /** The event and the row of one occurrence are written one after the other. */
    private static final Duration SAME_TIME = Duration.ofMillis(100);
    private static final List<CelRow> CEL = text("events.csv").lines().flatMap(line -> CelRow.in(line).stream()).toList();
    private static final List<QueueRow> QUEUE = text("queue_log").lines().flatMap(line -> QueueRow.in(line).stream()).toList();
    private static List<Occurrence> day;
    private static Kept live;
    /** When each row of {@link #QUEUE} was written, which it has to the second only: at the time of its event. */
    private static List<Instant> queueWrittenAt;

    /** Not in the static initializer: other threads, which run code of this class, would wait for its end. */
    @BeforeAll
    static void hear() {
        day = heard();
        live = live();
        queueWrittenAt = queueWrittenAt();
    }

    @Test
    void theDayHasAllThatCallsDo() {
        Set<String> kinds = new HashSet<>();
        live.facts().values().forEach(keys -> keys.forEach(key -> kinds.add(key.replaceAll("[:#].*", ""))));
        assertThat(kinds).contains("arrived", "language", "turned-away", "queued", "ring-started", "ring-ended", "home-picked-up",
                "picked-up",
                "responder-left", "hold", "unhold", "third-called", "third-joined", "third-failed", "third-left", "transferred",
                "transfer-started", "transfer-failed", "regain-started", "gave-up", "wrap-up", "wrap-up-ended", "ended");
        assertThat(live.calls().values()).noneMatch(CallState::alive).extracting(call -> call.outcome().name()).contains("ANSWERED",
                "GAVE_UP", "CLOSED", "NOBODY_ON_DUTY", "OVERFLOW");
        assertThat(live.calls().values()).filteredOn(call -> !call.parts().isEmpty() && call.room().third().isEmpty())
                .allSatisfy(call -> assertThat(call.wrapUps()).as("of call %s", call.id()).isNotEmpty());
    }

    @Test
    void theSameFromTheLogFiles() {
        Kept kept = new Kept();
        Translator translator = new Translator(kept::take, _ -> {});
        LogReading.read(CEL, QUEUE).forEach(occurrence -> translator.tell(occurrence, Source.RECONSTRUCTED));
        same(kept);
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameWithCutsBetween(long seed) {
        Random random = new Random(seed);
        Kept kept = new Kept();
        Instant begin = day.getFirst().at();
        long length = Duration.between(begin, day.getLast().at()).toMillis();
        Translator translator = new Translator(kept::take, _ -> {});
        Instant told = Instant.MIN;
        List<Instant> cuts = random.longs(1 + random.nextInt(6), 0, length).sorted().mapToObj(begin::plusMillis).toList();
        for (Instant cut : cuts) {
            if (cut.isBefore(told)) {
                continue;
            }
            tell(translator, told, cut);
            // The service may also begin anew in the same moment.
            Instant back = cut.plusMillis(random.nextInt(4) == 0 ? 0 : random.nextLong(30_000));
            translator = new Translator(kept::take, _ -> {});
            readBack(translator, random.nextBoolean() ? Instant.MIN : cut, back);
            // The connection was there a moment before the lists were asked.
            told = back.minusMillis(random.nextLong(300));
        }
        tell(translator, told, Instant.MAX);
        same(kept);
    }

    private static void tell(Translator translator, Instant after, Instant until) {
        day.stream().filter(heard -> heard.at().isAfter(after) && !heard.at().isAfter(until))
                .forEach(heard -> translator.tell(heard, Source.LIVE));
    }

    /** @param mark when the mark in the files was moved the last time */
    private static void readBack(Translator translator, Instant mark, Instant now) {
        Map<CallId, Optional<Occurrence.CallSeen>> calls = atThePbx(now);
        List<CelRow> cel = CEL.stream().filter(row -> !row.at().isAfter(now)).toList();
        List<QueueRow> queue = IntStream.range(0, QUEUE.size()).filter(row -> !queueWrittenAt.get(row).isAfter(now)).mapToObj(QUEUE::get)
                .toList();
        Instant settled = mark.equals(Instant.MIN) ? mark : mark.minusSeconds(10);
        if (mark.isAfter(Instant.MIN)) {
            LogReading.Needed needed = new LogReading.Needed(cel, queue, atThePbx(mark).keySet(), settled);
            cel = cel.stream().dropWhile(row -> !needed.has(row)).toList();
            queue = queue.stream().dropWhile(row -> !needed.has(row)).toList();
        }
        LogReading.read(cel, queue, settled).forEach(occurrence -> translator.tell(occurrence, Source.RECONSTRUCTED));
        translator.keepOnly(calls.keySet());
        calls.values().forEach(seen -> seen.ifPresent(call -> translator.tell(call, Source.LIVE)));
    }

    /** The lists of the PBX at that moment, as far as its events tell them. */
    private static Map<CallId, Optional<Occurrence.CallSeen>> atThePbx(Instant now) {
        Map<CallId, DialplanWord.CallArrived> alive = new LinkedHashMap<>();
        Map<CallId, Occurrence.CallSeen.Waiting> waiting = new HashMap<>();
        for (Occurrence heard : day) {
            if (heard.at().isAfter(now)) {
                break;
            }
            if (heard instanceof Occurrence.OfCall ofCall && ofCall.subject().call().isPresent()) {
                CallId call = ofCall.subject().call().get();
                switch (ofCall) {
                    case DialplanWord.CallArrived arrived -> alive.put(call, arrived);
                    case Occurrence.CallerQueued queued ->
                            waiting.put(call, new Occurrence.CallSeen.Waiting(queued.queue(), queued.position(), queued.at()));
                    case Occurrence.MemberConnected _,Occurrence.CallerLeftQueue _,DialplanWord.TransferStarted _ -> waiting.remove(call);
                    case Occurrence.ChannelGone gone when alive.containsKey(call)
                            && alive.get(call).subject().uniqueId().equals(gone.subject().uniqueId()) -> {
                        alive.remove(call);
                        waiting.remove(call);
                    }
                    default -> {}
                }
            }
        }
        Map<CallId, Optional<Occurrence.CallSeen>> seen = new LinkedHashMap<>();
        alive.forEach((call, arrived) -> seen.put(call, Optional.of(new Occurrence.CallSeen(now, arrived.subject(), new LineCode("aas"),
                arrived.caller(), arrived.at(), Optional.ofNullable(waiting.get(call)), List.of(), Optional.empty()))));
        return seen;
    }

    private static void same(Kept kept) {
        assertThat(kept.facts()).isEqualTo(live.facts());
        Comparator<Instant> instants =
                (one, other) -> Duration.between(one, other).abs().compareTo(SAME_TIME) < 0 ? 0 : one.compareTo(other);
        Comparator<Duration> durations = (one, other) -> one.minus(other).abs().compareTo(SAME_TIME) < 0 ? 0 : one.compareTo(other);
        assertThat(kept.calls()).usingRecursiveComparison().withComparatorForType(instants, Instant.class)
                .withComparatorForType(durations, Duration.class)
                .ignoringFieldsMatchingRegexes(".*reconstructed", ".*origin\\.caller").isEqualTo(live.calls());
    }

    private static Kept live() {
        Kept kept = new Kept();
        Translator translator = new Translator(kept::take, _ -> {});
        day.forEach(heard -> translator.tell(heard, Source.LIVE));
        return kept;
    }

    private static List<Instant> queueWrittenAt() {
        Map<String, Integer> nth = new HashMap<>();
        return QUEUE.stream().map(row -> {
            Class<? extends Occurrence.OfCall> kind = switch (row.event()) {
                case "ENTERQUEUE" -> Occurrence.CallerQueued.class;
                case "CONNECT" -> Occurrence.MemberConnected.class;
                case "RINGNOANSWER" -> Occurrence.RingUnanswered.class;
                case "ABANDON", "EXITWITHTIMEOUT", "EXITEMPTY" -> Occurrence.CallerLeftQueue.class;
                default -> null;
            };
            return kind == null ? Instant.ofEpochSecond(row.second())
                    : day.stream().filter(kind::isInstance).map(kind::cast).filter(it -> it.subject().uniqueId().equals(row.uniqueId()))
                            .skip(nth.merge(kind + row.uniqueId(), 1, Integer::sum) - 1L).findFirst()
                            .orElseThrow(() -> new AssertionError("no event of " + row)).at();
        }).toList();
    }

    /** Through asterisk-java, as the service hears it. */
    private static List<Occurrence> heard() {
        List<String> said = List.of(text("events.ami").strip().split("\n\n"));
        List<ManagerEvent> events = new CopyOnWriteArrayList<>();
        try (FakeAmi pbx = new FakeAmi(); AmiConnection connection = new AmiConnection(Listening.at(pbx.port()), events::add)) {
            connection.open();
            events.clear();
            said.forEach(pbx::say);
            pbx.say("Event: UserEvent\nTimestamp: 1.0\nUserEvent: TheDayIsOver");
            await().atMost(Duration.ofSeconds(60)).until(() -> events.stream().anyMatch(DayToldTest::isTheEnd));
        }
        AmiReading reading = new AmiReading(new Pseudonyms(new byte[32]));
        List<Occurrence> heard = new ArrayList<>();
        events.stream().filter(event -> event.getTimestamp() != null && !isTheEnd(event))
                .forEach(event -> reading.read(event).ifPresent(heard::add));
        return List.copyOf(heard);
    }

    private static boolean isTheEnd(ManagerEvent event) {
        return event instanceof DialplanEvent told && "TheDayIsOver".equals(told.getSaid().get("UserEvent"));
    }

    private static String text(String file) {
        try (var in = DayToldTest.class.getResourceAsStream("day/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
