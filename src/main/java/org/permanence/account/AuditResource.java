package org.permanence.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestQuery;
import org.permanence.problem.PageNumber;

/** The trail of who did what, for administrators. */
@Path("/api/audit")
@RolesAllowed(Role.ADMINISTRATOR)
class AuditResource {

    private final Audit audit;

    AuditResource(Audit audit) {
        this.audit = audit;
    }

    /** @param accountId null like {@code name} when the service itself did it */
    @Schema(name = "AuditEntry")
    public record Entry(Instant at, @Schema(nullable = true) Long accountId, @Schema(nullable = true) String name, String action,
            @Schema(nullable = true) String subject) {}

    public record AuditPage(List<Entry> items, int page, int size, long total) {}

    /** @param from inclusive @param to exclusive @param page from 0 */
    @GET
    @Operation(summary = "Latest first")
    public AuditPage list(@RestQuery Instant from, @RestQuery Instant to, @RestQuery @DefaultValue("0") @PageNumber int page,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int size) {
        return audit.between(from == null ? Instant.EPOCH : from, to == null ? Instant.parse("9999-01-01T00:00:00Z") : to, page, size);
    }
}
