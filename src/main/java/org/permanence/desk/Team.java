package org.permanence.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.database.DatabaseAway;
import org.permanence.pbx.MemberId;
import org.permanence.presence.Presence;
import org.permanence.presence.Presences;
import org.permanence.responder.Duty;
import org.permanence.responder.DutyService;
import org.permanence.responder.ResponderService;

/**
 * The colleagues on duty, and which of them could take a call now. Who is on duty is read from the database; while it is away, the team is
 * the one that was read last, so that a call can still be given to a colleague.
 */
@ApplicationScoped
class Team {

    private final DutyService duty;
    private final ResponderService responders;
    private final Presences presences;
    private volatile List<Member> lastRead = List.of();

    Team(DutyService duty, ResponderService responders, Presences presences) {
        this.duty = duty;
        this.responders = responders;
        this.presences = presences;
    }

    private record Member(Duty duty, String name) {}

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

    /** Reads who is on duty. Blocking. With the database away the team stays as it was. */
    void read() {
        try {
            List<Duty> all = duty.all();
            Map<Long, String> names = responders.names(all.stream().map(Duty::responderId).toList());
            lastRead = all.stream().map(on -> new Member(on, names.get(on.responderId()))).toList();
        } catch (RuntimeException e) {
            if (!DatabaseAway.caused(e)) {
                throw e;
            }
        }
    }

    /** How many of the team, as it was read last, a caller can reach, and how many of them now. Reads memory only. */
    DeskState.Queue queue(int waiting, Instant longestSince) {
        List<Presence> now = lastRead.stream().map(member -> presence(member.duty)).filter(Presence::reachable).toList();
        return new DeskState.Queue(waiting, longestSince, now.size(),
                (int) now.stream().filter(presence -> presence.state() == Presence.State.READY).count());
    }

    /** By name, without the responder who asks. Blocking. */
    List<Colleague> colleaguesOf(long responder) {
        read();
        return lastRead.stream().filter(member -> member.duty.responderId() != responder)
                .map(member -> new Colleague(member.duty.responderId(), member.name, state(member.duty)))
                .sorted(Comparator.comparing(Colleague::name)).toList();
    }

    /** Blocking. @throws Problem 404 no such responder; 409 {@code colleague-not-free} when a call cannot go there now */
    Colleague free(long colleague) {
        read();
        Optional<Member> member = lastRead.stream().filter(one -> one.duty.responderId() == colleague).findFirst();
        String name = member.map(Member::name).orElseGet(() -> responders.get(colleague).name());
        State state = member.map(one -> state(one.duty)).orElse(State.UNREACHABLE);
        if (state != State.READY) {
            throw new DeskRefusal.ColleagueNotFree(name).problem().with("state", state);
        }
        return new Colleague(colleague, name, state);
    }

    private Presence presence(Duty on) {
        return presences.of(MemberId.ofResponder(on.responderId()), on.since(), on.pause().map(Duty.Pause::since));
    }

    /** Somebody in another call on their telephone cannot take this one either; somebody whose state is unknown counts as absent. */
    private State state(Duty on) {
        return switch (presence(on).state()) {
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
