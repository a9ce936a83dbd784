package org.permanence.shift;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.permanence.account.Role;
import org.permanence.line.HoursJson.HoursChangeBody;
import org.permanence.line.HoursJson.OpenSpan;
import org.permanence.line.HoursService;
import org.permanence.line.HoursService.Prospect;
import org.permanence.line.LineService;
import org.permanence.line.OpeningHours;
import org.permanence.pbx.LineCode;
import org.permanence.pbx.PbxPlan;
import org.permanence.problem.ChangesNothing;
import org.permanence.shift.ShiftService.ShiftView;

/** What a change of a line's hours would do to today and to the people who are planned. */
@Path("/api/lines/{code}/hours-preview")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
@Tag(name = "Lines")
public class HoursPreviewResource {

    private final HoursService hours;
    private final ShiftService shifts;
    private final Clock clock;

    HoursPreviewResource(HoursService hours, ShiftService shifts, Clock clock) {
        this.hours = hours;
        this.shifts = shifts;
        this.clock = clock;
    }

    /**
     * @param today      when the line is open today as things are
     * @param todayAfter with the change
     * @param openNow    by its hours, whatever was closed by hand
     * @param withdrawn  shifts with people on them that would not take place; up to 50
     * @param withdrawnCount how many of them there are
     * @param shortened  shifts with people on them that would end at another time; up to 50
     * @param resized    how many shifts would want another number of people
     * @param keepsOwn   how many keep the number that was set for them alone, though that of their slot changes
     */
    public record HoursPreview(List<OpenSpan> today, List<OpenSpan> todayAfter, boolean openNow, boolean openNowAfter,
            List<ShiftView> withdrawn, int withdrawnCount, List<ShiftView> shortened, int resized, int keepsOwn) {}

    @POST
    @ResponseStatus(200)
    @ChangesNothing
    @Operation(summary = "What a change of the hours would do today and to the people planned; changes nothing")
    public HoursPreview preview(@RestPath String code, @NotNull @Valid HoursChangeBody body) {
        LineCode line = LineService.named(code);
        Prospect prospect = hours.prospect(line, body.change());
        ShiftService.Affected affected = shifts.affected(line, prospect.before(), prospect.after());
        Instant now = clock.instant();
        LocalDate today = now.atZone(OpeningHours.ZONE).toLocalDate();
        return new HoursPreview(spans(prospect.before(), today), spans(prospect.after(), today), prospect.before().open(now),
                prospect.after().open(now), affected.withdrawn(), affected.withdrawnCount(), affected.moved(), affected.resized(),
                affected.keepsOwn());
    }

    private static List<OpenSpan> spans(OpeningHours hours, LocalDate date) {
        return hours.day(date).map(PbxPlan.Day::open).orElse(List.of()).stream().map(OpenSpan::of).toList();
    }
}
