package org.permanence.desk;

import org.permanence.problem.Answer;
import org.permanence.problem.Refusal;

/** Why a button does nothing now. */
public sealed interface DeskRefusal extends Refusal {

    @Answer(status = 403, detail = "Your account is not a responder's.", kind = "forbidden")
    record NotAResponder() implements DeskRefusal {}

    // ---- the call in hand

    @Answer(status = 409, detail = "The caller is on hold already.")
    record OnHold() implements DeskRefusal {}

    @Answer(status = 409, detail = "Your telephone holds the call: take it back with the telephone's own key.")
    record PhoneHolds() implements DeskRefusal {}

    @Answer(status = 409, detail = "The caller is not on hold.")
    record NotOnHold() implements DeskRefusal {}

    @Answer(status = 409, detail = "A browser mutes its own microphone.")
    record MutesItself() implements DeskRefusal {}

    @Answer(status = 409, detail = "Nobody else is in this call.")
    record NoThirdPerson() implements DeskRefusal {}

    @Answer(status = 409, detail = "Nobody else has answered yet: wait, or transfer without speaking first.", kind = "no-third-person")
    record ThirdPersonNotThereYet() implements DeskRefusal {}

    @Answer(status = 409, detail = "Somebody else is in this call already, or is being called.")
    record ThirdPerson() implements DeskRefusal {}

    @Answer(status = 409, detail = "You are not in this call.")
    record NotYourCall() implements DeskRefusal {}

    @Answer(status = 409, detail = "The caller is on the way to somebody else.")
    record OnTheWay() implements DeskRefusal {}

    @Answer(status = 400, detail = "Digits, * and # only.")
    record KeysOnly() implements DeskRefusal {}

    @Answer(status = 400, detail = "Say whom: a responder, a number, or an entry of the directory.")
    record WhomNeeded() implements DeskRefusal {}

    @Answer(status = 400, detail = "That is yourself.")
    record Yourself() implements DeskRefusal {}

    @Answer(status = 409, detail = "{name} cannot take a call now.")
    record ColleagueNotFree(String name) implements DeskRefusal {}

    // ---- help

    @Answer(status = 409, detail = "Nobody asks for help in this call.")
    record NoHelpAsked() implements DeskRefusal {}

    @Answer(status = 409, detail = "This is your own call.")
    record OwnCall() implements DeskRefusal {}

    // ---- after the call

    @Answer(status = 409, detail = "Half an hour is the longest wrap-up: go off duty or take a pause instead.")
    record WrapUpLong() implements DeskRefusal {}

    @Answer(status = 409, detail = "No wrap-up is going on.")
    record NoWrapUp() implements DeskRefusal {}

    // ---- the browser as a telephone

    @Answer(status = 503, detail = "This line has no softphones: permanence.softphone.web-socket is not set.")
    record NoSoftphone() implements DeskRefusal {}

    @Answer(status = 503, detail = "The PBX accepts no further browser now. Coordinators have been told; try again in a moment.")
    record SoftphonesFull() implements DeskRefusal {}

    @Answer(status = 409, detail = "Another window is your telephone now. Take calls there, or take the telephone over here.")
    record SoftphoneElsewhere() implements DeskRefusal {}
}
