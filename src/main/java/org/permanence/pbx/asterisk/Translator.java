package org.permanence.pbx.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallEvent.Source;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallFact.EndedBy;
import org.permanence.pbx.CallFact.RingResult;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal;
import org.permanence.pbx.PbxSignal.MemberStatus;
import org.permanence.pbx.QueueName;
import org.permanence.pbx.Reach;
import org.permanence.pbx.RingId;

/**
 * What occurrences mean: the facts of each call, under keys that depend on what happened and not on how we learnt it. Told the same occurrence twice it
 * says nothing, or says the same under the same key. Knows nothing but what it was told: one for each connection, first told what the log files and the
 * PBX's lists say.
 * <p>
 * Not thread-safe: one thread owns it.
 */
final class Translator {

    /** The event and the log files put the same queueing less than this apart; the dialplan lets more than this pass before a caller queues again. */
    private static final Duration SAME_QUEUEING = Duration.ofSeconds(2);

    /** The same thing, told by an event after it was read from the files: their times differ by less than this, those of two such things by more. */
    private static final Duration SAME_THING = Duration.ofSeconds(1);

    private final Consumer<CallEvent> facts;
    private final Consumer<PbxSignal> signals;
    private final Map<CallId, Story> stories = new HashMap<>();
    /** The channel on which each live call came in. Queue events of some versions carry neither call id nor linked id. */
    private final Map<String, CallId> callOfChannel = new HashMap<>();
    private final Map<MemberId, MemberStatus> statuses = new HashMap<>();
    private final Map<MemberId, String> softphones = new HashMap<>();
    private final Map<MemberId, Reach.Kind> lastReach = new HashMap<>();

    Translator(Consumer<CallEvent> facts, Consumer<PbxSignal> signals) {
        this.facts = facts;
        this.signals = signals;
    }

    /** A call from its arrival to the end of the caller's channel. */
    private final class Story {
        final CallId call;
        final String callerChannel;
        final Map<RingId, Ring> rings = new LinkedHashMap<>();
        final Map<QueueName, Integer> timesQueued = new HashMap<>();
        final Map<QueueName, Instant> lastQueued = new HashMap<>();
        /** How often each of the things happened that have no name of their own in the PBX. */
        final Map<String, Integer> times = new HashMap<>();
        final Map<String, Instant> lastReadBack = new HashMap<>();
        /** Responders who are third persons, by their leg. */
        final Map<String, Ring> thirds = new HashMap<>();
        Instant arrivedAt;
        Instant queuedAt;
        Ring talking;
        Occurrence.ThirdTold lastThird;
        /** A third person who keeps the call is outside the line. */
        boolean outside;
        EndedBy leftBy;
        boolean arrived;
        boolean queued;
        boolean gaveUp;
        boolean turnedAway;
        boolean callerHungUp;
        Source source = Source.LIVE;

        Story(CallId call, String callerChannel) {
            this.call = call;
            this.callerChannel = callerChannel;
        }

        void say(String key, Instant at, CallFact fact) {
            facts.accept(new CallEvent(call, key, at, source, fact));
        }

        Ring ring(RingId id, MemberId member) {
            return rings.computeIfAbsent(id, i -> new Ring(i, member));
        }

        /** Its key: one more of its kind. Empty when it was read back from the files a moment ago and is now told live. */
        Optional<String> key(String kind, Instant at) {
            if (source == Source.LIVE && lastReadBack.containsKey(kind) && at.isBefore(lastReadBack.get(kind).plus(SAME_THING))) {
                return Optional.empty();
            }
            if (source == Source.RECONSTRUCTED) {
                lastReadBack.put(kind, at);
            }
            return Optional.of(kind + ":" + times.merge(kind, 1, Integer::sum));
        }

        void sayAgain(String kind, Instant at, CallFact fact) {
            key(kind, at).ifPresent(key -> say(key, at, fact));
        }

        void endRing(Ring ring, Instant at, RingResult result) {
            endRing(ring, at, result, ring.started);
        }

        /** @param said by the dialplan: also a ring that it refused before any phone rang is a fact, with its reason */
        void endRing(Ring ring, Instant at, RingResult result, boolean said) {
            if (ring.over) {
                return;
            }
            ring.over = true;
            if (said) {
                say("ring-ended:" + ring.id, at, new CallFact.RingEnded(ring.id, ring.member, result));
            }
        }

        /** The caller is no longer to be had: by whoever's phone was still ringing, or had been picked up at home and not confirmed. */
        void loseRings(Instant at, Ring except) {
            for (Ring ring : rings.values()) {
                if (ring != except) {
                    loseRing(ring, at);
                }
            }
        }

        void loseRing(Ring ring, Instant at) {
            endRing(ring, at, ring.pickedUpAtHome ? RingResult.TOO_LATE : RingResult.CANCELLED);
        }

        void leave(Ring ring, Instant at, EndedBy by) {
            if (ring.connected && !ring.left) {
                ring.left = true;
                leftBy = by;
                say("responder-left:" + ring.id, at, new CallFact.ResponderLeft(ring.member, by));
            }
        }

        EndedBy endedBy() {
            if (callerHungUp || gaveUp) {
                return EndedBy.CALLER;
            } else if (outside) {
                return EndedBy.THIRD;
            } else if (leftBy != null) {
                return leftBy;
            }
            // Hung up while greeted or asked for a language. In the queue and in an announcement it is the line that ends a call otherwise.
            return turnedAway || queued ? EndedBy.LINE : EndedBy.CALLER;
        }
    }

    private static final class Ring {
        final RingId id;
        final MemberId member;
        Reach.Kind reach;
        boolean started;
        boolean pickedUpAtHome;
        boolean over;
        boolean connected;
        boolean left;

        Ring(RingId id, MemberId member) {
            this.id = id;
            this.member = member;
        }
    }

    /** The calls that are alive as far as it was told. */
    Set<CallId> liveCalls() {
        return new LinkedHashSet<>(stories.keySet());
    }

    /**
     * Forgets the calls that are not in {@code live}, without a word: nobody saw their end, which is for the journal to say. A call that came after
     * {@code live} was asked is told again by its events, which waited meanwhile.
     */
    void keepOnly(Set<CallId> live) {
        stories.keySet().retainAll(live);
        callOfChannel.values().retainAll(live);
    }

    /** Tells facts and signals before it returns. */
    void tell(Occurrence occurrence, Source source) {
        switch (occurrence) {
            case Occurrence.OfCall ofCall -> ofCall(ofCall, source);
            case Occurrence.OfMember ofMember -> ofMember(ofMember);
            case Occurrence.TrunkSeen trunk -> signals.accept(new PbxSignal.TrunkSeen(trunk.registered()));
        }
    }

    private void ofMember(Occurrence.OfMember occurrence) {
        switch (occurrence) {
            case Occurrence.MemberSeen seen -> {
                // One event for each queue that the member is in.
                if (statuses.put(seen.member(), seen.status()) != seen.status()) {
                    signals.accept(new PbxSignal.MemberChanged(seen.member(), seen.status()));
                }
            }
            case Occurrence.MemberRests rests -> signals.accept(new PbxSignal.MemberResting(rests.member(), rests.until(), rests.reason()));
            case Occurrence.SoftphoneSeen seen -> softphone(seen);
            case Occurrence.MemberRested rested -> signals.accept(new PbxSignal.MemberRested(rested.member()));
        }
    }

    /** A page that takes over comes before the old one goes: only the going of the one that is known is news. */
    private void softphone(Occurrence.SoftphoneSeen seen) {
        if (seen.there() && !seen.contact().equals(softphones.put(seen.member(), seen.contact()))) {
            signals.accept(new PbxSignal.SoftphoneChanged(seen.member(), Optional.of(seen.contact())));
        } else if (!seen.there() && softphones.remove(seen.member(), seen.contact())) {
            signals.accept(new PbxSignal.SoftphoneChanged(seen.member(), Optional.empty()));
        }
    }

    private void ofCall(Occurrence.OfCall occurrence, Source source) {
        Instant at = occurrence.at();
        boolean begins = occurrence instanceof Occurrence.CallArrived || occurrence instanceof Occurrence.CallSeen;
        Story story = (begins ? begun(occurrence.subject()) : storyOf(occurrence.subject())).orElse(null);
        if (story == null) {
            // A colleague's call, or the rest of a call that is over.
            return;
        }
        story.source = source;
        switch (occurrence) {
            case Occurrence.CallArrived o -> {
                story.arrived = true;
                story.arrivedAt = at;
                story.say("arrived", at, new CallFact.Arrived(o.line(), o.caller()));
            }
            case Occurrence.CallSeen o -> seen(story, o);
            case Occurrence.LanguageTaken o -> story.say("language", at, new CallFact.LanguageTaken(o.language(), o.chosen()));
            case Occurrence.CallTurnedAway o -> {
                story.turnedAway = true;
                story.say("turned-away:" + o.reason(), at, new CallFact.TurnedAway(o.reason()));
            }
            case Occurrence.CallerQueued o -> queued(story, o);
            case Occurrence.CallerGaveUp o -> {
                story.loseRings(at, null);
                if (!story.gaveUp) {
                    story.gaveUp = true;
                    story.say("gave-up", at, new CallFact.GaveUp(story.queuedAt == null ? o.waited() : Duration.between(story.queuedAt, at)));
                }
            }
            case Occurrence.RingStarted o -> rung(story, o);
            case Occurrence.HomePickedUp o -> {
                Ring ring = story.ring(o.ring(), o.member());
                if (!ring.pickedUpAtHome && !ring.over && !ring.connected) {
                    ring.pickedUpAtHome = true;
                    story.say("home-picked-up:" + ring.id, at, new CallFact.HomePickedUp(ring.id, ring.member));
                }
            }
            case Occurrence.RingFailed o -> {
                Ring ring = story.ring(o.ring(), o.member());
                if (!ring.connected) {
                    // Refused before any phone rang because its responder is on another call: that was no ring, and nobody missed it.
                    story.endRing(ring, at, o.result(), ring.started || o.result() != RingResult.BUSY);
                }
            }
            case Occurrence.RingUnanswered o -> {
                Ring ring = story.ring(o.ring(), o.member());
                if (!ring.connected) {
                    story.endRing(ring, at, ring.pickedUpAtHome ? RingResult.NOT_CONFIRMED : RingResult.NO_ANSWER);
                }
            }
            case Occurrence.MemberConnected o -> connected(story, o);
            case Occurrence.MemberCompleted o -> story.leave(story.ring(o.ring(), o.member()), at, o.by());
            case Occurrence.HoldChanged o -> held(story, o);
            case Occurrence.CallTransferred o -> {
                if (story.talking != null) {
                    story.say("transferred:" + story.talking.id, at,
                        new CallFact.Transferred(story.talking.member, o.to(), o.afterSpeaking()));
                }
            }
            case Occurrence.CallerHeld o -> callerHeld(story, o);
            case Occurrence.ThirdTold o -> third(story, o);
            case Occurrence.MemberGone o -> memberGone(story, o);
            case Occurrence.TransferBegun o -> {
                // Out of the queue it looked like giving up.
                story.gaveUp = false;
                story.sayAgain("transfer-started", at, new CallFact.TransferStarted(o.from(), o.to()));
                leaveAll(story, at);
            }
            case Occurrence.TransferAccepted o -> transferred(story, at, o.from(), o.to(), o.ring(), false, o.subject());
            case Occurrence.TransferRefused o -> story.sayAgain("transfer-failed", at, new CallFact.TransferFailed(o.to(), o.result()));
            case Occurrence.RegainBegun o -> {
                story.sayAgain("regain-started", at, new CallFact.RegainStarted(o.member()));
                leaveAll(story, at);
            }
            case Occurrence.Regained o -> connected(story, new Occurrence.MemberConnected(at, o.subject(), o.ring(), o.member(), Duration.ZERO));
            case Occurrence.RegainGivenUp o -> story.sayAgain("regain-failed", at, new CallFact.RegainFailed(o.member()));
            case Occurrence.HangupAsked o -> story.callerHungUp |= o.subject().uniqueId().equals(story.callerChannel);
            case Occurrence.ChannelGone o -> gone(story, o);
        }
    }

    private Optional<Story> begun(Occurrence.Subject subject) {
        return subject.call().map(call -> {
            callOfChannel.put(subject.uniqueId(), call);
            return stories.computeIfAbsent(call, c -> new Story(c, subject.uniqueId()));
        });
    }

    /** What the lists show and nobody told: all of it when the log files cannot be read, else little or nothing. */
    private void seen(Story story, Occurrence.CallSeen o) {
        if (!story.arrived) {
            story.arrived = true;
            story.arrivedAt = o.arrivedAt();
            story.say("arrived", o.arrivedAt(), new CallFact.Arrived(o.line(), o.caller()));
        } else if (o.caller().isPresent()) {
            // Its arrival was read from the files, which know no number.
            story.say("recognised", story.arrivedAt, new CallFact.Arrived(o.line(), o.caller()));
        }
        boolean talking = o.talkingTo().isPresent();
        if (!talking && o.waiting().isPresent() && story.talking != null) {
            story.leave(story.talking, o.at(), EndedBy.RESPONDER);
        }
        o.waiting().filter(_ -> !story.queued)
            .ifPresent(waiting -> queued(story, new Occurrence.CallerQueued(waiting.since(), o.subject(), waiting.queue(), waiting.position())));
        for (var ring : o.rings()) {
            ring.reach().ifPresent(reach -> rung(story, new Occurrence.RingStarted(o.at(), o.subject(), ring.ring(), ring.member(), reach)));
        }
        o.talkingTo().ifPresent(
            ring -> connected(story, new Occurrence.MemberConnected(o.at(), o.subject(), ring.ring(), ring.member(), Duration.ZERO)));
    }

    private Optional<Story> storyOf(Occurrence.Subject subject) {
        CallId call = subject.call().orElseGet(() -> callOfChannel.get(subject.uniqueId()));
        return Optional.ofNullable(call).map(stories::get);
    }

    /** A call may come back to the same queue (the last member left and another came): the second time has a key of its own. */
    private static void queued(Story story, Occurrence.CallerQueued o) {
        Instant before = story.lastQueued.put(o.queue(), o.at());
        if (before != null && Duration.between(before, o.at()).abs().compareTo(SAME_QUEUEING) < 0) {
            return;
        }
        int times = story.timesQueued.merge(o.queue(), 1, Integer::sum);
        if (!story.queued) {
            // Waiting is counted from the first queue: a move to another language does not make a caller's wait shorter.
            story.queuedAt = o.at();
        }
        story.queued = true;
        story.say("queued:" + o.queue() + (times == 1 ? "" : "#" + times), o.at(), new CallFact.Queued(o.queue(), Math.max(1, o.position())));
    }

    private void rung(Story story, Occurrence.RingStarted o) {
        Ring ring = story.ring(o.ring(), o.member());
        lastReach.put(o.member(), o.reach());
        if (!ring.started && !ring.over) {
            ring.started = true;
            ring.reach = o.reach();
            story.say("ring-started:" + ring.id, o.at(), new CallFact.RingStarted(ring.id, ring.member, ring.reach));
        }
    }

    private void connected(Story story, Occurrence.MemberConnected o) {
        Ring ring = story.ring(o.ring(), o.member());
        if (ring.connected) {
            return;
        }
        if (story.talking != null && story.talking != ring) {
            // Put back into the queue and taken by another: AgentComplete of the first would come only at the end of the call.
            story.leave(story.talking, o.at(), EndedBy.RESPONDER);
        }
        story.loseRings(o.at(), ring);
        story.outside = false;
        ring.connected = true;
        ring.over = true;
        story.talking = ring;
        story.leftBy = null;
        Reach.Kind reach = ring.reach != null ? ring.reach : lastReach.getOrDefault(o.member(), Reach.Kind.SOFTPHONE);
        Duration waited = story.queuedAt == null ? o.waited() : Duration.between(story.queuedAt, o.at());
        story.say("picked-up:" + ring.id, o.at(), new CallFact.PickedUp(ring.id, ring.member, reach, waited));
    }

    /** Not in the log files, so its key may hold the time; only the responder's hold counts, not the caller's telephone. */
    private static void held(Story story, Occurrence.HoldChanged o) {
        if (story.talking == null || story.talking.left || o.subject().uniqueId().equals(story.callerChannel)) {
            return;
        }
        MemberId member = story.talking.member;
        if (o.onHold()) {
            story.say("hold:" + o.at(), o.at(), new CallFact.PutOnHold(member));
        } else {
            story.say("unhold:" + o.at(), o.at(), new CallFact.TakenOffHold(member));
        }
    }

    private static void callerHeld(Story story, Occurrence.CallerHeld o) {
        o.member().ifPresent(member -> story.sayAgain(o.onHold() ? "hold" : "unhold", o.at(),
            o.onHold() ? new CallFact.PutOnHold(member) : new CallFact.TakenOffHold(member)));
    }

    /** Each leg is one third person, so the leg is the key. */
    private void third(Story story, Occurrence.ThirdTold o) {
        switch (o.step()) {
            case CALLED -> story.say("third-called:" + o.leg(), o.at(), new CallFact.ThirdCalled(o.by(), o.third()));
            case JOINED -> {
                o.third().flatMap(member -> o.ring().map(id -> story.ring(id, member))).ifPresent(ring -> {
                    ring.over = true;
                    story.thirds.put(o.leg(), ring);
                });
                story.lastThird = o;
                story.say("third-joined:" + o.leg(), o.at(), new CallFact.ThirdJoined(o.by(), o.third()));
            }
            case FAILED -> story.say("third-failed:" + o.leg(), o.at(),
                new CallFact.ThirdFailed(o.by(), o.third(), o.result().orElse(RingResult.NO_ANSWER)));
            case LEFT -> {
                Ring ring = story.thirds.get(o.leg());
                if (ring != null && ring.connected) {
                    story.leave(ring, o.at(), story.callerHungUp ? EndedBy.CALLER : EndedBy.RESPONDER);
                } else {
                    story.say("third-left:" + o.leg(), o.at(), new CallFact.ThirdLeft(o.by(), o.third()));
                }
            }
        }
    }

    /** @param o kept: what a transfer after speaking is at the PBX, and what follows when a responder hangs up in a talk of three */
    private void memberGone(Story story, Occurrence.MemberGone o) {
        if (o.kept() && story.lastThird != null) {
            Occurrence.ThirdTold third = story.lastThird;
            transferred(story, o.at(), Optional.of(o.member()), third.third(), third.ring(), true, o.subject());
        }
        Channels.ring(o.leg()).map(story.rings::get)
            .ifPresent(ring -> story.leave(ring, o.at(), story.callerHungUp ? EndedBy.CALLER : EndedBy.RESPONDER));
    }

    private void transferred(Story story, Instant at, Optional<MemberId> from, Optional<MemberId> to, Optional<RingId> ring, boolean afterSpeaking,
                             Occurrence.Subject subject) {
        if (to.isPresent() && ring.map(story.rings::get).filter(r -> r.connected).isPresent()) {
            return;
        }
        from.ifPresent(member -> story.sayAgain("transferred", at, new CallFact.Transferred(member, to, afterSpeaking)));
        story.outside = to.isEmpty();
        to.flatMap(member -> ring.map(id -> new Occurrence.MemberConnected(at, subject, id, member, Duration.ZERO)))
            .ifPresent(connected -> connected(story, connected));
    }

    private static void leaveAll(Story story, Instant at) {
        if (story.talking != null) {
            story.leave(story.talking, at, EndedBy.RESPONDER);
        }
    }

    private void gone(Story story, Occurrence.ChannelGone o) {
        if (o.subject().uniqueId().equals(story.callerChannel)) {
            story.loseRings(o.at(), null);
            if (story.talking != null) {
                story.leave(story.talking, o.at(), story.callerHungUp ? EndedBy.CALLER : EndedBy.LINE);
            }
            story.say("ended", o.at(), new CallFact.Ended(story.endedBy()));
            stories.remove(story.call);
            callOfChannel.remove(story.callerChannel);
            return;
        }
        if (!Channels.isQueueHalf(o.channel())) {
            return;
        }
        Channels.ring(o.channel()).map(story.rings::get).ifPresent(ring -> {
            if (ring.connected) {
                story.leave(ring, o.at(), story.callerHungUp ? EndedBy.CALLER : EndedBy.RESPONDER);
            } else {
                // The queue hung up this ring without a word: the caller is gone or another has them (AgentRingNoAnswer would have come before).
                story.loseRing(ring, o.at());
            }
        });
    }
}
