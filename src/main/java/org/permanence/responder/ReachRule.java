package org.permanence.responder;

import java.util.Optional;

/** Which phones a person can be put on duty with. Pure. */
final class ReachRule {

    private ReachRule() {}

    /**
     * Facts about the chosen phone.
     *
     * @param hasHomeNumber   the responder left a home number
     * @param deskPhoneExists the named desk phone is one of ours and in use
     * @param deskPhoneTaken  somebody else is on duty at it
     */
    record Facts(boolean hasHomeNumber, boolean deskPhoneExists, boolean deskPhoneTaken) {}

    enum Fault {
        NO_HOME_NUMBER("no-home-number", "No home number is known: ask a coordinator to enter it, or choose another phone."),
        NO_SUCH_DESK_PHONE("no-such-desk-phone", "There is no such desk phone in use."),
        DESK_PHONE_TAKEN("desk-phone-taken", "Somebody else is on duty at this desk phone: choose another one.");

        final String slug;
        final String words;

        Fault(String slug, String words) {
            this.slug = slug;
            this.words = words;
        }
    }

    /** Empty when possible. A softphone always is possible: the PBX rings it only while a browser is registered. */
    static Optional<Fault> check(ReachChoice choice, Facts facts) {
        return switch (choice.kind()) {
            case SOFTPHONE -> Optional.empty();
            case HOME -> facts.hasHomeNumber() ? Optional.empty() : Optional.of(Fault.NO_HOME_NUMBER);
            case DESK -> {
                if (!facts.deskPhoneExists()) {
                    yield Optional.of(Fault.NO_SUCH_DESK_PHONE);
                }
                yield facts.deskPhoneTaken() ? Optional.of(Fault.DESK_PHONE_TAKEN) : Optional.empty();
            }
        };
    }
}
