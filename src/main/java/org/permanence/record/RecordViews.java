package org.permanence.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.permanence.call.CallService;
import org.permanence.call.CallState;
import org.permanence.pbx.CallId;
import org.permanence.theme.ThemeService;

/** Records as the API shows them: with their call, names, and marks in the text. Blocking. */
@ApplicationScoped
class RecordViews {

    private final CallService calls;
    private final ThemeService themes;
    private final ResponderNames names;
    private final PublicNumbers publicNumbers;
    private final int correctionDays;

    RecordViews(CallService calls, ThemeService themes, ResponderNames names, PublicNumbers publicNumbers,
            @ConfigProperty(name = "permanence.record.correction-days") int correctionDays) {
        this.calls = calls;
        this.themes = themes;
        this.names = names;
        this.publicNumbers = publicNumbers;
        this.correctionDays = correctionDays;
    }

    RecordView of(CallRecord record) {
        return of(record, calls.find(new CallId(record.callId)).orElseThrow());
    }

    RecordView of(CallRecord record, CallState call) {
        return RecordView.of(record, call, names.of(Set.of(record.responderId)).get(record.responderId),
                record.correctableUntil(correctionDays).orElse(null), PersonalMark.in(record, publicNumbers));
    }

    List<RecordSummary> summaries(List<CallRecord> found) {
        Map<Long, String> people = names.of(found.stream().map(r -> r.responderId).collect(Collectors.toSet()));
        Map<String, String> titles = found.isEmpty() ? Map.of() : themes.names();
        return found.stream().map(r -> {
            String theme = r.demands.stream().map(d -> d.theme).filter(Objects::nonNull).findFirst().orElse(null);
            return new RecordSummary(r.id, r.callId, new RecordView.Person(r.responderId, people.get(r.responderId)), r.status, r.openedAt,
                    r.closedAt, titles.get(theme), theme, r.nature, r.demands.size());
        }).toList();
    }
}
