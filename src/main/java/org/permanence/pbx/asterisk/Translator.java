package org.permanence.pbx.asterisk;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallEvent.Source;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal;
import org.permanence.pbx.PbxSignal.MemberStatus;
import org.permanence.pbx.PbxSignal.RestReason;
import org.permanence.pbx.Reach;
import org.permanence.pbx.VerificationStep;

/**
 * Translates occurrences into the facts of each call ({@link CallStory}) and into signals about members. A fact's key depends on what
 * happened and not on the source. Idempotent: an occurrence told twice yields no fact, or the same fact under the same key. Each connection
 * gets a new translator, which is fed the log files and the PBX's lists first.
 * <p> Not thread-safe: one thread owns it.
 */
final class Translator {

    private final Consumer<CallEvent> facts;
    private final Consumer<PbxSignal> signals;
    private final Map<CallId, CallStory> stories = new HashMap<>();
    /** The channel on which each live call came in. Queue events of some versions carry neither call id nor linked id. */
    private final Map<String, CallId> callOfChannel = new HashMap<>();
    private final Map<MemberId, MemberStatus> statuses = new HashMap<>();
    private final Map<MemberId, String> softphones = new HashMap<>();
    /** By the channel from which the number is called. */
    private final Map<String, String> verifications = new HashMap<>();
    private final Map<MemberId, Reach.Kind> lastReach = new HashMap<>();

    Translator(Consumer<CallEvent> facts, Consumer<PbxSignal> signals) {
        this.facts = facts;
        this.signals = signals;
    }

    /** The calls that are alive as far as this translator was told. */
    Set<CallId> liveCalls() {
        return new LinkedHashSet<>(stories.keySet());
    }

    /**
     * Forgets the calls that are not in {@code live}, without a fact: nobody observed their end, so the journal decides about it. For a
     * call that came after {@code live} was read, the waiting events tell it again.
     */
    void keepOnly(Set<CallId> live) {
        stories.keySet().retainAll(live);
        callOfChannel.values().retainAll(live);
    }

    /** The channels of the callers with whom a responder talks. */
    Map<CallId, String> talking() {
        Map<CallId, String> talking = new HashMap<>();
        stories.forEach((call, story) -> {
            if (story.talking()) {
                talking.put(call, story.callerChannel());
            }
        });
        return talking;
    }

    /** Delivers facts and signals before it returns. */
    void tell(Occurrence occurrence, Source source) {
        switch (occurrence) {
            case Occurrence.OfCall ofCall -> ofCall(ofCall, source);
            case Occurrence.OfMember ofMember -> ofMember(ofMember, source);
            case Occurrence.OfVerification ofVerification -> ofVerification(ofVerification);
            case Occurrence.TrunkSeen trunk -> signals.accept(new PbxSignal.TrunkSeen(trunk.registered()));
            case Occurrence.CarrierSeen carrier -> signals.accept(new PbxSignal.CarrierSeen(carrier.answers()));
        }
    }

    /** Only what happens now: it is not in the log files. */
    private void ofVerification(Occurrence.OfVerification occurrence) {
        switch (occurrence) {
            case DialplanWord.Verification(_, var verification, var channel, var step) -> {
                if (step == VerificationStep.CALLING) {
                    verifications.put(channel, verification);
                } else if (step.over()) {
                    verifications.values().remove(verification);
                }
                signals.accept(new PbxSignal.VerificationSeen(verification, step));
            }
            case Occurrence.NumberRings(_, var channel) -> Optional.ofNullable(verifications.get(channel))
                    .ifPresent(verification -> signals.accept(new PbxSignal.VerificationSeen(verification, VerificationStep.RINGING)));
        }
    }

    private void ofMember(Occurrence.OfMember occurrence, Source source) {
        wrapUp(occurrence, source);
        if (source == Source.RECONSTRUCTED) {
            // Where a member stands now is told by the PBX's lists.
            return;
        }
        switch (occurrence) {
            case Occurrence.MemberSeen seen -> {
                // Asterisk sends one event for each queue that the member is in.
                if (statuses.put(seen.member(), seen.status()) != seen.status()) {
                    signals.accept(new PbxSignal.MemberChanged(seen.member(), seen.status()));
                }
            }
            case DialplanWord.MemberResting rests ->
                    signals.accept(new PbxSignal.MemberResting(rests.member(), rests.until(), rests.reason()));
            case Occurrence.SoftphoneSeen seen -> softphone(seen);
            case DialplanWord.MemberRested rested -> signals.accept(new PbxSignal.MemberRested(rested.member()));
        }
    }

    /**
     * A wrap-up belongs to the call that the PBX names, which is often over by then, and told long ago. Its key has the
     * second until which it was given: the PBX names it at the end again.
     */
    private void wrapUp(Occurrence.OfMember occurrence, Source source) {
        switch (occurrence) {
            case DialplanWord.MemberResting(var at, var member, var until, var reason, var call) when reason == RestReason.WRAP_UP ->
                    call.ifPresent(id -> facts.accept(new CallEvent(id, wrapUpKey("wrap-up", member, until), at, source,
                            new CallFact.WrapUpStarted(member, until))));
            case DialplanWord.MemberRested(var at, var member, var ended) ->
                    ended.filter(rest -> rest.reason() == RestReason.WRAP_UP).flatMap(rest -> rest.call()
                            .map(id -> new CallEvent(id, wrapUpKey("wrap-up-ended", member, rest.until()), at, source,
                                    new CallFact.WrapUpEnded(member))))
                            .ifPresent(facts);
            default -> {}
        }
    }

    private static String wrapUpKey(String kind, MemberId member, Instant until) {
        return kind + ":" + member + ":" + until.getEpochSecond();
    }

    /**
     * The page that takes over registers before the old one disappears. So a lost registration is news only if it is that of the known
     * page.
     */
    private void softphone(Occurrence.SoftphoneSeen seen) {
        if (seen.there() && !seen.contact().equals(softphones.put(seen.member(), seen.contact()))) {
            signals.accept(new PbxSignal.SoftphoneChanged(seen.member(), Optional.of(seen.contact())));
        } else if (!seen.there() && softphones.remove(seen.member(), seen.contact())) {
            signals.accept(new PbxSignal.SoftphoneChanged(seen.member(), Optional.empty()));
        }
    }

    private void ofCall(Occurrence.OfCall occurrence, Source source) {
        boolean begins = occurrence instanceof DialplanWord.CallArrived || occurrence instanceof Occurrence.CallSeen
                || occurrence instanceof Occurrence.CallFound;
        CallStory story = (begins ? begun(occurrence.subject()) : storyOf(occurrence.subject())).orElse(null);
        if (story == null) {
            // A call between colleagues, or late events of a call that is over.
            return;
        }
        story.tell(occurrence, source);
        if (story.over()) {
            stories.remove(story.call());
            callOfChannel.remove(story.callerChannel());
        }
    }

    private Optional<CallStory> begun(Occurrence.Subject subject) {
        return subject.call().map(call -> {
            callOfChannel.put(subject.uniqueId(), call);
            return stories.computeIfAbsent(call, c -> new CallStory(c, subject.uniqueId(), facts, lastReach));
        });
    }

    private Optional<CallStory> storyOf(Occurrence.Subject subject) {
        CallId call = subject.call().orElseGet(() -> callOfChannel.get(subject.uniqueId()));
        return Optional.ofNullable(call).map(stories::get);
    }
}
