package org.permanence.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.call.Facts.member;
import static org.permanence.pbx.CallFact.EndedBy.CALLER;
import static org.permanence.pbx.CallFact.EndedBy.LINE;
import static org.permanence.pbx.CallFact.EndedBy.RESPONDER;
import static org.permanence.pbx.CallFact.EndedBy.UNKNOWN;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallFact.RingResult;
import org.permanence.pbx.CallFact.TurnedAway.Reason;
import org.permanence.pbx.Language;

/** What facts add up to. */
class CallStateTest {

    private final Facts a = new Facts();

    private CallState after(CallEvent... facts) {
        return after(List.of(facts));
    }

    private CallState after(List<CallEvent> facts) {
        CallState state = CallState.begun(a.call, facts.getFirst().at());
        for (CallEvent fact : facts) {
            state = state.apply(fact);
        }
        return state;
    }

    @Test
    void anAnsweredCall() {
        CallState call = after(a.arrives(), a.takesLanguage(6, Language.NL), a.queues(7), a.rings(7.1, 12), a.rings(7.1, 13), a.picksUp(15, 12, 8),
                a.ringEnds(15.01, 13, RingResult.CANCELLED), a.leaves(75, 12, CALLER), a.ends(75.1, CALLER));

        assertThat(call.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(call.waited()).contains(Duration.ofSeconds(8));
        assertThat(call.talked()).contains(Duration.ofSeconds(60));
        assertThat(call.origin().language()).contains(Language.NL);
        assertThat(call.lastRingOf(member(12)).orElseThrow().result()).isEqualTo(RingState.Result.ACCEPTED);
        assertThat(call.lastRingOf(member(13)).orElseThrow().result()).isEqualTo(RingState.Result.CANCELLED);
        assertThat(call.parts()).extracting(Part::member).containsExactly(member(12));
        assertThat(call.alive()).isFalse();
    }

    @Test
    void pickedUpAndStillTalkingHasNoTalkingTimeYet() {
        CallState call = after(a.arrives(), a.queues(7), a.rings(7.1, 12), a.picksUp(15, 12, 8));

        assertThat(call.talked()).isEmpty();
        assertThat(call.inQueue()).isFalse();
        assertThat(call.lastPartOf(member(12)).orElseThrow().open()).isTrue();
    }

    @Test
    void theHomePhoneThatWasPickedUpHasNotAnswered() {
        CallState call = after(a.arrives(), a.queues(7), a.rings(7.1, 12),
                a.fact(9, "home", new org.permanence.pbx.CallFact.HomePickedUp(Facts.ring(12), member(12))));

        assertThat(call.outcome()).isEqualTo(Outcome.IN_PROGRESS);
        assertThat(call.inQueue()).isTrue();
        assertThat(call.parts()).isEmpty();
    }

    @Test
    void theCallerGivesUpWhileAPhoneRings() {
        CallState call = after(a.arrives(), a.queues(7), a.rings(7.1, 12), a.givesUp(20, 13), a.ends(20.1, CALLER),
                a.ringEnds(20.2, 12, RingResult.TOO_LATE));

        assertThat(call.outcome()).isEqualTo(Outcome.GAVE_UP);
        assertThat(call.waited()).contains(Duration.ofSeconds(13));
        assertThat(call.lastRingOf(member(12)).orElseThrow().result()).isEqualTo(RingState.Result.TOO_LATE);
    }

    @Test
    void hangingUpDuringTheGreetingIsGivingUpWithoutHavingWaited() {
        CallState call = after(a.arrives(), a.ends(3, CALLER));

        assertThat(call.outcome()).isEqualTo(Outcome.GAVE_UP);
        assertThat(call.waited()).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void turnedAwaySaysWhyWhoeverHangsUp(Reason reason) {
        assertThat(after(a.arrives(), a.turnedAway(2, reason), a.ends(12, LINE)).outcome().name()).isEqualTo(reason.name());
        assertThat(after(a.arrives(), a.turnedAway(2, reason), a.ends(4, CALLER)).outcome().name()).isEqualTo(reason.name());
    }

    @Test
    void overflowEndsTheWait() {
        CallState call = after(a.arrives(), a.queues(7), a.turnedAway(607, Reason.OVERFLOW));

        assertThat(call.inQueue()).isFalse();
        assertThat(call.waited()).contains(Duration.ofSeconds(600));
    }

    @Test
    void theLineFailed() {
        assertThat(after(a.arrives(), a.queues(7), a.ends(9, LINE)).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void holdIsNotTalking() {
        CallState call = after(a.arrives(), a.queues(7), a.rings(7, 12), a.picksUp(15, 12, 8), a.holds(20, 12), a.holds(21, 12), a.resumes(30, 12),
                a.resumes(31, 12), a.ends(75, RESPONDER));

        assertThat(call.hold().held()).isEqualTo(Duration.ofSeconds(10));
        assertThat(call.talked()).contains(Duration.ofSeconds(50));
    }

    @Test
    void hangingUpOnHoldEndsTheHold() {
        CallState call = after(a.arrives(), a.queues(7), a.rings(7, 12), a.picksUp(15, 12, 8), a.holds(20, 12), a.ends(35, CALLER));

        assertThat(call.hold().since()).isEmpty();
        assertThat(call.hold().held()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void aHoldByNobodyIsNoHold() {
        assertThat(after(a.arrives(), a.queues(7), a.holds(20, 12)).hold().since()).isEmpty();
    }

    @Test
    void transferredTheNextResponderHasIt() {
        CallState call = after(a.arrives(), a.queues(7), a.rings(7, 12), a.picksUp(15, 12, 8), a.rings(40, 13), a.transfers(50, 12, 13L),
                a.picksUp(50.1, 13, 0), a.leaves(50.2, 12, RESPONDER), a.ends(80, CALLER));

        assertThat(call.parts()).extracting(Part::member).containsExactly(member(12), member(13));
        assertThat(call.parts()).extracting(p -> p.leftAt().orElseThrow()).containsExactly(a.at(50), a.at(80));
        assertThat(call.waited()).contains(Duration.ofSeconds(8));
    }

    @Test
    void transferredToANumberOutsideNobodyOfUsHasIt() {
        CallState call = after(a.arrives(), a.queues(7), a.rings(7, 12), a.picksUp(15, 12, 8), a.transfers(50, 12, null));

        assertThat(call.alive()).isTrue();
        assertThat(call.parts()).noneMatch(Part::open);
    }

    @Test
    void aPickUpAfterTheEndIsNoPickUp() {
        CallState gone = after(a.arrives(), a.queues(7), a.rings(7, 12), a.givesUp(20, 13), a.ends(20.1, CALLER));

        assertThat(gone.apply(a.picksUp(20.5, 12, 13))).isSameAs(gone);
    }

    @Test
    void aPickUpToldLateBelongsToTheCallThatIsOver() {
        CallState call = after(a.arrives(), a.queues(7), a.ends(75, CALLER), a.picksUp(15, 12, 8));

        assertThat(call.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(call.talked()).contains(Duration.ofSeconds(60));
        assertThat(call.alive()).isFalse();
    }

    @Test
    void anEndNobodySawYieldsToTheEndThatTheLogsTell() {
        CallState call = after(a.arrives(), a.queues(7), a.rings(7, 12), a.picksUp(15, 12, 8), a.ends(300, UNKNOWN), a.ends(75, CALLER));

        assertThat(call.end().orElseThrow().by()).isEqualTo(CALLER);
        assertThat(call.talked()).contains(Duration.ofSeconds(60));
    }

    @Test
    void anEndNobodySawIsDisprovedByALaterFact() {
        CallState call = after(a.arrives(), a.queues(7), a.rings(7, 12), a.picksUp(15, 12, 8), a.ends(300, UNKNOWN), a.holds(310, 12));

        assertThat(call.alive()).isTrue();
        assertThat(call.lastPartOf(member(12)).orElseThrow().open()).isTrue();
        assertThat(call.hold().since()).contains(a.at(310));
    }

    @Test
    void nobodySawHowItEnded() {
        assertThat(after(a.arrives(), a.queues(7), a.ends(300, UNKNOWN)).outcome()).isEqualTo(Outcome.END_UNKNOWN);
    }

    @Test
    void aSeenEndIsNotOverwritten() {
        CallState call = after(a.arrives(), a.ends(75, CALLER));

        assertThat(call.apply(a.ends(300, UNKNOWN))).isSameAs(call);
        assertThat(call.apply(a.fact(76, "ended-again", new org.permanence.pbx.CallFact.Ended(LINE)))).isSameAs(call);
    }

    @Test
    void onlyFactsFromTheLogsThatChangeSomethingMarkTheCall() {
        CallState live = after(a.arrives(), a.queues(7));
        Facts logs = a.fromTheLogs();

        assertThat(live.apply(logs.queues(7)).reconstructed()).isFalse();
        assertThat(live.apply(logs.picksUp(15, 12, 8)).reconstructed()).isTrue();
    }

    @Test
    void twiceIsOnce() {
        List<CallEvent> facts = story();
        List<CallEvent> doubled = new ArrayList<>();
        facts.forEach(f -> doubled.addAll(List.of(f, f)));

        assertThat(after(doubled)).isEqualTo(after(facts));
    }

    /** Whatever the order, nothing breaks, and who answered, how long they waited and how it ended stay true. */
    @Test
    void anyOrderIsSurvived() {
        Random random = new Random(20260302);
        for (int i = 0; i < 500; i++) {
            List<CallEvent> facts = new ArrayList<>(story());
            Collections.shuffle(facts, random);

            CallState call = after(facts);

            assertThat(call.outcome()).as("%s", facts).isEqualTo(Outcome.ANSWERED);
            assertThat(call.origin().arrivedAt()).isEqualTo(a.at(0));
            assertThat(call.waited()).contains(Duration.ofSeconds(8));
            assertThat(call.end().orElseThrow()).isEqualTo(new CallState.End(a.at(75), CALLER));
            assertThat(call.parts()).hasSize(1).noneMatch(Part::open);
            assertThat(call.rings()).noneMatch(RingState::ringing);
        }
    }

    private List<CallEvent> story() {
        return List.of(a.arrives(), a.takesLanguage(6, Language.FR), a.queues(7), a.rings(7.1, 12), a.rings(7.1, 13), a.picksUp(15, 12, 8),
                a.ringEnds(15.01, 13, RingResult.CANCELLED), a.holds(20, 12), a.resumes(30, 12), a.leaves(74.9, 12, CALLER), a.ends(75, CALLER));
    }
}
