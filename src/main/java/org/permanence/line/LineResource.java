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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.permanence.account.Role;
import org.permanence.line.HoursJson.CalendarDay;
import org.permanence.line.HoursJson.ClosureBody;
import org.permanence.line.HoursJson.ClosureView;
import org.permanence.line.HoursJson.HolidayBody;
import org.permanence.line.HoursJson.HolidaysBody;
import org.permanence.line.HoursJson.LineHolidayView;
import org.permanence.line.HoursJson.RegimeBody;
import org.permanence.line.HoursJson.RegimeView;
import org.permanence.line.LineService.Change;
import org.permanence.line.LineService.Timetable;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.problem.BasedOn;
import org.permanence.problem.ServiceRefusal;
import org.permanence.problem.StoredTime;

@Path("/api/lines")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
@Tag(name = "Lines")
public class LineResource {

    /** Of the calendar, at once. */
    private static final int DAYS_SHOWN = 100;
    private static final String NUMBER = "\\+?[0-9]{3,15}";

    private final LineService lines;
    private final HoursService hours;
    private final Clock clock;

    LineResource(LineService lines, HoursService hours, Clock clock) {
        this.lines = lines;
        this.hours = hours;
        this.clock = clock;
    }

    public record ClosingView(Instant since, @Schema(nullable = true) Instant until, String announcement) {}

    /**
     * @param open        callers are admitted now
     * @param nextOpening by the hours alone; now when they open the line now; null when it does not open within 400 days
     * @param retiredAt   when it was removed; null: it is in use
     * @param version     goes into If-Match with a change of the settings
     */
    public record LineView(String code, String name, LineNames names, List<String> numbers, String presented, List<String> languages,
            long maximumWaitSeconds, long wrapUpSeconds, long serviceLevelSeconds, @Schema(nullable = true) ClosingView closing,
            boolean open,
            @Schema(nullable = true) Instant nextOpening, @Schema(nullable = true) Instant retiredAt, int version) {

        public static LineView of(Timetable timetable, Instant now) {
            Line line = timetable.line();
            ClosingView closing = line.closing().filter(c -> c.holds(now))
                    .map(c -> new ClosingView(c.since(), c.until().orElse(null), c.announcement())).orElse(null);
            return new LineView(line.code().value(), line.names().fr(), line.names(), line.numbers(), line.presented(),
                    line.languages().stream().map(Language::code).toList(), line.maximumWait().toSeconds(), line.wrapUp().toSeconds(),
                    line.serviceLevel().toSeconds(), closing, closing == null && timetable.hours().open(now),
                    timetable.hours().nextOpening(now).orElse(null), line.retiredAt().orElse(null), line.version());
        }
    }

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

    /**
     * @param code      absent: the next one for which the PBX has queues
     * @param nameNl    absent: the French name, as for {@code nameEn}
     * @param presented absent: the first of the numbers
     * @param hours     absent: closed until it has a regime
     */
    public record LineBody(
            @Pattern(regexp = "[a-z][a-z0-9]{1,15}", payload = LineRefusal.LineCodeForm.class) String code,
            @NotBlank @Size(max = 100) String name,
            @Size(max = 100) String nameNl, @Size(max = 100) String nameEn,
            @NotEmpty @Size(
                    max = 20) List<@NotNull @Pattern(regexp = NUMBER, payload = LineRefusal.LineNumberForm.class) String> numbers,
            @Pattern(regexp = NUMBER, payload = LineRefusal.LineNumberForm.class) String presented,
            @NotEmpty List<@NotNull @Pattern(regexp = "fr|nl|en", payload = ServiceRefusal.UnknownCode.class) String> languages,
            @Valid RegimeBody hours) {}

    public record ClosingBody(
            @NotNull @Pattern(regexp = HoursJson.ANNOUNCEMENT, payload = ServiceRefusal.UnknownCode.class) String announcement,
            Instant until) {}

    @GET
    @RolesAllowed({Role.RESPONDER, Role.ONLY_THE_CALL, Role.COORDINATOR, Role.ADMINISTRATOR})
    @Operation(
            summary = "All lines, those that were removed too; their public numbers, names and settings are known to everybody who works on them")
    public List<LineView> all() {
        return lines.all().stream().map(this::view).toList();
    }

    @POST
    @RolesAllowed(Role.ADMINISTRATOR)
    @ResponseStatus(201)
    @Operation(summary = "Adds a line. Callers reach it at once; a code that is sent must be in the PBX's setting LINES")
    public LineView add(@NotNull @Valid LineBody body) {
        Line line = lines.add(Optional.ofNullable(body.code).map(LineCode::new),
                new Change(body.name, body.nameNl, body.nameEn, body.presented != null ? body.presented : body.numbers.getFirst(),
                        body.numbers,
                        languages(body.languages), null, null, null),
                Optional.ofNullable(body.hours).map(RegimeBody::regime));
        return view(lines.timetable(line.code()));
    }

    @PATCH
    @Path("{code}")
    @Operation(summary = "An absent field stays as it is")
    public LineView update(@RestPath String code, @RestHeader("If-Match") String ifMatch, @NotNull @Valid LinePatch body) {
        LineCode line = LineService.named(code);
        BasedOn version = BasedOn.of(ifMatch);
        BasedOn.showing(() -> view(lines.timetable(line)), () -> lines.update(line, version,
                new Change(body.name, body.nameNl, body.nameEn, body.presented, body.numbers, languages(body.languages),
                        body.maximumWaitSeconds, body.wrapUpSeconds, body.serviceLevelSeconds)));
        return view(lines.timetable(line));
    }

    @POST
    @Path("{code}/closing")
    @Operation(
            summary = "Closes the line now, whatever its hours, until somebody reopens it or until the end given; calls in progress go on")
    public LineView close(@RestPath String code, @NotNull @Valid ClosingBody body) {
        LineCode line = LineService.named(code);
        lines.close(line, body.announcement, Optional.ofNullable(body.until));
        return view(lines.timetable(line));
    }

    @DELETE
    @Path("{code}/closing")
    @ResponseStatus(200)
    @Operation(summary = "Ends a closing made by hand; nothing happens when there is none")
    public LineView reopen(@RestPath String code) {
        LineCode line = LineService.named(code);
        lines.reopen(line);
        return view(lines.timetable(line));
    }

    @GET
    @Path("{code}/regimes")
    public List<RegimeView> regimes(@RestPath String code) {
        return hours.regimes(LineService.named(code)).stream().map(RegimeView::of).toList();
    }

    @POST
    @Path("{code}/regimes")
    @ResponseStatus(201)
    @Operation(
            summary = "Adds opening hours for a range of dates; where several hold, the one that begins last applies, of those the one entered last")
    public RegimeView addRegime(@RestPath String code, @NotNull @Valid RegimeBody body) {
        return RegimeView.of(hours.addRegime(LineService.named(code), body.regime()));
    }

    @PUT
    @Path("{code}/regimes/{id}")
    @Operation(
            summary = "Changes opening hours from today on: a day that has passed keeps its hours, in a regime of its own if need be. Answers the regime that holds what was sent")
    public RegimeView changeRegime(@RestPath String code, @RestPath long id, @RestHeader("If-Match") String ifMatch,
            @NotNull @Valid RegimeBody body) {
        LineCode line = LineService.named(code);
        BasedOn version = BasedOn.of(ifMatch);
        return RegimeView.of(BasedOn.showing(() -> regime(line, id), () -> hours.changeRegime(line, id, body.regime(), version)));
    }

    @DELETE
    @Path("{code}/regimes/{id}")
    @Operation(summary = "Removes opening hours that have not begun; others end yesterday")
    public void removeRegime(@RestPath String code, @RestPath long id, @RestHeader("If-Match") String ifMatch) {
        LineCode line = LineService.named(code);
        BasedOn version = BasedOn.of(ifMatch);
        BasedOn.showing(() -> regime(line, id), () -> {
            hours.removeRegime(line, id, version);
            return null;
        });
    }

    @GET
    @Path("{code}/closures")
    @Operation(summary = "Closures that are not over")
    public List<ClosureView> closures(@RestPath String code) {
        return hours.closures(LineService.named(code)).stream().map(ClosureView::of).toList();
    }

    @POST
    @Path("{code}/closures")
    @ResponseStatus(201)
    public ClosureView addClosure(@RestPath String code, @NotNull @Valid ClosureBody body) {
        return ClosureView.of(hours.addClosure(LineService.named(code), body.closure()));
    }

    @PUT
    @Path("{code}/closures/{id}")
    @Operation(summary = "Changes a closure; of one that has begun, the last day and the announcement")
    public ClosureView changeClosure(@RestPath String code, @RestPath long id, @RestHeader("If-Match") String ifMatch,
            @NotNull @Valid ClosureBody body) {
        LineCode line = LineService.named(code);
        BasedOn version = BasedOn.of(ifMatch);
        return ClosureView.of(BasedOn.showing(() -> closure(line, id), () -> hours.changeClosure(line, id, body.closure(), version)));
    }

    @DELETE
    @Path("{code}/closures/{id}")
    @Operation(summary = "Removes a closure that has not begun; another ends yesterday")
    public void removeClosure(@RestPath String code, @RestPath long id, @RestHeader("If-Match") String ifMatch) {
        LineCode line = LineService.named(code);
        BasedOn version = BasedOn.of(ifMatch);
        BasedOn.showing(() -> closure(line, id), () -> {
            hours.removeClosure(line, id, version);
            return null;
        });
    }

    @GET
    @Path("{code}/calendar")
    @Operation(summary = "When the line is open on each date, and why not; 100 dates at most")
    public List<CalendarDay> calendar(@RestPath String code, @RestQuery @NotNull String from,
            @RestQuery @NotNull String until) {
        LocalDate first = day("from", from);
        LocalDate last = day("until", until);
        if (last.isBefore(first) || last.isAfter(first.plusDays(DAYS_SHOWN - 1))) {
            throw new LineRefusal.CalendarTooLong(DAYS_SHOWN).problem().at("until");
        }
        return hours.calendar(LineService.named(code), first, last).stream().map(CalendarDay::of).toList();
    }

    @GET
    @Path("{code}/holidays")
    @Operation(summary = "The Belgian public holidays of a year and what each does to the line; this year when none is said")
    public List<LineHolidayView> lineHolidays(@RestPath String code, @RestQuery @Min(2000) @Max(2200) Integer year) {
        return holidays(LineService.named(code), IntStream.of(year == null ? hours.today().getYear() : year));
    }

    @PUT
    @Path("{code}/holidays")
    @Operation(
            summary = "Closes the line on public holidays, or lets it answer; holidays that are not named stay as they are. Answers the holidays of their years")
    public List<LineHolidayView> setHolidays(@RestPath String code, @RestHeader("If-Match") String ifMatch,
            @NotNull @Valid HolidaysBody body) {
        LineCode line = LineService.named(code);
        BasedOn version = BasedOn.of(ifMatch);
        Supplier<List<LineHolidayView>> present =
                () -> holidays(line, body.holidays().stream().mapToInt(holiday -> holiday.date().getYear()).distinct().sorted());
        BasedOn.showing(present, () -> {
            hours.setHolidays(line, body.holidays().stream().map(HolidayBody::wish).toList(), version);
            return null;
        });
        return present.get();
    }

    private List<LineHolidayView> holidays(LineCode line, IntStream years) {
        return years.boxed().flatMap(year -> hours.holidays(line, year).stream()).map(LineHolidayView::of).toList();
    }

    /** Null when it is gone. */
    private RegimeView regime(LineCode line, long id) {
        return hours.regimes(line).stream().map(RegimeView::of).filter(view -> view.id() == id).findFirst().orElse(null);
    }

    /** Null when it is gone. */
    private ClosureView closure(LineCode line, long id) {
        return hours.closures(line).stream().map(ClosureView::of).filter(view -> view.id() == id).findFirst().orElse(null);
    }

    private LineView view(Timetable timetable) {
        return LineView.of(timetable, clock.instant());
    }

    private static List<Language> languages(List<String> codes) {
        return codes == null ? null : codes.stream().map(Language::of).toList();
    }

    private static LocalDate day(String field, String text) {
        try {
            return StoredTime.checked(LocalDate.parse(text));
        } catch (DateTimeParseException | IllegalArgumentException _) {
            throw new ServiceRefusal.NotATime().problem().at(field);
        }
    }
}
