package org.permanence.people;

import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.account.AccountStatus;
import org.permanence.responder.Leave;
import org.permanence.responder.ReachChoice;
import org.permanence.responder.ResponderService.PartnerView;
import org.permanence.responder.ResponderService.ResponderView;

/**
 * Somebody who answers, with their account.
 *
 * @param lines         the codes of the lines that they answer for; empty: every line
 * @param active        false: has left
 * @param homePhone     only its last two digits are visible; null when no number is known
 * @param homePhoneVerifiedAt when a code spoken there was typed; null: not yet
 * @param weeklyMaximum in shifts, like {@code dailyMaximum}; null: no maximum
 * @param version       grows with each change of the person
 * @param account       null: cannot log in
 */
@Schema(name = "PersonView")
public record PersonView(long id, String surname, String firstName, String email, Set<String> languages,
        Set<String> lines, @Schema(nullable = true) PartnerView partner, boolean active, ReachChoice preferredReach,
        @Schema(nullable = true) String homePhone, @Schema(nullable = true) Instant homePhoneVerifiedAt,
        boolean mayRecord, @Schema(nullable = true) Integer weeklyMaximum, @Schema(nullable = true) Integer dailyMaximum,
        boolean experienced, boolean trained, @Schema(nullable = true) Leave leave, int version,
        @Schema(nullable = true) AccountStatus account) {

    static PersonView of(ResponderView who, AccountStatus account) {
        return new PersonView(who.id(), who.surname(), who.firstName(), who.email(), who.languages(), who.lines(), who.partner(),
                who.active(),
                who.preferredReach(), who.homePhone(), who.homePhoneVerifiedAt(), who.mayRecord(), who.weeklyMaximum(), who.dailyMaximum(),
                who.experienced(),
                who.trained(), who.leave(), who.version(), account);
    }

    String name() {
        return firstName + " " + surname;
    }
}
