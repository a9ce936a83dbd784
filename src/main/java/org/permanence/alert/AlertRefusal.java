package org.permanence.alert;

import org.permanence.problem.Answer;
import org.permanence.problem.Refusal;

/** Why nobody takes care of an alert. */
public sealed interface AlertRefusal extends Refusal {

    @Answer(status = 404, detail = "There is no such alert, or it was over long ago.")
    record NoSuchAlert() implements AlertRefusal {}
}
