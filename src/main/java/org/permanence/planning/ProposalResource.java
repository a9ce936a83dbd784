package org.permanence.planning;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.permanence.account.Role;
import org.permanence.shift.ShiftTimes;

/** Proposals for empty seats. They are taken over by {@code POST /api/shifts/seats}. */
@Path("/api/proposal")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
@Tag(name = "Planning")
class ProposalResource {

    private final ProposalService proposals;
    private final ShiftTimes times;

    ProposalResource(ProposalService proposals, ShiftTimes times) {
        this.proposals = proposals;
        this.times = times;
    }

    @GET
    @Operation(summary = "The most seats that what people offered can fill, and why the others stay empty; from now for a week unless said")
    public ProposalService.View propose(@RestQuery String from, @RestQuery String to) {
        return proposals.propose(times.period(from, to));
    }
}
