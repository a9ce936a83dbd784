package org.permanence.call;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestQuery;
import org.permanence.account.Role;
import org.permanence.pbx.CallFact.EndedBy;
import org.permanence.pbx.Reach;
import org.permanence.problem.PageNumber;

/** The calls of a period, for coordinators: the outcome and the durations of each. */
@Path("/api/calls")
@RolesAllowed(Role.COORDINATOR)
class CallResource {

    private final CallRepository calls;

    CallResource(CallRepository calls) {
        this.calls = calls;
    }

    /** Durations in seconds; null if there is none. */
    public record CallSummary(UUID id, @Schema(nullable = true) String line,
            @Schema(nullable = true, enumeration = {
                    "fr", "nl", "en"}) String language,
            Instant arrivedAt, Outcome outcome,
            @Schema(nullable = true) Instant pickedUpAt, @Schema(nullable = true) Long responderId,
            @Schema(nullable = true, enumeration = {"softphone", "desk", "home"}) String reach, @Schema(nullable = true) Instant endedAt,
            @Schema(nullable = true, enumeration = {"caller", "responder", "third", "lost", "line", "unknown"}) String endedBy,
            @Schema(nullable = true) Double waitedSeconds,
            @Schema(nullable = true) Double talkedSeconds, double heldSeconds, boolean reconstructed) {

        static CallSummary of(Call call) {
            return new CallSummary(call.id, call.line, call.language, call.arrivedAt, call.outcome, call.pickedUpAt, call.responderId,
                    Optional.ofNullable(call.reach).map(Reach.Kind::name).map(CallSummary::lower).orElse(null), call.endedAt,
                    Optional.ofNullable(call.endedBy).map(EndedBy::name).map(CallSummary::lower).orElse(null), seconds(call.waitingMs),
                    seconds(call.talkingMs), call.heldMs / 1000.0, call.reconstructed);
        }

        private static String lower(String name) {
            return name.toLowerCase(Locale.ROOT);
        }

        private static Double seconds(Long milliseconds) {
            return milliseconds == null ? null : milliseconds / 1000.0;
        }
    }

    public record CallPage(List<CallSummary> items, int page, int size, long total) {}

    /** @param page from 0 */
    @GET
    @Transactional
    public CallPage list(@RestQuery Instant from, @RestQuery Instant to, @RestQuery String outcome,
            @RestQuery @DefaultValue("0") @PageNumber int page,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int size) {
        PanacheQuery<Call> found =
                calls.arrived(Optional.ofNullable(from), Optional.ofNullable(to), Optional.ofNullable(outcome).map(Outcome::of));
        return new CallPage(found.page(Page.of(page, size)).list().stream().map(CallSummary::of).toList(), page, size, found.count());
    }
}
