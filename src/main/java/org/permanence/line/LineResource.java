package org.permanence.line;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.permanence.account.Role;
import org.permanence.line.LineService.Change;
import org.permanence.line.LineService.Timetable;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.problem.Impossible;
import org.permanence.problem.ServiceRefusal;

@Path("/api")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
@Tag(name = "Lines")
public class LineResource {

    private static final String ANNOUNCEMENT = "[a-z0-9-]{1,40}";
    private static final String NUMBER = "\\+?[0-9]{3,15}";

    private final LineService lines;
    private final Holidays holidays;
    private final Clock clock;

    LineResource(LineService lines, Holidays holidays, Clock clock) {
        this.lines = lines;
        this.holidays = holidays;
        this.clock = clock;
    }

    public record ClosingView(Instant since, @Schema(nullable = true) Instant until, String announcement) {}

    /**
     * @param open        callers are admitted now
     * @param nextOpening by the hours alone; now when they open the line now; null when it does not open within 400 days
     */
    public record LineView(String code, String name, LineNames names, List<String> numbers, String presented, List<String> languages,
            long maximumWaitSeconds, long wrapUpSeconds, long serviceLevelSeconds, @Schema(nullable = true) ClosingView closing,
            boolean open,
            @Schema(nullable = true) Instant nextOpening) {}

    /**
     * An absent field stays as it is.
     *
     * @param name      in French
     * @param nameNl    in Dutch; blank: the French one, as for {@code nameEn}
     * @param numbers   as the carrier delivers them, each spelling of it: 080035243, +3280035243
     * @param languages in key order; callers who press no key get the first
     */
    public record LinePatch(
            @Pattern(regexp = "(?s).*\\S.*") @Size(max = 100) String name,
            @Size(max = 100) String nameNl, @Size(max = 100) String nameEn,
            @Pattern(regexp = NUMBER, payload = LineRefusal.LineNumberForm.class) String presented,
            @Size(min = 1, max = 20) List<@NotNull @Pattern(regexp = NUMBER, payload = LineRefusal.LineNumberForm.class) String> numbers,
            @Size(min = 1) List<@NotNull @Pattern(regexp = "fr|nl|en", payload = ServiceRefusal.UnknownCode.class) String> languages,
            @Min(10) @Max(7200) Integer maximumWaitSeconds,
            @Min(0) @Max(3600) Integer wrapUpSeconds,
            @Min(1) @Max(3600) Integer serviceLevelSeconds) {}

    /** @param nameNl absent: the French name, as for {@code nameEn} @param presented absent: the first of the numbers */
    public record LineBody(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9]{1,15}", payload = LineRefusal.LineCodeForm.class) String code,
            @NotBlank @Size(max = 100) String name,
            @Size(max = 100) String nameNl, @Size(max = 100) String nameEn,
            @NotEmpty @Size(
                    max = 20) List<@NotNull @Pattern(regexp = NUMBER, payload = LineRefusal.LineNumberForm.class) String> numbers,
            @Pattern(regexp = NUMBER, payload = LineRefusal.LineNumberForm.class) String presented,
            @NotEmpty List<@NotNull @Pattern(regexp = "fr|nl|en", payload = ServiceRefusal.UnknownCode.class) String> languages) {}

    public record ClosingBody(
            @NotNull @Pattern(regexp = ANNOUNCEMENT, payload = ServiceRefusal.UnknownCode.class) String announcement,
            Instant until) {}

    /** @param day 1 is Monday */
    public record SlotBody(
            @NotNull @Min(1) @Max(7) Integer day,
            @NotNull WallTime from,
            @NotNull WallTime to,
            @Min(1) @Max(500) Integer target,
            @Min(0) @Max(500) Integer floor) {}

    public record RegimeBody(
            @NotBlank @Size(max = 100) String name,
            @NotNull LocalDate from,
            LocalDate until,
            boolean closedOnHolidays,
            @NotEmpty @Size(max = 200) List<@NotNull @Valid SlotBody> slots) {}

    public record RegimeView(long id, String name, LocalDate from, @Schema(nullable = true) LocalDate until, boolean closedOnHolidays,
            List<SlotBody> slots) {}

    /** @param until last day, inclusive; absent: one day. @param fromTime with toTime a part of one day; absent: whole days */
    public record ClosureBody(
            @NotNull LocalDate from,
            LocalDate until,
            WallTime fromTime,
            WallTime toTime,
            @NotNull @Pattern(regexp = ANNOUNCEMENT, payload = ServiceRefusal.UnknownCode.class) String announcement) {}

    public record ClosureView(long id, LocalDate from, LocalDate until, @Schema(nullable = true) WallTime fromTime,
            @Schema(nullable = true) WallTime toTime, String announcement) {}

    public record HolidayView(LocalDate date, String fr, String nl) {}

    @GET
    @Path("lines")
    @RolesAllowed({Role.RESPONDER, Role.ONLY_THE_CALL, Role.COORDINATOR, Role.ADMINISTRATOR})
    @Operation(summary = "All lines; their public numbers, names and settings are known to everybody who works on them")
    public List<LineView> all() {
        return lines.timetables().stream().map(this::view).toList();
    }

    @POST
    @Path("lines")
    @RolesAllowed(Role.ADMINISTRATOR)
    @ResponseStatus(201)
    @Operation(summary = "Adds a line, closed until it has a regime; its queues come from the PBX's setting LINES")
    public LineView add(@NotNull @Valid LineBody body) {
        LineCode line = new LineCode(body.code);
        lines.add(line,
                new Change(body.name, body.nameNl, body.nameEn, body.presented != null ? body.presented : body.numbers.getFirst(),
                        body.numbers,
                        languages(body.languages), null, null, null));
        return view(lines.timetable(line));
    }

    @PATCH
    @Path("lines/{code}")
    public LineView update(@RestPath String code, @NotNull @Valid LinePatch body) {
        LineCode line = line(code);
        lines.update(line,
                new Change(body.name, body.nameNl, body.nameEn, body.presented, body.numbers, languages(body.languages),
                        body.maximumWaitSeconds,
                        body.wrapUpSeconds, body.serviceLevelSeconds));
        return view(lines.timetable(line));
    }

    @POST
    @Path("lines/{code}/closing")
    @Operation(
            summary = "Closes the line now, whatever its hours, until somebody reopens it or until the end given; calls in progress go on")
    public LineView close(@RestPath String code, @NotNull @Valid ClosingBody body) {
        LineCode line = line(code);
        lines.close(line, body.announcement, Optional.ofNullable(body.until));
        return view(lines.timetable(line));
    }

    @DELETE
    @Path("lines/{code}/closing")
    @ResponseStatus(200)
    @Operation(summary = "Ends a closing made by hand; nothing happens when there is none")
    public LineView reopen(@RestPath String code) {
        LineCode line = line(code);
        lines.reopen(line);
        return view(lines.timetable(line));
    }

    @GET
    @Path("lines/{code}/regimes")
    public List<RegimeView> regimes(@RestPath String code) {
        return lines.regimes(line(code)).stream().map(LineResource::view).toList();
    }

    @POST
    @Path("lines/{code}/regimes")
    @ResponseStatus(201)
    @Operation(
            summary = "Adds opening hours for a range of dates; where several hold, the one that begins last applies, of those the one entered last")
    public RegimeView addRegime(@RestPath String code, @NotNull @Valid RegimeBody body) {
        LineCode line = line(code);
        return view(lines.addRegime(line, valid("slots", () -> new Regime(0, body.name.strip(), body.from, Optional.ofNullable(body.until),
                body.closedOnHolidays, body.slots.stream().map(LineResource::slot).toList()))));
    }

    @DELETE
    @Path("lines/{code}/regimes/{id}")
    public void removeRegime(@RestPath String code, @RestPath long id) {
        lines.removeRegime(line(code), id);
    }

    @GET
    @Path("lines/{code}/closures")
    @Operation(summary = "Closures that are not over")
    public List<ClosureView> closures(@RestPath String code) {
        return lines.closures(line(code)).stream().map(LineResource::view).toList();
    }

    @POST
    @Path("lines/{code}/closures")
    @ResponseStatus(201)
    public ClosureView addClosure(@RestPath String code, @NotNull @Valid ClosureBody body) {
        LineCode line = line(code);
        if ((body.fromTime == null) != (body.toTime == null)) {
            throw new LineRefusal.PartOfDayIncomplete().problem().at(body.fromTime == null ? "fromTime" : "toTime");
        }
        return view(lines.addClosure(line, valid("until", () -> new Closure(0, body.from, body.until == null ? body.from : body.until,
                Optional.ofNullable(body.fromTime).map(begins -> new Closure.Hours(begins, body.toTime)), body.announcement))));
    }

    @DELETE
    @Path("lines/{code}/closures/{id}")
    public void removeClosure(@RestPath String code, @RestPath long id) {
        lines.removeClosure(line(code), id);
    }

    @GET
    @Path("holidays")
    @Operation(summary = "The Belgian public holidays of a year; this year when none is said")
    public List<HolidayView> holidays(@RestQuery @Min(2000) @Max(2200) Integer year) {
        int wanted = year != null ? year : clock.instant().atZone(OpeningHours.ZONE).getYear();
        return holidays.of(wanted).entrySet().stream().map(day -> new HolidayView(day.getKey(), day.getValue().fr(), day.getValue().nl()))
                .toList();
    }

    private LineView view(Timetable timetable) {
        Line line = timetable.line();
        Instant now = clock.instant();
        ClosingView closing =
                line.closing().filter(c -> c.holds(now)).map(c -> new ClosingView(c.since(), c.until().orElse(null), c.announcement()))
                        .orElse(null);
        return new LineView(line.code().value(), line.names().fr(), line.names(), line.numbers(), line.presented(),
                line.languages().stream().map(Language::code).toList(), line.maximumWait().toSeconds(), line.wrapUp().toSeconds(),
                line.serviceLevel().toSeconds(), closing, closing == null && timetable.hours().open(now),
                timetable.hours().nextOpening(now).orElse(null));
    }

    private static RegimeView view(Regime regime) {
        return new RegimeView(regime.id(), regime.name(), regime.from(), regime.until().orElse(null), regime.closedOnHolidays(),
                regime.slots().stream()
                        .map(slot -> new SlotBody(slot.day().getValue(), slot.from(), slot.to(), slot.target(), slot.floor())).toList());
    }

    private static ClosureView view(Closure closure) {
        return new ClosureView(closure.id(), closure.from(), closure.until(), closure.hours().map(Closure.Hours::from).orElse(null),
                closure.hours().map(Closure.Hours::to).orElse(null), closure.announcement());
    }

    private static Slot slot(SlotBody body) {
        int target = body.target == null ? Slot.DEFAULT_TARGET : body.target;
        return new Slot(DayOfWeek.of(body.day), body.from, body.to, target, body.floor == null ? Math.min(2, target) : body.floor);
    }

    private static List<Language> languages(List<String> codes) {
        return codes == null ? null : codes.stream().map(Language::of).toList();
    }

    private static LineCode line(String code) {
        try {
            return new LineCode(code);
        } catch (IllegalArgumentException _) {
            throw new LineRefusal.NoSuchLine().problem();
        }
    }

    /** An invalid value is the fault of the request. */
    private static <T> T valid(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (Impossible fault) {
            throw fault.refusal().problem().at(field);
        }
    }
}
