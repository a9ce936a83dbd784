package org.permanence.desk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.call.CallState;
import org.permanence.call.Part;
import org.permanence.call.RingState;
import org.permanence.call.Room;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.Reach;
import org.permanence.responder.ReachChoice;

/**
 * The one call that a responder's screen shows now. A pure value, computed from the live calls.
 *
 * @param waitedSeconds in the queue: until it began to ring here, and after the pick-up until the pick-up
 * @param recordId      null until the call is picked up
 * @param missed        this responder accepted after the caller had hung up or somebody else had answered
 * @param earlier       number of earlier calls of the same pseudonym, never its identity; null: none, or the caller withholds the number
 * @param muted         the PBX mutes this responder's telephone; a browser mutes itself
 * @param asThird       somebody else's call, into which this responder was brought
 * @param third         the person whom this responder brought in
 * @param help          this responder called for help
 * @param silentSince   since when the PBX tells that no sound comes from the caller
 * @param given         after the call: somebody else has it now, or had it afterwards
 */
public record DeskCall(UUID callId, State state, @Schema(nullable = true) String line,
        @Schema(nullable = true, enumeration = {
                "fr", "nl", "en"}) String language,
        Instant arrivedAt, @Schema(nullable = true) Double waitedSeconds,
        @Schema(nullable = true) Instant ringingSince, @Schema(enumeration = {"softphone", "desk", "home"}) String reach,
        @Schema(nullable = true) Instant pickedUpAt, @Schema(nullable = true) Instant endedAt, @Schema(nullable = true) Instant wrapUpUntil,
        @Schema(nullable = true) Long recordId, @Schema(nullable = true) Missed missed, @Schema(nullable = true) Earlier earlier,
        boolean muted,
        boolean asThird, @Schema(nullable = true) ThirdPerson third, @Schema(nullable = true) Help help,
        @Schema(nullable = true) Instant silentSince, @Schema(nullable = true) Given given) {

    /** How long "too late" stays on the screen. */
    static final Duration MISSED_SHOWN = Duration.ofSeconds(10);

    @Schema(name = "DeskCallState")
    public enum State {
        @JsonProperty("ringing")
        RINGING,
        @JsonProperty("inCall")
        IN_CALL,
        @JsonProperty("onHold")
        ON_HOLD,
        /** On hold by the hold key of this responder's own telephone: only that telephone can resume the call. */
        @JsonProperty("phoneHolds")
        PHONE_HOLDS,
        /** The call is being transferred to somebody else. */
        @JsonProperty("transferring")
        TRANSFERRING,
        /** This responder's browser was lost during the call: the caller waits, and is rung through when the browser is back. */
        @JsonProperty("regaining")
        REGAINING,
        @JsonProperty("wrapUp")
        WRAP_UP
    }

    @Schema(name = "DeskCallMissed")
    public enum Missed {
        @JsonProperty("tooLate")
        TOO_LATE
    }

    /** @param calls number of calls before this one */
    @Schema(name = "EarlierCalls")
    public record Earlier(long calls, Instant lastAt) {}

    /**
     * @param who   {@code responder} or {@code number}
     * @param label a colleague's name, an entry of the directory, or the number; null after a restart of the service
     */
    public record ThirdPerson(@Schema(enumeration = {"responder", "number"}) String who, @Schema(nullable = true) String label,
            ThirdState state, Instant since) {}

    public enum ThirdState {
        @JsonProperty("ringing")
        RINGING,
        @JsonProperty("talking")
        TALKING,
        @JsonProperty("failed")
        FAILED
    }

    /** @param to a colleague's name, an entry of the directory, or the number; null after a restart of the service */
    @Schema(name = "DeskGiven")
    public record Given(@Schema(nullable = true) String to) {}

    /** @param by the coordinator who is coming; null until one does */
    @Schema(name = "DeskHelp")
    public record Help(Instant since, @Schema(nullable = true) String by) {}

    /**
     * @param calls  those in which the responder was rung or had a part, latest last
     * @param wrapUp the end of the wrap-up, from the call and the time when the responder left it
     * @return empty when there is no such call
     */
    static Optional<DeskCall> of(MemberId member, List<CallState> calls, Instant now, BiFunction<CallState, Instant, Instant> wrapUp) {
        return last(calls, c -> c.lastPartOf(member).filter(p -> p.open() || onTheWayFrom(c, member)).map(p -> talking(c, member, p)))
                .or(() -> last(calls, c -> c.room().third().filter(t -> c.alive() && isThird(t, member)).map(t -> beside(c, member, t))))
                .or(() -> last(calls, c -> c.lastRingOf(member).filter(r -> c.alive() && r.result() == RingState.Result.RINGING)
                        .map(r -> ringing(c, r, null))))
                .or(() -> last(calls,
                        c -> c.lastPartOf(member).map(p -> wrappingUp(c, member, p, wrapUp)).filter(d -> d.wrapUpUntil.isAfter(now))))
                .or(() -> last(calls, c -> c.lastRingOf(member)
                        .filter(r -> r.result() == RingState.Result.TOO_LATE && r.endedAt().orElseThrow().plus(MISSED_SHOWN).isAfter(now))
                        .map(r -> ringing(c, r, Missed.TOO_LATE))));
    }

    private static Optional<DeskCall> last(List<CallState> calls, Function<CallState, Optional<DeskCall>> such) {
        return calls.reversed().stream().flatMap(c -> such.apply(c).stream()).findFirst();
    }

    private static boolean onTheWayFrom(CallState call, MemberId member) {
        return call.alive() && call.room().move().flatMap(Room.Move::from).filter(member::equals).isPresent();
    }

    private static boolean isThird(Room.Third third, MemberId member) {
        return third.stage() == Room.Stage.TALKING && third.who().filter(member::equals).isPresent();
    }

    private static DeskCall talking(CallState call, MemberId member, Part part) {
        State state = !onTheWayFrom(call, member) ? call.onHold() ? State.ON_HOLD : call.phoneHolds() ? State.PHONE_HOLDS : State.IN_CALL
                : call.room().move().orElseThrow().kind() == Room.Kind.REGAIN ? State.REGAINING : State.TRANSFERRING;
        return new DeskCall(call.id().value(), state, line(call), language(call), call.origin().arrivedAt(), seconds(call.waited()),
                ringingSince(call, member), ReachChoice.code(part.reach()), since(call, member), null, null, null, null, null, false, false,
                call.room().third().filter(t -> t.by().equals(member)).map(DeskCall::third).orElse(null), null,
                call.room().silentSince().orElse(null), null);
    }

    /** A reloaded page continues its count from the same time. */
    private static Instant since(CallState call, MemberId member) {
        return call.parts().stream().filter(p -> p.member().equals(member)).map(Part::pickedUpAt).findFirst().orElse(null);
    }

    private static DeskCall beside(CallState call, MemberId member, Room.Third third) {
        Reach.Kind reach = call.lastRingOf(member).flatMap(RingState::reach).orElse(Reach.Kind.SOFTPHONE);
        return new DeskCall(call.id().value(), call.onHold() ? State.ON_HOLD : State.IN_CALL, line(call), language(call),
                call.origin().arrivedAt(), seconds(call.waited()), ringingSince(call, member), ReachChoice.code(reach), null, null, null,
                null, null, null,
                false, true, null, null, call.room().silentSince().orElse(null), null);
    }

    private static ThirdPerson third(Room.Third third) {
        return new ThirdPerson(third.who().isPresent() ? "responder" : "number", null, ThirdState.valueOf(third.stage().name()),
                third.since());
    }

    private static DeskCall ringing(CallState call, RingState ring, Missed missed) {
        return new DeskCall(call.id().value(), State.RINGING, line(call), language(call), call.origin().arrivedAt(),
                seconds(call.waitingSince().or(() -> call.waiting().queuedAt()).map(since -> Duration.between(since, ring.startedAt()))),
                ring.startedAt(),
                ReachChoice.code(ring.reach().orElse(Reach.Kind.SOFTPHONE)), null, ring.endedAt().orElse(null), null, null, missed, null,
                false, false,
                null, null, null, null);
    }

    private static DeskCall wrappingUp(CallState call, MemberId member, Part part, BiFunction<CallState, Instant, Instant> wrapUp) {
        Instant left = part.leftAt().orElse(part.pickedUpAt());
        return new DeskCall(call.id().value(), State.WRAP_UP, line(call), language(call), call.origin().arrivedAt(), seconds(call.waited()),
                ringingSince(call, member), ReachChoice.code(part.reach()), part.pickedUpAt(), left, wrapUp.apply(call, left), null, null,
                null, false, false, null, null, null, wasGiven(call, member) ? new Given(null) : null);
    }

    /** To a responder, who has had it after this one, or to somebody outside. */
    private static boolean wasGiven(CallState call, MemberId member) {
        return !call.parts().getLast().member().equals(member)
                || call.alive() && call.room().third().filter(t -> t.stage() == Room.Stage.TALKING && t.by().equals(member)).isPresent();
    }

    private static Instant ringingSince(CallState call, MemberId member) {
        return call.lastRingOf(member).map(RingState::startedAt).orElse(null);
    }

    private static String line(CallState call) {
        return call.origin().line().map(LineCode::value).orElse(null);
    }

    private static String language(CallState call) {
        return call.origin().language().map(Language::code).orElse(null);
    }

    private static Double seconds(Optional<Duration> duration) {
        return duration.map(d -> Math.max(0, d.toMillis()) / 1000.0).orElse(null);
    }

    DeskCall withRecord(Long id) {
        return new DeskCall(callId, state, line, language, arrivedAt, waitedSeconds, ringingSince, reach, pickedUpAt, endedAt, wrapUpUntil,
                id, missed, earlier, muted, asThird, third, help, silentSince, given);
    }

    /** Adds what the facts of the call do not contain. @param thirdLabel null when it is unknown */
    DeskCall with(Earlier calls, boolean isMuted, String thirdLabel, Help asked) {
        ThirdPerson named = third == null ? null : new ThirdPerson(third.who, thirdLabel, third.state, third.since);
        boolean live = state != State.WRAP_UP && state != State.RINGING;
        return new DeskCall(callId, state, line, language, arrivedAt, waitedSeconds, ringingSince, reach, pickedUpAt, endedAt, wrapUpUntil,
                recordId, missed, calls, live && isMuted, asThird, named, live ? asked : null, silentSince,
                given == null ? null : new Given(thirdLabel));
    }

    /** This responder picked the call up, so it has a record. */
    @JsonIgnore
    boolean isPickedUp() {
        return pickedUpAt != null;
    }

    /** When it changes by itself, without a fact: the wrap-up ends, or "too late" has been shown long enough. */
    Optional<Instant> changesAt() {
        return wrapUpUntil != null ? Optional.of(wrapUpUntil) : missed != null ? Optional.of(endedAt.plus(MISSED_SHOWN)) : Optional.empty();
    }
}
