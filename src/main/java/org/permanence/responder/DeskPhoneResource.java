package org.permanence.responder;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.permanence.account.Role;
import org.permanence.problem.BasedOn;
import org.permanence.responder.DeskPhoneService.Configured;
import org.permanence.responder.DeskPhoneService.DeskPhoneView;

@Path("/api/desk-phones")
@Tag(name = "Responders")
public class DeskPhoneResource {

    private final DeskPhoneService phones;

    DeskPhoneResource(DeskPhoneService phones) {
        this.phones = phones;
    }

    public record NewDeskPhone(
            @NotNull @Pattern(regexp = "[a-z0-9]{1,16}", payload = ResponderRefusal.DeskPhoneNameForm.class) String phone,
            @NotBlank @Size(max = 100) String label,
            @Size(min = 12, max = 200) String password) {}

    /** An absent field stays as it is. */
    public record DeskPhonePatch(
            @Pattern(regexp = "(?s).*\\S.*") @Size(max = 100) String label,
            Boolean active) {}

    @GET
    @RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
    public List<DeskPhoneView> all() {
        return phones.all();
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Role.ADMINISTRATOR)
    @Operation(summary = "Adds a desk phone; the answer holds its password, once")
    public Configured create(@NotNull @Valid NewDeskPhone body) {
        return phones.create(body.phone, body.label.strip(), Optional.ofNullable(body.password));
    }

    @PATCH
    @Path("{phone}")
    @RolesAllowed(Role.ADMINISTRATOR)
    public DeskPhoneView update(@RestPath String phone, @RestHeader("If-Match") String ifMatch, @NotNull @Valid DeskPhonePatch body) {
        BasedOn version = BasedOn.of(ifMatch);
        return BasedOn.showing(() -> phones.get(phone), () -> phones.update(phone, version, body.label, body.active));
    }

    public record DeskPhonePassword(@Size(min = 12, max = 200) String password) {}

    @PUT
    @Path("{phone}/password")
    @RolesAllowed(Role.ADMINISTRATOR)
    @Operation(summary = "A new password, random unless it is said; the answer holds it, once, and the set must be configured anew")
    public Configured setPassword(@RestPath String phone, @NotNull @Valid DeskPhonePassword body) {
        return phones.setPassword(phone, Optional.ofNullable(body.password));
    }

    @DELETE
    @Path("{phone}")
    @RolesAllowed(Role.ADMINISTRATOR)
    @Operation(summary = "Refused with 409 desk-phone-used, naming those who prefer it, unless anyway: then they prefer the browser")
    public void delete(@RestPath String phone, @RestHeader("If-Match") String ifMatch, @RestQuery @DefaultValue("false") boolean anyway) {
        BasedOn version = BasedOn.of(ifMatch);
        BasedOn.showing(() -> phones.get(phone), () -> {
            phones.delete(phone, version, anyway);
            return null;
        });
    }
}
