package org.permanence.wallboard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.permanence.account.Role;
import org.permanence.line.LineService;
import org.permanence.pbx.Language;
import org.permanence.problem.Problem;
import org.permanence.wallboard.FigureStore.By;
import org.permanence.wallboard.History.Filter;
import org.permanence.wallboard.History.HistoryCall;

/**
 * The history. A period is given by its first and its last day ({@code from=2026-03-01&to=2026-03-31}, the last one included), or by two instants, the second
 * excluded; figures are of whole half-hours.
 */
@Path("/api/history")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
@Tag(name = "History")
public class HistoryResource {

    private static final int MOST_ROWS = 5000;
    private static final int MOST_EXPORTED = 200_000;
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
     * @param byLanguage of the whole period, whatever language was asked for; {@code unknown} when nobody knows it
     * @param rows       one for each part of the period, empty ones too
     */
    @Schema(name = "HistoryFigures")
    public record FiguresView(Instant from, Instant to, @Schema(enumeration = {"halfHour", "day", "week", "month"}) String by,
            @Schema(nullable = true) String line, @Schema(nullable = true) String language, @Schema(nullable = true) String outcome, Figures total,
            Map<String, Figures> byLanguage, List<History.Row> rows) {}

    @Schema(name = "HistoryCalls")
    public record CallsView(String figure, Instant from, Instant to, List<HistoryCall> items, int page, int size, long total) {}

    @GET
    @Path("figures")
    @Operation(summary = "Every figure of a period, in all and by half-hour, day, week or month; by line, language and outcome")
    public FiguresView figures(@RestQuery String from, @RestQuery String to, @RestQuery @DefaultValue("day") String by, @RestQuery String line,
            @RestQuery String language, @RestQuery String outcome) {
        Span span = span(from, to);
        By parts = by(by, span);
        History.Found found = history.figures(span.from, span.to, parts, filter(line, language, outcome), oneLine());
        return new FiguresView(span.from, span.to, by, line, language, outcome, found.total(), found.byLanguage(), found.rows());
    }

    @GET
    @Path("figures.csv")
    @Produces(CSV)
    @Operation(summary = "The same as a table with one line for each part of the period, and one for all of it. Headings in fr, nl or en")
    public Response figuresCsv(@RestQuery String from, @RestQuery String to, @RestQuery @DefaultValue("day") String by, @RestQuery String line,
            @RestQuery String language, @RestQuery String outcome, @RestQuery @DefaultValue("fr") String headings) {
        Export.Table table = figuresTable(from, to, by, line, language, outcome, headings);
        return file(CSV, "permanence-figures.csv", out -> Export.csv(table, out));
    }

    @GET
    @Path("figures.xlsx")
    @Produces(XLSX)
    @Operation(summary = "The same as a spreadsheet, with the meaning of each figure on a second sheet")
    public Response figuresXlsx(@RestQuery String from, @RestQuery String to, @RestQuery @DefaultValue("day") String by, @RestQuery String line,
            @RestQuery String language, @RestQuery String outcome, @RestQuery @DefaultValue("fr") String headings) {
        Export.Table table = figuresTable(from, to, by, line, language, outcome, headings);
        Language words = language(headings);
        return file(XLSX, "permanence-figures.xlsx", out -> Export.xlsx(table, words == Language.NL ? "Cijfers" : words == Language.FR ? "Chiffres" : "Figures",
                words, out));
    }

    private Export.Table figuresTable(String from, String to, String by, String line, String language, String outcome, String headings) {
        Span span = span(from, to);
        History.Found found = history.figures(span.from, span.to, by(by, span), filter(line, language, outcome), oneLine());
        return Export.figures(language(headings), found.rows(), new History.Row(span.from, span.to, found.total()));
    }

    @GET
    @Path("calls")
    @Operation(summary = "The calls behind a figure, latest first: what became of each, never who called nor what was said")
    public CallsView calls(@RestQuery @DefaultValue("offered") String figure, @RestQuery String from, @RestQuery String to, @RestQuery String line,
            @RestQuery String language, @RestQuery String outcome, @RestQuery @DefaultValue("0") @Min(0) int page,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int size) {
        Span span = anySpan(from, to);
        Filter filter = filter(line, language, outcome);
        Figure which = figure(figure);
        return new CallsView(figure, span.from, span.to, history.calls(which, span.from, span.to, filter, page, size), page, size,
                history.count(which, span.from, span.to, filter));
    }

    @GET
    @Path("calls.csv")
    @Produces(CSV)
    @Operation(summary = "The calls behind a figure as a table, up to " + MOST_EXPORTED)
    public Response callsCsv(@RestQuery @DefaultValue("offered") String figure, @RestQuery String from, @RestQuery String to, @RestQuery String line,
            @RestQuery String language, @RestQuery String outcome, @RestQuery @DefaultValue("fr") String headings) {
        Export.Table table = callsTable(figure, from, to, line, language, outcome, headings);
        return file(CSV, "permanence-calls.csv", out -> Export.csv(table, out));
    }

    @GET
    @Path("calls.xlsx")
    @Produces(XLSX)
    @Operation(summary = "The calls behind a figure as a spreadsheet, up to " + MOST_EXPORTED)
    public Response callsXlsx(@RestQuery @DefaultValue("offered") String figure, @RestQuery String from, @RestQuery String to, @RestQuery String line,
            @RestQuery String language, @RestQuery String outcome, @RestQuery @DefaultValue("fr") String headings) {
        Export.Table table = callsTable(figure, from, to, line, language, outcome, headings);
        Language words = language(headings);
        return file(XLSX, "permanence-calls.xlsx", out -> Export.xlsx(table, words == Language.NL ? "Oproepen" : words == Language.FR ? "Appels" : "Calls",
                words, out));
    }

    private Export.Table callsTable(String figure, String from, String to, String line, String language, String outcome, String headings) {
        Span span = anySpan(from, to);
        Figure which = figure(figure);
        Filter filter = filter(line, language, outcome);
        return Export.calls(language(headings), each -> history.calls(which, span.from, span.to, filter, MOST_EXPORTED, each));
    }

    @GET
    @Path("staffing")
    @Operation(summary = "How many responders each half-hour of the week needs for a goal, by Erlang C and Erlang A, from the calls of a period")
    public Staffing.Needs staffing(@RestQuery String from, @RestQuery String to, @RestQuery String line,
            @RestQuery @DefaultValue("0.8") @DecimalMin(value = "0.01", message = "A share from 0.01 to 0.99.")
            @DecimalMax(value = "0.99", message = "A share from 0.01 to 0.99.") double goal,
            @RestQuery @DefaultValue("60") @Min(value = 1, message = "From a second to an hour.") @Max(value = 3600, message = "From a second to an hour.")
            int seconds) {
        Span span = span(from, to);
        return staffing.needs(Day.of(span.from), Day.of(span.to.minusNanos(1)), Optional.ofNullable(line), goal, seconds);
    }

    // ---- what was asked

    private record Span(Instant from, Instant to) {}

    /** Of figures, which are kept by the half-hour. */
    private static Span span(String from, String to) {
        Span span = anySpan(from, to);
        if (!Day.halfHour(span.from).equals(span.from)) {
            throw Problem.invalid("from", "A period begins and ends on a half-hour.");
        }
        if (!Day.halfHour(span.to).equals(span.to)) {
            throw Problem.invalid("to", "A period begins and ends on a half-hour.");
        }
        return span;
    }

    /** Of calls: "until the same time as now" is no half-hour. */
    private static Span anySpan(String from, String to) {
        Instant begin = instant("from", from, false);
        Instant end = instant("to", to, true);
        if (!begin.isBefore(end)) {
            throw Problem.invalid("to", "The period ends before it begins.");
        }
        if (Duration.between(begin, end).toDays() > 3700) {
            throw Problem.invalid("from", "At most ten years at once.");
        }
        return new Span(begin, end);
    }

    private static Instant instant(String field, String text, boolean last) {
        if (text == null || text.isBlank()) {
            throw Problem.invalid(field, last ? "Say the last day, such as 2026-03-31." : "Say the first day, such as 2026-03-01.");
        }
        try {
            if (text.contains("T")) {
                return Instant.parse(text);
            }
            LocalDate day = LocalDate.parse(text);
            return last ? Day.end(day) : Day.begin(day);
        } catch (DateTimeParseException _) {
            throw Problem.invalid(field, "A day, such as 2026-03-31, or an instant, such as 2026-03-31T08:30:00Z.");
        }
    }

    private static By by(String code, Span span) {
        By by = switch (code) {
            case "halfHour" -> By.HALF_HOUR;
            case "day" -> By.DAY;
            case "week" -> By.WEEK;
            case "month" -> By.MONTH;
            default -> throw Problem.invalid("by", "By halfHour, day, week or month.");
        };
        if (by == By.HALF_HOUR && Duration.between(span.from, span.to).dividedBy(Day.HALF_HOUR) > MOST_ROWS) {
            throw Problem.invalid("by", "By half-hour at most 100 days at once: choose day, week or month for a longer period.");
        }
        return by;
    }

    private static Filter filter(String line, String language, String outcome) {
        return new Filter(Optional.ofNullable(line), Optional.ofNullable(language), Optional.ofNullable(outcome).map(code ->
                OutcomeCode.of(code).orElseThrow(() -> Problem.invalid("outcome", "There is no such outcome."))));
    }

    private static Figure figure(String key) {
        return Figure.of(key).orElseThrow(() -> Problem.invalid("figure", "There is no such figure."));
    }

    private static Language language(String code) {
        try {
            return Language.of(code);
        } catch (IllegalArgumentException _) {
            throw Problem.invalid("headings", "Headings are in fr, nl or en.");
        }
    }

    private boolean oneLine() {
        return lines.timetables().size() == 1;
    }

    private static Response file(String type, String name, StreamingOutput content) {
        return Response.ok(content).type(type).header("Content-Disposition", "attachment; filename=\"" + name + "\"").build();
    }
}
