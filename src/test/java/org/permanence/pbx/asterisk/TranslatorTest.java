package org.permanence.pbx.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallEvent.Source;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallFact.EndedBy;
import org.permanence.pbx.CallFact.RingResult;
import org.permanence.pbx.CallFact.TurnedAway.Reason;
import org.permanence.pbx.CallId;
import org.permanence.pbx.CallerPseudonym;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal;
import org.permanence.pbx.QueueName;
import org.permanence.pbx.Reach;
import org.permanence.pbx.RingId;
import org.permanence.pbx.asterisk.Occurrence.CallSeen;
import org.permanence.pbx.asterisk.Occurrence.Subject;

/** Cases that the captures do not contain. */
class TranslatorTest {

    private static final CallId CALL = CallId.of("7d9f7a52-3d0a-4c7e-9a51-0d3f1c7f2b11");
    private static final String CALLER = "pbx-1.1";
    private static final Subject SUBJECT = new Subject(Optional.of(CALL), CALLER);
    private static final QueueName FR = QueueName.of("aas-fr");
    private static final QueueName NL = QueueName.of("aas-nl");
    private static final MemberId ANN = new MemberId("r1");
    private static final MemberId BOB = new MemberId("r2");
    private static final String CALLERS = "PJSIP/trunk-00000001";
    private static final RingId ANNS = new RingId("Local/r1@responder-00000001");
    private static final RingId BOBS = new RingId("Local/r2@responder-00000002");
    private static final Instant START = Instant.parse("2026-11-20T20:00:00Z");

    private final List<CallEvent> facts = new ArrayList<>();
    private final Translator translator = new Translator(facts::add, _ -> {});
    private Instant now = START;

    private void tell(Occurrence occurrence) {
        translator.tell(occurrence, Source.LIVE);
    }

    private Instant later(int seconds) {
        now = now.plusSeconds(seconds);
        return now;
    }

    private void arrives() {
        tell(new DialplanWord.CallArrived(now, SUBJECT, new LineCode("aas"), Optional.empty()));
    }

    private void queues() {
        tell(new DialplanWord.CallLanguage(later(1), SUBJECT, Language.FR, false));
        tell(new Occurrence.CallerQueued(later(1), SUBJECT, FR, 1));
    }

    private void rings(RingId ring, MemberId member) {
        tell(new DialplanWord.RingStarted(later(1), SUBJECT, ring, member, Reach.Kind.SOFTPHONE));
    }

    private void connects(RingId ring, MemberId member) {
        tell(new Occurrence.MemberConnected(later(2), SUBJECT, ring, member, Duration.ofSeconds(3)));
    }

    private void callerGone() {
        tell(new Occurrence.ChannelGone(later(1), SUBJECT, "PJSIP/trunk-00000001", 16));
    }

    private List<String> keys() {
        return facts.stream().map(CallEvent::key).toList();
    }

    private <F extends CallFact> F last(Class<F> kind) {
        return facts.stream().map(CallEvent::fact).filter(kind::isInstance).map(kind::cast).reduce((_, b) -> b).orElseThrow();
    }

    @Test
    void turnedAwayIsEndedByTheLine() {
        arrives();
        tell(new DialplanWord.CallTurnedAway(later(1), SUBJECT, Reason.CLOSED));
        callerGone();

        assertThat(keys()).containsExactly("arrived", "turned-away:CLOSED", "ended");
        assertThat(last(CallFact.Ended.class).by()).isEqualTo(EndedBy.LINE);
    }

    @Test
    void hangingUpDuringTheGreetingIsTheCallersDoing() {
        arrives();
        callerGone();

        assertThat(last(CallFact.Ended.class).by()).isEqualTo(EndedBy.CALLER);
    }

    @Test
    void hangingUpDuringTheAnnouncementIsTheCallersDoingWhenItIsSeen() {
        arrives();
        tell(new DialplanWord.CallTurnedAway(later(1), SUBJECT, Reason.CLOSED));
        tell(new Occurrence.HangupAsked(later(1), SUBJECT, "PJSIP/trunk-00000001", false));
        callerGone();

        assertThat(last(CallFact.Ended.class).by()).isEqualTo(EndedBy.CALLER);
    }

    private void leavesTheQueue(int seconds) {
        tell(new Occurrence.CallerLeftQueue(later(seconds), SUBJECT, Duration.ofSeconds(seconds)));
    }

    @Test
    void theQueuesTimeIsOverAndTheCallerIsTurnedAway() {
        arrives();
        queues();
        rings(ANNS, ANN);
        leavesTheQueue(60);
        tell(new DialplanWord.CallTurnedAway(now.plusMillis(2), SUBJECT, Reason.OVERFLOW));
        later(10);
        callerGone();

        assertThat(keys()).containsExactly("arrived", "language", "queued:aas-fr", "ring-started:" + ANNS, "ring-ended:" + ANNS,
                "turned-away:OVERFLOW", "ended");
        assertThat(last(CallFact.Ended.class).by()).isEqualTo(EndedBy.LINE);
    }

    @Test
    void theLastMemberLeavesAndTheCallerIsMovedToAnotherLanguage() {
        arrives();
        queues();
        leavesTheQueue(20);
        tell(new Occurrence.CallerQueued(later(5), SUBJECT, NL, 1));
        rings(ANNS, ANN);
        connects(ANNS, ANN);
        tell(new Occurrence.MemberCompleted(later(60), SUBJECT, ANNS, ANN));
        callerGone();

        assertThat(keys()).containsExactly("arrived", "language", "queued:aas-fr", "queued:aas-nl", "ring-started:" + ANNS,
                "picked-up:" + ANNS, "responder-left:" + ANNS, "ended");
        assertThat(last(CallFact.PickedUp.class).waited()).as("since the first queue").isEqualTo(Duration.ofSeconds(28));
        assertThat(last(CallFact.Ended.class).by()).isEqualTo(EndedBy.RESPONDER);
    }

    @Test
    void hangingUpInTheQueueIsGivingUp() {
        arrives();
        queues();
        tell(new Occurrence.HangupAsked(later(30), SUBJECT, "PJSIP/trunk-00000001", false));
        leavesTheQueue(0);
        tell(new Occurrence.ChannelGone(now, SUBJECT, "PJSIP/trunk-00000001", 16));

        assertThat(keys()).containsExactly("arrived", "language", "queued:aas-fr", "gave-up", "ended");
        assertThat(last(CallFact.GaveUp.class).waited()).isEqualTo(Duration.ofSeconds(30));
        assertThat(last(CallFact.Ended.class).by()).isEqualTo(EndedBy.CALLER);
    }

    @Test
    void hangingUpWhileTheNextShiftIsAwaitedIsGivingUpThenAndNotBefore() {
        arrives();
        queues();
        leavesTheQueue(20);
        assertThat(keys()).doesNotContain("gave-up");
        tell(new Occurrence.HangupAsked(later(3), SUBJECT, "PJSIP/trunk-00000001", false));
        callerGone();

        assertThat(keys()).endsWith("gave-up", "ended");
        assertThat(last(CallFact.GaveUp.class).waited()).isEqualTo(Duration.ofSeconds(24));
    }

    private void talks() {
        arrives();
        queues();
        rings(ANNS, ANN);
        connects(ANNS, ANN);
    }

    private void callersChannelGoes(int cause) {
        tell(new Occurrence.ChannelGone(later(1), SUBJECT, CALLERS, cause));
    }

    private void phoneHangsUp(String channel, boolean lost) {
        tell(new Occurrence.HangupAsked(later(30), SUBJECT_OF_ANNS_LEG, channel, lost));
    }

    @Test
    void theResponderHangsUpAndTheCallersChannelGoesBeforeTheQueueSaysSo() {
        talks();
        phoneHangsUp("PJSIP/web-r1-0000000a", false);
        callersChannelGoes(16);

        assertThat(last(CallFact.ResponderLeft.class).by()).isEqualTo(EndedBy.RESPONDER);
        assertThat(last(CallFact.Ended.class).by()).isEqualTo(EndedBy.RESPONDER);
    }

    private void callerHangsUp() {
        tell(new Occurrence.HangupAsked(now, SUBJECT, CALLERS, false));
    }

    @Test
    void ofTwoWhoHangUpInOneMomentTheFirstEndsTheCall() {
        talks();
        phoneHangsUp("PJSIP/web-r1-0000000a", false);
        callerHangsUp();
        tell(new Occurrence.MemberCompleted(now, SUBJECT, ANNS, ANN));
        callersChannelGoes(16);

        assertThat(last(CallFact.ResponderLeft.class).by()).isEqualTo(EndedBy.RESPONDER);
        assertThat(last(CallFact.Ended.class).by()).isEqualTo(EndedBy.RESPONDER);
    }

    @Test
    void aCallerWhoHangsUpWhenTheResponderHasLeftEndsNoConversation() {
        talks();
        phoneHangsUp("PJSIP/web-r1-0000000a", false);
        tell(new Occurrence.MemberCompleted(now, SUBJECT, ANNS, ANN));
        callerHangsUp();
        callersChannelGoes(16);

        assertThat(last(CallFact.Ended.class).by()).isEqualTo(EndedBy.RESPONDER);
    }

    @Test
    void aCallerWhoHangsUpFirstEndsTheCallWhateverThePhoneDoes() {
        talks();
        callerHangsUp();
        phoneHangsUp("PJSIP/web-r1-0000000a", false);
        callersChannelGoes(16);

        assertThat(last(CallFact.Ended.class).by()).isEqualTo(EndedBy.CALLER);
    }

    @Test
    void aCallerWhoWaitsAgainAfterTheResponderHungUpMayGiveUp() {
        talks();
        phoneHangsUp("PJSIP/web-r1-0000000a", false);
        tell(new Occurrence.MemberCompleted(now, SUBJECT, ANNS, ANN));
        tell(new Occurrence.CallerQueued(later(5), SUBJECT, FR, 1));
        callerHangsUp();
        leavesTheQueue(3);
        callersChannelGoes(16);

        assertThat(last(CallFact.Ended.class).by()).isEqualTo(EndedBy.CALLER);
    }

    @Test
    void aHangUpOnTheScreenIsTheRespondersWhoeversLegLeavesTheQueueFirst() {
        talks();
        callersChannelGoes(Channels.HUNG_UP_ON_SCREEN);
        assertThat(last(CallFact.Ended.class).by()).as("before AgentComplete").isEqualTo(EndedBy.RESPONDER);
    }

    @Test
    void aHangUpOnTheScreenThatTheQueueTellsFirstIsTheRespondersToo() {
        talks();
        tell(new Occurrence.MemberCompleted(later(30), SUBJECT, ANNS, ANN));
        callersChannelGoes(Channels.HUNG_UP_ON_SCREEN);
        assertThat(last(CallFact.Ended.class).by()).isEqualTo(EndedBy.RESPONDER);
    }

    @Test
    void aConversationThatNobodyEndedIsTheLinesDoing() {
        talks();
        callersChannelGoes(16);
        assertThat(last(CallFact.Ended.class).by()).isEqualTo(EndedBy.LINE);
    }

    @Test
    void aCallerWhoseConnectionFailedIsLostAndHasNotHungUp() {
        talks();
        tell(new Occurrence.HangupAsked(later(30), SUBJECT, CALLERS, true));
        tell(new Occurrence.MemberCompleted(now, SUBJECT, ANNS, ANN));
        callersChannelGoes(18);

        assertThat(last(CallFact.Ended.class).by()).isEqualTo(EndedBy.LOST);
    }

    @Test
    void aResponderWhosePhoneIsLostHasNotHungUp() {
        talks();
        phoneHangsUp("PJSIP/desk-101-0000000a", true);
        tell(new DialplanWord.RegainStarted(now, SUBJECT, ANN));

        assertThat(last(CallFact.ResponderLeft.class).by()).isEqualTo(EndedBy.LOST);
    }

    @Test
    void aThirdPersonWhoHungUpEarlierDidNotEndTheCall() {
        talks();
        phoneHangsUp("PJSIP/trunk-0000000b", false);
        tell(new DialplanWord.ThirdLeft(now, SUBJECT, ANN, Optional.empty(), "Local/number@invited-00000001;1"));
        callersChannelGoes(16);

        assertThat(last(CallFact.Ended.class).by()).isEqualTo(EndedBy.LINE);
    }

    @Test
    void silenceIsToldOnlyOfACallerWhomSomebodyTalksWith() {
        arrives();
        queues();
        tell(new Occurrence.CallerSound(later(1), SUBJECT, false));
        assertThat(keys()).noneMatch(key -> key.startsWith("caller-"));
        rings(ANNS, ANN);
        connects(ANNS, ANN);
        tell(new Occurrence.CallerSound(later(30), SUBJECT, false));
        tell(new Occurrence.CallerSound(later(5), SUBJECT, true));

        assertThat(said()).endsWith(new CallFact.CallerSilent(), new CallFact.CallerHeard());
    }

    @Test
    void anEndOfAStayInTheQueueToldAgainAfterTheNextOneBeganIsOver() {
        arrives();
        queues();
        leavesTheQueue(20);
        Instant left = now;
        tell(new Occurrence.CallerQueued(later(5), SUBJECT, NL, 1));
        tell(new Occurrence.CallerLeftQueue(left, SUBJECT, Duration.ofSeconds(20)));
        callerGone();

        assertThat(keys()).doesNotContain("gave-up");
        assertThat(last(CallFact.Ended.class).by()).isEqualTo(EndedBy.LINE);
    }

    @Test
    void turnedAwayAfterTheResponderWasLostIsEndedByTheLine() {
        arrives();
        queues();
        rings(ANNS, ANN);
        connects(ANNS, ANN);
        tell(new Occurrence.ChannelGone(later(5), new Subject(Optional.of(CALL), "pbx-1.2"), ANNS + ";1", 16));
        tell(new Occurrence.CallerQueued(later(1), SUBJECT, FR, 1));
        leavesTheQueue(60);
        tell(new DialplanWord.CallTurnedAway(now, SUBJECT, Reason.OVERFLOW));
        callerGone();

        assertThat(last(CallFact.Ended.class).by()).isEqualTo(EndedBy.LINE);
    }

    @Test
    void responderHangsUpFirst() {
        arrives();
        queues();
        rings(ANNS, ANN);
        connects(ANNS, ANN);
        tell(new Occurrence.MemberCompleted(later(60), SUBJECT, ANNS, ANN));
        tell(new Occurrence.ChannelGone(now, new Subject(Optional.of(CALL), "pbx-1.2"), ANNS + ";1", 16));
        callerGone();

        assertThat(keys()).endsWith("picked-up:" + ANNS, "responder-left:" + ANNS, "ended");
        assertThat(last(CallFact.Ended.class).by()).isEqualTo(EndedBy.RESPONDER);
    }

    @Test
    void waitingIsCountedFromTheQueueNotFromTheArrival() {
        arrives();
        queues();
        rings(ANNS, ANN);
        connects(ANNS, ANN);

        assertThat(last(CallFact.PickedUp.class).waited()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void callPutBackIntoTheQueueAndTakenByAnother() {
        arrives();
        queues();
        rings(ANNS, ANN);
        connects(ANNS, ANN);
        // A Redirect: the responder's half ends, AgentComplete comes only with the caller's hanging up.
        tell(new Occurrence.ChannelGone(later(5), new Subject(Optional.of(CALL), "pbx-1.2"), ANNS + ";1", 16));
        tell(new Occurrence.CallerQueued(later(1), SUBJECT, FR, 1));
        rings(BOBS, BOB);
        connects(BOBS, BOB);
        tell(new Occurrence.MemberCompleted(later(60), SUBJECT, ANNS, ANN));
        tell(new Occurrence.MemberCompleted(now, SUBJECT, BOBS, BOB));
        callerGone();

        assertThat(keys()).containsExactly("arrived", "language", "queued:aas-fr", "ring-started:" + ANNS, "picked-up:" + ANNS,
                "responder-left:" + ANNS, "queued:aas-fr#2", "ring-started:" + BOBS, "picked-up:" + BOBS, "responder-left:" + BOBS,
                "ended");
    }

    @Test
    void sameQueueingFromTheFilesAndFromTheSocketIsOne() {
        arrives();
        queues();
        tell(new Occurrence.CallerQueued(now.plusMillis(3), SUBJECT, FR, 1));

        assertThat(keys()).containsOnlyOnce("queued:aas-fr").doesNotContain("queued:aas-fr#2");
    }

    @Test
    void responderOnAnotherCallWasNotRung() {
        arrives();
        queues();
        tell(new DialplanWord.RingFailed(later(1), SUBJECT, ANNS, ANN, RingResult.BUSY));
        tell(new Occurrence.RingUnanswered(now, SUBJECT, ANNS, ANN));

        assertThat(keys()).noneMatch(key -> key.startsWith("ring-"));
    }

    @Test
    void ringEndsOnceWhoeverSaysItFirst() {
        arrives();
        queues();
        rings(ANNS, ANN);
        tell(new DialplanWord.RingFailed(later(1), SUBJECT, ANNS, ANN, RingResult.UNREACHABLE));
        tell(new Occurrence.RingUnanswered(now, SUBJECT, ANNS, ANN));
        tell(new Occurrence.ChannelGone(now, new Subject(Optional.of(CALL), "pbx-1.2"), ANNS + ";1", 16));

        assertThat(keys()).containsOnlyOnce("ring-ended:" + ANNS);
        assertThat(last(CallFact.RingEnded.class).result()).isEqualTo(RingResult.UNREACHABLE);
    }

    @Test
    void theHoldKeyCountsWhenItIsOnTheTelephoneOfWhoHasTheCall() {
        arrives();
        queues();
        rings(ANNS, ANN);
        connects(ANNS, ANN);
        Subject leg = new Subject(Optional.of(CALL), "pbx-1.4");
        tell(new Occurrence.PhoneHold(later(1), leg, ANN, true));
        tell(new Occurrence.PhoneHold(later(1), leg, BOB, true));
        tell(new Occurrence.PhoneHold(later(1), leg, ANN, false));

        assertThat(facts.subList(5, facts.size())).extracting(CallEvent::fact)
                .containsExactly(new CallFact.PhoneHeld(ANN), new CallFact.PhoneTookBack(ANN));
    }

    @Test
    void transferToAColleague() {
        arrives();
        queues();
        rings(ANNS, ANN);
        connects(ANNS, ANN);
        tell(new Occurrence.CallTransferred(later(10), new Subject(Optional.of(CALL), "pbx-1.4"), Optional.of(BOB), true));

        assertThat(facts.getLast().fact()).isEqualTo(new CallFact.Transferred(ANN, Optional.of(BOB), true));
    }

    @Test
    void everythingTwiceSaysNothingNew() {
        for (int round = 0; round < 2; round++) {
            now = START;
            arrives();
            queues();
            rings(ANNS, ANN);
            connects(ANNS, ANN);
        }

        assertThat(keys().stream().distinct().toList()).containsExactly("arrived", "language", "queued:aas-fr", "ring-started:" + ANNS,
                "picked-up:" + ANNS);
    }

    @Test
    void colleaguesCallIsNotTheLines() {
        tell(new DialplanWord.RingStarted(now, SUBJECT, ANNS, ANN, Reach.Kind.DESK));
        tell(new Occurrence.ChannelGone(now, SUBJECT, "PJSIP/web-r3-00000001", 16));

        assertThat(facts).isEmpty();
    }

    @Test
    void nothingFollowsTheEnd() {
        arrives();
        callerGone();
        tell(new DialplanWord.RingFailed(later(1), SUBJECT, ANNS, ANN, RingResult.TOO_LATE));
        tell(new Occurrence.ChannelGone(now, new Subject(Optional.of(CALL), "pbx-1.2"), ANNS + ";1", 16));

        assertThat(keys()).endsWith("ended").hasSize(2);
        assertThat(translator.liveCalls()).isEmpty();
    }

    @Test
    void listsAddWhatTheFilesDidNotTell() {
        var ring = new CallSeen.RingSeen(ANNS, ANN, Optional.of(Reach.Kind.HOME));
        tell(new CallSeen(START.plusSeconds(30), SUBJECT, new LineCode("aas"), Optional.empty(), START, Optional.empty(), List.of(ring),
                Optional.of(ring)));

        assertThat(keys()).containsExactly("arrived", "ring-started:" + ANNS, "picked-up:" + ANNS);
        assertThat(facts.getFirst().at()).isEqualTo(START);
        assertThat(last(CallFact.PickedUp.class).reach()).isEqualTo(Reach.Kind.HOME);
    }

    @Test
    void listsAddNothingToWhatTheFilesTold() {
        arrives();
        queues();
        rings(ANNS, ANN);
        connects(ANNS, ANN);
        int before = facts.size();
        var ring = new CallSeen.RingSeen(ANNS, ANN, Optional.of(Reach.Kind.SOFTPHONE));
        tell(new CallSeen(later(5), SUBJECT, new LineCode("aas"), Optional.empty(), START, Optional.empty(), List.of(ring),
                Optional.of(ring)));

        assertThat(facts).hasSize(before);
    }

    @Test
    void callThatIsNotAtThePbxAnyMoreIsForgotten() {
        arrives();
        queues();

        translator.keepOnly(Set.of());

        assertThat(translator.liveCalls()).isEmpty();
        assertThat(keys()).as("its end is the journal's to say").doesNotContain("ended");
    }

    // ---- the call in hand

    private static final String THIRD = "Local/r2@invited-00000003;1";

    private void annHasTheCall() {
        arrives();
        queues();
        tell(new DialplanWord.RingStarted(later(1), SUBJECT, ANNS, ANN, Reach.Kind.SOFTPHONE));
        tell(new Occurrence.MemberConnected(later(1), SUBJECT, ANNS, ANN, Duration.ofSeconds(2)));
        facts.clear();
    }

    private void bobIsBroughtIn() {
        tell(new DialplanWord.ThirdCalled(later(1), SUBJECT, ANN, Optional.of(BOB), THIRD));
        tell(new DialplanWord.RingStarted(later(1), SUBJECT, BOBS, BOB, Reach.Kind.DESK));
        tell(new DialplanWord.ThirdJoined(later(1), SUBJECT, ANN, Optional.of(BOB), THIRD, Optional.of(BOBS)));
    }

    private List<Object> said() {
        return facts.stream().<Object>map(CallEvent::fact).toList();
    }

    @Test
    void aThirdPersonWhoKeepsTheCallIsItsNextResponder() {
        annHasTheCall();
        bobIsBroughtIn();
        tell(new DialplanWord.MemberLeft(later(1), SUBJECT, ANN, ANNS + ";1", true));
        tell(new Occurrence.ChannelGone(now, SUBJECT_OF_ANNS_LEG, ANNS + ";1", 16));

        assertThat(said()).containsExactly(new CallFact.ThirdCalled(ANN, Optional.of(BOB)),
                new CallFact.RingStarted(BOBS, BOB, Reach.Kind.DESK), new CallFact.ThirdJoined(ANN, Optional.of(BOB)),
                new CallFact.Transferred(ANN, Optional.of(BOB), true), new CallFact.ResponderLeft(ANN, EndedBy.RESPONDER),
                new CallFact.PickedUp(BOBS, BOB, Reach.Kind.DESK, Duration.ofSeconds(6)));
        facts.clear();
        tell(new DialplanWord.ThirdLeft(later(1), SUBJECT, ANN, Optional.of(BOB), THIRD));
        assertThat(said()).as("Bob, who kept the call, hangs up").containsExactly(new CallFact.ResponderLeft(BOB, EndedBy.RESPONDER));
    }

    private static final Subject SUBJECT_OF_ANNS_LEG = new Subject(Optional.of(CALL), "pbx-1.2");

    @Test
    void aThirdPersonOutsideWhoKeepsTheCallEndsIt() {
        annHasTheCall();
        String leg = "Local/number@invited-00000004;1";
        tell(new DialplanWord.ThirdJoined(later(1), SUBJECT, ANN, Optional.empty(), leg, Optional.empty()));
        tell(new DialplanWord.MemberLeft(later(1), SUBJECT, ANN, ANNS + ";1", true));
        tell(new DialplanWord.ThirdLeft(later(1), SUBJECT, ANN, Optional.empty(), leg));
        tell(new Occurrence.ChannelGone(later(1), SUBJECT, "PJSIP/trunk-00000001", 16));

        assertThat(said()).contains(new CallFact.Transferred(ANN, Optional.empty(), true), new CallFact.Ended(EndedBy.THIRD));
    }

    @Test
    void aTransferIsAPickUpByWhoeverAccepts() {
        annHasTheCall();
        tell(new DialplanWord.TransferStarted(later(1), SUBJECT, Optional.of(ANN), Optional.of(BOB)));
        tell(new Occurrence.ChannelGone(now, SUBJECT_OF_ANNS_LEG, ANNS + ";1", 16));
        tell(new DialplanWord.RingStarted(later(1), SUBJECT, BOBS, BOB, Reach.Kind.HOME));
        tell(new DialplanWord.TransferAnswered(later(1), SUBJECT, Optional.of(ANN), Optional.of(BOB), Optional.of(BOBS)));

        assertThat(said()).containsExactly(new CallFact.TransferStarted(Optional.of(ANN), Optional.of(BOB)),
                new CallFact.ResponderLeft(ANN, EndedBy.RESPONDER), new CallFact.RingStarted(BOBS, BOB, Reach.Kind.HOME),
                new CallFact.Transferred(ANN, Optional.of(BOB), false),
                new CallFact.PickedUp(BOBS, BOB, Reach.Kind.HOME, Duration.ofSeconds(5)));
    }

    @Test
    void whatWasReadBackIsNotCountedTwiceWhenItsEventComesAfterwards() {
        annHasTheCall();
        Instant held = later(1);
        Instant back = later(5);
        translator.tell(new DialplanWord.CallHeld(held, SUBJECT, Optional.of(ANN)), Source.RECONSTRUCTED);
        translator.tell(new DialplanWord.CallTalking(back, SUBJECT, Optional.of(ANN)), Source.RECONSTRUCTED);
        tell(new DialplanWord.CallHeld(held.plusMillis(20), SUBJECT, Optional.of(ANN)));
        tell(new DialplanWord.CallTalking(back.minusMillis(20), SUBJECT, Optional.of(ANN)));
        tell(new DialplanWord.CallHeld(back.plusSeconds(3), SUBJECT, Optional.of(ANN)));

        assertThat(facts).extracting(CallEvent::key).containsExactly("hold:1", "unhold:1", "hold:2");
    }

    @Test
    void aRingThatTheDialplanRefusedIsAFactThoughNoPhoneRang() {
        arrives();
        queues();
        facts.clear();
        tell(new DialplanWord.RingFailed(later(1), SUBJECT, ANNS, ANN, RingResult.UNREACHABLE));
        tell(new Occurrence.RingUnanswered(now, SUBJECT, ANNS, ANN));

        assertThat(said()).containsExactly(new CallFact.RingEnded(ANNS, ANN, RingResult.UNREACHABLE));
    }

    @Test
    void onlyTheGoingOfThePageThatIsTheTelephoneIsNews() {
        List<PbxSignal> signals = new ArrayList<>();
        Translator hearing = new Translator(facts::add, signals::add);
        hearing.tell(new Occurrence.SoftphoneSeen(now, ANN, "before", true), Source.LIVE);
        hearing.tell(new Occurrence.SoftphoneSeen(now, ANN, "before", true), Source.LIVE);
        hearing.tell(new Occurrence.SoftphoneSeen(now, ANN, "after", true), Source.LIVE);
        hearing.tell(new Occurrence.SoftphoneSeen(now, ANN, "before", false), Source.LIVE);
        hearing.tell(new Occurrence.SoftphoneSeen(now, ANN, "after", false), Source.LIVE);

        assertThat(signals).containsExactly(new PbxSignal.SoftphoneChanged(ANN, Optional.of("before")),
                new PbxSignal.SoftphoneChanged(ANN, Optional.of("after")),
                new PbxSignal.SoftphoneChanged(ANN, Optional.empty()));
    }

    @Test
    void aCallOfWhichTheFilesToldGetsItsPseudonymWhileItLives() {
        CallerPseudonym who = new CallerPseudonym("ab".repeat(32));
        translator.tell(new DialplanWord.CallArrived(now, SUBJECT, new LineCode("aas"), Optional.empty()), Source.RECONSTRUCTED);
        tell(new CallSeen(now.plusSeconds(9), SUBJECT, new LineCode("aas"), Optional.of(who), now.plusMillis(400), Optional.empty(),
                List.of(), Optional.empty()));

        assertThat(said()).containsExactly(new CallFact.Arrived(new LineCode("aas"), Optional.empty()),
                new CallFact.Arrived(new LineCode("aas"), Optional.of(who)));
        assertThat(facts).extracting(CallEvent::key).containsExactly("arrived", "recognised");
        assertThat(facts).extracting(CallEvent::at).as("it arrived when the files say").containsExactly(START, START);
    }
}
