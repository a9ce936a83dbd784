package org.permanence.responder;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.permanence.account.Role;

/** Duty as coordinators see and change it. The route for a responder's own duty is {@code /api/duty/me}, in {@code desk}. */
@Path("/api/duty")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
@Tag(name = "Duty")
public class DutyResource {

    private final DutyService duty;
    private final ResponderService responders;

    DutyResource(DutyService duty, ResponderService responders) {
        this.duty = duty;
        this.responders = responders;
    }

    /**
     * @param by shift, self, coordinator or service; null when off duty, like {@code since} and {@code reach}.
     * @param pause null when not paused
     */
    public record DutyView(long responderId, String name, boolean onDuty, @Schema(nullable = true) Instant since,
            @Schema(nullable = true) ReachChoice reach,
            @Schema(nullable = true, enumeration = {"shift", "self", "coordinator", "service"}) String by,
            @Schema(nullable = true) Duty.Pause pause) {}

    public record DutyBody(@NotNull Boolean onDuty, ReachChoice reach) {}

    public record PauseBody(@NotNull Duty.PauseReason reason) {}

    @GET
    @Operation(summary = "Who is on duty, the longest first")
    public List<DutyView> all() {
        List<Duty> all = duty.all();
        Map<Long, String> names = responders.names(all.stream().map(Duty::responderId).toList());
        return all.stream().map(on -> view(on.responderId(), names.get(on.responderId()), Optional.of(on))).toList();
    }

    @PUT
    @Path("{responderId}")
    @Operation(summary = "Puts somebody on duty (on their preferred phone when no reach is said), on another phone, or off duty")
    public DutyView put(@RestPath long responderId, @NotNull @Valid DutyBody body) {
        String name = responders.get(responderId).name();
        if (!body.onDuty) {
            duty.goOffDuty(responderId, Duty.By.COORDINATOR);
            return view(responderId, name, Optional.empty());
        }
        ReachChoice choice =
                body.reach != null ? body.reach : duty.of(responderId).map(Duty::reach).orElseGet(() -> duty.preferred(responderId));
        return view(responderId, name, Optional.of(duty.goOnDuty(responderId, choice, Duty.By.COORDINATOR)));
    }

    @POST
    @Path("{responderId}/pause")
    @Operation(summary = "On duty but not to be rung, until resumed or off duty; the call in hand goes on")
    public DutyView pause(@RestPath long responderId, @NotNull @Valid PauseBody body) {
        return view(responderId, responders.get(responderId).name(),
                Optional.of(duty.pause(responderId, body.reason, Duty.By.COORDINATOR)));
    }

    @DELETE
    @Path("{responderId}/pause")
    @ResponseStatus(200)
    @Operation(summary = "To be rung again; nothing happens when not paused")
    public DutyView resume(@RestPath long responderId) {
        return view(responderId, responders.get(responderId).name(), Optional.of(duty.resume(responderId, Duty.By.COORDINATOR)));
    }

    private static DutyView view(long responderId, String name, Optional<Duty> duty) {
        return new DutyView(responderId, name, duty.isPresent(), duty.map(Duty::since).orElse(null), duty.map(Duty::reach).orElse(null),
                duty.map(on -> on.by().name().toLowerCase(Locale.ROOT)).orElse(null), duty.flatMap(Duty::pause).orElse(null));
    }
}
