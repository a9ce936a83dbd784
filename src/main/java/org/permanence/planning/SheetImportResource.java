package org.permanence.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.line.LineRefusal;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.planning.SheetImportService.Faulty;
import org.permanence.planning.SheetImportService.PastView;
import org.permanence.planning.SheetImportService.Report;
import org.permanence.planning.SheetImportService.Sent;
import org.permanence.planning.SheetImportService.Undone;
import org.permanence.planning.SheetImportService.Wish;
import org.permanence.planning.sheet.Answers;
import org.permanence.planning.sheet.SheetWriter;
import org.permanence.problem.ChangesNothing;
import org.permanence.problem.ServiceRefusal;
import org.permanence.problem.Upload;

/**
 * The services' sheets. Each request brings the files and the coordinator's choices, a JSON text like {@link Choices}; nothing is kept in
 * between.
 */
@Path("/api/availability-imports")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
@Tag(name = "Planning")
class SheetImportResource {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String EVERY_WEEK = "every";

    private final SheetImportService imports;
    private final SheetTemplate template;
    private final CurrentAccount me;
    private final ObjectMapper json;

    SheetImportResource(SheetImportService imports, SheetTemplate template, CurrentAccount me, ObjectMapper json) {
        this.imports = imports;
        this.template = template;
        this.me = me;
        this.json = json;
    }

    /** A row that is left out. @param file its number, from 0 @param sheet empty or null in a CSV file */
    record RowLeftOut(int file, String sheet, int row) {}

    /**
     * @param line     the code of the line whose shifts the sheets are about
     * @param week     of sheets that have weekdays without dates: a date of that week, or every; null: not known yet
     * @param skip     rows that are left out; null: none
     * @param take     keys of changes that are made although somebody changed the answer by hand; null: none
     * @param seen     of the report that the coordinator saw; null: it does not matter
     * @param language of the sentences: fr, nl or en; null: fr
     */
    record Choices(String line, String week, List<RowLeftOut> skip, Set<String> take, String seen, String language) {}

    @POST
    @Path("preview")
    @Upload
    @ChangesNothing
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "What these sheets would change, and what is wrong in them. Parts: files (several), choices (a JSON text)")
    public Report preview(@RestForm("files") List<FileUpload> files, @RestForm String choices) {
        return imports.preview(sent(files), wish(choices));
    }

    @POST
    @Upload
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Takes these sheets over, all or nothing; again, they change nothing. Parts as in a preview")
    public Report apply(@RestForm("files") List<FileUpload> files, @RestForm String choices) {
        return imports.apply(sent(files), wish(choices), me.accountId(), me.name());
    }

    @POST
    @Path("corrected")
    @Upload
    @ChangesNothing
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(XLSX)
    @Operation(summary = "One of these files, with a comment at each fault. Parts as in a preview")
    public Response corrected(@RestQuery int file, @RestForm("files") List<FileUpload> files, @RestForm String choices) {
        List<Sent> sent = sent(files);
        if (file < 0 || file >= sent.size()) {
            throw new PlanningRefusal.SheetFilesNeeded(SheetImportService.MOST_FILES).problem().at("file");
        }
        Wish wish = wish(choices);
        Faulty faulty = imports.faulty(sent, wish, file);
        if (!faulty.file().isWhole()) {
            throw new PlanningRefusal.SheetUnreadable().problem().at("file");
        }
        return download("permanence-" + (file + 1) + ".xlsx",
                out -> SheetWriter.corrected(faulty.file(), faulty.faults(), wish.language(), out));
    }

    @POST
    @Path("{id}/undoing")
    @Operation(summary = "What the last import changed is again as it was before; what somebody changed since stays")
    public Undone undo(@RestPath long id) {
        return imports.undo(id);
    }

    @GET
    @Operation(summary = "The last imports, the newest first")
    public List<PastView> past() {
        return imports.past();
    }

    @GET
    @Path("template")
    @Produces(XLSX)
    @Operation(
            summary = "An empty sheet for the shifts of a week (a date of it, or every), with the people of a service; without it everybody")
    public Response template(@RestQuery String line, @RestQuery String week, @RestQuery Long partner, @RestQuery String language) {
        LineCode code = line(line);
        Answers.Week of = week(week);
        Language words = language(language);
        StreamingOutput content = template.of(code, of, Optional.ofNullable(partner), words);
        return download("permanence-" + (of instanceof Answers.Week.Of(LocalDate monday) ? monday : "semaine") + ".xlsx", content);
    }

    private static Response download(String name, StreamingOutput content) {
        return Response.ok(content).type(XLSX).header("Content-Disposition", "attachment; filename=\"" + name + "\"").build();
    }

    private static List<Sent> sent(List<FileUpload> files) {
        if (files == null || files.isEmpty() || files.size() > SheetImportService.MOST_FILES) {
            throw new PlanningRefusal.SheetFilesNeeded(SheetImportService.MOST_FILES).problem().at("files");
        }
        return files.stream().map(file -> {
            try {
                String name = file.fileName() == null ? "" : file.fileName().replaceAll("\\p{Cntrl}", "");
                return new Sent(name.length() > 120 ? name.substring(name.length() - 120) : name, Files.readAllBytes(file.uploadedFile()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).toList();
    }

    private Wish wish(String text) {
        Choices choices;
        try {
            choices = text == null ? null : json.readValue(text, Choices.class);
        } catch (JsonProcessingException _) {
            throw new PlanningRefusal.SheetChoicesUnreadable().problem().at("choices");
        }
        if (choices == null) {
            throw new PlanningRefusal.SheetChoicesUnreadable().problem().at("choices");
        }
        List<RowLeftOut> skip = choices.skip == null ? List.of() : choices.skip;
        if (skip.stream().anyMatch(row -> row == null)) {
            throw new PlanningRefusal.SheetChoicesUnreadable().problem().at("choices");
        }
        return new Wish(line(choices.line), week(choices.week),
                skip.stream().map(row -> new Answers.Row(row.file, row.sheet == null ? "" : row.sheet, row.row))
                        .collect(Collectors.toSet()),
                choices.take == null ? Set.of() : choices.take, choices.seen, language(choices.language));
    }

    private static LineCode line(String code) {
        try {
            return new LineCode(code == null ? "" : code);
        } catch (IllegalArgumentException _) {
            throw new LineRefusal.NoSuchLine().problem().at("line");
        }
    }

    private static Answers.Week week(String week) {
        if (week == null || week.isEmpty()) {
            return new Answers.Week.Unknown();
        }
        if (week.equals(EVERY_WEEK)) {
            return new Answers.Week.Every();
        }
        try {
            LocalDate date = LocalDate.parse(week);
            if (date.getYear() < 2000 || date.getYear() > 2200) {
                throw new ServiceRefusal.NotATime().problem().at("week");
            }
            return new Answers.Week.Of(date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        } catch (DateTimeParseException _) {
            throw new ServiceRefusal.NotATime().problem().at("week");
        }
    }

    private static Language language(String code) {
        return Arrays.stream(Language.values()).filter(language -> language.code().equals(code)).findFirst().orElse(Language.FR);
    }
}
