package org.permanence.figure;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.permanence.account.Role;
import org.permanence.call.Outcome;
import org.permanence.figure.History.Filter;
import org.permanence.figure.History.HistoryCall;
import org.permanence.figure.SumStore.By;
import org.permanence.line.LineService;
import org.permanence.line.LineService.Timetable;
import org.permanence.pbx.Language;
import org.permanence.problem.PageNumber;
import org.permanence.problem.ServiceRefusal;
import org.permanence.problem.StoredTime;

/**
 * The history. A period is given by its first and its last day ({@code from=2026-03-01&to=2026-03-31}, the last one included), or by two
 * instants, the second excluded; figures cover whole half-hours.
 */
@Path("/api/history")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
@Tag(name = "History")
public class HistoryResource {

    private static final int MOST_ROWS = 5000;
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final History history;
    private final Staffing staffing;
    private final LineService lines;

    HistoryResource(History history, Staffing staffing, LineService lines) {
        this.history = history;
        this.staffing = staffing;
        this.lines = lines;
    }

    /**
     * @param by         halfHour, day, week or month
     * @param byLanguage over the whole period, independent of the language asked for; {@code unknown} when the language is not known
     * @param rows       one for each part of the period, also when it is empty
     */
    @Schema(name = "HistoryFigures")
    public record FiguresView(Instant from, Instant to, @Schema(enumeration = {"halfHour", "day", "week", "month"}) String by,
            @Schema(nullable = true) String line, @Schema(nullable = true) String language, @Schema(nullable = true) String outcome,
            Figures total,
            Map<String, Figures> byLanguage, List<History.Row> rows) {}

    @Schema(name = "HistoryCalls")
    public record CallsView(String figure, Instant from, Instant to, List<HistoryCall> items, int page, int size, long total) {}

    /** The selection of calls, and the period. */
    public static class Question {
        @RestQuery
        public String from;
        @RestQuery
        public String to;
        @RestQuery
        public String line;
        @RestQuery
        public String language;
        @RestQuery
        public String outcome;

        private Filter filter() {
            return new Filter(Optional.ofNullable(line), Optional.ofNullable(language), Optional.ofNullable(outcome)
                    .map(Outcome::of));
        }

        /** For lists of calls: their period may end at any instant, not only at a half-hour. */
        private Span any() {
            return anySpan(from, to);
        }

        /** For figures, which are kept by the half-hour. */
        private Span halfHours() {
            return span(from, to);
        }
    }

    @GET
    @Path("figures")
    @Operation(summary = "Every figure of a period, in all and by half-hour, day, week or month; by line, language and outcome")
    public FiguresView figures(@BeanParam Question asked, @RestQuery @DefaultValue("day") String by) {
        Span span = asked.halfHours();
        History.Found found = found(asked, span, by);
        return new FiguresView(span.from, span.to, by, asked.line, asked.language, asked.outcome, found.total(), found.byLanguage(),
                found.rows());
    }

    @GET
    @Path("figures.{kind:csv|xlsx}")
    @Produces({CSV, XLSX})
    @Operation(
            summary = "The same as a table with one line for each part of the period; of a spreadsheet a second sheet has the figures of the whole period and"
                    + " what each means. Words in fr, nl or en")
    public Response figuresFile(@RestPath String kind, @BeanParam Question asked, @RestQuery @DefaultValue("day") String by,
            @RestQuery @DefaultValue("fr") String headings) {
        Language words = language(headings);
        Span span = asked.halfHours();
        History.Found found = found(asked, span, by);
        return file(kind, switch (words) {
            case FR -> "chiffres";
            case NL -> "cijfers";
            case EN -> "figures";
        }, span, Export.figures(words, found.rows(), found.total()), words);
    }

    private History.Found found(Question asked, Span span, String by) {
        return history.figures(span.from, span.to, by(by, span), asked.filter(), oneLine());
    }

    @GET
    @Path("calls")
    @Operation(summary = "The calls behind a figure, latest first: what became of each, never who called nor what was said")
    public CallsView calls(@RestQuery @DefaultValue("offered") String figure, @BeanParam Question asked,
            @RestQuery @DefaultValue("0") @PageNumber int page,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int size) {
        Span span = asked.any();
        Filter filter = asked.filter();
        Figure which = figure(figure);
        return new CallsView(figure, span.from, span.to, history.calls(which, span.from, span.to, filter, page, size), page, size,
                history.count(which, span.from, span.to, filter));
    }

    @GET
    @Path("calls.{kind:csv|xlsx}")
    @Produces({CSV, XLSX})
    @Operation(summary = "The calls behind a figure as a table, all of them; a spreadsheet goes on in a further sheet where one is full")
    public Response callsFile(@RestPath String kind, @RestQuery @DefaultValue("offered") String figure, @BeanParam Question asked,
            @RestQuery @DefaultValue("fr") String headings) {
        Language words = language(headings);
        Span span = asked.any();
        Figure which = figure(figure);
        Filter filter = asked.filter();
        return file(kind, switch (words) {
            case FR -> "appels";
            case NL -> "oproepen";
            case EN -> "calls";
        }, span, Export.calls(words, names(words), each -> history.calls(which, span.from, span.to, filter, each)), words);
    }

    @GET
    @Path("staffing")
    @Operation(
            summary = "How many responders each half-hour of the week needs for a goal, by Erlang C and Erlang A, from the calls of a period")
    public Staffing.Needs staffing(@RestQuery String from, @RestQuery String to, @RestQuery String line,
            @RestQuery @DefaultValue("0.8") @DecimalMin("0.01") @DecimalMax("0.99") double goal,
            @RestQuery @DefaultValue("60") @Min(1) @Max(3600) int seconds) {
        Span span = span(from, to);
        return staffing.needs(Day.of(span.from), Day.of(span.to.minusNanos(1)), Optional.ofNullable(line), goal, seconds);
    }

    // ---- the request

    private record Span(Instant from, Instant to) {}

    private static Span span(String from, String to) {
        Span span = anySpan(from, to);
        if (!Day.halfHour(span.from).equals(span.from)) {
            throw new FigureRefusal.HalfHoursOnly().problem().at("from");
        }
        if (!Day.halfHour(span.to).equals(span.to)) {
            throw new FigureRefusal.HalfHoursOnly().problem().at("to");
        }
        return span;
    }

    private static Span anySpan(String from, String to) {
        Instant begin = instant("from", from, false);
        Instant end = instant("to", to, true);
        if (!begin.isBefore(end)) {
            throw new FigureRefusal.PeriodEndsBeforeItBegins().problem().at("to");
        }
        if (Duration.between(begin, end).toDays() > 3700) {
            throw new FigureRefusal.TenYearsAtMost().problem().at("from");
        }
        return new Span(begin, end);
    }

    private static Instant instant(String field, String text, boolean last) {
        if (text == null || text.isBlank()) {
            throw (last ? new FigureRefusal.LastDayNeeded() : new FigureRefusal.FirstDayNeeded()).problem().at(field);
        }
        try {
            if (text.contains("T")) {
                return StoredTime.checked(Instant.parse(text));
            }
            LocalDate day = StoredTime.checked(LocalDate.parse(text));
            return last ? Day.end(day) : Day.begin(day);
        } catch (DateTimeParseException | IllegalArgumentException _) {
            throw new FigureRefusal.NotADayOrInstant().problem().at(field);
        }
    }

    private static By by(String code, Span span) {
        By by = switch (code) {
            case "halfHour" -> By.HALF_HOUR;
            case "day" -> By.DAY;
            case "week" -> By.WEEK;
            case "month" -> By.MONTH;
            default -> throw new ServiceRefusal.UnknownCode().problem().at("by");
        };
        if (by == By.HALF_HOUR && Duration.between(span.from, span.to).dividedBy(Day.HALF_HOUR) > MOST_ROWS) {
            throw new FigureRefusal.TooManyHalfHours().problem().at("by");
        }
        return by;
    }

    private static Figure figure(String key) {
        return Figure.of(key).orElseThrow(() -> new ServiceRefusal.UnknownCode().problem().at("figure"));
    }

    private static Language language(String code) {
        try {
            return Language.of(code);
        } catch (IllegalArgumentException _) {
            throw new ServiceRefusal.UnknownCode().problem().at("headings");
        }
    }

    private Map<String, String> names(Language words) {
        return lines.all().stream().map(Timetable::line)
                .collect(Collectors.toMap(line -> line.code().value(), line -> line.names().in(words)));
    }

    private boolean oneLine() {
        return lines.all().size() == 1;
    }

    /** The file's name says of which days it is: {@code permanence-appels-2026-03-01-2026-03-31.xlsx}. */
    private static Response file(String kind, String what, Span span, Export.Table table, Language words) {
        boolean spreadsheet = kind.equals("xlsx");
        StreamingOutput content = spreadsheet ? out -> Export.xlsx(table, words, out) : out -> Export.csv(table, out);
        String name = "permanence-" + what + "-" + Day.of(span.from) + "-" + Day.of(span.to.minusNanos(1)) + "." + kind;
        return Response.ok(content).type(spreadsheet ? XLSX : CSV)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"").build();
    }
}
