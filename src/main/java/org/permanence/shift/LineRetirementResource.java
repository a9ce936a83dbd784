package org.permanence.shift;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.permanence.account.Role;
import org.permanence.line.CallsOfLine;
import org.permanence.line.LineResource.LineView;
import org.permanence.line.LineService;
import org.permanence.pbx.LineCode;
import org.permanence.shift.ShiftService.ShiftView;

/** A line is removed together with its shifts, and brought back. */
@Path("/api/lines/{code}/retirement")
@RolesAllowed(Role.ADMINISTRATOR)
@Tag(name = "Lines")
public class LineRetirementResource {

    private final LineService lines;
    private final ShiftService shifts;
    private final CallsOfLine calls;
    private final Clock clock;

    LineRetirementResource(LineService lines, ShiftService shifts, CallsOfLine calls, Clock clock) {
        this.lines = lines;
        this.shifts = shifts;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * @param lastLine   it is the only one: it stays
     * @param calls      in progress: it is removed only after them
     * @param shifts     with people on them, that will not be held; up to 50
     * @param shiftCount how many of them there are
     * @param onDuty     who goes off duty because of it, by name
     */
    public record LineRetirement(boolean lastLine, int calls, List<ShiftView> shifts, int shiftCount, List<String> onDuty) {}

    @GET
    @Operation(summary = "What the line's removal would end; changes nothing")
    public LineRetirement retirement(@RestPath String code) {
        LineCode line = lines.timetable(LineService.named(code)).line().code();
        ShiftService.Ending ending = shifts.ending(line);
        boolean last = lines.timetables().stream().allMatch(timetable -> timetable.line().code().equals(line));
        return new LineRetirement(last, calls.now(line), ending.shifts(), ending.count(), ending.onDuty());
    }

    @POST
    @ResponseStatus(200)
    @Operation(summary = "Removes the line: its numbers are unknown to callers and its shifts are not held. Its past stays")
    public LineView retire(@RestPath String code) {
        LineCode line = LineService.named(code);
        Set<Long> people = new HashSet<>();
        lines.retire(line, () -> people.addAll(shifts.end(line)));
        people.forEach(shifts::changed);
        return LineView.of(lines.timetable(line), clock.instant());
    }

    @DELETE
    @ResponseStatus(200)
    @Operation(summary = "The line answers again, with the shifts that are not over. Numbers that another line took stay there")
    public LineView bringBack(@RestPath String code) {
        LineCode line = LineService.named(code);
        Set<Long> people = new HashSet<>();
        lines.bringBack(line, () -> people.addAll(shifts.resume(line, lines.timetable(line).hours())));
        people.forEach(shifts::changed);
        return LineView.of(lines.timetable(line), clock.instant());
    }
}
