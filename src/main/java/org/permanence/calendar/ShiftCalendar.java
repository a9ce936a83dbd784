package org.permanence.calendar;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Version;
import net.fortuna.ical4j.model.property.XProperty;
import org.permanence.line.OpeningHours;

/**
 * Shifts as a calendar of RFC 5545. Its words are neutral, because families and employers see calendars: nothing of the line, of callers or
 * of colleagues. The same shifts give the same text.
 */
final class ShiftCalendar {

    private static final Duration REFRESH = Duration.ofHours(1);

    private ShiftCalendar() {}

    /** @param to exclusive @param sequence grows with each change */
    record Event(long shift, long person, Instant from, Instant to, int sequence, Instant changedAt, boolean cancelled) {}

    /** @param summary of each event, and the name of the calendar */
    static String text(List<Event> events, String summary) {
        List<CalendarComponent> components = new ArrayList<>(List.of(brussels()));
        events.forEach(event -> components.add(event(event, summary)));
        Calendar calendar =
                new Calendar(new PropertyList(List.of(new ProdId("-//Permanence//Shifts//EN"), new Version(new ParameterList(), "2.0"),
                        new RefreshInterval(new ParameterList(), REFRESH), new XProperty("X-PUBLISHED-TTL", REFRESH.toString()),
                        new XProperty("X-WR-CALNAME", summary))), new ComponentList<>(components));
        try {
            StringWriter text = new StringWriter();
            new CalendarOutputter(false).output(calendar, text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VEvent event(Event event, String summary) {
        return new VEvent(new PropertyList(List.of(new Uid("shift-" + event.shift + "-" + event.person + "@permanence"),
                new DtStamp(event.changedAt), new LastModified(event.changedAt), new Sequence(event.sequence),
                new DtStart<>(there(event.from)), new DtEnd<>(there(event.to)), new Summary(summary),
                new Status(new ParameterList(), event.cancelled ? Status.VALUE_CANCELLED : Status.VALUE_CONFIRMED))));
    }

    private static ZonedDateTime there(Instant at) {
        return at.atZone(OpeningHours.ZONE);
    }

    /** As rules from 1970 on: Outlook misreads a time zone with single dates. */
    private static VTimeZone brussels() {
        return new VTimeZone(new PropertyList(List.of(new TzId(OpeningHours.ZONE_NAME))), new ComponentList<Observance>(List.of(
                new Standard(observance("CET", LocalDateTime.of(1970, 10, 25, 3, 0), 10, 2, 1)),
                new Daylight(observance("CEST", LocalDateTime.of(1970, 3, 29, 2, 0), 3, 1, 2)))));
    }

    private static PropertyList observance(String name, LocalDateTime first, int month, int hoursBefore, int hoursAfter) {
        return new PropertyList(List.of(new DtStart<>(first), new RRule<>("FREQ=YEARLY;BYMONTH=" + month + ";BYDAY=-1SU"), new TzName(name),
                new TzOffsetFrom(ZoneOffset.ofHours(hoursBefore)), new TzOffsetTo(ZoneOffset.ofHours(hoursAfter))));
    }
}
