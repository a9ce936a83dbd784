package org.permanence.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;

/** The others on duty, to whom a call can be given. */
@Path("/api/colleagues")
@RolesAllowed({Role.RESPONDER, Role.ONLY_THE_CALL})
@Tag(name = "Desk")
class ColleagueResource {

    private final Team team;
    private final CurrentAccount me;

    ColleagueResource(Team team, CurrentAccount me) {
        this.team = team;
        this.me = me;
    }

    @GET
    @Operation(summary = "Who else is on duty")
    public List<Team.Colleague> colleagues() {
        return team.colleaguesOf(OwnDuty.responder(me));
    }
}
