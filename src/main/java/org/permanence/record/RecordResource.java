package org.permanence.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.problem.BasedOn;
import org.permanence.problem.PageNumber;
import org.permanence.problem.ServiceRefusal;

/**
 * Records. A change names the version on which it is based with {@code If-Match: "<version>"}. It is refused with 412 and the present
 * record when somebody else has written in the meantime.
 */
@Path("/api/records")
@RolesAllowed({Role.RESPONDER, Role.COORDINATOR})
class RecordResource {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final RecordService records;
    private final RecordWriting writing;
    private final RecordClosing closing;
    private final ObjectMapper json;
    private final CurrentAccount me;

    RecordResource(RecordService records, RecordWriting writing, RecordClosing closing, ObjectMapper json, CurrentAccount me) {
        this.records = records;
        this.writing = writing;
        this.closing = closing;
        this.json = json;
        this.me = me;
    }

    /**
     * @param mine  records of the user's own calls
     * @param open  true: drafts only, false: closed only
     * @param theme code of a theme or subtheme of one of the demands
     * @param q     words in its free text; case and accents are ignored
     * @param call  the record of this call, if it has one
     * @param page  from 0
     */
    @GET
    public RecordService.RecordPage list(@RestQuery @DefaultValue("false") boolean mine, @RestQuery Boolean open, @RestQuery Instant from,
            @RestQuery Instant to, @Parameter(schema = @Schema(implementation = Nature.class)) @RestQuery String nature,
            @RestQuery String commune,
            @RestQuery String theme, @Parameter(schema = @Schema(implementation = DemandStatus.class)) @RestQuery String status,
            @RestQuery String q, @RestQuery UUID call,
            @RestQuery @DefaultValue("0") @PageNumber int page, @RestQuery @DefaultValue("50") @Min(1) @Max(200) int size) {
        Optional<Long> holder = Optional.empty();
        if (mine) {
            holder = Optional
                    .of(me.responderId().orElseThrow(() -> new RecordRefusal.NoRecordsOfYours().problem()));
        }
        return records.list(new RecordFilter(holder, Optional.ofNullable(open), Optional.ofNullable(from), Optional.ofNullable(to),
                code("nature", nature, Nature.class), Optional.ofNullable(commune), Optional.ofNullable(theme),
                code("status", status, DemandStatus.class), Optional.ofNullable(q).filter(w -> !w.isBlank()),
                Optional.ofNullable(call)), page, size, me);
    }

    @GET
    @Path("/{id}")
    public RecordView read(@RestPath long id) {
        return records.read(id, me);
    }

    @GET
    @Path("/{id}/changes")
    @Operation(summary = "Who changed which fields when; never what stood in them")
    public List<RecordChange.View> changes(@RestPath long id) {
        return records.changes(id, me);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MERGE_PATCH, "application/json"})
    public RecordView write(@RestPath long id, @RestHeader("If-Match") String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = RecordContent.class))) String patch) {
        OptionalInt version = BasedOn.of(ifMatch).version();
        if (version.isEmpty()) {
            throw new ServiceRefusal.VersionNeeded().problem();
        }
        return writing.write(id, version.getAsInt(), patch, me);
    }

    /** @param confirmPersonalData the marked text may stay; this confirmation is stored */
    @Schema(name = "RecordClosing")
    record Closing(boolean confirmPersonalData) {}

    @POST
    @Path("/{id}/close")
    @Operation(summary = "Refused with 422 and what is missing, or with 409 personal-data and the marks until that is confirmed")
    public RecordView close(@RestPath long id, @RestHeader("If-Match") String ifMatch,
            @RequestBody(required = false,
                    content = @Content(mediaType = "application/json", schema = @Schema(implementation = Closing.class))) String body)
            throws JsonProcessingException {
        Closing said = body == null || body.isBlank() ? null : json.readValue(body, Closing.class);
        return closing.close(id, BasedOn.of(ifMatch).version(), said != null && said.confirmPersonalData(), me);
    }

    @POST
    @Path("/{id}/reopen")
    public RecordView reopen(@RestPath long id, @RestHeader("If-Match") String ifMatch) {
        return closing.reopen(id, BasedOn.of(ifMatch).version(), me);
    }

    @POST
    @Path("/{id}/demands")
    @Consumes("application/json")
    @ResponseStatus(201)
    @Operation(summary = "Sent again with the same Idempotency-Key, a UUID that the page made for this demand, it is not added again")
    public RecordView addDemand(@RestPath long id, @RestHeader("If-Match") String ifMatch, @RestHeader("Idempotency-Key") UUID key,
            @RequestBody(content = @Content(schema = @Schema(implementation = DemandContent.class))) String demand) {
        return writing.addDemand(id, BasedOn.of(ifMatch).version(), Optional.ofNullable(key), demand, me);
    }

    @PATCH
    @Path("/{id}/demands/{demandId}")
    @Consumes({MERGE_PATCH, "application/json"})
    public RecordView writeDemand(@RestPath long id, @RestPath long demandId, @RestHeader("If-Match") String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = DemandContent.class))) String patch) {
        return writing.writeDemand(id, BasedOn.of(ifMatch).version(), demandId, patch, me);
    }

    @DELETE
    @Path("/{id}/demands/{demandId}")
    public RecordView removeDemand(@RestPath long id, @RestPath long demandId, @RestHeader("If-Match") String ifMatch) {
        return writing.removeDemand(id, BasedOn.of(ifMatch).version(), demandId, me);
    }

    private <E extends Enum<E>> Optional<E> code(String field, String code, Class<E> codes) {
        try {
            return Optional.ofNullable(code).map(c -> json.convertValue(c, codes));
        } catch (IllegalArgumentException _) {
            throw new ServiceRefusal.UnknownCode().problem().at(field);
        }
    }
}
