package org.permanence.pbx.asterisk;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.permanence.pbx.CallFact.RingResult;
import org.permanence.pbx.CallFact.TurnedAway;
import org.permanence.pbx.CallId;
import org.permanence.pbx.CallerPseudonym;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal.RestReason;
import org.permanence.pbx.Reach;
import org.permanence.pbx.RingId;
import org.permanence.pbx.VerificationStep;

/**
 * The user events of {@code asterisk-config/README.md}, under the dialplan's own names: one record each, and one place that reads them from
 * AMI and from the log files alike. {@link CallStory} decides what they mean for a call.
 */
interface DialplanWord {

    /** A user event about a call. */
    sealed interface OfCall extends DialplanWord, Occurrence.OfCall {}

    /** A user event about a member, in no particular call. */
    sealed interface OfMember extends DialplanWord, Occurrence.OfMember {}

    /** A user event about a call that speaks a code. */
    sealed interface OfVerification extends DialplanWord, Occurrence.OfVerification {}

    /** @param subject its channel is the caller's @param caller only from AMI: the log files contain no number */
    record CallArrived(Instant at, Occurrence.Subject subject, LineCode line, Optional<CallerPseudonym> caller) implements OfCall {}

    record CallLanguage(Instant at, Occurrence.Subject subject, Language language, boolean chosen) implements OfCall {}

    record CallTurnedAway(Instant at, Occurrence.Subject subject, TurnedAway.Reason reason) implements OfCall {}

    record RingStarted(Instant at, Occurrence.Subject subject, RingId ring, MemberId member, Reach.Kind reach) implements OfCall {}

    record HomeAnswered(Instant at, Occurrence.Subject subject, RingId ring, MemberId member) implements OfCall {}

    /** Also {@code HomeRefused}, {@code HomeSilent} and {@code HomeTooLate}: the same event with different results. */
    record RingFailed(Instant at, Occurrence.Subject subject, RingId ring, MemberId member, RingResult result) implements OfCall {}

    /** The caller hears music. @param member empty: no member of the line has the call */
    record CallHeld(Instant at, Occurrence.Subject subject, Optional<MemberId> member) implements OfCall {}

    /** The caller is back from the music. @param member as in {@link CallHeld} */
    record CallTalking(Instant at, Occurrence.Subject subject, Optional<MemberId> member) implements OfCall {}

    /** @param third empty: a number outside @param leg the third person's leg, whose name is never used again */
    record ThirdCalled(Instant at, Occurrence.Subject subject, MemberId by, Optional<MemberId> third, String leg) implements OfCall {}

    /** @param ring of a responder who joined */
    record ThirdJoined(Instant at, Occurrence.Subject subject, MemberId by, Optional<MemberId> third, String leg, Optional<RingId> ring)
            implements OfCall {}

    record ThirdFailed(Instant at, Occurrence.Subject subject, MemberId by, Optional<MemberId> third, String leg, RingResult result)
            implements OfCall {}

    record ThirdLeft(Instant at, Occurrence.Subject subject, MemberId by, Optional<MemberId> third, String leg) implements OfCall {}

    /** The responder's leg ended after it was in the call's room. @param kept a third person keeps the call */
    record MemberLeft(Instant at, Occurrence.Subject subject, MemberId member, String leg, boolean kept) implements OfCall {}

    /** @param from empty: out of the queue @param to empty: a number outside */
    record TransferStarted(Instant at, Occurrence.Subject subject, Optional<MemberId> from, Optional<MemberId> to) implements OfCall {}

    /** @param ring empty, like {@code to}, when a number outside answered */
    record TransferAnswered(Instant at, Occurrence.Subject subject, Optional<MemberId> from, Optional<MemberId> to, Optional<RingId> ring)
            implements OfCall {}

    record TransferFailed(Instant at, Occurrence.Subject subject, Optional<MemberId> to, RingResult result) implements OfCall {}

    record RegainStarted(Instant at, Occurrence.Subject subject, MemberId member) implements OfCall {}

    record Regained(Instant at, Occurrence.Subject subject, MemberId member, RingId ring) implements OfCall {}

    record RegainFailed(Instant at, Occurrence.Subject subject, MemberId member) implements OfCall {}

    /** @param call after which the member rests */
    record MemberResting(Instant at, MemberId member, Instant until, RestReason reason, Optional<CallId> call) implements OfMember {}

    /** @param ended the rest that is over; empty when the member did not rest, and from a dialplan of 1.0.0 */
    record MemberRested(Instant at, MemberId member, Optional<Rest> ended) implements OfMember {}

    /** A rest as its {@link MemberResting} told it. */
    record Rest(RestReason reason, Instant until, Optional<CallId> call) {}

    /**
     * {@code NumberCalled}, {@code NumberAnswered}, {@code CodeSpoken} and {@code NumberCallEnded}: the same event with different steps.
     *
     * @param verification as the order named it
     * @param channel      from which the number is called; that of the phone itself once it is answered
     */
    record Verification(Instant at, String verification, String channel, VerificationStep step) implements OfVerification {}

    /**
     * @param word       the name of the user event
     * @param said       its fields
     * @param pseudonyms of callers' numbers
     * @return empty if the service does not use this event
     * @throws RuntimeException if the fields break the contract; the message may quote a field
     */
    static Optional<Occurrence> read(String word, Map<String, String> said, Instant at, Occurrence.Subject subject,
            Function<String, Optional<CallerPseudonym>> pseudonyms) {
        Fields f = new Fields(said);
        return Optional.ofNullable(switch (word) {
            case "CallArrived" -> new CallArrived(at, subject, new LineCode(f.of("Line")), pseudonyms.apply(f.of("Caller")));
            case "CallLanguage" -> new CallLanguage(at, subject, Language.of(f.of("Language")), f.is("Chosen", "yes"));
            case "CallTurnedAway" -> new CallTurnedAway(at, subject, Channels.turnedAway(f.of("Reason")));
            case "RingStarted" ->
                    Channels.reach(f.of("Reach")).map(reach -> new RingStarted(at, subject, f.ring(), f.member(), reach)).orElse(null);
            case "HomeAnswered" -> new HomeAnswered(at, subject, f.ring(), f.member());
            case "HomeRefused" -> new RingFailed(at, subject, f.ring(), f.member(), RingResult.DECLINED);
            case "HomeSilent" -> new RingFailed(at, subject, f.ring(), f.member(), RingResult.NOT_CONFIRMED);
            case "HomeTooLate" -> new RingFailed(at, subject, f.ring(), f.member(), RingResult.TOO_LATE);
            case "RingFailed" -> new RingFailed(at, subject, f.ring(), f.member(), f.result());
            case "CallHeld" -> new CallHeld(at, subject, f.party("Member"));
            case "CallTalking" -> new CallTalking(at, subject, f.party("Member"));
            case "ThirdCalled" -> f.ofMember(by -> new ThirdCalled(at, subject, by, f.party("Third"), f.of("Leg")));
            case "ThirdJoined" ->
                    f.ofMember(by -> new ThirdJoined(at, subject, by, f.party("Third"), f.of("Leg"), Channels.ringNamed(f.of("Ring"))));
            case "ThirdFailed" -> f.ofMember(by -> new ThirdFailed(at, subject, by, f.party("Third"), f.of("Leg"), f.result()));
            case "ThirdLeft" -> f.ofMember(by -> new ThirdLeft(at, subject, by, f.party("Third"), f.of("Leg")));
            case "MemberLeft" -> f.ofMember(member -> new MemberLeft(at, subject, member, f.of("Leg"), f.is("Reason", "kept")));
            case "TransferStarted" -> new TransferStarted(at, subject, f.party("Member"), f.party("To"));
            case "TransferAnswered" -> new TransferAnswered(at, subject, f.party("From"), f.party("To"), Channels.ringNamed(f.of("Ring")));
            case "TransferFailed" -> new TransferFailed(at, subject, f.party("To"), f.result());
            case "RegainStarted" -> new RegainStarted(at, subject, f.member());
            case "Regained" -> new Regained(at, subject, f.member(), f.ring());
            case "RegainFailed" -> new RegainFailed(at, subject, f.member());
            case "MemberResting" -> f.ofMember(
                    member -> new MemberResting(at, member, f.second("Until"), Channels.rests(f.of("Reason")), subject.call()));
            case "MemberRested" -> f.ofMember(member -> new MemberRested(at, member, f.of("Until").isEmpty() ? Optional.empty()
                    : Optional.of(new Rest(Channels.rests(f.of("Reason")), f.second("Until"), Channels.call(f.of("After"))))));
            case "NumberCalled" -> f.verification(at, subject, VerificationStep.CALLING);
            case "NumberAnswered" -> f.verification(at, subject, VerificationStep.PICKED_UP);
            case "CodeSpoken" -> f.verification(at, subject, VerificationStep.SPOKEN);
            case "NumberCallEnded" -> f.verification(at, subject, Channels.verified(f.of("Status")));
            default -> null;
        });
    }

    /** A missing field reads as empty. */
    record Fields(Map<String, String> said) {
        private String of(String name) {
            return said.getOrDefault(name, "");
        }

        private boolean is(String name, String value) {
            return of(name).equals(value);
        }

        private RingId ring() {
            return Channels.ringNamed(of("Ring")).orElseThrow(() -> new IllegalArgumentException("no ring"));
        }

        private MemberId member() {
            return new MemberId(of("Member"));
        }

        /** Empty if the event names no member: a number outside kept the call. */
        private <W extends DialplanWord> W ofMember(Function<MemberId, W> word) {
            return party("Member").map(word).orElse(null);
        }

        /** Empty: no member of the line, or a number outside it. */
        private Optional<MemberId> party(String name) {
            return Channels.member(of(name));
        }

        private Instant second(String name) {
            return Instant.ofEpochSecond(Long.parseLong(of(name)));
        }

        private Verification verification(Instant at, Occurrence.Subject subject, VerificationStep step) {
            return new Verification(at, of("Verification"), subject.uniqueId(), step);
        }

        private RingResult result() {
            return Channels.failed(of("Status"));
        }
    }
}
