package org.permanence.responder;

import java.util.List;
import org.permanence.problem.Answer;
import org.permanence.problem.Refusal;

/** Why a person, their service, their phone or their duty does not change. */
public sealed interface ResponderRefusal extends Refusal {

    @Answer(status = 404, detail = "There is no such responder.")
    record NoSuchResponder() implements ResponderRefusal {}

    @Answer(status = 404, detail = "There is no such service.")
    record NoSuchPartner() implements ResponderRefusal {}

    @Answer(status = 404, detail = "There is no such desk phone.", kind = "not-found")
    record NoDeskPhoneOfThisName() implements ResponderRefusal {}

    @Answer(status = 409, detail = "This person no longer answers the line: make them come back first.")
    record Inactive() implements ResponderRefusal {}

    @Answer(status = 409, detail = "Another responder has this e-mail address.")
    record EmailTaken() implements ResponderRefusal {}

    // ---- fields of a person

    @Answer(status = 400, detail = "Say at least one language: without one nobody can be rung.")
    record LanguageNeeded() implements ResponderRefusal {}

    @Answer(status = 400, detail = "There is no such line.")
    record LineUnknown() implements ResponderRefusal {}

    @Answer(status = 400, detail = "There is no such service.")
    record PartnerUnknown() implements ResponderRefusal {}

    @Answer(status = 400, detail = "This service lends nobody any more: choose another one.")
    record PartnerOff() implements ResponderRefusal {}

    @Answer(status = 400, detail = "There is no such desk phone.")
    record DeskPhoneUnknown() implements ResponderRefusal {}

    @Answer(status = 400, detail = "Say from which day.")
    record LeaveFromNeeded() implements ResponderRefusal {}

    @Answer(status = 400, detail = "The last day is not before the first.")
    record LeaveEndsBeforeItBegins() implements ResponderRefusal {}

    // ---- services and desk phones

    @Answer(status = 409, detail = "There is a service of this name already.")
    record PartnerExists() implements ResponderRefusal {}

    /** @param people the first of them, by name @param count all of them */
    @Answer(status = 409, detail = "{count} people of this service still answer the line: {people}.")
    record PartnerUsed(List<String> people, int count) implements ResponderRefusal {}

    @Answer(status = 409, detail = "There is a desk phone {phone} already.")
    record DeskPhoneExists(String phone) implements ResponderRefusal {}

    @Answer(status = 400, detail = "The short name is 1 to 16 lower-case letters and digits, such as 101.")
    record DeskPhoneNameForm() implements ResponderRefusal {}

    @Answer(status = 409, detail = "Somebody is on duty at this desk phone: they must change phone first.", kind = "desk-phone-taken")
    record DeskPhoneOccupied() implements ResponderRefusal {}

    /** @param people all of them, by name */
    @Answer(status = 409, detail = "{count} people prefer this desk phone: {people}.")
    record DeskPhoneUsed(List<String> people, int count) implements ResponderRefusal {}

    // ---- a home number is verified

    @Answer(status = 409, detail = "No home number is known: enter it first.")
    record NoNumberToVerify() implements ResponderRefusal {}

    @Answer(status = 409, detail = "A call that verifies a number is going on already: wait until it is over.")
    record NumberBeingCalled() implements ResponderRefusal {}

    @Answer(status = 429, detail = "This number was called too often: wait {minutes} minutes, then try again.")
    record NumberCalledTooOften(long minutes) implements ResponderRefusal {}

    @Answer(status = 409, detail = "No code is expected: have the number called again.")
    record NoCodeExpected() implements ResponderRefusal {}

    /** @param left tries */
    @Answer(status = 400, detail = "This is not the code that was spoken. Tries left: {left}.")
    record WrongCode(int left) implements ResponderRefusal {}

    // ---- duty

    @Answer(status = 409, detail = "No home number is known: ask a coordinator to enter it, or choose another phone.")
    record NoHomeNumber() implements ResponderRefusal {}

    @Answer(status = 409, detail = "There is no such desk phone in use.")
    record NoSuchDeskPhone() implements ResponderRefusal {}

    @Answer(status = 409, detail = "Somebody else is on duty at this desk phone: choose another one.")
    record DeskPhoneTaken() implements ResponderRefusal {}

    @Answer(status = 409, detail = "Not on duty: go on duty first.")
    record OffDuty() implements ResponderRefusal {}

    @Answer(status = 400, detail = "Say how to be reached: softphone, desk or home.", kind = "unreadable")
    record ReachNeeded() implements ResponderRefusal {}

    @Answer(status = 400, detail = "Say which desk phone.", kind = "unreadable")
    record DeskPhoneNeeded() implements ResponderRefusal {}

    @Answer(status = 400, detail = "Only a desk phone is named.", kind = "unreadable")
    record OnlyADeskPhoneIsNamed() implements ResponderRefusal {}
}
