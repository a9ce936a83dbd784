package org.permanence.responder;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.permanence.account.Role;
import org.permanence.pbx.Language;
import org.permanence.responder.ResponderService.Change;
import org.permanence.responder.ResponderService.ResponderView;

@Path("/api/responders")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
@Tag(name = "Responders")
public class ResponderResource {

    private final ResponderService responders;

    ResponderResource(ResponderService responders) {
        this.responders = responders;
    }

    public record NewResponder(
            @NotBlank(message = "The surname is missing.") @Size(max = 100) String surname,
            @NotBlank(message = "The first name is missing.") @Size(max = 100) String firstName,
            @NotBlank(message = "The e-mail address is missing.") @Email(message = "This is not an e-mail address.") @Size(
                    max = 254) String email,
            @NotEmpty(message = "Say at least one language: fr, nl, en.") Set<@NotNull @Pattern(regexp = "fr|nl|en",
                    message = "A language is fr, nl or en.") String> languages,
            Long partnerId,
            ReachChoice preferredReach) {}

    /** An absent field stays as it is. @param mayRecord announcements, by telephone */
    public record ResponderPatch(
            @Size(min = 1, max = 100, message = "The surname is missing.") @Pattern(regexp = "(?s).*\\S.*",
                    message = "The surname is missing.") String surname,
            @Size(min = 1, max = 100, message = "The first name is missing.") @Pattern(regexp = "(?s).*\\S.*",
                    message = "The first name is missing.") String firstName,
            @Email(message = "This is not an e-mail address.") @Size(min = 3, max = 254,
                    message = "This is not an e-mail address.") String email,
            @Size(min = 1,
                    message = "Say at least one language: fr, nl, en.") Set<@NotNull @Pattern(regexp = "fr|nl|en",
                            message = "A language is fr, nl or en.") String> languages,
            Long partnerId,
            Boolean active,
            ReachChoice preferredReach,
            Boolean mayRecord) {}

    public record HomePhoneBody(@NotBlank(message = "The number is missing.") @Size(max = 40) String number) {}

    @GET
    @Operation(summary = "Everybody, by name, inactive people too")
    public List<ResponderView> all() {
        return responders.all();
    }

    @POST
    @ResponseStatus(201)
    public ResponderView create(@NotNull(message = "A body is needed.") @Valid NewResponder body) {
        return responders.create(new Change(body.surname, body.firstName, body.email, languages(body.languages), body.partnerId, true,
                body.preferredReach, false));
    }

    @GET
    @Path("{id}")
    public ResponderView get(@RestPath long id) {
        return responders.get(id);
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "A field that is absent stays as it is; partnerId 0 means none")
    public ResponderView update(@RestPath long id, @NotNull(message = "A body is needed.") @Valid ResponderPatch body) {
        return responders.update(id,
                new Change(body.surname, body.firstName, body.email, body.languages == null ? null : languages(body.languages),
                        body.partnerId, body.active, body.preferredReach, body.mayRecord));
    }

    @PUT
    @Path("{id}/home-phone")
    @Operation(summary = "The private number, as people write it; answered with all but its last two digits hidden")
    public ResponderView setHomePhone(@RestPath long id, @NotNull(message = "A body is needed.") @Valid HomePhoneBody body) {
        return responders.setHomePhone(id, body.number);
    }

    @DELETE
    @Path("{id}/home-phone")
    @Operation(summary = "Forgets the private number; who is on duty at home goes off duty")
    public void removeHomePhone(@RestPath long id) {
        responders.removeHomePhone(id);
    }

    private static Set<Language> languages(Set<String> codes) {
        return codes.stream().map(Language::of).collect(Collectors.toSet());
    }
}
