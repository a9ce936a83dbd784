package org.permanence.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallEvent.Source;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallFact.EndedBy;
import org.permanence.pbx.CallFact.RingResult;
import org.permanence.pbx.CallId;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.QueueName;
import org.permanence.pbx.Reach;
import org.permanence.pbx.RingId;

/** One call's facts as the PBX tells them, in sentences. Times are seconds from its arrival. */
public final class Facts {

    public final CallId call = new CallId(UUID.randomUUID());
    private final Instant arrival;
    private Source source = Source.LIVE;

    public Facts() {
        this(Instant.parse("2026-03-02T09:00:00Z"));
    }

    public Facts(Instant arrival) {
        this.arrival = arrival;
    }

    public Facts fromTheLogs() {
        source = Source.RECONSTRUCTED;
        return this;
    }

    public Instant at(double seconds) {
        return arrival.plusMillis(Math.round(seconds * 1000));
    }

    public CallEvent fact(double seconds, String key, CallFact fact) {
        return new CallEvent(call, key, at(seconds), source, fact);
    }

    public CallEvent arrives() {
        return fact(0, "arrived", new CallFact.Arrived(new LineCode("aas"), Optional.empty()));
    }

    public CallEvent arrives(LineCode line) {
        return fact(0, "arrived", new CallFact.Arrived(line, Optional.empty()));
    }

    public CallEvent takesLanguage(double seconds, Language language) {
        return fact(seconds, "language", new CallFact.LanguageTaken(language, true));
    }

    public CallEvent turnedAway(double seconds, CallFact.TurnedAway.Reason reason) {
        return fact(seconds, "turned-away", new CallFact.TurnedAway(reason));
    }

    public CallEvent queues(double seconds) {
        return fact(seconds, "queued", new CallFact.Queued(new QueueName(new LineCode("aas"), Language.FR), 1));
    }

    /** Put into the same queue once more. */
    public CallEvent queuesAgain(double seconds) {
        return fact(seconds, "queued#2", queues(seconds).fact());
    }

    public CallEvent rings(double seconds, long responder) {
        return fact(seconds, "ring-started:" + ring(responder),
                new CallFact.RingStarted(ring(responder), member(responder), Reach.Kind.SOFTPHONE));
    }

    public CallEvent ringEnds(double seconds, long responder, RingResult result) {
        return fact(seconds, "ring-ended:" + ring(responder), new CallFact.RingEnded(ring(responder), member(responder), result));
    }

    /** @param waited how long the caller had waited, see {@link #waited} */
    public CallEvent picksUp(double seconds, long responder, Duration waited) {
        return fact(seconds, "picked-up:" + ring(responder),
                new CallFact.PickedUp(ring(responder), member(responder), Reach.Kind.SOFTPHONE, waited));
    }

    public CallEvent holds(double seconds, long responder) {
        return fact(seconds, "hold:" + seconds, new CallFact.PutOnHold(member(responder)));
    }

    public CallEvent resumes(double seconds, long responder) {
        return fact(seconds, "unhold:" + seconds, new CallFact.TakenOffHold(member(responder)));
    }

    /** With the telephone's own key. */
    public CallEvent phoneHolds(double seconds, long responder) {
        return fact(seconds, "phone-held:" + seconds, new CallFact.PhoneHeld(member(responder)));
    }

    public CallEvent phoneTakesBack(double seconds, long responder) {
        return fact(seconds, "phone-took-back:" + seconds, new CallFact.PhoneTookBack(member(responder)));
    }

    public CallEvent transfers(double seconds, long from, Long to) {
        return fact(seconds, "transfer:" + seconds,
                new CallFact.Transferred(member(from), Optional.ofNullable(to).map(MemberId::ofResponder), false));
    }

    public CallEvent leaves(double seconds, long responder, EndedBy by) {
        return fact(seconds, "left:" + seconds, new CallFact.ResponderLeft(member(responder), by));
    }

    /** @param until seconds from the arrival: when it ends by itself */
    public CallEvent wrapsUp(double seconds, long responder, double until) {
        return fact(seconds, "wrap-up:" + responder + ":" + until, new CallFact.WrapUpStarted(member(responder), at(until)));
    }

    /** @param until of the wrap-up that ends */
    public CallEvent wrapUpEnds(double seconds, long responder, double until) {
        return fact(seconds, "wrap-up-ended:" + responder + ":" + until, new CallFact.WrapUpEnded(member(responder)));
    }

    /** @param waited how long the caller had waited, see {@link #waited} */
    public CallEvent givesUp(double seconds, Duration waited) {
        return fact(seconds, "gave-up", new CallFact.GaveUp(waited));
    }

    public CallEvent ends(double seconds, EndedBy by) {
        return fact(seconds, by == EndedBy.UNKNOWN ? "ended-unknown" : "ended", new CallFact.Ended(by));
    }

    /** Seconds, beside those from the call's arrival. */
    public static Duration waited(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** The state that results from these facts. */
    public static CallState after(CallEvent... facts) {
        return after(List.of(facts));
    }

    public static CallState after(List<CallEvent> facts) {
        CallState state = CallState.begun(facts.getFirst().call(), facts.getFirst().at());
        for (CallEvent fact : facts) {
            state = state.apply(fact);
        }
        return state;
    }

    public static MemberId member(long responder) {
        return MemberId.ofResponder(responder);
    }

    public static RingId ring(long responder) {
        return new RingId("Local/r" + responder + "@responder-00000001");
    }
}
