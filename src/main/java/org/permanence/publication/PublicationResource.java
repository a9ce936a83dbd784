package org.permanence.publication;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.line.LineService;
import org.permanence.problem.StoredTime;

/** Weeks of the roster as people are told them: coordinators publish, and each person says that they have seen it. */
@Path("/api/publications")
@Tag(name = "Shifts")
class PublicationResource {

    private final PublicationService publications;
    private final CurrentAccount me;

    PublicationResource(PublicationService publications, CurrentAccount me) {
        this.publications = publications;
        this.me = me;
    }

    /**
     * @param week   its Monday
     * @param after  the number of the last version that was shown; 0: none
     * @param roster as it was shown
     */
    public record PublishBody(@NotNull @Size(max = 16) String line, @NotNull LocalDate week, @NotNull @Min(0) Integer after,
            @NotNull @Size(max = 100) String roster) {}

    public record SeenBody(@NotNull @Size(min = 1, max = 100) Set<@NotNull Long> publications) {}

    @GET
    @RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
    @Operation(summary = "A line's week: for whom it differs from what was published last, and who was told and has seen what")
    public PublicationService.View of(@RestQuery String line, @RestQuery String week) {
        return publications.of(LineService.named(line), day(week));
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
    @Operation(summary = "Publishes a week as it was shown, and tells everybody for whom something changes")
    public PublicationService.View publish(@NotNull @Valid PublishBody body) {
        return publications.publish(LineService.named(body.line), body.week, body.after, body.roster, me.accountId());
    }

    @GET
    @Path("mine")
    @RolesAllowed(Role.RESPONDER)
    @Operation(summary = "What was published for me, and I have not said that I have seen it")
    public List<PublicationService.MineView> mine() {
        return publications.unseen(responder());
    }

    @POST
    @Path("mine/seen")
    @RolesAllowed(Role.RESPONDER)
    @Operation(summary = "I have seen it")
    public void seen(@NotNull @Valid SeenBody body) {
        publications.seen(responder(), body.publications);
    }

    private static LocalDate day(String text) {
        try {
            return StoredTime.checked(LocalDate.parse(text == null ? "" : text));
        } catch (DateTimeParseException | IllegalArgumentException _) {
            throw new PublicationRefusal.NotAMonday().problem().at("week");
        }
    }

    private long responder() {
        return me.responderId().orElseThrow(() -> new PublicationRefusal.NobodyIsTold().problem());
    }
}
