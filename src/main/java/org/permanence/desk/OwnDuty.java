package org.permanence.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.permanence.account.CurrentAccount;
import org.permanence.desk.DeskState.Choice;
import org.permanence.desk.DeskState.Left;
import org.permanence.desk.DeskState.OwnDutyView;
import org.permanence.problem.Problem;
import org.permanence.responder.Duty;
import org.permanence.responder.DutyService;
import org.permanence.responder.ReachChoice;
import org.permanence.shift.ShiftService;

/** A responder's own duty, as they see it. Blocking. */
@ApplicationScoped
class OwnDuty {

    private final DutyService duty;
    private final ShiftService shifts;

    OwnDuty(DutyService duty, ShiftService shifts) {
        this.duty = duty;
        this.shifts = shifts;
    }

    /** @throws Problem 403 when the account belongs to no responder */
    static long responder(CurrentAccount me) {
        return me.responderId().orElseThrow(() -> new DeskRefusal.NotAResponder().problem());
    }

    @Transactional
    OwnDutyView of(long responder) {
        Optional<Duty> now = duty.of(responder);
        List<Choice> choices = duty.choices(responder).stream()
                .map(c -> new Choice(ReachChoice.code(c.reach().kind()), c.reach().phone(), c.label().orElse(null))).toList();
        return new OwnDutyView(now.isPresent(), now.map(Duty::since).orElse(null), now.map(Duty::reach).orElse(null),
                duty.preferred(responder), choices, shifts.current(responder).orElse(null), shifts.next(responder).orElse(null),
                now.flatMap(Duty::pause).orElse(null), now.map(on -> on.by().code()).orElse(null),
                now.isPresent() ? null : duty.left(responder).map(left -> new Left(left.at(), left.by().code())).orElse(null));
    }

    /** Changes the phone if the responder is on duty already. @param choice empty: the phone in use, else the preferred one */
    void goOn(long responder, Optional<ReachChoice> choice) {
        duty.goOnDuty(responder, choice.or(() -> duty.of(responder).map(Duty::reach)).orElseGet(() -> duty.preferred(responder)),
                Duty.By.SELF);
    }

    /** @param reason empty: the pause ends */
    OwnDutyView pause(long responder, Optional<Duty.PauseReason> reason) {
        reason.ifPresentOrElse(why -> duty.pause(responder, why, Duty.By.SELF), () -> duty.resume(responder, Duty.By.SELF));
        return of(responder);
    }

    void goOff(long responder) {
        duty.goOffDuty(responder, Duty.By.SELF);
    }
}
