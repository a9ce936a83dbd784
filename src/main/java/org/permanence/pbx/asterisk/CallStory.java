package org.permanence.pbx.asterisk;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallEvent.Source;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallFact.EndedBy;
import org.permanence.pbx.CallFact.RingResult;
import org.permanence.pbx.CallId;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.QueueName;
import org.permanence.pbx.Reach;
import org.permanence.pbx.RingId;

/**
 * One call from its arrival to the end of the caller's channel: the state known so far, and the meaning of each occurrence for it.
 * Idempotent: an occurrence told twice yields no fact, or the same fact under the same key.
 */
final class CallStory {

    /**
     * The event and the log files date the same queueing less than this apart; the dialplan waits longer than this before it queues a
     * caller again.
     */
    private static final Duration SAME_QUEUEING = Duration.ofSeconds(2);

    /**
     * An event and a row of the log files are the same occurrence if their times differ by less than this. Two different occurrences of the
     * same kind are further apart.
     */
    private static final Duration SAME_THING = Duration.ofSeconds(1);

    private final CallId call;
    private final String callerChannel;
    private final Consumer<CallEvent> facts;
    private final Map<MemberId, Reach.Kind> lastReach;
    private final Map<RingId, Ring> rings = new LinkedHashMap<>();
    private final Map<QueueName, Integer> timesQueued = new HashMap<>();
    private final Map<QueueName, Instant> lastQueued = new HashMap<>();
    /** Counters for the kinds of occurrence that have no name of their own in the PBX. */
    private final Map<String, Integer> times = new HashMap<>();
    private final Map<String, Instant> lastReadBack = new HashMap<>();
    /** Responders who are third persons, by their leg. */
    private final Map<String, Ring> thirds = new HashMap<>();
    private Instant arrivedAt;
    private Instant queuedAt;
    private Instant lastQueuedAt;
    /** Since when the caller is in no queue, unanswered, and nothing has said why. */
    private Instant leftQueueAt;
    private Ring talking;
    private DialplanWord.ThirdJoined lastThird;
    /** The third person who keeps the call is outside the line. */
    private boolean outside;
    private EndedBy leftBy;
    private boolean arrived;
    private boolean queued;
    private boolean turnedAway;
    /** How the caller's telephone went: hung up, or lost. Null: neither, so far. */
    private EndedBy callerEnd;
    /** The same of the telephone that talks with the caller, or that talked last while the caller is with nobody else since. */
    private EndedBy phoneEnd;
    private boolean over;
    private Source source = Source.LIVE;

    /**
     * @param facts     receives the facts before {@link #tell} returns
     * @param lastReach the last reach of each member, in any call; kept up to date here
     */
    CallStory(CallId call, String callerChannel, Consumer<CallEvent> facts, Map<MemberId, Reach.Kind> lastReach) {
        this.call = call;
        this.callerChannel = callerChannel;
        this.facts = facts;
        this.lastReach = lastReach;
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

    CallId call() {
        return call;
    }

    /** A responder has the caller. */
    boolean talking() {
        return talking != null && !talking.left && !over;
    }

    String callerChannel() {
        return callerChannel;
    }

    /** The caller's channel is gone: no fact follows. */
    boolean over() {
        return over;
    }

    void tell(Occurrence.OfCall occurrence, Source from) {
        source = from;
        Instant at = occurrence.at();
        switch (occurrence) {
            case DialplanWord.CallArrived o -> {
                arrived = true;
                arrivedAt = at;
                say("arrived", at, new CallFact.Arrived(o.line(), o.caller()));
            }
            case Occurrence.CallSeen o -> seen(o);
            // No fact: nobody knows how it began.
            case Occurrence.CallFound _ -> {}
            case DialplanWord.CallLanguage o -> say("language", at, new CallFact.LanguageTaken(o.language(), o.chosen()));
            case DialplanWord.CallTurnedAway o -> {
                turnedAway = true;
                withTheLine();
                say("turned-away:" + o.reason(), at, new CallFact.TurnedAway(o.reason()));
            }
            case Occurrence.CallerQueued o -> queued(o);
            case Occurrence.CallerLeftQueue o -> {
                // Ignored if it is older than the present stay in the queue: the logs tell it again.
                if (lastQueuedAt == null || !at.isBefore(lastQueuedAt)) {
                    loseRings(at, null);
                    leftQueueAt = at;
                    queuedAt = queuedAt == null ? at.minus(o.waited()) : queuedAt;
                }
            }
            case DialplanWord.RingStarted o -> rung(o);
            case DialplanWord.HomeAnswered o -> {
                Ring ring = ring(o.ring(), o.member());
                if (!ring.pickedUpAtHome && !ring.over && !ring.connected) {
                    ring.pickedUpAtHome = true;
                    say("home-picked-up:" + ring.id, at, new CallFact.HomePickedUp(ring.id, ring.member));
                }
            }
            case DialplanWord.RingFailed o -> {
                Ring ring = ring(o.ring(), o.member());
                if (!ring.connected) {
                    // Refused before any phone rang because the responder is on another call: this was no ring, and nobody missed it.
                    endRing(ring, at, o.result(), ring.started || o.result() != RingResult.BUSY);
                }
            }
            case Occurrence.RingUnanswered o -> {
                Ring ring = ring(o.ring(), o.member());
                if (!ring.connected) {
                    endRing(ring, at, ring.pickedUpAtHome ? RingResult.NOT_CONFIRMED : RingResult.NO_ANSWER);
                }
            }
            case Occurrence.MemberConnected o -> connected(o);
            case Occurrence.MemberCompleted o -> leave(ring(o.ring(), o.member()), at, whoEndedIt());
            case Occurrence.PhoneHold o -> phoneHold(o);
            case Occurrence.CallerSound o -> sound(o);
            case Occurrence.CallTransferred o -> {
                if (talking != null) {
                    say("transferred:" + talking.id, at,
                            new CallFact.Transferred(talking.member, o.to(), o.afterSpeaking()));
                }
            }
            case DialplanWord.CallHeld o -> o.member().ifPresent(member -> sayAgain("hold", at, new CallFact.PutOnHold(member)));
            case DialplanWord.CallTalking o -> o.member().ifPresent(member -> sayAgain("unhold", at, new CallFact.TakenOffHold(member)));
            // Each leg is one third person, so the leg is the key.
            case DialplanWord.ThirdCalled o -> say("third-called:" + o.leg(), at, new CallFact.ThirdCalled(o.by(), o.third()));
            case DialplanWord.ThirdJoined o -> thirdJoined(o);
            case DialplanWord.ThirdFailed o -> {
                phoneEnd = null;
                say("third-failed:" + o.leg(), at, new CallFact.ThirdFailed(o.by(), o.third(), o.result()));
            }
            case DialplanWord.ThirdLeft o -> thirdLeft(o);
            case DialplanWord.MemberLeft o -> memberLeft(o);
            case DialplanWord.TransferStarted o -> {
                leftQueueAt = null;
                phoneEnd = null;
                sayAgain("transfer-started", at, new CallFact.TransferStarted(o.from(), o.to()));
                leaveAll(at, EndedBy.RESPONDER);
            }
            case DialplanWord.TransferAnswered o -> transferred(at, o.from(), o.to(), o.ring(), false, o.subject());
            case DialplanWord.TransferFailed o -> sayAgain("transfer-failed", at, new CallFact.TransferFailed(o.to(), o.result()));
            case DialplanWord.RegainStarted o -> {
                phoneEnd = null;
                sayAgain("regain-started", at, new CallFact.RegainStarted(o.member()));
                leaveAll(at, EndedBy.LOST);
            }
            case DialplanWord.Regained o -> connected(new Occurrence.MemberConnected(at, o.subject(), o.ring(), o.member(), Duration.ZERO));
            case DialplanWord.RegainFailed o -> sayAgain("regain-failed", at, new CallFact.RegainFailed(o.member()));
            case Occurrence.HangupAsked o -> hungUp(o);
            case Occurrence.ChannelGone o -> gone(o);
        }
    }

    /**
     * Takes over the facts that the lists show and that nobody has told: all of them when the log files cannot be read, otherwise few or
     * none.
     */
    private void seen(Occurrence.CallSeen o) {
        if (!arrived) {
            arrived = true;
            arrivedAt = o.arrivedAt();
            say("arrived", o.arrivedAt(), new CallFact.Arrived(o.line(), o.caller()));
        } else if (o.caller().isPresent()) {
            // The arrival was read from the log files, which contain no number.
            say("recognised", arrivedAt, new CallFact.Arrived(o.line(), o.caller()));
        }
        if (o.talkingTo().isEmpty() && o.waiting().isPresent() && talking != null) {
            leave(talking, o.at(), EndedBy.RESPONDER);
        }
        o.waiting().filter(_ -> !queued)
                .ifPresent(
                        waiting -> queued(new Occurrence.CallerQueued(waiting.since(), o.subject(), waiting.queue(), waiting.position())));
        for (var ring : o.rings()) {
            ring.reach().ifPresent(reach -> rung(new DialplanWord.RingStarted(o.at(), o.subject(), ring.ring(), ring.member(), reach)));
        }
        o.talkingTo().ifPresent(
                ring -> connected(new Occurrence.MemberConnected(o.at(), o.subject(), ring.ring(), ring.member(), Duration.ZERO)));
    }

    /** A call may come back to the same queue (the last member left and another came): the second time has a key of its own. */
    private void queued(Occurrence.CallerQueued o) {
        if (lastQueuedAt == null || o.at().isAfter(lastQueuedAt)) {
            lastQueuedAt = o.at();
        }
        if (leftQueueAt != null && !o.at().isBefore(leftQueueAt)) {
            leftQueueAt = null;
        }
        Instant before = lastQueued.put(o.queue(), o.at());
        if (before != null && Duration.between(before, o.at()).abs().compareTo(SAME_QUEUEING) < 0) {
            return;
        }
        withTheLine();
        int times = timesQueued.merge(o.queue(), 1, Integer::sum);
        if (!queued) {
            // The wait is counted from the first queue: a move to another language does not shorten a caller's wait.
            queuedAt = o.at();
        }
        queued = true;
        say("queued:" + o.queue() + (times == 1 ? "" : "#" + times), o.at(), new CallFact.Queued(o.queue(), Math.max(1, o.position())));
    }

    private void rung(DialplanWord.RingStarted o) {
        Ring ring = ring(o.ring(), o.member());
        lastReach.put(o.member(), o.reach());
        if (!ring.started && !ring.over) {
            ring.started = true;
            ring.reach = o.reach();
            say("ring-started:" + ring.id, o.at(), new CallFact.RingStarted(ring.id, ring.member, ring.reach));
        }
    }

    private void connected(Occurrence.MemberConnected o) {
        Ring ring = ring(o.ring(), o.member());
        if (ring.connected) {
            return;
        }
        if (talking != null && talking != ring) {
            // The call was put back into the queue and another member took it: AgentComplete of the first would come only at the end of the
            // call.
            leave(talking, o.at(), EndedBy.RESPONDER);
        }
        loseRings(o.at(), ring);
        outside = false;
        leftQueueAt = null;
        ring.connected = true;
        ring.over = true;
        talking = ring;
        leftBy = null;
        phoneEnd = null;
        Reach.Kind reach = ring.reach != null ? ring.reach : lastReach.getOrDefault(o.member(), Reach.Kind.SOFTPHONE);
        Duration waited = queuedAt == null ? o.waited() : Duration.between(queuedAt, o.at());
        say("picked-up:" + ring.id, o.at(), new CallFact.PickedUp(ring.id, ring.member, reach, waited));
    }

    /** Not in the log files, so its key may contain the time. Only the telephone of the member who has the call counts. */
    private void phoneHold(Occurrence.PhoneHold o) {
        if (talking == null || talking.left || !o.member().equals(talking.member)) {
            return;
        }
        if (o.holds()) {
            say("phone-held:" + o.at(), o.at(), new CallFact.PhoneHeld(talking.member));
        } else {
            say("phone-took-back:" + o.at(), o.at(), new CallFact.PhoneTookBack(talking.member));
        }
    }

    /** As a hold by the phone: not in the log files. */
    private void sound(Occurrence.CallerSound o) {
        if (talking()) {
            say((o.heard() ? "caller-heard:" : "caller-silent:") + o.at(), o.at(),
                    o.heard() ? new CallFact.CallerHeard() : new CallFact.CallerSilent());
        }
    }

    /**
     * Whoever hangs up first ends a conversation: the other one often hangs up in the same moment. Of the other telephones only that of the
     * present conversation counts; a third person's is told by its own words.
     */
    private void hungUp(Occurrence.HangupAsked o) {
        if (o.subject().uniqueId().equals(callerChannel)) {
            if (phoneEnd == null) {
                callerEnd = o.lost() ? EndedBy.LOST : EndedBy.CALLER;
            }
        } else if (talking() && Channels.reachOfChannel(o.channel()).isPresent()) {
            phoneEnd = o.lost() ? EndedBy.LOST : EndedBy.RESPONDER;
        }
    }

    /**
     * Who ended the present conversation. The queue tells only whose leg left first, and a hang-up on the screen takes down the caller's
     * leg first: so the telephones count that hung up.
     */
    private EndedBy whoEndedIt() {
        return callerEnd != null ? callerEnd : phoneEnd != null ? phoneEnd : EndedBy.RESPONDER;
    }

    private void thirdJoined(DialplanWord.ThirdJoined o) {
        o.third().flatMap(member -> o.ring().map(id -> ring(id, member))).ifPresent(ring -> {
            ring.over = true;
            thirds.put(o.leg(), ring);
        });
        lastThird = o;
        say("third-joined:" + o.leg(), o.at(), new CallFact.ThirdJoined(o.by(), o.third()));
    }

    private void thirdLeft(DialplanWord.ThirdLeft o) {
        Ring ring = thirds.get(o.leg());
        if (ring != null && ring.connected) {
            leave(ring, o.at(), whoEndedIt());
        } else {
            phoneEnd = null;
            say("third-left:" + o.leg(), o.at(), new CallFact.ThirdLeft(o.by(), o.third()));
        }
    }

    /**
     * @param o its {@code kept} is true after a transfer with prior consultation, and when a responder hangs up in a conversation of three
     */
    private void memberLeft(DialplanWord.MemberLeft o) {
        if (o.kept() && lastThird != null) {
            transferred(o.at(), Optional.of(o.member()), lastThird.third(), lastThird.ring(), true, o.subject());
        }
        Channels.ring(o.leg()).map(rings::get)
                .ifPresent(ring -> leave(ring, o.at(), whoEndedIt()));
        if (o.kept()) {
            phoneEnd = null;
        }
    }

    private void transferred(Instant at, Optional<MemberId> from, Optional<MemberId> to, Optional<RingId> ring, boolean afterSpeaking,
            Occurrence.Subject subject) {
        if (to.isPresent() && ring.map(rings::get).filter(r -> r.connected).isPresent()) {
            return;
        }
        from.ifPresent(member -> sayAgain("transferred", at, new CallFact.Transferred(member, to, afterSpeaking)));
        outside = to.isEmpty();
        to.flatMap(member -> ring.map(id -> new Occurrence.MemberConnected(at, subject, id, member, Duration.ZERO)))
                .ifPresent(this::connected);
    }

    private void leaveAll(Instant at, EndedBy by) {
        if (talking != null) {
            leave(talking, at, by);
        }
    }

    private void gone(Occurrence.ChannelGone o) {
        if (o.subject().uniqueId().equals(callerChannel)) {
            loseRings(o.at(), null);
            if (talking != null) {
                // The queue's word about it may come later than this.
                boolean known = callerEnd != null || phoneEnd != null || o.cause() == Channels.HUNG_UP_ON_SCREEN;
                leave(talking, o.at(), known ? whoEndedIt() : EndedBy.LINE);
            }
            if (leftQueueAt != null) {
                say("gave-up", o.at(), new CallFact.GaveUp(Duration.between(queuedAt, o.at())));
            }
            say("ended", o.at(), new CallFact.Ended(endedBy()));
            over = true;
            return;
        }
        if (!Channels.isQueueHalf(o.channel())) {
            return;
        }
        Channels.ring(o.channel()).map(rings::get).ifPresent(ring -> {
            if (ring.connected) {
                leave(ring, o.at(), whoEndedIt());
            } else {
                // The queue ended this ring without an event: the caller hung up or another member has them (AgentRingNoAnswer would have
                // come before).
                loseRing(ring, o.at());
            }
        });
    }

    private void say(String key, Instant at, CallFact fact) {
        facts.accept(new CallEvent(call, key, at, source, fact));
    }

    private Ring ring(RingId id, MemberId member) {
        return rings.computeIfAbsent(id, i -> new Ring(i, member));
    }

    /** The key is the next number of its kind. Empty when the occurrence was read from the log files a moment ago and is now heard live. */
    private Optional<String> key(String kind, Instant at) {
        if (source == Source.LIVE && lastReadBack.containsKey(kind) && at.isBefore(lastReadBack.get(kind).plus(SAME_THING))) {
            return Optional.empty();
        }
        if (source == Source.RECONSTRUCTED) {
            lastReadBack.put(kind, at);
        }
        return Optional.of(kind + ":" + times.merge(kind, 1, Integer::sum));
    }

    private void sayAgain(String kind, Instant at, CallFact fact) {
        key(kind, at).ifPresent(key -> say(key, at, fact));
    }

    private void endRing(Ring ring, Instant at, RingResult result) {
        endRing(ring, at, result, ring.started);
    }

    /** @param said the ring started, or the dialplan refused it before any phone rang: either is a fact, with its reason */
    private void endRing(Ring ring, Instant at, RingResult result, boolean said) {
        if (ring.over) {
            return;
        }
        ring.over = true;
        if (said) {
            say("ring-ended:" + ring.id, at, new CallFact.RingEnded(ring.id, ring.member, result));
        }
    }

    /** The caller is no longer available to the members whose phones still ring, or whose home phone was picked up and not confirmed. */
    private void loseRings(Instant at, Ring except) {
        for (Ring ring : rings.values()) {
            if (ring != except) {
                loseRing(ring, at);
            }
        }
    }

    private void loseRing(Ring ring, Instant at) {
        endRing(ring, at, ring.pickedUpAtHome ? RingResult.TOO_LATE : RingResult.CANCELLED);
    }

    private void leave(Ring ring, Instant at, EndedBy by) {
        if (ring.connected && !ring.left) {
            ring.left = true;
            leftBy = by;
            say("responder-left:" + ring.id, at, new CallFact.ResponderLeft(ring.member, by));
        }
    }

    /** Queued or turned away: the caller is with nobody, so the end of an earlier part did not end the call. */
    private void withTheLine() {
        leftQueueAt = null;
        leftBy = null;
        phoneEnd = null;
        outside = false;
    }

    private EndedBy endedBy() {
        if (callerEnd != null) {
            return callerEnd;
        } else if (leftQueueAt != null) {
            return EndedBy.CALLER;
        } else if (outside) {
            return EndedBy.THIRD;
        } else if (leftBy != null) {
            return leftBy;
        }
        if (!arrived && !turnedAway && !queued) {
            return EndedBy.UNKNOWN;
        }
        // The caller hung up during the greeting or the choice of language. In the queue and in an announcement, an end without a known
        // cause comes from the line.
        return turnedAway || queued ? EndedBy.LINE : EndedBy.CALLER;
    }
}
