package org.permanence.setup;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.permanence.call.CallState;
import org.permanence.call.Part;
import org.permanence.call.RingState;
import org.permanence.pbx.Pbx;

/** How far the set-up is. Pure: nobody notes a step as done, so that it can be left and gone on with at any time, in any order. */
final class SetUpRule {

    private SetUpRule() {}

    /**
     * What the steps are derived from.
     *
     * @param opens    of each line, whether it opens some day
     * @param people   those who can answer
     * @param answered a call was ever answered: the trunk worked, whatever the carrier says now
     */
    record Found(List<Boolean> opens, int people, TrunkState trunk, boolean answered) {}

    /** Those that are done. */
    static Set<Step> done(Found found) {
        Set<Step> done = EnumSet.of(Step.ADMINISTRATOR);
        if (!found.opens().isEmpty()) {
            done.add(Step.LINE);
            if (!found.opens().contains(false)) {
                done.add(Step.HOURS);
            }
        }
        if (found.people() > 0) {
            done.add(Step.PEOPLE);
        }
        if (found.answered() || found.trunk() == TrunkState.REGISTERED || found.trunk() == TrunkState.ANSWERS) {
            done.add(Step.TRUNK);
        }
        if (found.answered()) {
            done.add(Step.CALL);
        }
        return done;
    }

    /** @param trunk empty: the PBX cannot be asked */
    static TrunkState trunk(Optional<Pbx.Trunk> trunk) {
        if (trunk.isEmpty()) {
            return TrunkState.PBX_AWAY;
        }
        Pbx.Trunk is = trunk.get();
        // A carrier that registers the PBX is there, even if it ignores the question.
        if (is.registers() && is.registered().orElse(false)) {
            return TrunkState.REGISTERED;
        }
        if (!is.answers().orElse(true)) {
            return TrunkState.SILENT;
        }
        if (is.registers()) {
            return is.registered().isPresent() ? TrunkState.REFUSED : TrunkState.ASKING;
        }
        return is.answers().isPresent() ? TrunkState.ANSWERS : TrunkState.NOT_ASKED;
    }

    static FirstCall.State state(CallState call) {
        boolean answered = !call.parts().isEmpty();
        if (!call.alive()) {
            return answered ? FirstCall.State.ANSWERED
                    : call.waiting().turnedAway().isPresent() ? FirstCall.State.TURNED_AWAY : FirstCall.State.UNANSWERED;
        }
        if (call.parts().stream().anyMatch(Part::open)) {
            return FirstCall.State.TALKING;
        }
        if (call.waiting().turnedAway().isPresent()) {
            return FirstCall.State.TURNED_AWAY;
        }
        if (call.rings().stream().anyMatch(RingState::ringing)) {
            return FirstCall.State.RINGING;
        }
        return call.waiting().queuedAt().isPresent() ? FirstCall.State.WAITING : FirstCall.State.ARRIVED;
    }
}
