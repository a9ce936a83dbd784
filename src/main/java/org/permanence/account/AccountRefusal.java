package org.permanence.account;

import org.permanence.problem.Answer;
import org.permanence.problem.Refusal;

/** Why nobody is logged in, or an account does not change. */
public sealed interface AccountRefusal extends Refusal {

    @Answer(status = 401, detail = "This e-mail address and this password do not belong together.")
    record WrongPassword() implements AccountRefusal {}

    @Answer(status = 429, detail = "Wait {seconds} seconds, then try again.")
    record TooManyTries(long seconds) implements AccountRefusal {}

    @Answer(status = 503, detail = "Many people log in at this moment. Try again in some seconds.")
    record Busy() implements AccountRefusal {}

    @Answer(status = 401, detail = "Your session has ended. The call goes on: log in again.", kind = "log-in-needed")
    record LogInAgain() implements AccountRefusal {}

    /**
     * Names the two addresses that differ: most often no stranger's page asked, but a reverse proxy put its own host in place of the
     * browser's.
     *
     * @param host as the request has it, with its port; empty when it has none
     */
    @Answer(status = 403, detail = "The page is at {page}, but the request names the host \"{host}\". A reverse proxy must pass on the "
            + "browser's Host header; permanence.origins names other addresses of these screens.")
    record ForeignOrigin(String page, String host) implements AccountRefusal {}

    @Answer(status = 403, detail = "This is not the code in the service's log. Each start without accounts makes a new one.")
    record WrongSetUpCode() implements AccountRefusal {}

    @Answer(status = 409, detail = "The first account was made already: log in with it.")
    record FirstAdministratorThere() implements AccountRefusal {}

    @Answer(status = 404, detail = "There is no such account.")
    record NoSuchAccount() implements AccountRefusal {}

    @Answer(status = 404, detail = "There is no such session.")
    record NoSuchSession() implements AccountRefusal {}

    @Answer(status = 404, detail = "There is no such link.")
    record NoSuchLink() implements AccountRefusal {}

    @Answer(status = 410, detail = "This link was used, is older than a day, or was replaced by a newer one. Ask for a new one.")
    record LinkOver() implements AccountRefusal {}

    @Answer(status = 403, detail = "Only an administrator makes administrators, and changes their accounts.", kind = "forbidden")
    record AdministratorsOnly() implements AccountRefusal {}

    @Answer(status = 409, detail = "You cannot take your own account's rights away: ask somebody else.")
    record OwnAccount() implements AccountRefusal {}

    @Answer(status = 409, detail = "This is the last administrator: make another one first.")
    record LastAdministrator() implements AccountRefusal {}

    @Answer(status = 409, detail = "Somebody has an account with this e-mail address.", kind = "email-taken")
    record AccountEmailTaken() implements AccountRefusal {}

    @Answer(status = 409, detail = "This responder has an account already.")
    record ResponderTaken() implements AccountRefusal {}

    @Answer(status = 409, detail = "This account is switched off: switch it on first.")
    record AccountOff() implements AccountRefusal {}

    @Answer(status = 400, detail = "One or more of responder, coordinator, administrator.")
    record RoleUnknown() implements AccountRefusal {}

    @Answer(status = 400, detail = "There is no such person.")
    record NoSuchPerson() implements AccountRefusal {}

    @Answer(status = 409, detail = "Its owner has left the line: let them come back first.")
    record OwnerLeft() implements AccountRefusal {}

    @Answer(status = 400, detail = "This is a responder's account: change the address of the person.")
    record EmailOfThePerson() implements AccountRefusal {}

    @Answer(status = 400, detail = "This is not your present password.")
    record NotYourPassword() implements AccountRefusal {}

    @Answer(status = 400, detail = "A password has at least {min} characters.")
    record PasswordTooShort(int min) implements AccountRefusal {}

    @Answer(status = 400, detail = "This password is your e-mail address: choose another one.")
    record PasswordIsYourAddress() implements AccountRefusal {}

    @Answer(status = 400, detail = "A password has at most {max} bytes.")
    record PasswordTooLong(int max) implements AccountRefusal {}
}
