package org.permanence.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.call.Facts.waited;
import static org.permanence.pbx.CallFact.EndedBy.CALLER;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.permanence.call.CallState;
import org.permanence.call.Facts;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallFact.RingResult;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal.MemberStatus;
import org.permanence.pbx.PbxSignal.RestReason;
import org.permanence.presence.Presence.State;

/** What somebody on duty does, and since when. */
class PresenceRuleTest {

    private static final long ANN = 12;
    private static final long BOB = 13;
    private static final MemberId ANN_ID = Facts.member(ANN);
    private static final MemberId BOB_ID = Facts.member(BOB);

    private final Facts call = new Facts();
    private final Instant onDuty = call.at(-600);
    private final Instant now = call.at(60);
    private Optional<Instant> paused = Optional.empty();
    private Optional<Instant> away = Optional.empty();
    private MemberNow pbx = new MemberNow(MemberStatus.READY, call.at(-300), Optional.empty(), false);

    private Presence of(MemberId member, CallState... calls) {
        return PresenceRule.of(member, onDuty, paused, List.of(calls), Optional.of(pbx), away, now);
    }

    private static Presence is(State state, Instant since) {
        return new Presence(state, since, Optional.empty(), Optional.empty());
    }

    private CallState ringing() {
        return Facts.after(call.arrives(), call.queues(1), call.rings(3, ANN));
    }

    private CallState talking(CallEvent... then) {
        return Facts.after(Stream
                .concat(Stream.of(call.arrives(), call.queues(1), call.rings(3, ANN), call.picksUp(7, ANN, waited(6))), Stream.of(then))
                .toArray(CallEvent[]::new));
    }

    @Test
    void inACallFromThePickUpWhateverElseIsSaid() {
        assertThat(of(ANN_ID, ringing())).isEqualTo(is(State.RINGING, call.at(3)));
        paused = Optional.of(call.at(20));
        away = Optional.of(call.at(30));
        pbx = pbx.resting(call.at(30), call.at(90), RestReason.BUSY);
        assertThat(of(ANN_ID, talking())).isEqualTo(is(State.IN_CALL, call.at(7)));
    }

    @Test
    void aThirdPersonIsRungAndThenInTheCall() {
        CallEvent called = call.fact(20, "third-called", new CallFact.ThirdCalled(ANN_ID, Optional.of(BOB_ID)));
        CallEvent joined = call.fact(24, "third-joined", new CallFact.ThirdJoined(ANN_ID, Optional.of(BOB_ID)));
        assertThat(of(BOB_ID, talking(called))).isEqualTo(is(State.RINGING, call.at(20)));
        assertThat(of(BOB_ID, talking(called, joined))).isEqualTo(is(State.IN_CALL, call.at(24)));
        for (CallEvent over : List.of(call.fact(30, "third-left", new CallFact.ThirdLeft(ANN_ID, Optional.of(BOB_ID))),
                call.ends(40, CALLER))) {
            assertThat(of(BOB_ID, talking(called, joined, over)).state()).isEqualTo(State.READY);
        }
        assertThat(of(BOB_ID,
                talking(called, call.fact(24, "third-failed", new CallFact.ThirdFailed(ANN_ID, Optional.of(BOB_ID), RingResult.NO_ANSWER))))
                .state())
                .isEqualTo(State.READY);
    }

    @Test
    void wrapUpComesBeforeAPauseAndAPauseBeforeARest() {
        paused = Optional.of(call.at(20));
        pbx = pbx.resting(call.at(50), call.at(80), RestReason.WRAP_UP);
        assertThat(of(ANN_ID, talking(call.ends(50, CALLER))))
                .isEqualTo(new Presence(State.WRAP_UP, call.at(50), Optional.of(call.at(80)), Optional.empty()));
        pbx = pbx.rested().resting(call.at(55), call.at(85), RestReason.DECLINED);
        assertThat(of(ANN_ID)).isEqualTo(is(State.PAUSED, call.at(20)));
        paused = Optional.empty();
        assertThat(of(ANN_ID)).isEqualTo(new Presence(State.RESTING, call.at(55), Optional.of(call.at(85)), Optional.of("declined")));
        pbx = pbx.rested().resting(call.at(20), call.at(60), RestReason.NO_ANSWER);
        assertThat(of(ANN_ID).state()).as("over at this moment").isEqualTo(State.READY);
    }

    @Test
    void elseAsThePbxSaysSinceTheLatestThatChangedIt() {
        assertThat(of(ANN_ID)).isEqualTo(is(State.READY, call.at(-300)));
        assertThat(of(ANN_ID, talking(call.ends(50, CALLER)))).isEqualTo(is(State.READY, call.at(50)));
        pbx = pbx.with(MemberStatus.BUSY, call.at(55));
        assertThat(of(ANN_ID)).isEqualTo(is(State.BUSY, call.at(55)));
        pbx = pbx.with(MemberStatus.UNREACHABLE, call.at(56));
        assertThat(of(ANN_ID)).isEqualTo(is(State.UNREACHABLE, call.at(56)));
        away = Optional.of(call.at(58));
        assertThat(of(ANN_ID)).isEqualTo(is(State.UNKNOWN, call.at(58)));
        away = Optional.empty();
        assertThat(PresenceRule.of(ANN_ID, onDuty, paused, List.of(), Optional.empty(), away, now)).as("never heard of")
                .isEqualTo(is(State.UNKNOWN, onDuty));
    }
}
