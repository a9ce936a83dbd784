package org.permanence.line;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Belgian public holidays of a year, from Jollyday: the ten legal holidays, including the movable ones, and the Sundays of Easter and
 * Pentecost. Thread-safe; a year is computed once.
 */
@ApplicationScoped
public class Holidays {

    private final ConcurrentHashMap<Integer, SortedMap<LocalDate, Name>> years = new ConcurrentHashMap<>();

    public record Name(String fr, String nl, String en) {}

    public boolean on(LocalDate date) {
        return of(date.getYear()).containsKey(date);
    }

    public SortedMap<LocalDate, Name> of(int year) {
        return years.computeIfAbsent(year, Holidays::compute);
    }

    private static SortedMap<LocalDate, Name> compute(int year) {
        HolidayManager belgium = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.BELGIUM));
        SortedMap<LocalDate, Name> days = new TreeMap<>();
        for (Holiday holiday : belgium.getHolidays(Year.of(year))) {
            if (holiday.getType() == HolidayType.PUBLIC_HOLIDAY) {
                days.put(holiday.getDate(), new Name(holiday.getDescription(Locale.FRENCH), holiday.getDescription(Locale.of("nl")),
                        holiday.getDescription(Locale.ENGLISH)));
            }
        }
        return days;
    }
}
