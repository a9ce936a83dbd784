package org.permanence.desk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.permanence.call.CallState;
import org.permanence.call.Part;
import org.permanence.call.RingState;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.Reach;
import org.permanence.responder.ReachChoice;

/**
 * The one call that a responder's screen shows now. A pure value, computed from the calls of this moment.
 *
 * @param recordId null until the call is picked up
 * @param missed   this responder accepted when the caller was gone or somebody else had them
 */
record DeskCall(UUID callId, State state, String line, String language, Instant arrivedAt, Instant ringingSince, String reach, Instant pickedUpAt,
        Instant endedAt, Instant wrapUpUntil, Long recordId, Missed missed) {

    /** How long "too late" stays on the screen. */
    static final Duration MISSED_SHOWN = Duration.ofSeconds(10);

    enum State {
        @JsonProperty("ringing")
        RINGING,
        @JsonProperty("inCall")
        IN_CALL,
        @JsonProperty("onHold")
        ON_HOLD,
        @JsonProperty("wrapUp")
        WRAP_UP
    }

    enum Missed {
        @JsonProperty("tooLate")
        TOO_LATE
    }

    /**
     * @param calls  those in which the responder was rung or had a part, latest last
     * @param wrapUp of a line
     * @return empty when there is none
     */
    static Optional<DeskCall> of(MemberId member, List<CallState> calls, Instant now, Function<Optional<LineCode>, Duration> wrapUp) {
        return last(calls, c -> c.lastPartOf(member).filter(Part::open).map(p -> talking(c, member, p)))
                .or(() -> last(calls, c -> c.lastRingOf(member).filter(r -> c.alive() && r.result() == RingState.Result.RINGING)
                        .map(r -> ringing(c, r, null))))
                .or(() -> last(calls, c -> c.lastPartOf(member).map(p -> wrappingUp(c, member, p, wrapUp)).filter(d -> d.wrapUpUntil.isAfter(now))))
                .or(() -> last(calls, c -> c.lastRingOf(member)
                        .filter(r -> r.result() == RingState.Result.TOO_LATE && r.endedAt().orElseThrow().plus(MISSED_SHOWN).isAfter(now))
                        .map(r -> ringing(c, r, Missed.TOO_LATE))));
    }

    private static Optional<DeskCall> last(List<CallState> calls, Function<CallState, Optional<DeskCall>> such) {
        return calls.reversed().stream().flatMap(c -> such.apply(c).stream()).findFirst();
    }

    private static DeskCall talking(CallState call, MemberId member, Part part) {
        return new DeskCall(call.id().value(), call.hold().since().isPresent() ? State.ON_HOLD : State.IN_CALL, line(call), language(call),
                call.origin().arrivedAt(), ringingSince(call, member), ReachChoice.code(part.reach()), part.pickedUpAt(), null, null, null, null);
    }

    private static DeskCall ringing(CallState call, RingState ring, Missed missed) {
        return new DeskCall(call.id().value(), State.RINGING, line(call), language(call), call.origin().arrivedAt(), ring.startedAt(),
                ReachChoice.code(ring.reach().orElse(Reach.Kind.SOFTPHONE)), null, ring.endedAt().orElse(null), null, null, missed);
    }

    private static DeskCall wrappingUp(CallState call, MemberId member, Part part, Function<Optional<LineCode>, Duration> wrapUp) {
        Instant left = part.leftAt().orElse(part.pickedUpAt());
        return new DeskCall(call.id().value(), State.WRAP_UP, line(call), language(call), call.origin().arrivedAt(), ringingSince(call, member),
                ReachChoice.code(part.reach()), part.pickedUpAt(), left, left.plus(wrapUp.apply(call.origin().line())), null, null);
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

    DeskCall withRecord(Long id) {
        return new DeskCall(callId, state, line, language, arrivedAt, ringingSince, reach, pickedUpAt, endedAt, wrapUpUntil, id, missed);
    }

    /** The call was picked up by this responder, and so has a record. */
    @JsonIgnore
    boolean isPickedUp() {
        return pickedUpAt != null;
    }

    /** When it changes by itself, without a fact: the wrap-up ends, "too late" was shown long enough. */
    Optional<Instant> changesAt() {
        return wrapUpUntil != null ? Optional.of(wrapUpUntil) : missed != null ? Optional.of(endedAt.plus(MISSED_SHOWN)) : Optional.empty();
    }
}
