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

    @Answer(status = 409, detail = "The sheets have {faults} faults: correct them or leave their rows out.")
    record SheetFaulty(int faults) implements PlanningRefusal {}

    @Answer(status = 400, detail = "The sheets have weekdays without dates: say of which week they are.")
    record SheetWeekNeeded() implements PlanningRefusal {}

    @Answer(status = 400, detail = "Choose one to {max} files.")
    record SheetFilesNeeded(int max) implements PlanningRefusal {}

    @Answer(status = 400, detail = "These choices cannot be read.")
    record SheetChoicesUnreadable() implements PlanningRefusal {}

    @Answer(status = 409, detail = "This file cannot be read, and not be sent back.")
    record SheetUnreadable() implements PlanningRefusal {}

    @Answer(status = 404, detail = "There is no such import.")
    record NoSuchImport() implements PlanningRefusal {}

    @Answer(status = 409, detail = "This is not the last import, or it is undone already.")
    record ImportNotLast() implements PlanningRefusal {}
}
