package org.permanence.presence;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.permanence.call.CallState;
import org.permanence.call.Part;
import org.permanence.call.RingState;
import org.permanence.call.Room;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal.RestReason;
import org.permanence.presence.Presence.State;

/** The first state that applies: in a call, rung, wrapping up, paused, resting, and otherwise the PBX's state of the telephone. Pure. */
final class PresenceRule {

    private PresenceRule() {}

    /**
     * @param onDuty    when they went on duty
     * @param paused    when they were paused, though on duty; empty when not paused
     * @param calls     those in which the person was rung, had a part or is a third person, latest last
     * @param pbx       the last state of the member that the PBX reported
     * @param awaySince when the PBX became unavailable; empty when it is connected
     */
    static Presence of(MemberId member, Instant onDuty, Optional<Instant> paused, List<CallState> calls, Optional<MemberNow> pbx,
            Optional<Instant> awaySince, Instant now) {
        Optional<Instant> talking =
                last(calls.stream().flatMap(c -> c.lastPartOf(member).stream()).filter(Part::open).map(Part::pickedUpAt))
                        .or(() -> last(calls.stream().flatMap(c -> third(c, member, Room.Stage.TALKING))));
        if (talking.isPresent()) {
            return is(State.IN_CALL, talking.get());
        }
        Optional<Instant> ringing = last(calls.stream().filter(CallState::alive).flatMap(c -> c.lastRingOf(member).stream())
                .filter(r -> r.result() == RingState.Result.RINGING).map(RingState::startedAt))
                .or(() -> last(calls.stream().flatMap(c -> third(c, member, Room.Stage.RINGING))));
        if (ringing.isPresent()) {
            return is(State.RINGING, ringing.get());
        }
        Optional<MemberNow.Rest> rest = pbx.flatMap(m -> m.restAt(now));
        if (rest.filter(MemberNow.Rest::wrapUp).isPresent()) {
            return new Presence(State.WRAP_UP, rest.get().since(), Optional.of(rest.get().until()), Optional.empty());
        }
        if (paused.isPresent()) {
            return is(State.PAUSED, paused.get());
        }
        if (rest.isPresent()) {
            return new Presence(State.RESTING, rest.get().since(), Optional.of(rest.get().until()), Optional.of(code(rest.get().reason())));
        }
        if (awaySince.isPresent()) {
            return is(State.UNKNOWN, awaySince.get());
        }
        Instant left =
                calls.stream().flatMap(c -> c.lastPartOf(member).stream()).flatMap(p -> p.leftAt().stream()).max(Comparator.naturalOrder())
                        .orElse(Instant.MIN);
        Instant since = Stream.of(onDuty, left, pbx.map(MemberNow::since).orElse(Instant.MIN)).max(Comparator.naturalOrder()).orElseThrow();
        return is(switch (pbx.map(MemberNow::status).orElse(null)) {
            case READY -> State.READY;
            case RINGING -> State.RINGING;
            case BUSY -> State.BUSY;
            case UNREACHABLE -> State.UNREACHABLE;
            case UNKNOWN -> State.UNKNOWN;
            case null -> State.UNKNOWN;
        }, since);
    }

    private static Presence is(State state, Instant since) {
        return new Presence(state, since, Optional.empty(), Optional.empty());
    }

    private static Optional<Instant> last(Stream<Instant> instants) {
        return instants.reduce((_, last) -> last);
    }

    private static Stream<Instant> third(CallState call, MemberId member, Room.Stage stage) {
        return isThird(call, member) ? call.room().third().filter(third -> third.stage() == stage).map(Room.Third::since).stream()
                : Stream.empty();
    }

    static boolean isThird(CallState call, MemberId member) {
        return call.alive() && call.room().third().flatMap(Room.Third::who).filter(member::equals).isPresent();
    }

    private static String code(RestReason reason) {
        return switch (reason) {
            case NO_ANSWER -> "noAnswer";
            case BUSY -> "busy";
            case DECLINED -> "declined";
            case SILENT -> "silent";
            case REFUSED -> "refused";
            case WRAP_UP, UNREACHABLE -> Presence.PHONE_UNREACHABLE;
        };
    }
}
