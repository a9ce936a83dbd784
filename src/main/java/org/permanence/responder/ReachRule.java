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

    /** Empty when possible. A softphone always is possible: the PBX rings it only while a browser is registered. */
    static Optional<ResponderRefusal> check(ReachChoice choice, Facts facts) {
        return switch (choice.kind()) {
            case SOFTPHONE -> Optional.empty();
            case HOME -> facts.hasHomeNumber() ? Optional.empty() : Optional.of(new ResponderRefusal.NoHomeNumber());
            case DESK -> {
                if (!facts.deskPhoneExists()) {
                    yield Optional.of(new ResponderRefusal.NoSuchDeskPhone());
                }
                yield facts.deskPhoneTaken() ? Optional.of(new ResponderRefusal.DeskPhoneTaken()) : Optional.empty();
            }
        };
    }
}
