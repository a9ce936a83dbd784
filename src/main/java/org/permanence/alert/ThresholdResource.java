package org.permanence.alert;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.permanence.account.Role;
import org.permanence.account.TrailName;
import org.permanence.line.LineRefusal;
import org.permanence.line.LineService;
import org.permanence.problem.BasedOn;

/** A class of its own, because under {@code /api/lines} JAX-RS considers only the class with the longest matching path. */
@Path("/api/lines/{code}/thresholds")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
@Tag(name = "Alerts")
public class ThresholdResource {

    private static final int KEPT_SHOWN = 50;

    private final AlertStore store;
    private final LineService lines;
    private final Event<AlertsChanged> changed;

    ThresholdResource(AlertStore store, LineService lines, Event<AlertsChanged> changed) {
        this.store = store;
        this.lines = lines;
        this.changed = changed;
    }

    @GET
    @Operation(summary = "When coordinators are told about this line")
    public ThresholdsNow thresholds(@RestPath String code) {
        return now(known(code));
    }

    @GET
    @Path("history")
    @Operation(summary = "Since when they apply, and which applied before; latest first, fifty at most")
    public List<ThresholdsKept> history(@RestPath String code) {
        return store.kept(known(code), KEPT_SHOWN);
    }

    @PUT
    @TrailName("wallboard.setThresholds")
    @Operation(summary = "Sets all of them; a number that is null is not told")
    public ThresholdsNow setThresholds(@RestPath String code, @RestHeader("If-Match") String ifMatch, @NotNull @Valid Thresholds body) {
        String line = known(code);
        BasedOn version = BasedOn.of(ifMatch);
        ThresholdsNow set = BasedOn.showing(() -> now(line), () -> store.set(line, body, version));
        changed.fire(new AlertsChanged(true));
        return set;
    }

    private ThresholdsNow now(String line) {
        return store.thresholds().getOrDefault(line, ThresholdsNow.ORDINARY);
    }

    private String known(String code) {
        return lines.timetables().stream().map(timetable -> timetable.line().code().value()).filter(code::equals).findFirst()
                .orElseThrow(() -> new LineRefusal.NoSuchLine().problem());
    }
}
