package org.permanence.calendar;

import org.permanence.problem.Answer;
import org.permanence.problem.Refusal;

/** Why there is no calendar. */
public sealed interface CalendarRefusal extends Refusal {

    @Answer(status = 404, detail = "There is no calendar at this address. Make a new address on the page of your account.")
    record NoSuchCalendar() implements CalendarRefusal {}

    @Answer(status = 409, detail = "This account is no responder's: it has no shifts.")
    record NoShiftsToShow() implements CalendarRefusal {}
}
