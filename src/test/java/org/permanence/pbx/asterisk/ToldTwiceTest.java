package org.permanence.pbx.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallEvent.Source;
import org.permanence.pbx.CallFact;

/**
 * One call, told live and told from the log files: the same facts under the same keys, so that no figure depends on whether there was an
 * outage. Written in the form of the captures, for callers whom nobody answered; {@code AsteriskPbxIT} asks the same of a real Asterisk.
 */
class ToldTwiceTest {

    @ParameterizedTest
    @CsvSource({"overflow, Queued TurnedAway Ended, LINE", "hung-up-during-overflow, Queued TurnedAway Ended, CALLER",
            "moved-to-another-language, Queued Queued GaveUp Ended, CALLER", "next-shift-does-not-come, Queued TurnedAway Ended, LINE",
            "hung-up-between-shifts, Queued GaveUp Ended, CALLER"})
    void theSameFactsByBothWays(String call, String facts, CallFact.EndedBy by) {
        List<CallEvent> live = toldLive(call);

        assertThat(live).extracting(event -> event.fact().getClass().getSimpleName())
                .containsExactly(("Arrived LanguageTaken " + facts).split(" "));
        assertThat(live.getLast().fact()).isEqualTo(new CallFact.Ended(by));
        List<CallEvent> readBack = readBack(call);
        assertThat(readBack).extracting(CallEvent::key).containsExactlyElementsOf(live.stream().map(CallEvent::key).toList());
        for (int i = 0; i < live.size(); i++) {
            assertThat(withoutTheUnreadable(readBack.get(i).fact())).isEqualTo(withoutTheUnreadable(live.get(i).fact()));
            assertThat(Duration.between(live.get(i).at(), readBack.get(i).at()).abs()).isLessThan(Duration.ofMillis(5));
        }
    }

    /** The files know no number, and their times differ by less than a millisecond. */
    private static CallFact withoutTheUnreadable(CallFact fact) {
        return switch (fact) {
            case CallFact.Arrived arrived -> new CallFact.Arrived(arrived.line(), Optional.empty());
            case CallFact.GaveUp gaveUp -> new CallFact.GaveUp(Duration.ofMillis(Math.round(gaveUp.waited().toMillis() / 10.0) * 10));
            default -> fact;
        };
    }

    private static List<CallEvent> toldLive(String call) {
        try (FakeAmi pbx = new FakeAmi(); Listening listening = new Listening(Listening.at(pbx.port())).connected()) {
            List.of(text(call + ".ami").strip().split("\n\n")).forEach(pbx::say);
            await().until(() -> listening.keys().contains("ended"));
            return List.copyOf(listening.facts);
        }
    }

    private static List<CallEvent> readBack(String call) {
        List<CallEvent> facts = new ArrayList<>();
        Translator translator = new Translator(facts::add, _ -> {});
        LogReading.read(text(call + ".csv").lines().flatMap(line -> LogReading.CelRow.of(line).stream()).toList(),
                text(call + ".queue_log").lines().flatMap(line -> LogReading.QueueRow.of(line).stream()).toList())
                .forEach(occurrence -> translator.tell(occurrence, Source.RECONSTRUCTED));
        return facts;
    }

    private static String text(String file) {
        try (var in = ToldTwiceTest.class.getResourceAsStream("twice/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
