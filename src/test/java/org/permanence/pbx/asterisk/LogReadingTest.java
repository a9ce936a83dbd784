package org.permanence.pbx.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallEvent.Source;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallFact.EndedBy;
import org.permanence.pbx.CallFact.RingResult;
import org.permanence.pbx.Reach;

/**
 * The log files of a real Asterisk: a voicemail lets the next ring go ahead, the call is taken at home; then a caller who gives up.
 * {@code AsteriskPbxIT} compares with what AMI told of the same calls.
 */
class LogReadingTest {

    private static final String TAKEN = "1745a039-d1ba-48fc-81b2-f0530444df47";

    private static List<String> file(String name) {
        try {
            return Files.readAllLines(Path.of(LogReadingTest.class.getResource("log/" + name).toURI()));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<CallEvent> facts(List<String> cel, List<String> queue) {
        List<CallEvent> facts = new ArrayList<>();
        Translator translator = new Translator(facts::add, _ -> {});
        LogReading.read(cel.stream().flatMap(line -> LogReading.CelRow.in(line).stream()).toList(),
                queue.stream().flatMap(line -> LogReading.QueueRow.in(line).stream()).toList())
                .forEach(occurrence -> translator.tell(occurrence, Source.RECONSTRUCTED));
        return facts;
    }

    @Test
    void callIsRebuiltWhole() {
        List<CallEvent> call =
                facts(file("cel/events.csv"), file("queue_log")).stream().filter(f -> f.call().toString().equals(TAKEN)).toList();

        assertThat(call).extracting(CallEvent::key).containsExactly("arrived", "language", "queued:aas-fr",
                "ring-started:Local/r1@responder-00000001", "home-picked-up:Local/r1@responder-00000001",
                "ring-ended:Local/r1@responder-00000001",
                "ring-started:Local/r1@responder-00000003", "home-picked-up:Local/r1@responder-00000003",
                "picked-up:Local/r1@responder-00000003",
                "responder-left:Local/r1@responder-00000003", "ended");
        assertThat(call).extracting(CallEvent::source).containsOnly(Source.RECONSTRUCTED);
        assertThat(call).extracting(CallEvent::at).isSorted();
        assertThat(call.getFirst().at()).isEqualTo(Instant.parse("2026-11-20T23:39:45.792985Z"));
        assertThat(((CallFact.Arrived) call.getFirst().fact()).caller()).as("no file holds a number").isEmpty();
        assertThat(((CallFact.RingEnded) call.get(5).fact()).result()).isEqualTo(RingResult.NOT_CONFIRMED);
        CallFact.PickedUp pickedUp = (CallFact.PickedUp) call.get(8).fact();
        assertThat(pickedUp.reach()).isEqualTo(Reach.Kind.HOME);
        assertThat(pickedUp.waited().toSeconds()).isEqualTo(11);
        assertThat(((CallFact.Ended) call.getLast().fact()).by()).isEqualTo(EndedBy.CALLER);
    }

    /** The caller hung up in the moment of the pick-up, within a second of the ring: queue_log knows seconds only. */
    @Test
    void aPickUpThatNoBridgeSawComesAfterItsRing() {
        List<String> cel = file("cel/events.csv").stream()
                .filter(line -> !(line.contains("BRIDGE_ENTER") && line.contains("\"PJSIP/trunk-00000000\"")))
                .map(line -> line.replaceFirst("^\"1795217996\\.", "\"1795217998.0").replaceFirst("^\"1795217997\\.", "\"1795217998.3"))
                .toList();

        assertThat(facts(cel, file("queue_log")).stream().filter(f -> f.call().toString().equals(TAKEN)).map(CallEvent::key))
                .containsExactlyElementsOf(facts(file("cel/events.csv"), file("queue_log")).stream()
                        .filter(f -> f.call().toString().equals(TAKEN)).map(CallEvent::key).toList());
    }

    @Test
    void callerWhoGaveUp() {
        List<CallEvent> call =
                facts(file("cel/events.csv"), file("queue_log")).stream().filter(f -> !f.call().toString().equals(TAKEN)).toList();

        assertThat(call).extracting(f -> f.fact().getClass().getSimpleName())
                .containsExactly("Arrived", "LanguageTaken", "Queued", "RingStarted", "RingEnded", "GaveUp", "Ended");
        assertThat(((CallFact.RingEnded) call.get(4).fact()).result()).isEqualTo(RingResult.CANCELLED);
    }

    @Test
    void withoutTheQueuesFileTheCallStillHasItsBeginningAndItsEnd() {
        List<CallEvent> call = facts(file("cel/events.csv"), List.of()).stream().filter(f -> f.call().toString().equals(TAKEN)).toList();

        assertThat(call).extracting(CallEvent::key).contains("arrived", "language", "ended").noneMatch(key -> key.startsWith("picked-up"));
    }

    /** It was told before, and is told again under the same keys; or it could not be written, and its end is known all the same. */
    @Test
    void callWhoseArrivalIsMissingIsToldAsFarAsItIsThere() {
        List<CallEvent> whole = facts(file("cel/events.csv"), file("queue_log"));
        List<String> rest = file("cel/events.csv").stream().filter(line -> !line.contains("CallArrived")).toList();

        assertThat(facts(rest, file("queue_log"))).isEqualTo(whole.stream().filter(fact -> !fact.key().equals("arrived")).toList());
    }

    @Test
    void callOfWhichOnlyTheEndCouldBeWrittenEndsUnknown() {
        List<String> end = file("cel/events.csv").stream().filter(line -> line.contains("CHAN_END") && line.contains(TAKEN)).toList();

        assertThat(facts(end, List.of())).extracting(CallEvent::fact).containsExactly(new CallFact.Ended(EndedBy.UNKNOWN));
    }

    /** On a full disk the end of a row is missing, and the next one follows in the same line once there is space again. */
    @Test
    void rowBehindTheRestOfAnotherIsRead() {
        List<String> cel = new ArrayList<>(file("cel/events.csv"));
        String arrival = cel.stream().filter(line -> line.contains("CallArrived")).findFirst().orElseThrow();
        cel.set(cel.indexOf(arrival), "\"1795217594.612345\",\"APP_ST" + arrival);
        List<String> queue = new ArrayList<>(file("queue_log"));
        queue.set(2, "1795217985|pbx-17952" + queue.get(2));

        assertThat(facts(cel, queue)).isEqualTo(facts(file("cel/events.csv"), file("queue_log")));
    }

    @Test
    void brokenRowsAreSkipped() {
        List<String> cel = new ArrayList<>(file("cel/events.csv"));
        cel.add(3, "");
        cel.add(4, "\"1795217594.6");
        cel.add(5, "\"x\",\"CHAN_END\"");
        List<String> queue = new ArrayList<>(file("queue_log"));
        queue.add(0, "garbage");
        queue.add(1, "notanumber|a|b|c|CONNECT");

        assertThat(facts(cel, queue)).hasSameSizeAs(facts(file("cel/events.csv"), file("queue_log")));
    }

    @Test
    void readTwiceSaysTheSame() {
        assertThat(facts(file("cel/events.csv"), file("queue_log"))).isEqualTo(facts(file("cel/events.csv"), file("queue_log")));
    }
}
