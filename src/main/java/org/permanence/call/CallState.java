package org.permanence.call;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.permanence.call.Room.Help;
import org.permanence.call.Room.Kind;
import org.permanence.call.Room.Move;
import org.permanence.call.Room.Stage;
import org.permanence.call.Room.Third;
import org.permanence.pbx.CallEvent;
import org.permanence.pbx.CallFact;
import org.permanence.pbx.CallFact.EndedBy;
import org.permanence.pbx.CallId;
import org.permanence.pbx.CallerPseudonym;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.QueueName;
import org.permanence.pbx.Reach;
import org.permanence.pbx.RingId;

/**
 * The state of a call, a pure value. {@link #apply} takes one fact after the other and never fails, because facts of the PBX may come late,
 * twice from different sources, or after a gap. A fact that makes no sense in the present state does not change it.
 *
 * @param reconstructed at least one fact was read from the PBX's logs after a gap
 */
public record CallState(CallId id, Origin origin, Waiting waiting, List<RingState> rings, List<Part> parts, List<WrapUp> wrapUps,
        Hold hold, Room room, Optional<End> end, boolean reconstructed) {

    /** @param line empty when the call's beginning was never seen */
    public record Origin(Optional<LineCode> line, Optional<Language> language, boolean languageChosen, Instant arrivedAt,
            Optional<CallerPseudonym> caller) {}

    /**
     * @param gaveUpAt time of the fact {@code GaveUp}. Ignore it for a caller who was turned away: 1.0.0 took every end of a stay in a
     * queue for giving up, also when the queue's time was over or its last member left, and journals still hold such facts
     * @param waited as the PBX measured it, from joining the queue to being answered or giving up
     */
    public record Waiting(Optional<Instant> queuedAt, Optional<QueueName> queue, Optional<TurnedAway> turnedAway,
            Optional<Instant> gaveUpAt, Optional<Duration> waited) {
        static final Waiting NOT_YET =
                new Waiting(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** Without the giving up: the caller is still there, so it was only the end of a stay in one queue. */
        Waiting goesOn() {
            return gaveUpAt.isEmpty() ? this : new Waiting(queuedAt, queue, turnedAway, Optional.empty(), Optional.empty());
        }
    }

    public record TurnedAway(CallFact.TurnedAway.Reason reason, Instant at) {}

    /** By the call's room, by the responder's telephone, or by both at once. @param held total of the holds that have ended */
    public record Hold(Optional<Instant> since, Duration held) {
        static final Hold NONE = new Hold(Optional.empty(), Duration.ZERO);

        Hold begun(Instant at) {
            return since.isPresent() ? this : new Hold(Optional.of(at), held);
        }

        Hold ended(Instant at) {
            return since.map(s -> new Hold(Optional.empty(), held.plus(positive(Duration.between(s, at))))).orElse(this);
        }
    }

    public record End(Instant at, EndedBy by) {}

    /** A responder's time to finish the record. @param endsAt when it ended, or will end if nobody changes it */
    public record WrapUp(MemberId member, Instant beganAt, Instant endsAt) {}

    public CallState {
        Objects.requireNonNull(id, "id");
        rings = List.copyOf(rings);
        parts = List.copyOf(parts);
        wrapUps = List.copyOf(wrapUps);
    }

    /** A call of which only the time {@code at} of its first fact is known. */
    static CallState begun(CallId id, Instant at) {
        return new CallState(id, new Origin(Optional.empty(), Optional.empty(), false, at.truncatedTo(ChronoUnit.MILLIS), Optional.empty()),
                Waiting.NOT_YET, List.of(), List.of(), List.of(), Hold.NONE, Room.EMPTY, Optional.empty(), false);
    }

    // ---- derived values

    public Outcome outcome() {
        if (!parts.isEmpty()) {
            return Outcome.ANSWERED;
        }
        if (waiting.turnedAway.isPresent()) {
            return Outcome.valueOf(waiting.turnedAway.get().reason().name());
        }
        if (waiting.gaveUpAt.isPresent()) {
            return Outcome.GAVE_UP;
        }
        return end.map(e -> switch (e.by()) {
            // Of a call whose beginning nobody saw, nobody knows whether it was answered.
            case CALLER, LOST -> origin.line.isEmpty() ? Outcome.END_UNKNOWN : Outcome.GAVE_UP;
            case RESPONDER, THIRD, LINE -> Outcome.FAILED;
            case UNKNOWN -> Outcome.END_UNKNOWN;
        }).orElse(Outcome.IN_PROGRESS);
    }

    public boolean alive() {
        return end.isEmpty();
    }

    /** Waits in the queue now: for the first time, or again after a responder was lost or a transfer failed. */
    public boolean inQueue() {
        return alive() && waiting.queuedAt.isPresent() && waiting.gaveUpAt.isEmpty() && waiting.turnedAway.isEmpty()
                && room.move().isEmpty()
                && (parts.isEmpty() || room.backInQueue().isPresent() && parts.stream().noneMatch(Part::open));
    }

    /** Held by the call's room: the responder takes the caller back on the screen. */
    public boolean onHold() {
        return hold.since.isPresent() && room.phoneHold().filter(Room.PhoneHold::alone).isEmpty();
    }

    /** Held by the responder's telephone, and only that telephone can resume the call. The room may hold it too ({@link #onHold}). */
    public boolean phoneHolds() {
        return room.phoneHold().isPresent();
    }

    /** Start of the present wait; empty unless {@link #inQueue}. */
    public Optional<Instant> waitingSince() {
        return inQueue() ? room.backInQueue().or(waiting::queuedAt) : Optional.empty();
    }

    /** The last responder has left, and the PBX's next event, some 20 ms later, decides what follows: a transfer, the queue, or the end. */
    public boolean betweenHands() {
        return alive() && !parts.isEmpty() && parts.stream().noneMatch(Part::open) && !inQueue() && waiting.turnedAway.isEmpty()
                && room.move().isEmpty()
                && room.third().filter(t -> t.stage() == Stage.TALKING).isEmpty();
    }

    /** The time of the last known fact. */
    Instant lastKnownAt() {
        Stream<Optional<Instant>> once = Stream.of(waiting.queuedAt, waiting.turnedAway.map(TurnedAway::at), waiting.gaveUpAt, hold.since,
                room.backInQueue(), room.third().map(Third::since), room.move().map(Move::since), room.help().map(Help::since));
        Stream<Optional<Instant>> ofRings =
                rings.stream().flatMap(r -> Stream.of(Optional.of(r.startedAt()), r.homePickedUpAt(), r.endedAt()));
        Stream<Optional<Instant>> ofParts = parts.stream().flatMap(p -> Stream.of(Optional.of(p.pickedUpAt()), p.leftAt()));
        return Stream.of(once, ofRings, ofParts).flatMap(times -> times).flatMap(Optional::stream).max(Comparator.naturalOrder())
                .filter(origin.arrivedAt::isBefore).orElse(origin.arrivedAt);
    }

    public Optional<Part> firstPart() {
        return parts.stream().findFirst();
    }

    /** This responder's present or latest part in the call. */
    public Optional<Part> lastPartOf(MemberId member) {
        return parts.reversed().stream().filter(p -> p.member().equals(member)).findFirst();
    }

    /** This responder has the caller, or the caller is on the way from them to somebody who has not accepted yet, or back to them. */
    public boolean isWith(MemberId member) {
        return alive() && (lastPartOf(member).filter(Part::open).isPresent()
                || room.move().flatMap(Room.Move::from).filter(member::equals).isPresent());
    }

    /** The last ring of this responder. */
    public Optional<RingState> lastRingOf(MemberId member) {
        return rings.reversed().stream().filter(r -> r.member().equals(member)).findFirst();
    }

    /** Time in the queue, until answered, given up, turned away or ended; empty if it never queued or still waits. */
    public Optional<Duration> waited() {
        if (waiting.waited.isPresent()) {
            return waiting.waited;
        }
        if (waiting.queuedAt.isEmpty()) {
            return outcome() == Outcome.GAVE_UP ? Optional.of(Duration.ZERO) : Optional.empty();
        }
        return firstPart().map(Part::pickedUpAt)
                .or(() -> waiting.turnedAway.map(TurnedAway::at))
                .or(() -> end.map(End::at))
                .map(until -> positive(Duration.between(waiting.queuedAt.get(), until)));
    }

    /** Time with at least one responder, without the time on hold; empty while it goes on, and if nobody answered. */
    public Optional<Duration> talked() {
        if (parts.isEmpty() || parts.stream().anyMatch(Part::open)) {
            return Optional.empty();
        }
        Duration talked = Duration.ZERO;
        Instant counted = parts.getFirst().pickedUpAt();
        for (Part part : parts) {
            Instant from = part.pickedUpAt().isAfter(counted) ? part.pickedUpAt() : counted;
            Instant to = part.leftAt().orElseThrow();
            if (to.isAfter(from)) {
                talked = talked.plus(Duration.between(from, to));
                counted = to;
            }
        }
        return Optional.of(positive(talked.minus(hold.held)));
    }

    // ---- changes by facts

    /** @return this very object when the fact changes nothing */
    CallState apply(CallEvent event) {
        if (!event.call().equals(id)) {
            throw new IllegalArgumentException("a fact of another call");
        }
        return applyRounded(new CallEvent(id, event.key(), event.at().truncatedTo(ChronoUnit.MILLIS), event.source(), event.fact()));
    }

    /** Times are in whole milliseconds, as the database stores them, so that a state in memory equals the one that is read back. */
    private CallState applyRounded(CallEvent event) {
        CallState before = endDisprovedBy(event);
        if (before.comesAfterItsEnd(event)) {
            return this;
        }
        CallState after = before.with(event.fact(), event.at());
        if (after.equals(this)) {
            return this;
        }
        return event.source() == CallEvent.Source.RECONSTRUCTED ? after.asReconstructed() : after;
    }

    /** An unseen end is an assumption; a later fact shows that the call went on. */
    private CallState endDisprovedBy(CallEvent event) {
        if (end.isEmpty() || end.get().by != EndedBy.UNKNOWN || event.fact() instanceof CallFact.Ended || isWrapUp(event.fact())
                || !event.at().isAfter(end.get().at)) {
            return this;
        }
        return withEnd(Optional.empty()).mapParts(this::closedByTheEnd, Part::reopened);
    }

    private boolean closedByTheEnd(Part part) {
        return end.isPresent() && part.leftAt().equals(end.map(End::at)) && part.leftBy().equals(end.map(End::by));
    }

    private static boolean isWrapUp(CallFact fact) {
        return fact instanceof CallFact.WrapUpStarted || fact instanceof CallFact.WrapUpEnded;
    }

    /** Once the caller's channel is gone only loose ends follow: how a ring ended, who left, that the caller had given up; and wrap-ups. */
    private boolean comesAfterItsEnd(CallEvent event) {
        return end.isPresent() && event.at().isAfter(end.get().at) && !(event.fact() instanceof CallFact.RingEnded
                || event.fact() instanceof CallFact.ResponderLeft || event.fact() instanceof CallFact.GaveUp
                || event.fact() instanceof CallFact.Ended || isWrapUp(event.fact()));
    }

    private CallState with(CallFact fact, Instant at) {
        CallState since = at.isBefore(origin.arrivedAt) ? withOrigin(arrivedAt(at)) : this;
        return switch (fact) {
            case CallFact.Arrived(LineCode line, Optional<CallerPseudonym> caller) -> since.withOrigin(
                    new Origin(Optional.of(line), origin.language, origin.languageChosen, at, caller.or(() -> origin.caller)));
            case CallFact.LanguageTaken(Language language, boolean chosen) -> since.withOrigin(
                    new Origin(origin.line, Optional.of(language), chosen, since.origin.arrivedAt, origin.caller));
            case CallFact.TurnedAway(CallFact.TurnedAway.Reason reason) -> waiting.turnedAway.isPresent() ? since : since.withWaiting(
                    new Waiting(waiting.queuedAt, waiting.queue, Optional.of(new TurnedAway(reason, at)), waiting.gaveUpAt,
                            waiting.gaveUpAt.isPresent() ? Optional.empty() : waiting.waited));
            case CallFact.Queued(QueueName queue, int _) -> since.queued(queue, at);
            case CallFact.RingStarted(RingId ring, MemberId member, Reach.Kind reach) -> since.ring(ring, member, Optional.of(reach), at,
                    r -> r.startedAt(at, reach));
            case CallFact.HomePickedUp(RingId ring, MemberId member) -> since.ring(ring, member, Optional.of(Reach.Kind.HOME), at,
                    r -> r.homePickedUp(at));
            case CallFact.RingEnded(RingId ring, MemberId member, CallFact.RingResult result) ->
                    since.ring(ring, member, Optional.empty(), at, r -> r.ended(RingState.Result.of(result), at));
            case CallFact.PickedUp(RingId ring, MemberId member, Reach.Kind reach, Duration waited) -> since
                    .ring(ring, member, Optional.of(reach), at, r -> r.ended(RingState.Result.ACCEPTED, at))
                    .withWaiting(new Waiting(waiting.queuedAt, waiting.queue, waiting.turnedAway, Optional.empty(),
                            parts.isEmpty() ? Optional.of(waited.truncatedTo(ChronoUnit.MILLIS)) : waiting.waited))
                    .withRoom(room.taken(member)).joined(member, reach, at);
            case CallFact.PutOnHold(MemberId member) -> has(member) ? since.withHold(hold.begun(at)).withRoom(room.roomHolds()) : since;
            case CallFact.TakenOffHold(MemberId _) ->
                    room.phoneHold().isPresent() ? since.withRoom(room.onlyPhoneHolds()) : since.withHold(hold.ended(at));
            case CallFact.PhoneHeld(MemberId member) -> has(member) && room.phoneHold().isEmpty()
                    ? since.withHold(hold.begun(at)).withRoom(room.withPhoneHold(member, hold.since.isEmpty())) : since;
            case CallFact.PhoneTookBack(MemberId member) -> since.phoneIsBack(member, at);
            case CallFact.CallerSilent() -> parts.stream().anyMatch(Part::open) ? since.withRoom(room.silent(at)) : since;
            case CallFact.CallerHeard() -> since.withRoom(room.heard());
            case CallFact.ThirdCalled(MemberId by, Optional<MemberId> third) -> since.withRoom(
                    room.withThird(Optional.of(new Third(third, Stage.RINGING, by, at))));
            case CallFact.ThirdJoined(MemberId by, Optional<MemberId> third) -> since.accepted(third, at)
                    .withRoom(room.withThird(Optional.of(new Third(third, Stage.TALKING, by, at))));
            case CallFact.ThirdFailed(MemberId by, Optional<MemberId> third, CallFact.RingResult _) -> since.withRoom(
                    room.withThird(Optional.of(new Third(third, Stage.FAILED, by, at))));
            case CallFact.ThirdLeft(MemberId _, Optional<MemberId> third) -> since.withRoom(
                    room.withThird(room.third().filter(t -> !t.who().equals(third))));
            // A caller who is taken out of the queue to somebody has not given up, though Asterisk reports it first.
            case CallFact.TransferStarted(Optional<MemberId> from, Optional<MemberId> to) -> since.withWaiting(waiting.goesOn())
                    .onTheWay(new Move(Kind.TRANSFER, from, to, at));
            case CallFact.TransferFailed(Optional<MemberId> _, CallFact.RingResult _) -> since.withRoom(room.withMove(Optional.empty()));
            case CallFact.RegainStarted(MemberId member) ->
                    since.onTheWay(new Move(Kind.REGAIN, Optional.of(member), Optional.of(member), at));
            case CallFact.RegainFailed(MemberId _) -> since.withRoom(room.withMove(Optional.empty()));
            case CallFact.Transferred(MemberId from, Optional<MemberId> to, boolean _) -> since.transferred(from, to, at);
            case CallFact.HelpAsked(MemberId member) -> !has(member) || room.help().isPresent() ? since : since.withRoom(
                    room.withHelp(Optional.of(new Help(member, at, Optional.empty()))));
            case CallFact.HelpComes(String by) -> since.withRoom(
                    room.withHelp(room.help().map(h -> new Help(h.asked(), h.since(), Optional.of(by)))));
            case CallFact.HelpOver() -> since.withRoom(room.withHelp(Optional.empty()));
            case CallFact.Muted(MemberId member, boolean silent) -> since.withRoom(room.withMuted(member, silent && has(member)));
            case CallFact.ResponderLeft(MemberId member, EndedBy by) -> since.left(member, by, at);
            case CallFact.WrapUpStarted(MemberId member, Instant until) -> since.wrapsUp(new WrapUp(member, at,
                    until.isBefore(at) ? at : until.truncatedTo(ChronoUnit.MILLIS)));
            case CallFact.WrapUpEnded(MemberId member) -> since.wrappedUp(member, at);
            case CallFact.GaveUp(Duration waited) -> !parts.isEmpty() || waiting.gaveUpAt.isPresent() ? since : since.withWaiting(
                    new Waiting(waiting.queuedAt, waiting.queue, waiting.turnedAway, Optional.of(at),
                            waiting.turnedAway.isPresent() ? Optional.empty() : Optional.of(waited.truncatedTo(ChronoUnit.MILLIS))));
            case CallFact.Ended(EndedBy by) -> since.ended(by, at);
        };
    }

    private CallState queued(QueueName queue, Instant at) {
        Instant first = waiting.queuedAt.filter(q -> q.isBefore(at)).orElse(at);
        Waiting still = waiting.gaveUpAt.filter(at::isAfter).isPresent() ? waiting.goesOn() : waiting;
        return withRoom(parts.isEmpty() ? room.withMove(Optional.empty()) : room.queued(at))
                .withWaiting(new Waiting(Optional.of(first), Optional.of(queue), still.turnedAway, still.gaveUpAt, still.waited))
                .withOrigin(new Origin(origin.line.or(() -> Optional.of(queue.line())),
                        origin.language.or(() -> Optional.of(queue.language())), origin.languageChosen, origin.arrivedAt, origin.caller));
    }

    /** Changes a ring, and first creates it if its start was not seen. */
    private CallState ring(RingId ring, MemberId member, Optional<Reach.Kind> reach, Instant at, UnaryOperator<RingState> change) {
        List<RingState> changed = new ArrayList<>(rings);
        int index = indexOf(ring);
        if (index < 0) {
            changed.add(change.apply(RingState.begun(ring, member, reach, at)));
        } else {
            changed.set(index, change.apply(rings.get(index)));
        }
        return new CallState(id, origin, waiting, changed, parts, wrapUps, hold, room, end, reconstructed);
    }

    private int indexOf(RingId ring) {
        for (int i = 0; i < rings.size(); i++) {
            if (rings.get(i).id().equals(ring)) {
                return i;
            }
        }
        return -1;
    }

    /** The caller is with nobody for a while, so a hold ends too. */
    private CallState onTheWay(Move move) {
        return withHold(hold.ended(move.since())).withRoom(room.withoutPhoneHold().withMove(Optional.of(move)));
    }

    /** Marks a third person's ring as accepted; it does not become a part in the call. */
    private CallState accepted(Optional<MemberId> third, Instant at) {
        return third.flatMap(this::lastRingOf)
                .map(r -> ring(r.id(), r.member(), r.reach(), at, x -> x.ended(RingState.Result.ACCEPTED, at))).orElse(this);
    }

    /** The caller stays on hold if the room holds the call too. */
    private CallState phoneIsBack(MemberId member, Instant at) {
        return room.phoneHold().filter(h -> h.by().equals(member))
                .map(h -> withHold(h.alone() ? hold.ended(at) : hold).withRoom(room.withoutPhoneHold())).orElse(this);
    }

    private boolean has(MemberId member) {
        return parts.stream().anyMatch(p -> p.open() && p.member().equals(member));
    }

    private CallState joined(MemberId member, Reach.Kind reach, Instant at) {
        if (parts.stream().anyMatch(p -> p.member().equals(member) && (p.open() || p.pickedUpAt().equals(at)))) {
            return this;
        }
        Part part = Part.begun(member, reach, at);
        List<Part> longer = new ArrayList<>(parts);
        longer.add(end.map(e -> part.left(e.at, e.by)).orElse(part));
        longer.sort(Comparator.comparing(Part::pickedUpAt));
        return withParts(longer);
    }

    private CallState left(MemberId member, EndedBy by, Instant at) {
        CallState left = mapParts(p -> p.open() && p.member().equals(member), p -> p.left(at, by)).withRoom(room.withMuted(member, false))
                .phoneIsBack(member, at);
        return left.parts.stream().anyMatch(Part::open) ? left : left.withHold(left.hold.ended(at)).withRoom(left.room.heard());
    }

    private CallState wrapsUp(WrapUp begun) {
        List<WrapUp> longer = new ArrayList<>(wrapUps);
        longer.add(begun);
        longer.sort(Comparator.comparing(WrapUp::beganAt));
        return withWrapUps(longer);
    }

    private CallState wrappedUp(MemberId member, Instant at) {
        return wrapUps.reversed().stream().filter(w -> w.member.equals(member) && !w.beganAt.isAfter(at)).findFirst()
                .map(last -> withWrapUps(wrapUps.stream().map(w -> w.equals(last) ? new WrapUp(member, w.beganAt, at) : w).toList()))
                .orElse(this);
    }

    private CallState transferred(MemberId from, Optional<MemberId> to, Instant at) {
        Reach.Kind reach = to.flatMap(this::lastRingOf).flatMap(RingState::reach)
                .or(() -> lastPartOf(from).map(Part::reach)).orElse(Reach.Kind.SOFTPHONE);
        CallState gone = left(from, EndedBy.RESPONDER, at);
        Room after = to.map(gone.room::taken).orElseGet(() -> Room.EMPTY.withThird(Optional.of(new Third(to, Stage.TALKING, from, at))));
        CallState without = gone.withRoom(after);
        return to.filter(_ -> end.isEmpty()).map(member -> without.joined(member, reach, at)).orElse(without);
    }

    private CallState ended(EndedBy by, Instant at) {
        if (end.isPresent() && (end.get().by != EndedBy.UNKNOWN || by == EndedBy.UNKNOWN)) {
            return this;
        }
        // 1.0.0 reported the caller as ending such a call, because of the false giving up.
        EndedBy who = by == EndedBy.CALLER && toldAsGivingUp() ? EndedBy.LINE : by;
        List<RingState> stopped = rings.stream().map(r -> r.ringing() ? r.ended(RingState.Result.CANCELLED, at) : r).toList();
        return new CallState(id, origin, waiting, stopped, parts, wrapUps, hold.ended(at), Room.EMPTY, Optional.of(new End(at, who)),
                reconstructed)
                .mapParts(p -> p.open() || closedByTheEnd(p), p -> p.left(at, who));
    }

    /** Turned away after a false giving up: see {@link Waiting}. */
    private boolean toldAsGivingUp() {
        return parts.isEmpty() && waiting.turnedAway.isPresent() && waiting.gaveUpAt.isPresent();
    }

    // ---- copies

    private Origin arrivedAt(Instant at) {
        return new Origin(origin.line, origin.language, origin.languageChosen, at, origin.caller);
    }

    private CallState withOrigin(Origin changed) {
        return new CallState(id, changed, waiting, rings, parts, wrapUps, hold, room, end, reconstructed);
    }

    private CallState withWaiting(Waiting changed) {
        return new CallState(id, origin, changed, rings, parts, wrapUps, hold, room, end, reconstructed);
    }

    private CallState withParts(List<Part> changed) {
        return new CallState(id, origin, waiting, rings, changed, wrapUps, hold, room, end, reconstructed);
    }

    private CallState withWrapUps(List<WrapUp> changed) {
        return new CallState(id, origin, waiting, rings, parts, changed, hold, room, end, reconstructed);
    }

    private CallState mapParts(Predicate<Part> which, UnaryOperator<Part> change) {
        return withParts(parts.stream().map(p -> which.test(p) ? change.apply(p) : p).toList());
    }

    private CallState withHold(Hold changed) {
        return new CallState(id, origin, waiting, rings, parts, wrapUps, changed, room, end, reconstructed);
    }

    private CallState withRoom(Room changed) {
        return new CallState(id, origin, waiting, rings, parts, wrapUps, hold, changed, end, reconstructed);
    }

    private CallState withEnd(Optional<End> changed) {
        return new CallState(id, origin, waiting, rings, parts, wrapUps, hold, room, changed, reconstructed);
    }

    private CallState asReconstructed() {
        return new CallState(id, origin, waiting, rings, parts, wrapUps, hold, room, end, true);
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
