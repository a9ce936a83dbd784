package org.permanence.pbx;

import org.permanence.problem.Answer;
import org.permanence.problem.Refusal;

/** Why the line does not call a telephone number. None repeats the number. */
public sealed interface NumberRefusal extends Refusal {

    @Answer(status = 400, detail = "This is not a telephone number.")
    record NotANumber() implements NumberRefusal {}

    @Answer(status = 400, detail = "Digits of the number are missing.")
    record NumberTooShort() implements NumberRefusal {}

    @Answer(status = 400, detail = "The number has too many digits.")
    record NumberTooLong() implements NumberRefusal {}

    @Answer(status = 400, detail = "No such number exists in the numbering plan: digits are missing, wrong or too many.")
    record NumberUnassigned() implements NumberRefusal {}

    @Answer(status = 400, detail = "A number with an extension cannot be called.")
    record NumberWithExtension() implements NumberRefusal {}

    @Answer(status = 400, detail = "Only Belgian numbers are called from this line.")
    record NumberForeign() implements NumberRefusal {}

    @Answer(status = 400, detail = "Free numbers are not called from this line: use the ordinary number.")
    record NumberTollFree() implements NumberRefusal {}

    @Answer(status = 400, detail = "Premium and shared-cost numbers are not called from this line.")
    record NumberPremium() implements NumberRefusal {}

    @Answer(status = 400, detail = "Only geographic and mobile numbers are called from this line.")
    record NumberOfAnotherKind() implements NumberRefusal {}
}
