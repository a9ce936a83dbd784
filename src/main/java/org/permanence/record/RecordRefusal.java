package org.permanence.record;

import org.permanence.problem.Answer;
import org.permanence.problem.Refusal;

/** Why a record is not shown or does not change. */
public sealed interface RecordRefusal extends Refusal {

    @Answer(status = 404, detail = "There is no such record.")
    record NoSuchRecord() implements RecordRefusal {}

    @Answer(status = 404, detail = "There is no such demand.")
    record NoSuchDemand() implements RecordRefusal {}

    @Answer(status = 403, detail = "Your account is not a responder's: you have no records.", kind = "forbidden")
    record NoRecordsOfYours() implements RecordRefusal {}

    @Answer(status = 403, detail = "Words are looked for in one's own records only.", kind = "forbidden")
    record WordsOfOthers() implements RecordRefusal {}

    @Answer(status = 503, detail = "The database does not store anything now. What you type is kept here and saved as soon as it does.")
    record NotWrittenYet() implements RecordRefusal {}

    @Answer(status = 409, detail = "This record is open already.")
    record RecordOpen() implements RecordRefusal {}

    @Answer(status = 409, detail = "This record is closed: reopen it first.")
    record RecordClosed() implements RecordRefusal {}

    @Answer(status = 412, detail = "{name} wrote in this record meanwhile.")
    record RecordOutdated(String name) implements RecordRefusal {}

    @Answer(status = 412, detail = "Somebody else wrote in this record meanwhile.", kind = "record-outdated")
    record RecordOutdatedBySomebody() implements RecordRefusal {}

    @Answer(status = 400, detail = "A JSON object with the fields to change is needed.")
    record PatchNeeded() implements RecordRefusal {}

    @Answer(status = 400, detail = "There is no such commune.")
    record CommuneUnknown() implements RecordRefusal {}

    @Answer(status = 400, detail = "A known place has a commune or a postcode, an unknown one has neither.")
    record PlaceInconsistent() implements RecordRefusal {}

    @Answer(status = 422, detail = "Some of what a closed record needs is missing.")
    record RecordIncomplete() implements RecordRefusal {}

    @Answer(status = 422, detail = "Say what kind of call it was.", kind = "record-incomplete")
    record NatureNeeded() implements RecordRefusal {}

    @Answer(status = 422, detail = "Say where the caller lives, or that it is unknown.", kind = "record-incomplete")
    record PlaceNeeded() implements RecordRefusal {}

    @Answer(status = 422, detail = "Note what was asked for: one demand at least.", kind = "record-incomplete")
    record DemandNeeded() implements RecordRefusal {}

    @Answer(status = 422, detail = "Choose a theme.", kind = "record-incomplete")
    record ThemeNeeded() implements RecordRefusal {}

    @Answer(status = 422, detail = "Choose one or more modes of intervention.", kind = "record-incomplete")
    record ModeNeeded() implements RecordRefusal {}

    @Answer(status = 422, detail = "Say where the demand stands.", kind = "record-incomplete")
    record StatusNeeded() implements RecordRefusal {}

    @Answer(status = 409,
            detail = "The text holds what looks like a telephone number, an address, a national number or an account number: take it out, or confirm that it may stay.")
    record PersonalData() implements RecordRefusal {}

    @Answer(status = 409, detail = "{name} has the call now, and closes its record.", kind = "record-elsewhere")
    record RecordInCall(String name) implements RecordRefusal {}

    @Answer(status = 409, detail = "This is the record of {name}, who closes it.", kind = "record-elsewhere")
    record RecordOfAnother(String name) implements RecordRefusal {}

    @Answer(status = 403, detail = "A closed record can be corrected during {days} days: ask a coordinator.")
    record TooLate(int days) implements RecordRefusal {}

    @Answer(status = 403, detail = "Another responder's closed record is opened again by that responder or by a coordinator.",
            kind = "too-late")
    record NotYoursToReopen() implements RecordRefusal {}

    @Answer(status = 403, detail = "You are not in this call now: say why you look, in ten characters or more. It is kept.")
    record ReasonNeeded() implements RecordRefusal {}

    @Answer(status = 400, detail = "Say it in 300 characters, without anything that tells who somebody is.")
    record ReasonTellsWho() implements RecordRefusal {}
}
