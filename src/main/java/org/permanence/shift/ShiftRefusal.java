package org.permanence.shift;

import org.permanence.problem.Answer;
import org.permanence.problem.Refusal;

/** Why a shift does not change. */
public sealed interface ShiftRefusal extends Refusal {

    @Answer(status = 404, detail = "There is no such shift.")
    record NoSuchShift() implements ShiftRefusal {}

    @Answer(status = 404, detail = "There is no such assignment.")
    record NoSuchAssignment() implements ShiftRefusal {}

    @Answer(status = 409, detail = "This shift is over.")
    record ShiftOver() implements ShiftRefusal {}

    @Answer(status = 409, detail = "This shift has begun.")
    record ShiftBegun() implements ShiftRefusal {}

    @Answer(status = 409, detail = "The line is closed then: this shift is not held.")
    record ShiftWithdrawn() implements ShiftRefusal {}

    @Answer(status = 409, detail = "Somebody else was put on this shift meanwhile: it has all the people it wants.")
    record ShiftFull() implements ShiftRefusal {}

    @Answer(status = 409, detail = "This person is on leave that day.")
    record OnLeave() implements ShiftRefusal {}

    @Answer(status = 400, detail = "The floor is not above the number of people wanted.")
    record FloorAboveTarget() implements ShiftRefusal {}

    @Answer(status = 400, detail = "There is no such responder.")
    record ResponderUnknown() implements ShiftRefusal {}

    @Answer(status = 400, detail = "The end comes after the beginning, by 100 days at most.")
    record ShiftsTooFarApart() implements ShiftRefusal {}

    @Answer(status = 409, detail = "This person is on the shift of another line at that time.")
    record OnAnotherLine() implements ShiftRefusal {}

    @Answer(status = 409, detail = "This person does not answer for this line.")
    record NotOfThisLine() implements ShiftRefusal {}

    @Answer(status = 409, detail = "This person is on that shift already.")
    record AlreadyOnShift() implements ShiftRefusal {}
}
