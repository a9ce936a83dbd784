package org.permanence.publication;

import org.permanence.problem.Answer;
import org.permanence.problem.Refusal;

/** Why a week is not published. */
public sealed interface PublicationRefusal extends Refusal {

    @Answer(status = 400, detail = "Name a week by its Monday, such as 2026-12-07.")
    record NotAMonday() implements PublicationRefusal {}

    @Answer(status = 409, detail = "This week is over.")
    record WeekOver() implements PublicationRefusal {}

    @Answer(status = 409, detail = "This week has no shifts.")
    record WeekWithoutShifts() implements PublicationRefusal {}

    @Answer(status = 409, detail = "Nothing has changed since this week was last published.")
    record NothingToPublish() implements PublicationRefusal {}

    @Answer(status = 409, detail = "The roster has changed since it was shown. Look at it again.")
    record RosterChangedMeanwhile() implements PublicationRefusal {}

    @Answer(status = 409, detail = "Somebody else has published this week meanwhile. Look at it again.")
    record PublishedMeanwhile() implements PublicationRefusal {}

    @Answer(status = 409, detail = "This account is no responder's: nothing is published for it.")
    record NobodyIsTold() implements PublicationRefusal {}
}
