package org.permanence.line;

import java.time.LocalDate;
import java.util.List;

/** One change of a line's hours, wanted or only asked about. The numbers and versions of wanted values are ignored. */
public sealed interface HoursChange {

    record AddRegime(Regime wanted) implements HoursChange {}

    record ChangeRegime(long id, Regime wanted) implements HoursChange {}

    record RemoveRegime(long id) implements HoursChange {}

    record AddClosure(Closure wanted) implements HoursChange {}

    record ChangeClosure(long id, Closure wanted) implements HoursChange {}

    record RemoveClosure(long id) implements HoursChange {}

    record SetHolidays(List<HolidayWish> wanted) implements HoursChange {}

    /** @param announcement what callers hear on a closed day */
    record HolidayWish(LocalDate date, boolean closed, String announcement) {}
}
