package org.permanence.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.call.CallState;
import org.permanence.call.LiveCalls;
import org.permanence.call.Part;
import org.permanence.call.RingState;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.PbxSignal.MemberStatus;
import org.permanence.problem.Problem;
import org.permanence.responder.Duty;
import org.permanence.responder.DutyService;
import org.permanence.responder.ResponderService;

/** Who else is on duty now, and who of them could take a call. Blocking. */
@ApplicationScoped
class Team {

    private static final String WRAP_UP = "WRAPUP";

    private final DutyService duty;
    private final ResponderService responders;
    private final LiveCalls live;
    private final PbxNow pbx;

    Team(DutyService duty, ResponderService responders, LiveCalls live, PbxNow pbx) {
        this.duty = duty;
        this.responders = responders;
        this.live = live;
        this.pbx = pbx;
    }

    @Schema(name = "ColleagueState")
    public enum State {
        @JsonProperty("ready")
        READY,
        @JsonProperty("ringing")
        RINGING,
        @JsonProperty("inCall")
        IN_CALL,
        @JsonProperty("wrapUp")
        WRAP_UP,
        @JsonProperty("resting")
        RESTING,
        @JsonProperty("paused")
        PAUSED,
        @JsonProperty("unreachable")
        UNREACHABLE
    }

    public record Colleague(long id, String name, State state) {}

    /** By name, without oneself. */
    List<Colleague> colleaguesOf(long responder) {
        List<Duty> others = duty.all().stream().filter(d -> d.responderId() != responder).toList();
        Map<Long, String> names = responders.names(others.stream().map(Duty::responderId).toList());
        return others.stream().map(d -> new Colleague(d.responderId(), names.get(d.responderId()), state(d))).sorted(Comparator.comparing(Colleague::name))
                .toList();
    }

    /** @throws Problem 404 no such responder; 409 {@code colleague-not-free} when a call cannot go there now */
    Colleague free(long colleague) {
        String name = responders.get(colleague).name();
        State state = duty.of(colleague).map(this::state).orElse(State.UNREACHABLE);
        if (state != State.READY) {
            throw Problem.conflict("colleague-not-free", name + " cannot take a call now.").with("state", state);
        }
        return new Colleague(colleague, name, state);
    }

    private State state(Duty on) {
        MemberId member = MemberId.ofResponder(on.responderId());
        if (on.pause().isPresent() && live.all().noneMatch(c -> inCall(c, member))) {
            return State.PAUSED;
        }
        if (live.all().anyMatch(c -> inCall(c, member))) {
            return State.IN_CALL;
        }
        MemberStatus status = pbx.status(member);
        return switch (status) {
            case READY -> State.READY;
            case RINGING -> State.RINGING;
            case BUSY -> ringing(member) ? State.RINGING
                    : pbx.rest(member).map(r -> r.reason().equals(WRAP_UP) ? State.WRAP_UP : State.RESTING).orElse(State.IN_CALL);
            case UNREACHABLE, UNKNOWN -> State.UNREACHABLE;
        };
    }

    private static boolean inCall(CallState call, MemberId member) {
        return call.alive() && (call.lastPartOf(member).filter(Part::open).isPresent()
                || call.room().third().flatMap(t -> t.who()).filter(member::equals).isPresent());
    }

    private boolean ringing(MemberId member) {
        return live.all().anyMatch(c -> c.alive() && c.lastRingOf(member).filter(r -> r.result() == RingState.Result.RINGING).isPresent());
    }
}
