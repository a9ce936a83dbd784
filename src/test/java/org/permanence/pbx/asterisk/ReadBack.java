package org.permanence.pbx.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallEvent.Source;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallFact.EndedBy;
import org.permanence.pbx.CallId;

/** What the PBX's log files say. */
public final class ReadBack {

    private ReadBack() {}

    public static List<CallEvent> facts(Path logs) {
        List<CallEvent> facts = new ArrayList<>();
        Translator translator = new Translator(facts::add, _ -> {});
        try {
            LogReading.read(
                    Files.readAllLines(logs.resolve("cel/events.csv")).stream().flatMap(row -> LogReading.CelRow.of(row).stream()).toList(),
                    Files.readAllLines(logs.resolve("queue_log")).stream().flatMap(row -> LogReading.QueueRow.of(row).stream()).toList())
                    .forEach(occurrence -> translator.tell(occurrence, Source.RECONSTRUCTED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return facts;
    }

    /** Who ended each call that is over. */
    static Map<CallId, EndedBy> ends(List<CallEvent> facts) {
        return facts.stream().filter(event -> event.fact() instanceof CallFact.Ended)
                .collect(Collectors.toMap(CallEvent::call, event -> ((CallFact.Ended) event.fact()).by()));
    }
}
