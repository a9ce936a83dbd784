package org.permanence.planning;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.line.WallTime;
import org.permanence.planning.AvailabilityService.View;
import org.permanence.planning.AvailabilityService.Week;
import org.permanence.planning.AvailabilityService.WeekView;
import org.permanence.problem.BasedOn;
import org.permanence.shift.ShiftService.Period;
import org.permanence.shift.ShiftTimes;

/** When people can answer: their own, and for coordinators everybody's. */
@Path("/api/availability")
@Tag(name = "Planning")
class AvailabilityResource {

    private final AvailabilityService availability;
    private final ShiftTimes times;
    private final CurrentAccount me;

    AvailabilityResource(AvailabilityService availability, ShiftTimes times, CurrentAccount me) {
        this.availability = availability;
        this.times = times;
        this.me = me;
    }

    /** @param weekday 1 is Monday */
    public record WeekTime(@NotNull @Min(1) @Max(7) Integer weekday, @NotNull WallTime from, @NotNull WallTime to,
            @NotNull Availability answer) {}

    /** @param week all of it: what is not there is not offered */
    public record WeekBody(@NotNull @Size(max = 200) List<@NotNull @Valid WeekTime> week) {

        private List<WeekView> views() {
            return week.stream().map(time -> new WeekView(time.weekday, time.from, time.to, time.answer)).toList();
        }
    }

    /** @param answers by the number of the shift; null: as each week. Shifts that are absent stay as they are */
    public record AnswersBody(@NotNull @Size(min = 1, max = 500) Map<Long, Availability> answers) {

        private Map<Long, Optional<Availability>> optional() {
            Map<Long, Optional<Availability>> all = new HashMap<>();
            answers.forEach((shift, answer) -> all.put(shift, Optional.ofNullable(answer)));
            return all;
        }
    }

    @GET
    @Path("me")
    @RolesAllowed(Role.RESPONDER)
    @Operation(summary = "What I offer: each week, and the shifts of a time with what I said of them; from now for a week unless said")
    public View mine(@RestQuery String from, @RestQuery String to) {
        return view(responder(), from, to);
    }

    @PUT
    @Path("me/week")
    @RolesAllowed(Role.RESPONDER)
    @Operation(summary = "What I offer each week, all of it")
    public Week setMyWeek(@RestHeader("If-Match") String ifMatch, @NotNull @Valid WeekBody body) {
        return changed(responder(), ifMatch, body);
    }

    @PUT
    @Path("me/shifts")
    @RolesAllowed(Role.RESPONDER)
    @Operation(summary = "Whether I can come on some shifts")
    public void setMyShifts(@NotNull @Valid AnswersBody body) {
        availability.answer(responder(), body.optional());
    }

    @GET
    @Path("{responderId}")
    @RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
    @Operation(summary = "What somebody offers")
    public View of(@RestPath long responderId, @RestQuery String from, @RestQuery String to) {
        return view(responderId, from, to);
    }

    @PUT
    @Path("{responderId}/week")
    @RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
    @Operation(summary = "What somebody offers each week, all of it")
    public Week setWeek(@RestPath long responderId, @RestHeader("If-Match") String ifMatch, @NotNull @Valid WeekBody body) {
        return changed(responderId, ifMatch, body);
    }

    @PUT
    @Path("{responderId}/shifts")
    @RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
    @Operation(summary = "Whether somebody can come on some shifts")
    public void setShifts(@RestPath long responderId, @NotNull @Valid AnswersBody body) {
        availability.answer(responderId, body.optional());
    }

    private Week changed(long responderId, String ifMatch, WeekBody body) {
        BasedOn version = BasedOn.of(ifMatch);
        return BasedOn.showing(() -> availability.week(responderId), () -> availability.setWeek(responderId, version, body.views()));
    }

    private View view(long responderId, String from, String to) {
        Period period = times.period(from, to);
        return availability.between(responderId, period.from(), period.to());
    }

    private long responder() {
        return me.responderId().orElseThrow(() -> new PlanningRefusal.NoAvailability().problem());
    }
}
