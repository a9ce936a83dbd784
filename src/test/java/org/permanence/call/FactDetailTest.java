package org.permanence.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallFact.EndedBy;
import org.permanence.pbx.CallFact.RingResult;
import org.permanence.pbx.CallerPseudonym;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.QueueName;
import org.permanence.pbx.Reach;
import org.permanence.pbx.RingId;

/**
 * How facts are spelled in the journal. Rows of years ago are spelled like this: a difference here is a second spelling of the same thing.
 */
class FactDetailTest {

    private static final MemberId ANN = new MemberId("r1");
    private static final Optional<MemberId> BOB = Optional.of(new MemberId("r2"));
    private static final Optional<MemberId> NOBODY = Optional.empty();
    private static final RingId RING = new RingId("a ring");

    private static Map<CallFact, String> spelled() {
        Map<CallFact, String> facts = new LinkedHashMap<>();
        facts.put(new CallFact.Arrived(new LineCode("aas"), Optional.of(new CallerPseudonym("ab".repeat(32)))), """
                {"line":"aas"}""");
        facts.put(new CallFact.Arrived(new LineCode("aas"), Optional.empty()), """
                {"line":"aas"}""");
        facts.put(new CallFact.LanguageTaken(Language.FR, true), """
                {"language":"fr","chosen":true}""");
        facts.put(new CallFact.TurnedAway(CallFact.TurnedAway.Reason.CLOSED_AD_HOC), """
                {"reason":"CLOSED_AD_HOC"}""");
        facts.put(new CallFact.Queued(QueueName.of("aas-nl"), 2), """
                {"queue":"aas-nl","position":2}""");
        facts.put(new CallFact.RingStarted(RING, ANN, Reach.Kind.HOME), """
                {"ring":"a ring","member":"r1","reach":"HOME"}""");
        facts.put(new CallFact.HomePickedUp(RING, ANN), """
                {"ring":"a ring","member":"r1"}""");
        facts.put(new CallFact.RingEnded(RING, ANN, RingResult.NO_ANSWER), """
                {"ring":"a ring","member":"r1","result":"NO_ANSWER"}""");
        facts.put(new CallFact.PickedUp(RING, ANN, Reach.Kind.DESK, Duration.ofMillis(1234)), """
                {"ring":"a ring","member":"r1","reach":"DESK","waitedMs":1234}""");
        facts.put(new CallFact.PutOnHold(ANN), """
                {"member":"r1"}""");
        facts.put(new CallFact.TakenOffHold(ANN), """
                {"member":"r1"}""");
        facts.put(new CallFact.PhoneHeld(ANN), """
                {"member":"r1"}""");
        facts.put(new CallFact.PhoneTookBack(ANN), """
                {"member":"r1"}""");
        facts.put(new CallFact.CallerSilent(), "{}");
        facts.put(new CallFact.CallerHeard(), "{}");
        facts.put(new CallFact.ThirdCalled(ANN, BOB), """
                {"by":"r1","third":"r2"}""");
        facts.put(new CallFact.ThirdCalled(ANN, NOBODY), """
                {"by":"r1","third":"number"}""");
        facts.put(new CallFact.ThirdJoined(ANN, NOBODY), """
                {"by":"r1","third":"number"}""");
        facts.put(new CallFact.ThirdFailed(ANN, BOB, RingResult.BUSY), """
                {"by":"r1","third":"r2","result":"BUSY"}""");
        facts.put(new CallFact.ThirdLeft(ANN, BOB), """
                {"by":"r1","third":"r2"}""");
        facts.put(new CallFact.TransferStarted(NOBODY, NOBODY), """
                {"from":null,"to":"number"}""");
        facts.put(new CallFact.TransferStarted(Optional.of(ANN), BOB), """
                {"from":"r1","to":"r2"}""");
        facts.put(new CallFact.TransferFailed(NOBODY, RingResult.UNREACHABLE), """
                {"to":"number","result":"UNREACHABLE"}""");
        facts.put(new CallFact.RegainStarted(ANN), """
                {"member":"r1"}""");
        facts.put(new CallFact.RegainFailed(ANN), """
                {"member":"r1"}""");
        facts.put(new CallFact.Transferred(ANN, BOB, true), """
                {"from":"r1","to":"r2","afterSpeaking":true}""");
        facts.put(new CallFact.Transferred(ANN, NOBODY, false), """
                {"from":"r1","to":null,"afterSpeaking":false}""");
        facts.put(new CallFact.HelpAsked(ANN), """
                {"member":"r1"}""");
        facts.put(new CallFact.HelpComes("Cora"), """
                {"by":"Cora"}""");
        facts.put(new CallFact.HelpOver(), "{}");
        facts.put(new CallFact.Muted(ANN, true), """
                {"member":"r1","silent":true}""");
        facts.put(new CallFact.ResponderLeft(ANN, EndedBy.RESPONDER), """
                {"member":"r1","by":"RESPONDER"}""");
        facts.put(new CallFact.WrapUpStarted(ANN, Instant.parse("2026-03-02T09:00:30Z")), """
                {"member":"r1","until":"2026-03-02T09:00:30Z"}""");
        facts.put(new CallFact.WrapUpEnded(ANN), """
                {"member":"r1"}""");
        facts.put(new CallFact.GaveUp(Duration.ofSeconds(9)), """
                {"waitedMs":9000}""");
        facts.put(new CallFact.Ended(EndedBy.UNKNOWN), """
                {"by":"UNKNOWN"}""");
        return facts;
    }

    @Test
    void everyFactIsSpelledAsItAlwaysWas() {
        spelled().forEach((fact, json) -> assertThat(FactDetail.json(fact)).as("%s", fact.getClass().getSimpleName()).isEqualTo(json));
        assertThat(spelled().keySet()).as("each kind of fact is here").extracting(fact -> (Object) fact.getClass())
                .containsAll(Arrays.stream(CallFact.class.getPermittedSubclasses()).map(Object.class::cast).toList());
    }

    /** A fact that was set aside comes back after a restart. */
    @Test
    void whatIsSpelledIsReadAgain() {
        spelled().forEach((fact, json) -> {
            CallFact expected =
                    fact instanceof CallFact.Arrived(LineCode line, var _) ? new CallFact.Arrived(line, Optional.empty()) : fact;
            assertThat(FactDetail.read(fact.getClass().getSimpleName(), json)).isEqualTo(expected);
        });
    }
}
