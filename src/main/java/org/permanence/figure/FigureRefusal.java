package org.permanence.figure;

import org.permanence.problem.Answer;
import org.permanence.problem.Refusal;

/** Why there are no figures of a period. */
public sealed interface FigureRefusal extends Refusal {

    @Answer(status = 400, detail = "A period begins and ends on a half-hour.")
    record HalfHoursOnly() implements FigureRefusal {}

    @Answer(status = 400, detail = "The period ends before it begins.")
    record PeriodEndsBeforeItBegins() implements FigureRefusal {}

    @Answer(status = 400, detail = "At most ten years at once.")
    record TenYearsAtMost() implements FigureRefusal {}

    @Answer(status = 400, detail = "Say the first day, such as 2026-03-01.")
    record FirstDayNeeded() implements FigureRefusal {}

    @Answer(status = 400, detail = "Say the last day, such as 2026-03-31.")
    record LastDayNeeded() implements FigureRefusal {}

    @Answer(status = 400, detail = "A day, such as 2026-03-31, or an instant, such as 2026-03-31T08:30:00Z.")
    record NotADayOrInstant() implements FigureRefusal {}

    @Answer(status = 400, detail = "By half-hour at most 100 days at once: choose day, week or month for a longer period.")
    record TooManyHalfHours() implements FigureRefusal {}
}
