package org.permanence.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.permanence.call.CallState;
import org.permanence.database.DatabaseAway;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.MemberId;
import org.permanence.presence.Presence;
import org.permanence.presence.Presences;
import org.permanence.responder.Duty;
import org.permanence.responder.DutyService;
import org.permanence.responder.ResponderService;
import org.permanence.shift.DutyLines;
import org.permanence.shift.ShiftService;

/**
 * The colleagues on duty, and which of them could take a call now. Who is on duty is read from the database; while it is away, the team is
 * the one that was read last, so that a call can still be given to a colleague.
 */
@ApplicationScoped
class Team {

    private static final DutyLines EVERY_LINE = new DutyLines(Set.of(), Set.of());

    private final DutyService duty;
    private final ResponderService responders;
    private final Presences presences;
    private final ShiftService shifts;
    private volatile List<Member> lastRead = List.of();
    /** Of the team, and of those whose desk was open. */
    private final Map<Long, DutyLines> lines = new ConcurrentHashMap<>();

    Team(DutyService duty, ResponderService responders, ShiftService shifts, Presences presences) {
        this.duty = duty;
        this.responders = responders;
        this.shifts = shifts;
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

    /** The lines of somebody whose desk opens are read with the team from now on. Blocking. */
    void readWith(long responder) {
        lines.computeIfAbsent(responder, _ -> EVERY_LINE);
        read();
    }

    /** Reads who is on duty, and for which lines. Blocking. With the database away the team stays as it was. */
    void read() {
        try {
            List<Duty> all = duty.all();
            Map<Long, String> names = responders.names(all.stream().map(Duty::responderId).toList());
            Set<Long> ids = new HashSet<>(lines.keySet());
            all.forEach(on -> ids.add(on.responderId()));
            Map<Long, Set<LineCode>> onShift = shifts.linesNow();
            responders.lines(ids).forEach((id, named) -> lines.put(id, new DutyLines(onShift.getOrDefault(id, Set.of()), named)));
            lastRead = all.stream().map(on -> new Member(on, names.get(on.responderId()))).toList();
        } catch (RuntimeException e) {
            if (!DatabaseAway.caused(e)) {
                throw e;
            }
        }
    }

    /**
     * What can ring at this responder's: the callers of the lines for which they are rung, and how many of the team, as it was read last,
     * such a caller can reach, and how many of them now. Reads memory only.
     */
    DeskState.Queue queue(long responder, List<CallState> waiting) {
        DutyLines own = lines(responder);
        List<CallState> here = waiting.stream().filter(call -> call.origin().line().map(own::include).orElse(true)).toList();
        List<Presence> now = lastRead.stream().filter(member -> own.meet(lines(member.duty.responderId())))
                .map(member -> presence(member.duty)).filter(Presence::reachable).toList();
        return new DeskState.Queue(here.size(),
                here.stream().flatMap(call -> call.waitingSince().stream()).min(Comparator.naturalOrder()).orElse(null), now.size(),
                (int) now.stream().filter(presence -> presence.state() == Presence.State.READY).count());
    }

    private DutyLines lines(long responder) {
        return lines.getOrDefault(responder, EVERY_LINE);
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
