package org.permanence.responder;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.permanence.account.Role;
import org.permanence.problem.BasedOn;
import org.permanence.responder.PartnerService.PartnerView;

@Path("/api/partners")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
@Tag(name = "Responders")
public class PartnerResource {

    private final PartnerService partners;

    PartnerResource(PartnerService partners) {
        this.partners = partners;
    }

    public record NewPartner(@NotBlank @Size(max = 200) String name) {}

    @GET
    public List<PartnerView> all() {
        return partners.all();
    }

    @POST
    @ResponseStatus(201)
    public PartnerView create(@NotNull @Valid NewPartner body) {
        return partners.create(body.name.strip());
    }

    /** An absent field stays as it is. */
    public record PartnerPatch(
            @Pattern(regexp = "(?s).*\\S.*") @Size(max = 200) String name,
            Boolean active) {}

    @PATCH
    @Path("{id}")
    @Operation(summary = "Renames it, or switches it off: refused with 409 partner-used while people of it answer the line")
    public PartnerView change(@RestPath long id, @RestHeader("If-Match") String ifMatch, @NotNull @Valid PartnerPatch body) {
        BasedOn version = BasedOn.of(ifMatch);
        return BasedOn.showing(() -> partners.get(id),
                () -> partners.change(id, version, body.name == null ? null : body.name.strip(), body.active));
    }
}
