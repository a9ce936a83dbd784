package org.permanence.record;

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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.problem.Problem;

/**
 * Records. A change says with {@code If-Match: "<version>"} which version it was made upon, and is refused with 412 and the present record when somebody
 * else wrote meanwhile.
 */
@Path("/api/records")
@RolesAllowed(Role.RESPONDER)
class RecordResource {

    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"?([0-9]{1,9})\"?");

    private final RecordService records;
    private final CurrentAccount me;

    RecordResource(RecordService records, CurrentAccount me) {
        this.records = records;
        this.me = me;
    }

    /** @param mine those of calls that I had @param open true: drafts only, false: closed only @param q words in note or comments @param page from 0 */
    @GET
    @RolesAllowed({Role.RESPONDER, Role.COORDINATOR})
    public RecordService.RecordPage list(@RestQuery @DefaultValue("false") boolean mine, @RestQuery Boolean open, @RestQuery Instant from,
            @RestQuery Instant to, @RestQuery String q, @RestQuery @DefaultValue("0") @Min(0) int page,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int size) {
        Optional<Long> holder = Optional.empty();
        if (mine) {
            holder = Optional.of(me.responderId().orElseThrow(() -> Problem.forbidden("Your account is not a responder's: you have no records.")));
        }
        return records.list(new RecordFilter(holder, Optional.ofNullable(open), Optional.ofNullable(from), Optional.ofNullable(to),
                Optional.ofNullable(q).filter(w -> !w.isBlank())), page, size, me);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.RESPONDER, Role.COORDINATOR})
    public RecordView read(long id) {
        return records.read(id, me);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MERGE_PATCH, "application/json"})
    public RecordView write(long id, @RestHeader("If-Match") String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = RecordContent.class))) String patch) {
        OptionalInt version = version(ifMatch);
        if (version.isEmpty()) {
            throw new Problem(428, "version-needed", "Say upon which version", "Send If-Match with the version of the record that you changed.");
        }
        return records.write(id, version.getAsInt(), patch, me);
    }

    @POST
    @Path("/{id}/close")
    public RecordView close(long id, @RestHeader("If-Match") String ifMatch) {
        return records.close(id, version(ifMatch), me);
    }

    @POST
    @Path("/{id}/reopen")
    public RecordView reopen(long id, @RestHeader("If-Match") String ifMatch) {
        return records.reopen(id, version(ifMatch), me);
    }

    @POST
    @Path("/{id}/demands")
    @Consumes("application/json")
    @ResponseStatus(201)
    public RecordView addDemand(long id, @RestHeader("If-Match") String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = DemandContent.class))) String demand) {
        return records.addDemand(id, version(ifMatch), demand, me);
    }

    @PATCH
    @Path("/{id}/demands/{demandId}")
    @Consumes({MERGE_PATCH, "application/json"})
    public RecordView writeDemand(long id, long demandId, @RestHeader("If-Match") String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = DemandContent.class))) String patch) {
        return records.writeDemand(id, version(ifMatch), demandId, patch, me);
    }

    @DELETE
    @Path("/{id}/demands/{demandId}")
    public RecordView removeDemand(long id, long demandId, @RestHeader("If-Match") String ifMatch) {
        return records.removeDemand(id, version(ifMatch), demandId, me);
    }

    private static OptionalInt version(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return OptionalInt.empty();
        }
        Matcher matcher = VERSION.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw Problem.invalid("If-Match", "The version of the record, in quotation marks.");
        }
        return OptionalInt.of(Integer.parseInt(matcher.group(1)));
    }
}
