package org.permanence.call;

import org.permanence.problem.Answer;
import org.permanence.problem.Refusal;

/** Why a call or a list of calls is not shown. */
public sealed interface CallRefusal extends Refusal {

    @Answer(status = 404, detail = "There is no such call.")
    record NoSuchCall() implements CallRefusal {}
}
