package org.permanence.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.call.Facts.member;
import static org.permanence.call.Facts.waited;
import static org.permanence.pbx.CallFact.EndedBy.CALLER;
import static org.permanence.pbx.CallFact.EndedBy.RESPONDER;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.permanence.call.CallState;
import org.permanence.call.Facts;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallFact.RingResult;

/** Which call a responder's screen shows, and in which state. */
class DeskCallTest {

    private static final long ANN = 12;
    private static final long BOB = 13;
    private final Facts a = new Facts();

    private Optional<DeskCall> annSees(Instant now, CallState... calls) {
        return DeskCall.of(member(ANN), List.of(calls), now, (_, left) -> left.plusSeconds(30));
    }

    @Test
    void ringing() {
        CallState call = Facts.after(a.arrives(), a.queues(5), a.rings(6, ANN));

        assertThat(annSees(a.at(7), call)).hasValueSatisfying(c -> {
            assertThat(c.state()).isEqualTo(DeskCall.State.RINGING);
            assertThat(c.ringingSince()).isEqualTo(a.at(6));
            assertThat(c.isPickedUp()).isFalse();
        });
        assertThat(annSees(a.at(7), Facts.after(a.arrives(), a.queues(5), a.rings(6, BOB)))).isEmpty();
    }

    @Test
    void aRingThatEndedIsNothingToSeeUnlessItWasAcceptedTooLate() {
        assertThat(annSees(a.at(9), Facts.after(a.arrives(), a.queues(5), a.rings(6, ANN), a.ringEnds(8, ANN, RingResult.NO_ANSWER))))
                .isEmpty();
        CallState late = Facts.after(a.arrives(), a.queues(5), a.rings(6, ANN), a.picksUp(7, BOB, waited(2)),
                a.ringEnds(8, ANN, RingResult.TOO_LATE));
        assertThat(annSees(a.at(9), late)).hasValueSatisfying(c -> assertThat(c.missed()).isEqualTo(DeskCall.Missed.TOO_LATE));
        assertThat(annSees(a.at(8).plus(DeskCall.MISSED_SHOWN), late)).isEmpty();
    }

    @Test
    void inCallOnHoldAndWrapUpToTheSecond() {
        CallState talking = Facts.after(a.arrives(), a.queues(5), a.rings(6, ANN), a.picksUp(10, ANN, waited(5)));
        CallState held = Facts.after(a.arrives(), a.queues(5), a.rings(6, ANN), a.picksUp(10, ANN, waited(5)), a.holds(12, ANN));
        CallState over = Facts.after(a.arrives(), a.queues(5), a.rings(6, ANN), a.picksUp(10, ANN, waited(5)), a.ends(60, CALLER));

        assertThat(annSees(a.at(11), talking)).map(DeskCall::state).contains(DeskCall.State.IN_CALL);
        assertThat(annSees(a.at(13), held)).map(DeskCall::state).contains(DeskCall.State.ON_HOLD);
        CallState byPhone = Facts.after(a.arrives(), a.queues(5), a.rings(6, ANN), a.picksUp(10, ANN, waited(5)), a.phoneHolds(11, ANN));
        CallState byBoth = Facts.after(a.arrives(), a.queues(5), a.rings(6, ANN), a.picksUp(10, ANN, waited(5)), a.phoneHolds(11, ANN),
                a.holds(12, ANN));
        assertThat(annSees(a.at(13), byPhone)).map(DeskCall::state).contains(DeskCall.State.PHONE_HOLDS);
        assertThat(annSees(a.at(13), byBoth)).as("the screen can take back what the screen held").map(DeskCall::state)
                .contains(DeskCall.State.ON_HOLD);
        assertThat(annSees(a.at(89.999), over)).hasValueSatisfying(c -> {
            assertThat(c.state()).isEqualTo(DeskCall.State.WRAP_UP);
            assertThat(c.changesAt()).contains(a.at(90));
        });
        assertThat(annSees(a.at(90), over)).isEmpty();
    }

    @Test
    void theResponderIsToldThatNothingComesFromTheCaller() {
        CallState silent = Facts.after(a.arrives(), a.queues(5), a.rings(6, ANN), a.picksUp(10, ANN, waited(5)),
                a.fact(45, "caller-silent", new CallFact.CallerSilent()));

        assertThat(annSees(a.at(46), silent)).hasValueSatisfying(c -> {
            assertThat(c.silentSince()).isEqualTo(a.at(45));
            assertThat(c.state()).isEqualTo(DeskCall.State.IN_CALL);
        });
    }

    @Test
    void whoLeftACallThatGoesOnWrapsUpAndWhoHasItTalks() {
        CallState call = Facts.after(a.arrives(), a.queues(5), a.rings(6, ANN), a.picksUp(10, ANN, waited(5)), a.transfers(20, ANN, BOB),
                a.leaves(20, ANN, RESPONDER));

        assertThat(annSees(a.at(21), call)).map(DeskCall::state).contains(DeskCall.State.WRAP_UP);
        assertThat(DeskCall.of(member(BOB), List.of(call), a.at(21), (_, left) -> left)).map(DeskCall::state)
                .contains(DeskCall.State.IN_CALL);
    }

    @Test
    void theCallInHandComesBeforeARingAndARingBeforeAWrapUp() {
        Facts b = new Facts(a.at(40));
        CallState over = Facts.after(a.arrives(), a.queues(5), a.rings(6, ANN), a.picksUp(10, ANN, waited(5)), a.ends(39, CALLER));
        CallState ringing = Facts.after(b.arrives(), b.queues(1), b.rings(2, ANN));
        Facts c = new Facts(a.at(35));
        CallState talking = Facts.after(c.arrives(), c.queues(1), c.rings(2, ANN), c.picksUp(3, ANN, waited(2)));

        assertThat(annSees(a.at(43), over, ringing)).map(DeskCall::callId).contains(b.call.value());
        assertThat(annSees(a.at(43), over, talking, ringing)).map(DeskCall::callId).contains(c.call.value());
    }
}
