package org.permanence.pbx.asterisk;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.permanence.pbx.CallFact.RingResult;
import org.permanence.pbx.CallFact.TurnedAway;
import org.permanence.pbx.CallerPseudonym;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal.RestReason;
import org.permanence.pbx.Reach;
import org.permanence.pbx.RingId;

/**
 * The user events of {@code asterisk-config/README.md}, under the dialplan's own names: one record each, and one place that reads them,
 * whether they came by AMI or from the log files. What they mean for a call is for {@link CallStory} to say.
 */
interface DialplanWord {

    /** What the dialplan says of a call. */
    sealed interface OfCall extends DialplanWord, Occurrence.OfCall {}

    /** What the dialplan says of a member, whatever the call. */
    sealed interface OfMember extends DialplanWord, Occurrence.OfMember {}

    /** @param subject's channel is the caller's @param caller only by AMI: the log files know no number */
    record CallArrived(Instant at, Occurrence.Subject subject, LineCode line, Optional<CallerPseudonym> caller) implements OfCall {}

    record CallLanguage(Instant at, Occurrence.Subject subject, Language language, boolean chosen) implements OfCall {}

    record CallTurnedAway(Instant at, Occurrence.Subject subject, TurnedAway.Reason reason) implements OfCall {}

    record RingStarted(Instant at, Occurrence.Subject subject, RingId ring, MemberId member, Reach.Kind reach) implements OfCall {}

    record HomeAnswered(Instant at, Occurrence.Subject subject, RingId ring, MemberId member) implements OfCall {}

    /** {@code HomeRefused}, {@code HomeSilent} and {@code HomeTooLate} too: they say one thing, each with another result. */
    record RingFailed(Instant at, Occurrence.Subject subject, RingId ring, MemberId member, RingResult result) implements OfCall {}

    /** The caller hears music. @param member empty: nobody of the line has the call */
    record CallHeld(Instant at, Occurrence.Subject subject, Optional<MemberId> member) implements OfCall {}

    /** The caller is back from the music. @param member as in {@link CallHeld} */
    record CallTalking(Instant at, Occurrence.Subject subject, Optional<MemberId> member) implements OfCall {}

    /** @param third empty: a number outside @param leg theirs, never used for another */
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

    /** @param ring empty, like {@code to}, when it is a number outside that answered */
    record TransferAnswered(Instant at, Occurrence.Subject subject, Optional<MemberId> from, Optional<MemberId> to, Optional<RingId> ring)
            implements OfCall {}

    record TransferFailed(Instant at, Occurrence.Subject subject, Optional<MemberId> to, RingResult result) implements OfCall {}

    record RegainStarted(Instant at, Occurrence.Subject subject, MemberId member) implements OfCall {}

    record Regained(Instant at, Occurrence.Subject subject, MemberId member, RingId ring) implements OfCall {}

    record RegainFailed(Instant at, Occurrence.Subject subject, MemberId member) implements OfCall {}

    record MemberResting(Instant at, MemberId member, Instant until, RestReason reason) implements OfMember {}

    record MemberRested(Instant at, MemberId member) implements OfMember {}

    /**
     * @param word       the name of the user event
     * @param said       its fields
     * @param pseudonyms of callers' numbers
     * @return empty if the service has no use for it
     * @throws RuntimeException if the fields break the contract; the message may quote one
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
            case "MemberResting" -> f.ofMember(member -> new MemberResting(at, member, Instant.ofEpochSecond(Long.parseLong(f.of("Until"))),
                    Channels.rests(f.of("Reason"))));
            case "MemberRested" -> f.ofMember(member -> new MemberRested(at, member));
            default -> null;
        });
    }

    /** A field that was not said is empty. */
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

        /** Nothing is said of somebody who is no member: a number outside that kept the call. */
        private <W extends DialplanWord> W ofMember(Function<MemberId, W> word) {
            return party("Member").map(word).orElse(null);
        }

        /** Empty: nobody of the line, or a number outside it. */
        private Optional<MemberId> party(String name) {
            return Channels.member(of(name));
        }

        private RingResult result() {
            return Channels.failed(of("Status"));
        }
    }
}
