package org.permanence.planning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.permanence.line.LineService;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.planning.sheet.Answers;
import org.permanence.planning.sheet.SheetWriter;
import org.permanence.responder.ResponderService;
import org.permanence.responder.ResponderService.ResponderView;

/** The sheet that a service fills in: the shifts of a line in a week, and the people whom the service lends. */
@ApplicationScoped
class SheetTemplate {

    private final SheetImportService imports;
    private final LineService lines;
    private final ResponderService responders;

    SheetTemplate(SheetImportService imports, LineService lines, ResponderService responders) {
        this.imports = imports;
        this.lines = lines;
        this.responders = responders;
    }

    /** @param week unknown: each week @param partner empty: everybody */
    StreamingOutput of(LineCode line, Answers.Week week, Optional<Long> partner, Language language) {
        LineService.Timetable timetable = lines.timetable(line);
        Answers.Line hours = imports.hours(timetable.hours());
        List<SheetWriter.Slot> slots = Stream.of(DayOfWeek.values()).flatMap(day -> {
            LocalDate date = week instanceof Answers.Week.Of(LocalDate monday) ? monday.plusDays(day.ordinal()) : null;
            return (date == null ? hours.each(day) : hours.on(date)).stream()
                    .map(slot -> new SheetWriter.Slot(date, day, slot.from(), slot.to()));
        }).toList();
        List<SheetWriter.Row> people = responders.all().stream().filter(ResponderView::active)
                .filter(person -> person.lines().isEmpty() || person.lines().contains(line.value()))
                .filter(person -> partner.isEmpty() || person.partner() != null && partner.get() == person.partner().id())
                .map(person -> new SheetWriter.Row(person.surname(), person.firstName(), person.email())).toList();
        String title = timetable.line().names().in(language)
                + (week instanceof Answers.Week.Of(LocalDate monday) ? " · " + monday + " – " + monday.plusDays(6) : "");
        return out -> SheetWriter.template(title, slots, people, language, out);
    }
}
