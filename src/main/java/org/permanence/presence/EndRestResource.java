package org.permanence.presence;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.permanence.account.Role;
import org.permanence.pbx.CallControl;
import org.permanence.pbx.MemberId;
import org.permanence.pbx.Pbx.PbxUnavailable;
import org.permanence.pbx.PbxRefusal;
import org.permanence.presence.Presence.State;
import org.permanence.responder.Duty;
import org.permanence.responder.DutyService;
import org.permanence.responder.ResponderService;

/** A class of its own, because under {@code /api/duty} JAX-RS considers only the class with the longest matching path. */
@Path("/api/duty/{responderId}/end-rest")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
@Tag(name = "Duty")
public class EndRestResource {

    /** The states in which the PBX does not ring the member for a while, and can be told to ring again at once. */
    private static final Set<State> RESTS = EnumSet.of(State.RESTING, State.WRAP_UP);

    private final Presences presences;
    private final DutyService duty;
    private final ResponderService responders;
    private final CallControl control;

    EndRestResource(Presences presences, DutyService duty, ResponderService responders, CallControl control) {
        this.presences = presences;
        this.duty = duty;
        this.responders = responders;
        this.control = control;
    }

    @POST
    @ResponseStatus(204)
    @Operation(summary = "A responder whose phone was left alone after missed rings, or who wraps up, may be rung again now")
    public void endRest(@RestPath long responderId) {
        String name = responders.get(responderId).name();
        if (duty.of(responderId).map(this::state).filter(RESTS::contains).isEmpty()) {
            throw new PresenceRefusal.NotResting(name).problem();
        }
        try {
            control.endRest(MemberId.ofResponder(responderId));
        } catch (CallControl.NotPossible e) {
            throw e.refusal().problem();
        } catch (PbxUnavailable _) {
            throw new PbxRefusal.PbxAway().problem();
        }
    }

    private State state(Duty on) {
        return presences.of(MemberId.ofResponder(on.responderId()), on.since(), on.pause().map(Duty.Pause::since)).state();
    }
}
