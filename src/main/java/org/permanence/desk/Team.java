package org.permanence.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.pbx.MemberId;
import org.permanence.presence.Presences;
import org.permanence.problem.Problem;
import org.permanence.responder.Duty;
import org.permanence.responder.DutyService;
import org.permanence.responder.ResponderService;

/** The colleagues on duty now, and which of them could take a call. Blocking. */
@ApplicationScoped
class Team {

    private final DutyService duty;
    private final ResponderService responders;
    private final Presences presences;

    Team(DutyService duty, ResponderService responders, Presences presences) {
        this.duty = duty;
        this.responders = responders;
        this.presences = presences;
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

    /** By name, without the responder who asks. */
    List<Colleague> colleaguesOf(long responder) {
        List<Duty> others = duty.all().stream().filter(d -> d.responderId() != responder).toList();
        Map<Long, String> names = responders.names(others.stream().map(Duty::responderId).toList());
        return others.stream().map(d -> new Colleague(d.responderId(), names.get(d.responderId()), state(d)))
                .sorted(Comparator.comparing(Colleague::name))
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

    /** Somebody in another call on their telephone cannot take this one either; somebody whose state is unknown counts as absent. */
    private State state(Duty on) {
        return switch (presences.of(MemberId.ofResponder(on.responderId()), on.since(), on.pause().map(Duty.Pause::since)).state()) {
            case READY -> State.READY;
            case RINGING -> State.RINGING;
            case IN_CALL, BUSY -> State.IN_CALL;
            case WRAP_UP -> State.WRAP_UP;
            case RESTING -> State.RESTING;
            case PAUSED -> State.PAUSED;
            case UNREACHABLE, UNKNOWN -> State.UNREACHABLE;
        };
    }
}
