package org.permanence.presence;

import org.permanence.problem.Answer;
import org.permanence.problem.Refusal;

/** Why a responder is not rung again. */
public sealed interface PresenceRefusal extends Refusal {

    @Answer(status = 409, detail = "{name} is neither left alone after missed rings nor wrapping up.")
    record NotResting(String name) implements PresenceRefusal {}
}
