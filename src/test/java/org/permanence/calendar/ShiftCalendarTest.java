package org.permanence.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.permanence.calendar.ShiftCalendar.Event;
import org.permanence.line.OpeningHours;

/** Read back by a library that did not write it. */
class ShiftCalendarTest {

    private static final Instant CHANGED = Instant.parse("2026-10-01T10:00:00Z");

    private static Event event(long shift, Instant from, Instant to) {
        return new Event(shift, 7, from, to, 3, CHANGED, shift == 2);
    }

    private static Instant at(LocalDate date, int hour) {
        return date.atTime(LocalTime.of(hour, 0)).atZone(OpeningHours.ZONE).toInstant();
    }

    private static ICalendar read(String text) {
        ICalendar calendar = Biweekly.parse(text).first();
        assertThat(calendar.validate(calendar.getVersion()).isEmpty()).as(calendar.validate(calendar.getVersion()).toString()).isTrue();
        return calendar;
    }

    /** By day, and over the nights in which the clock changes. */
    @Test
    void timesAreTheSameAcrossBothClockChanges() {
        List<Event> written = new ArrayList<>();
        for (LocalDate date : List.of(LocalDate.of(2026, 10, 24), LocalDate.of(2027, 3, 27))) {
            for (int day = 0; day < 3; day++) {
                for (int hour : List.of(4, 8, 12, 22)) {
                    LocalDate start = date.plusDays(day);
                    Instant to = hour == 22 ? at(start.plusDays(1), 6) : at(start, hour + 4);
                    written.add(event(written.size() + 1, at(start, hour), to));
                }
            }
        }

        List<VEvent> events = read(ShiftCalendar.text(written, "Permanence")).getEvents();

        assertThat(events).hasSameSizeAs(written);
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).getDateStart().getValue().toInstant()).isEqualTo(written.get(i).from());
            assertThat(events.get(i).getDateEnd().getValue().toInstant()).isEqualTo(written.get(i).to());
        }
    }

    @Test
    void anEventSaysWhatACalendarProgramNeeds() {
        ICalendar calendar = read(ShiftCalendar.text(List.of(event(1, CHANGED, CHANGED.plusSeconds(3600)),
                event(2, CHANGED, CHANGED.plusSeconds(3600))), "Permanence"));

        VEvent event = calendar.getEvents().getFirst();
        assertThat(event.getUid().getValue()).isEqualTo("shift-1-7@permanence");
        assertThat(event.getSequence().getValue()).isEqualTo(3);
        assertThat(event.getLastModified().getValue().toInstant()).isEqualTo(CHANGED);
        assertThat(event.getSummary().getValue()).isEqualTo("Permanence");
        assertThat(event.getStatus().getValue()).isEqualTo("CONFIRMED");
        assertThat(calendar.getEvents().get(1).getStatus().getValue()).isEqualTo("CANCELLED");
        assertThat(calendar.getRefreshInterval().getValue().toMillis()).isEqualTo(Duration.ofHours(1).toMillis());
    }

    @Test
    void theTimeZoneIsWrittenAsRules() {
        String text = ShiftCalendar.text(List.of(event(1, CHANGED, CHANGED.plusSeconds(3600))), "Permanence");

        assertThat(text).contains("BEGIN:VTIMEZONE\r\n", "TZID:Europe/Brussels\r\n", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n",
                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n", "DTSTART;TZID=Europe/Brussels:20261001T120000\r\n").doesNotContain("RDATE");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(75));
        assertThat(ShiftCalendar.text(List.of(), "Permanence")).contains("BEGIN:VCALENDAR").doesNotContain("VEVENT");
    }
}
