package org.permanence.shift;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.problem.BasedOn;
import org.permanence.responder.ReachChoice;
import org.permanence.shift.ShiftService.Period;
import org.permanence.shift.ShiftService.Seat;
import org.permanence.shift.ShiftService.Seated;
import org.permanence.shift.ShiftService.ShiftView;

/** The roster. Everybody who answers the line sees who is on which shift; coordinators change it. */
@Path("/api/shifts")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
@Tag(name = "Shifts")
public class ShiftResource {

    private final ShiftService shifts;
    private final Candidates candidates;
    private final CurrentAccount me;
    private final ShiftTimes times;

    ShiftResource(ShiftService shifts, Candidates candidates, CurrentAccount me, ShiftTimes times) {
        this.shifts = shifts;
        this.candidates = candidates;
        this.me = me;
        this.times = times;
    }

    public record AssignmentBody(@NotNull Long responderId, ReachChoice reach) {}

    public record ShiftPatch(
            @Min(1) @Max(500) Integer target,
            @Min(0) @Max(500) Integer floor) {}

    /**
     * @param shifts  at most as many as a week has
     * @param reaches by the number of the shift, the phone of the one who comes; absent: the one they prefer
     */
    public record ReplacementBody(@NotNull @Size(min = 1, max = 200) Set<@NotNull Long> shifts, @NotNull Long leaves,
            @NotNull Long comes, @Size(max = 200) Map<Long, @NotNull @Valid ReachChoice> reaches) {}

    @GET
    @RolesAllowed({Role.RESPONDER, Role.COORDINATOR, Role.ADMINISTRATOR})
    @Operation(summary = "The shifts that touch a time; from now for a week unless said. Instants such as 2026-11-20T08:00:00Z")
    public List<ShiftView> between(@RestQuery String from, @RestQuery String to) {
        Period period = times.period(from, to);
        List<ShiftView> found = shifts.between(period.from(), period.to());
        return me.has(Role.COORDINATOR) || me.has(Role.ADMINISTRATOR) ? found : found.stream().map(ShiftView::forEverybody).toList();
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "How many people this shift wants, and the floor below which coordinators are told; absent stays as it is")
    public ShiftView resize(@RestPath long id, @RestHeader("If-Match") String ifMatch, @NotNull @Valid ShiftPatch body) {
        BasedOn version = BasedOn.of(ifMatch);
        return BasedOn.showing(() -> shifts.get(id), () -> shifts.resize(id, version, body.target, body.floor));
    }

    @POST
    @Path("{id}/assignments")
    @ResponseStatus(201)
    @Operation(summary = "Puts somebody on a shift; on one that is running they go on duty at once. Again: another phone for it")
    public ShiftView assign(@RestPath long id, @NotNull @Valid AssignmentBody body) {
        return shifts.assign(id, body.responderId, Optional.ofNullable(body.reach));
    }

    @GET
    @Path("{id}/candidates")
    @Operation(summary = "Whom one can put on a shift: those who are free first")
    public List<Candidates.Candidate> candidates(@RestPath long id) {
        return candidates.of(id);
    }

    @POST
    @Path("replacement")
    @Operation(
            summary = "Somebody takes another's place on some shifts, all or none; on a running one at once. Undone by the reverse, with the phones of before")
    public List<ShiftView> replace(@NotNull @Valid ReplacementBody body) {
        return shifts.replace(body.shifts, body.leaves, body.comes, body.reaches == null ? Map.of() : body.reaches);
    }

    /** @param seats at most as many as eight weeks of a large line have */
    public record SeatsBody(@NotNull @Size(min = 1, max = 2000) List<@NotNull @Valid SeatBody> seats) {}

    public record SeatBody(@NotNull Long shift, @NotNull Long responder) {}

    @POST
    @Path("seats")
    @Operation(
            summary = "Puts several people on shifts, all or none, up to the number wanted. Undone by seats/removal of those who were added")
    public Seated seat(@NotNull @Valid SeatsBody body) {
        return shifts.seat(seats(body));
    }

    @POST
    @Path("seats/removal")
    @Operation(summary = "Takes several people off shifts that have not begun, all or none; who is off already stays off")
    public List<ShiftView> unseat(@NotNull @Valid SeatsBody body) {
        return shifts.unseat(seats(body));
    }

    private static Set<Seat> seats(SeatsBody body) {
        return body.seats.stream().map(seat -> new Seat(seat.shift, seat.responder)).collect(Collectors.toSet());
    }

    @DELETE
    @Path("{id}/assignments/{responderId}")
    public void unassign(@RestPath long id, @RestPath long responderId) {
        shifts.unassign(id, responderId);
    }
}
