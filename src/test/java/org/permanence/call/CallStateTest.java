package org.permanence.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.permanence.call.Facts.after;
import static org.permanence.call.Facts.member;
import static org.permanence.call.Facts.waited;
import static org.permanence.pbx.CallFact.EndedBy.CALLER;
import static org.permanence.pbx.CallFact.EndedBy.LINE;
import static org.permanence.pbx.CallFact.EndedBy.RESPONDER;
import static org.permanence.pbx.CallFact.EndedBy.UNKNOWN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallFact.EndedBy;
import org.permanence.pbx.CallFact.RingResult;
import org.permanence.pbx.CallFact.TurnedAway.Reason;
import org.permanence.pbx.Language;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.QueueName;

/** The state that results from facts. */
class CallStateTest {

    private static final long ANN = 12;
    private static final long BOB = 13;

    private final Facts a = new Facts();

    @Test
    void anAnsweredCall() {
        CallState call = after(a.arrives(), a.takesLanguage(6, Language.NL), a.queues(7), a.rings(7.1, ANN), a.rings(7.1, BOB),
                a.picksUp(15, ANN, waited(8)), a.ringEnds(15.01, BOB, RingResult.CANCELLED), a.leaves(75, ANN, CALLER),
                a.ends(75.1, CALLER));

        assertThat(call.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(call.waited()).contains(Duration.ofSeconds(8));
        assertThat(call.talked()).contains(Duration.ofSeconds(60));
        assertThat(call.origin().language()).contains(Language.NL);
        assertThat(call.lastRingOf(member(ANN)).orElseThrow().result()).isEqualTo(RingState.Result.ACCEPTED);
        assertThat(call.lastRingOf(member(BOB)).orElseThrow().result()).isEqualTo(RingState.Result.CANCELLED);
        assertThat(call.parts()).extracting(Part::member).containsExactly(member(ANN));
        assertThat(call.alive()).isFalse();
    }

    @Test
    void pickedUpAndStillTalkingHasNoTalkingTimeYet() {
        CallState call = after(a.arrives(), a.queues(7), a.rings(7.1, ANN), a.picksUp(15, ANN, waited(8)));

        assertThat(call.talked()).isEmpty();
        assertThat(call.inQueue()).isFalse();
        assertThat(call.lastPartOf(member(ANN)).orElseThrow().open()).isTrue();
    }

    @Test
    void theHomePhoneThatWasPickedUpHasNotAnswered() {
        CallState call = after(a.arrives(), a.queues(7), a.rings(7.1, ANN),
                a.fact(9, "home", new CallFact.HomePickedUp(Facts.ring(ANN), member(ANN))));

        assertThat(call.outcome()).isEqualTo(Outcome.IN_PROGRESS);
        assertThat(call.inQueue()).isTrue();
        assertThat(call.parts()).isEmpty();
    }

    @Test
    void theCallerGivesUpWhileAPhoneRings() {
        CallState call = after(a.arrives(), a.queues(7), a.rings(7.1, ANN), a.givesUp(20, waited(13)), a.ends(20.1, CALLER),
                a.ringEnds(20.2, ANN, RingResult.TOO_LATE));

        assertThat(call.outcome()).isEqualTo(Outcome.GAVE_UP);
        assertThat(call.waited()).contains(Duration.ofSeconds(13));
        assertThat(call.lastRingOf(member(ANN)).orElseThrow().result()).isEqualTo(RingState.Result.TOO_LATE);
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

    /** Such facts stand in journals: 1.0.0 told the end of a stay in the queue as giving up, and the end as the caller's because of it. */
    @Test
    void whoWasTurnedAwayDidNotGiveUpThoughThatWasTold() {
        CallState call = after(a.arrives(), a.queues(7), a.givesUp(607, waited(600)), a.turnedAway(607.002, Reason.OVERFLOW));

        assertThat(call.outcome()).isEqualTo(Outcome.OVERFLOW);
        assertThat(call.inQueue()).isFalse();
        assertThat(call.waited()).contains(Duration.ofMillis(600_002));
        assertThat(call.apply(a.ends(615, CALLER)).end().orElseThrow().by()).isEqualTo(LINE);
    }

    @Test
    void whoHangsUpDuringTheAnnouncementEndsTheCall() {
        CallState call = after(a.arrives(), a.queues(7), a.turnedAway(607, Reason.OVERFLOW), a.ends(610, CALLER));

        assertThat(call.outcome()).isEqualTo(Outcome.OVERFLOW);
        assertThat(call.end().orElseThrow().by()).isEqualTo(CALLER);
    }

    @Test
    void whoQueuesAgainStillWaitsThoughGivingUpWasTold() {
        CallState call = after(a.arrives(), a.queues(7), a.givesUp(27, waited(20)), a.queues(32));

        assertThat(call.inQueue()).isTrue();
        assertThat(call.waitingSince()).as("since the first queue").contains(a.at(7));
        assertThat(call.outcome()).isEqualTo(Outcome.IN_PROGRESS);
        assertThat(call.waited()).isEmpty();

        CallState gone = call.apply(a.ends(50, CALLER));
        assertThat(gone.outcome()).isEqualTo(Outcome.GAVE_UP);
        assertThat(gone.waited()).contains(Duration.ofSeconds(43));
    }

    @Test
    void whoQueuesAgainAndIsAnsweredDidNotGiveUp() {
        CallState call = after(a.arrives(), a.queues(7), a.givesUp(27, waited(20)), a.queues(32), a.rings(33, ANN),
                a.picksUp(40, ANN, waited(33)));

        assertThat(call.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(call.waited()).contains(Duration.ofSeconds(33));
        assertThat(call.waiting().gaveUpAt()).isEmpty();
    }

    @Test
    void aGivingUpToldBeforeTheQueueingThatItEndedIsStillOne() {
        CallState call = after(a.arrives(), a.givesUp(20, waited(13)), a.queues(7), a.ends(20.001, CALLER));

        assertThat(call.outcome()).isEqualTo(Outcome.GAVE_UP);
        assertThat(call.waited()).contains(Duration.ofSeconds(13));
    }

    @Test
    void theLineFailed() {
        assertThat(after(a.arrives(), a.queues(7), a.ends(9, LINE)).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void holdIsNotTalking() {
        CallState call = after(a.arrives(), a.queues(7), a.rings(7, ANN), a.picksUp(15, ANN, waited(8)), a.holds(20, ANN), a.holds(21, ANN),
                a.resumes(30, ANN), a.resumes(31, ANN), a.ends(75, RESPONDER));

        assertThat(call.hold().held()).isEqualTo(Duration.ofSeconds(10));
        assertThat(call.talked()).contains(Duration.ofSeconds(50));
    }

    @Test
    void hangingUpOnHoldEndsTheHold() {
        CallState call =
                after(a.arrives(), a.queues(7), a.rings(7, ANN), a.picksUp(15, ANN, waited(8)), a.holds(20, ANN), a.ends(35, CALLER));

        assertThat(call.hold().since()).isEmpty();
        assertThat(call.hold().held()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void aHoldByNobodyIsNoHold() {
        assertThat(after(a.arrives(), a.queues(7), a.holds(20, ANN)).hold().since()).isEmpty();
    }

    @Test
    void transferredTheNextResponderHasIt() {
        CallState call = after(a.arrives(), a.queues(7), a.rings(7, ANN), a.picksUp(15, ANN, waited(8)), a.rings(40, BOB),
                a.transfers(50, ANN, BOB), a.picksUp(50.1, BOB, waited(0)), a.leaves(50.2, ANN, RESPONDER), a.ends(80, CALLER));

        assertThat(call.parts()).extracting(Part::member).containsExactly(member(ANN), member(BOB));
        assertThat(call.parts()).extracting(p -> p.leftAt().orElseThrow()).containsExactly(a.at(50), a.at(80));
        assertThat(call.waited()).contains(Duration.ofSeconds(8));
    }

    @Test
    void transferredToANumberOutsideNobodyOfUsHasIt() {
        CallState call = after(a.arrives(), a.queues(7), a.rings(7, ANN), a.picksUp(15, ANN, waited(8)), a.transfers(50, ANN, null));

        assertThat(call.alive()).isTrue();
        assertThat(call.parts()).noneMatch(Part::open);
    }

    @Test
    void aPickUpAfterTheEndIsNoPickUp() {
        CallState gone = after(a.arrives(), a.queues(7), a.rings(7, ANN), a.givesUp(20, waited(13)), a.ends(20.1, CALLER));

        assertThat(gone.apply(a.picksUp(20.5, ANN, waited(13)))).isSameAs(gone);
    }

    @Test
    void aPickUpToldLateBelongsToTheCallThatIsOver() {
        CallState call = after(a.arrives(), a.queues(7), a.ends(75, CALLER), a.picksUp(15, ANN, waited(8)));

        assertThat(call.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(call.talked()).contains(Duration.ofSeconds(60));
        assertThat(call.alive()).isFalse();
    }

    @Test
    void anEndNobodySawYieldsToTheEndThatTheLogsTell() {
        CallState call =
                after(a.arrives(), a.queues(7), a.rings(7, ANN), a.picksUp(15, ANN, waited(8)), a.ends(300, UNKNOWN), a.ends(75, CALLER));

        assertThat(call.end().orElseThrow().by()).isEqualTo(CALLER);
        assertThat(call.talked()).contains(Duration.ofSeconds(60));
    }

    @Test
    void anEndNobodySawIsDisprovedByALaterFact() {
        CallState call =
                after(a.arrives(), a.queues(7), a.rings(7, ANN), a.picksUp(15, ANN, waited(8)), a.ends(300, UNKNOWN), a.holds(310, ANN));

        assertThat(call.alive()).isTrue();
        assertThat(call.lastPartOf(member(ANN)).orElseThrow().open()).isTrue();
        assertThat(call.hold().since()).contains(a.at(310));
    }

    @Test
    void theLastThingThatIsKnownOfACall() {
        assertThat(after(a.arrives()).lastKnownAt()).isEqualTo(a.at(0));
        assertThat(after(a.arrives(), a.queues(7)).lastKnownAt()).isEqualTo(a.at(7));
        CallState talking = after(a.arrives(), a.queues(7), a.rings(7.1, ANN), a.rings(7.2, BOB), a.picksUp(15, ANN, waited(8)));
        assertThat(talking.lastKnownAt()).isEqualTo(a.at(15));
        assertThat(talking.apply(a.ringEnds(16, BOB, RingResult.CANCELLED)).lastKnownAt()).isEqualTo(a.at(16));
        assertThat(talking.apply(a.holds(20, ANN)).lastKnownAt()).isEqualTo(a.at(20));
        assertThat(talking.apply(a.leaves(30, ANN, RESPONDER)).lastKnownAt()).isEqualTo(a.at(30));
    }

    @Test
    void nobodySawHowItEnded() {
        assertThat(after(a.arrives(), a.queues(7), a.ends(300, UNKNOWN)).outcome()).isEqualTo(Outcome.END_UNKNOWN);
    }

    @Test
    void aSeenEndIsNotOverwritten() {
        CallState call = after(a.arrives(), a.ends(75, CALLER));

        assertThat(call.apply(a.ends(300, UNKNOWN))).isSameAs(call);
        assertThat(call.apply(a.fact(76, "ended-again", new CallFact.Ended(LINE)))).isSameAs(call);
    }

    @Test
    void onlyFactsFromTheLogsThatChangeSomethingMarkTheCall() {
        CallState live = after(a.arrives(), a.queues(7));
        Facts logs = a.fromTheLogs();

        assertThat(live.apply(logs.queues(7)).reconstructed()).isFalse();
        assertThat(live.apply(logs.picksUp(15, ANN, waited(8))).reconstructed()).isTrue();
    }

    @Test
    void twiceIsOnce() {
        List<CallEvent> facts = story();
        List<CallEvent> doubled = new ArrayList<>();
        facts.forEach(f -> doubled.addAll(List.of(f, f)));

        assertThat(after(doubled)).isEqualTo(after(facts));
    }

    /** In any order, nothing breaks, and the responder, the wait and the outcome stay correct. */
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
        return List.of(a.arrives(), a.takesLanguage(6, Language.FR), a.queues(7), a.rings(7.1, ANN), a.rings(7.1, BOB),
                a.picksUp(15, ANN, waited(8)), a.ringEnds(15.01, BOB, RingResult.CANCELLED), a.holds(20, ANN), a.resumes(30, ANN),
                a.leaves(74.9, ANN, CALLER), a.ends(75, CALLER));
    }

    private CallState talkingAnd(CallEvent... then) {
        CallState call = after(a.arrives(), a.queues(5), a.rings(6, ANN), a.picksUp(10, ANN, waited(5)));
        for (CallEvent fact : then) {
            call = call.apply(fact);
        }
        return call;
    }

    @Test
    void theRoomsHoldAndThePhonesAreTwoThings() {
        CallState phone = talkingAnd(a.phoneHolds(20, ANN));
        assertThat(phone.phoneHolds()).isTrue();
        assertThat(phone.onHold()).as("nothing that the screen could take back").isFalse();
        assertThat(phone.hold().since()).as("the caller hears music all the same").contains(a.at(20));

        CallState both = phone.apply(a.holds(30, ANN));
        assertThat(both.onHold()).isTrue();
        assertThat(both.phoneHolds()).isTrue();

        assertThat(both.apply(a.resumes(35, ANN))).satisfies(call -> {
            assertThat(call.onHold()).isFalse();
            assertThat(call.phoneHolds()).isTrue();
        });
        assertThat(both.apply(a.phoneTakesBack(35, ANN))).satisfies(call -> {
            assertThat(call.onHold()).isTrue();
            assertThat(call.phoneHolds()).isFalse();
        });
    }

    @Test
    void timeOnHoldIsCountedOnceHoweverManyHold() {
        assertThat(talkingAnd(a.phoneHolds(20, ANN), a.phoneTakesBack(23, ANN)).hold())
                .isEqualTo(new CallState.Hold(Optional.empty(), Duration.ofSeconds(3)));
        assertThat(talkingAnd(a.phoneHolds(20, ANN), a.holds(25, ANN), a.phoneTakesBack(30, ANN), a.resumes(40, ANN)).hold())
                .isEqualTo(new CallState.Hold(Optional.empty(), Duration.ofSeconds(20)));
        assertThat(talkingAnd(a.holds(20, ANN), a.phoneHolds(25, ANN), a.resumes(30, ANN), a.phoneTakesBack(40, ANN)).hold())
                .isEqualTo(new CallState.Hold(Optional.empty(), Duration.ofSeconds(20)));
        assertThat(talkingAnd(a.phoneHolds(20, ANN), a.ends(30, CALLER)).talked()).contains(Duration.ofSeconds(10));
    }

    @Test
    void thePhonesHoldEndsWithThatPhonesPart() {
        CallState left = talkingAnd(a.phoneHolds(20, ANN), a.leaves(30, ANN, EndedBy.RESPONDER));
        assertThat(left.phoneHolds()).isFalse();
        assertThat(left.hold()).isEqualTo(new CallState.Hold(Optional.empty(), Duration.ofSeconds(10)));

        CallState given = talkingAnd(a.phoneHolds(20, ANN),
                a.fact(25, "transfer-started", new CallFact.TransferStarted(Optional.of(ANN_ID), Optional.of(BOB_ID))),
                a.leaves(25, ANN, EndedBy.RESPONDER), a.picksUp(30, BOB, waited(0)));
        assertThat(given.phoneHolds()).isFalse();
        assertThat(given.hold()).isEqualTo(new CallState.Hold(Optional.empty(), Duration.ofSeconds(5)));
        assertThat(talkingAnd(a.phoneHolds(20, BOB))).as("not the phone of who has the call").isEqualTo(talkingAnd());
    }

    // ---- around the call

    private CallEvent told(double seconds, CallFact fact) {
        return room.fact(seconds, fact.getClass().getSimpleName() + seconds, fact);
    }

    private final Facts room = new Facts();
    private static final MemberId ANN_ID = member(ANN);
    private static final MemberId BOB_ID = member(BOB);

    @Test
    void aThirdPersonComesStaysAndKeepsTheCall() {
        CallState talking = after(room.arrives(), room.queues(1), room.rings(2, ANN), room.picksUp(10, ANN, waited(9)),
                told(20, new CallFact.PutOnHold(ANN_ID)), told(20.1, new CallFact.ThirdCalled(ANN_ID, Optional.of(BOB_ID))),
                room.rings(20.2, BOB),
                told(24, new CallFact.ThirdJoined(ANN_ID, Optional.of(BOB_ID))));
        assertThat(talking.room().third()).contains(new Room.Third(Optional.of(BOB_ID), Room.Stage.TALKING, ANN_ID, room.at(24)));
        assertThat(talking.lastRingOf(BOB_ID)).map(RingState::result).contains(RingState.Result.ACCEPTED);
        assertThat(talking.lastPartOf(BOB_ID)).as("a third person has no part").isEmpty();

        CallState kept = talking.apply(told(30, new CallFact.TakenOffHold(ANN_ID)))
                .apply(told(31, new CallFact.Transferred(ANN_ID, Optional.of(BOB_ID), true)))
                .apply(room.leaves(31, ANN, EndedBy.RESPONDER)).apply(room.picksUp(31, BOB, waited(0)));
        assertThat(kept.room().empty()).isTrue();
        assertThat(kept.parts()).extracting(Part::member).containsExactly(ANN_ID, BOB_ID);
        assertThat(kept.hold().held()).isEqualTo(Duration.ofSeconds(10));
        assertThat(kept.waiting().waited()).as("the caller waited once").contains(Duration.ofSeconds(9));
    }

    @Test
    void aTransferThatFailsPutsTheCallerBackIntoTheQueue() {
        CallState away = after(room.arrives(), room.queues(1), room.rings(2, ANN), room.picksUp(10, ANN, waited(9)),
                told(20, new CallFact.TransferStarted(Optional.of(ANN_ID), Optional.of(BOB_ID))), room.leaves(20, ANN, EndedBy.RESPONDER));
        assertThat(away.inQueue()).isFalse();
        assertThat(away.room().move()).isPresent();

        CallState back = away.apply(told(40, new CallFact.TransferFailed(Optional.of(BOB_ID), RingResult.NO_ANSWER)))
                .apply(told(40.1, new CallFact.Queued(QueueName.of("aas-fr"), 1)));
        assertThat(back.inQueue()).isTrue();
        assertThat(back.waitingSince()).contains(room.at(40.1));
        assertThat(back.outcome()).isEqualTo(Outcome.ANSWERED);

        CallState again = back.apply(room.picksUp(50, BOB, waited(0))).apply(room.ends(70, EndedBy.CALLER));
        assertThat(again.inQueue()).isFalse();
        assertThat(again.talked()).as("without the way back").contains(Duration.ofSeconds(30));
    }

    @Test
    void takenOutOfTheQueueToAChosenResponderIsNoGivingUp() {
        CallState chosen = after(room.arrives(), room.queues(1), room.givesUp(9, waited(8)),
                told(9, new CallFact.TransferStarted(Optional.empty(), Optional.of(BOB_ID))));
        assertThat(chosen.outcome()).isEqualTo(Outcome.IN_PROGRESS);
        CallState answered = chosen.apply(room.rings(10, BOB)).apply(room.picksUp(12, BOB, waited(11)));
        assertThat(answered.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(answered.waited()).contains(Duration.ofSeconds(11));
        assertThat(answered.room().empty()).isTrue();
    }

    @Test
    void aRegainedCallIsTheSameRespondersAgain() {
        CallState lost = after(room.arrives(), room.queues(1), room.rings(2, ANN), room.picksUp(10, ANN, waited(9)),
                told(20, new CallFact.RegainStarted(ANN_ID)), room.leaves(20, ANN, EndedBy.RESPONDER));
        assertThat(lost.room().move()).map(Room.Move::kind).contains(Room.Kind.REGAIN);
        assertThat(lost.inQueue()).isFalse();
        CallState regained = lost.apply(room.picksUp(23, ANN, waited(0)));
        assertThat(regained.lastPartOf(ANN_ID)).map(Part::open).contains(true);
        assertThat(regained.room().empty()).isTrue();
    }

    @Test
    void aCallerFromWhomNothingComesIsStillTalkedWith() {
        CallState silent = after(room.arrives(), room.queues(1), room.rings(2, ANN), room.picksUp(10, ANN, waited(9)),
                told(45, new CallFact.CallerSilent()));
        assertThat(silent.room().silentSince()).contains(room.at(45));
        assertThat(silent.lastPartOf(ANN_ID)).map(Part::open).contains(true);
        assertThat(silent.apply(told(50, new CallFact.CallerHeard())).room().silentSince()).isEmpty();
        assertThat(silent.apply(room.leaves(60, ANN, EndedBy.LOST)).room().silentSince()).as("with nobody who listens").isEmpty();
    }

    @Test
    void aCallerWhoIsLostInTheGreetingHasGivenUp() {
        assertThat(after(room.arrives(), room.ends(5, EndedBy.LOST)).outcome()).isEqualTo(Outcome.GAVE_UP);
    }

    @Test
    void whatIsKeptOfARoomIsReadBackEqual() {
        Room room = new Room(
                Optional.of(new Room.Third(Optional.empty(), Room.Stage.RINGING, ANN_ID, Instant.parse("2026-03-02T09:00:00.123Z"))),
                Optional.of(
                        new Room.Move(Room.Kind.TRANSFER, Optional.of(ANN_ID), Optional.empty(), Instant.parse("2026-03-02T09:00:01Z"))),
                Optional.of(Instant.parse("2026-03-02T09:00:02Z")),
                Optional.of(new Room.Help(ANN_ID, Instant.parse("2026-03-02T09:00:03Z"), Optional.of("Cora"))), Set.of(ANN_ID),
                Optional.of(new Room.PhoneHold(ANN_ID, true)), Optional.of(Instant.parse("2026-03-02T09:00:04Z")));
        assertThat(RoomJson.read(RoomJson.text(room))).isEqualTo(room);
        assertThat(RoomJson.text(Room.EMPTY)).isNull();
        assertThat(RoomJson.read(null)).isEqualTo(Room.EMPTY);
    }

    @Test
    void aWrapUpBelongsToItsCallAlsoAfterTheEndAndEndsWhenThePbxSaysSo() {
        CallState call = after(a.arrives(), a.queues(5), a.picksUp(10, ANN, waited(5)), a.ends(70, CALLER),
                a.wrapsUp(70.02, ANN, 100));
        assertThat(call.wrapUps())
                .containsExactly(new CallState.WrapUp(member(ANN), call.end().orElseThrow().at().plusMillis(20), a.at(100)));
        assertThat(call.apply(a.wrapUpEnds(130, ANN, 100)).wrapUps()).singleElement()
                .satisfies(w -> assertThat(w.endsAt()).as("it was lengthened").isEqualTo(a.at(130)));
    }

    /** Who was rung back begins the wrap-up anew at the end. */
    @Test
    void oneResponderMayWrapUpTwiceInACall() {
        CallState call = after(a.arrives(), a.queues(5), a.picksUp(10, ANN, waited(5)), a.wrapsUp(20, ANN, 50),
                a.wrapUpEnds(21, ANN, 50), a.ends(70, CALLER), a.wrapsUp(70.1, ANN, 100));
        assertThat(call.wrapUps()).extracting(CallState.WrapUp::endsAt).containsExactly(a.at(21), a.at(100));
    }

    @Test
    void aWrapUpDoesNotDisproveAnEndThatNobodySaw() {
        CallState call = after(a.arrives(), a.queues(5), a.picksUp(10, ANN, waited(5)), a.ends(60, UNKNOWN),
                a.wrapsUp(70, ANN, 100));
        assertThat(call.alive()).isFalse();
        assertThat(call.wrapUps()).hasSize(1);
    }
}
