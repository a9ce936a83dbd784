package org.permanence.problem;

/** The refusals that belong to no package: of the service as a whole, and of a value in a request, by the kind of its fault. */
public sealed interface ServiceRefusal extends Refusal {

    /** PostgreSQL is unavailable; the client may send the same request again. */
    @Answer(status = 503, detail = "What you see and write cannot be stored for the moment. Calls go on; try again in a moment.")
    record DatabaseAway() implements ServiceRefusal {}

    /** @param reference of the entry in the log */
    @Answer(status = 500, detail = "This is not your doing. Try again; if it stays, tell the administrator this reference: {reference}")
    record Unexpected(String reference) implements ServiceRefusal {}

    @Answer(status = 401, detail = "You are not logged in, or your session has ended.")
    record LogInNeeded() implements ServiceRefusal {}

    @Answer(status = 403, detail = "Your account may not do this.")
    record Forbidden() implements ServiceRefusal {}

    @Answer(status = 404, detail = "There is nothing at this address.")
    record NoSuchAddress() implements ServiceRefusal {}

    @Answer(status = 405, detail = "This address does not know that method.")
    record MethodNotAllowed() implements ServiceRefusal {}

    @Answer(status = 406, detail = "This address answers in application/json only.")
    record NotAcceptable() implements ServiceRefusal {}

    @Answer(status = 411, detail = "Say the length of what you send: Content-Length.")
    record LengthNeeded() implements ServiceRefusal {}

    @Answer(status = 413, detail = "This is longer than what can be taken here: shorten it.")
    record TooLarge() implements ServiceRefusal {}

    @Answer(status = 415, detail = "Send the body as application/json.")
    record UnsupportedMediaType() implements ServiceRefusal {}

    @Answer(status = 400, detail = "The request is not one that this address takes.", kind = "refused")
    record BadRequest() implements ServiceRefusal {}

    @Answer(status = 409, detail = "The same was made a moment ago, perhaps by somebody else. Load this page anew and look.")
    record ExistsAlready() implements ServiceRefusal {}

    @Answer(status = 409,
            detail = "Something that this names is not there, or what is taken away is still in use. Load this page anew and look.")
    record NotThere() implements ServiceRefusal {}

    // ---- the body as a whole

    @Answer(status = 400, detail = "The body is not JSON that can be read.", kind = "unreadable")
    record Unreadable() implements ServiceRefusal {}

    @Answer(status = 400, detail = "A JSON body is needed.", kind = "unreadable")
    record BodyNeeded() implements ServiceRefusal {}

    @Answer(status = 400, detail = "There is no field \"{name}\" here.", kind = "unreadable")
    record UnknownField(String name) implements ServiceRefusal {}

    @Answer(status = 428, detail = "Say in If-Match upon which version you wrote, in quotation marks.")
    record VersionNeeded() implements ServiceRefusal {}

    @Answer(status = 400, detail = "The version that you wrote upon, in quotation marks.")
    record VersionUnreadable() implements ServiceRefusal {}

    /** @see BasedOn */
    @Answer(status = 412, detail = "Somebody else has changed this meanwhile; nothing was saved. The member present shows it as it is now.")
    record Outdated() implements ServiceRefusal {}

    // ---- a value in a request: the member "field" says which

    @Answer(status = 400, detail = "The value has the wrong type or form.", kind = "unreadable")
    record WrongType() implements ServiceRefusal {}

    @Answer(status = 400, detail = "The value must be one of the codes of this field.")
    record UnknownCode() implements ServiceRefusal {}

    @Answer(status = 400, detail = "This text holds a character that cannot be kept: type it anew.", kind = "unreadable")
    record ImpossibleText() implements ServiceRefusal {}

    @Answer(status = 400, detail = "A year is from 1900 to 9999.", kind = "unreadable")
    record ImpossibleYear() implements ServiceRefusal {}

    @Answer(status = 400, detail = "A time is written like 2026-11-20T08:00:00Z, with a year from 1900 to 9999.")
    record NotATime() implements ServiceRefusal {}

    @Answer(status = 400, detail = "This is needed.")
    record Required() implements ServiceRefusal {}

    @Answer(status = 400, detail = "At least {min} characters.")
    record TooShort(long min) implements ServiceRefusal {}

    @Answer(status = 400, detail = "At most {max} characters.")
    record TooLong(long max) implements ServiceRefusal {}

    @Answer(status = 400, detail = "At most {max} of them.")
    record TooMany(long max) implements ServiceRefusal {}

    @Answer(status = 400, detail = "At least {min}.")
    record TooLow(String min) implements ServiceRefusal {}

    @Answer(status = 400, detail = "At most {max}.")
    record TooHigh(String max) implements ServiceRefusal {}

    @Answer(status = 400, detail = "This is not an e-mail address.")
    record NotAnEmail() implements ServiceRefusal {}

    @Answer(status = 400, detail = "The value is not written as this field is.")
    record WrongForm() implements ServiceRefusal {}
}
