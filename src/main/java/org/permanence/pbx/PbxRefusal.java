package org.permanence.pbx;

import org.permanence.problem.Answer;
import org.permanence.problem.Refusal;

/** Why the PBX does not do what was ordered for a call. */
public sealed interface PbxRefusal extends Refusal {

    @Answer(status = 503, detail = "The PBX cannot be reached now. Calls go on; try again in a moment.")
    record PbxAway() implements PbxRefusal {}

    @Answer(status = 503,
            detail = "The PBX cannot call a number to verify it: its dialplan lacks verification.conf. The number is rung like any other.")
    record NumbersNotVerified() implements PbxRefusal {}

    @Answer(status = 409, detail = "This call is over.")
    record CallOver() implements PbxRefusal {}

    @Answer(status = 409, detail = "This caller does not wait in the queue any more.")
    record NotWaiting() implements PbxRefusal {}

    @Answer(status = 409, detail = "Your telephone is not in this call any more.", kind = "not-possible")
    record PhoneNotInCall() implements PbxRefusal {}

    @Answer(status = 409, detail = "Nobody else is in this call any more.", kind = "not-possible")
    record ThirdPersonLeft() implements PbxRefusal {}

    @Answer(status = 409, detail = "The call changed meanwhile: look again.", kind = "not-possible")
    record CallMoved() implements PbxRefusal {}
}
