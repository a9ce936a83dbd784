package org.permanence.planning;

import org.permanence.problem.Answer;
import org.permanence.problem.Refusal;

/** Why an availability does not change. */
public sealed interface PlanningRefusal extends Refusal {

    @Answer(status = 409, detail = "This account is no responder's: it has no availability.")
    record NoAvailability() implements PlanningRefusal {}

    @Answer(status = 400, detail = "A time of the week ends after it begins.")
    record WeekEndsBeforeItBegins() implements PlanningRefusal {}

    @Answer(status = 400, detail = "Two shifts of the same time have different answers.")
    record AnswersDiffer() implements PlanningRefusal {}

    @Answer(status = 400, detail = "Two times of the week overlap.")
    record WeekOverlaps() implements PlanningRefusal {}

    @Answer(status = 400, detail = "A time of the week is preferred, possible or possible if needed; leave out the others.")
    record WeekSaysNo() implements PlanningRefusal {}
}
