package org.permanence.people;

import org.permanence.problem.Answer;
import org.permanence.problem.Refusal;

/** Why somebody does not leave. */
public sealed interface PeopleRefusal extends Refusal {

    @Answer(status = 409, detail = "This person is talking with a caller: wait until the call is over.")
    record InCall() implements PeopleRefusal {}

    @Answer(status = 400, detail = "This day is too far away.")
    record DayTooFar() implements PeopleRefusal {}

    @Answer(status = 409, detail = "There is no line yet from which the number could be called: add it first.")
    record NoLineToCallFrom() implements PeopleRefusal {}

    @Answer(status = 403, detail = "Your account is not a responder's: it has no telephones.", kind = "forbidden")
    record NoTelephones() implements PeopleRefusal {}
}
