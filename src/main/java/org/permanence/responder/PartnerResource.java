package org.permanence.responder;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.permanence.account.Role;
import org.permanence.responder.ResponderService.PartnerView;

@Path("/api/partners")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
@Tag(name = "Responders")
public class PartnerResource {

    private final ResponderService responders;

    PartnerResource(ResponderService responders) {
        this.responders = responders;
    }

    public record NewPartner(@NotBlank(message = "The name is missing.") @Size(max = 200) String name) {}

    @GET
    public List<PartnerView> all() {
        return responders.partners();
    }

    @POST
    @ResponseStatus(201)
    public PartnerView create(@NotNull(message = "A body is needed.") @Valid NewPartner body) {
        return responders.createPartner(body.name.strip());
    }
}
