package org.permanence.directory;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.permanence.account.Role;
import org.permanence.problem.BasedOn;

/** The directory of services: responders look names up, coordinators maintain it. */
@Path("/api/directory")
@RolesAllowed(Role.COORDINATOR)
@Tag(name = "Directory")
class DirectoryResource {

    private final DirectoryService directory;

    DirectoryResource(DirectoryService directory) {
        this.directory = directory;
    }

    /** @param name in the language of the request @param number as people read it @param version goes into If-Match with a change */
    public record EntryView(long id, String name, String nameFr, String nameNl, String number,
            @Schema(nullable = true) String note, boolean active, int version) {

        static EntryView of(DirectoryService.Entry entry, String language) {
            return new EntryView(entry.id(), entry.name(language), entry.nameFr(), entry.nameNl(), entry.shown(), entry.note(),
                    entry.active(), entry.version());
        }
    }

    /** An absent field stays as it is. @param number as people write it */
    public record EntryBody(@Size(max = 200) String nameFr, @Size(max = 200) String nameNl, @Size(max = 40) String number,
            @Size(max = 500) String note, Boolean active) {

        private DirectoryService.Change change() {
            return new DirectoryService.Change(nameFr, nameNl, number, note, active);
        }
    }

    /** @param q the beginnings of words @param all also the entries that are no longer offered, for coordinators */
    @GET
    @RolesAllowed({Role.RESPONDER, Role.COORDINATOR})
    @Operation(summary = "Entries of which every typed word begins a word, accents and case ignored")
    public List<EntryView> find(@RestQuery @DefaultValue("") String q, @RestQuery @DefaultValue("false") boolean all,
            @Context HttpHeaders headers) {
        String language = language(headers);
        List<DirectoryService.Entry> found = all ? directory.all(true, language) : directory.search(q, language);
        return found.stream().map(e -> EntryView.of(e, language)).toList();
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Adds an entry")
    public EntryView add(@NotNull @Valid EntryBody body, @Context HttpHeaders headers) {
        return EntryView.of(directory.create(body.change()), language(headers));
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Changes what is given")
    public EntryView change(@RestPath long id, @RestHeader("If-Match") String ifMatch, @NotNull @Valid EntryBody body,
            @Context HttpHeaders headers) {
        BasedOn version = BasedOn.of(ifMatch);
        return EntryView.of(BasedOn.showing(() -> EntryView.of(directory.any(id), language(headers)),
                () -> directory.update(id, version, body.change())), language(headers));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "The entry is not offered any more")
    public void remove(@RestPath long id, @RestHeader("If-Match") String ifMatch, @Context HttpHeaders headers) {
        BasedOn version = BasedOn.of(ifMatch);
        BasedOn.showing(() -> EntryView.of(directory.any(id), language(headers)), () -> {
            directory.remove(id, version);
            return null;
        });
    }

    private static String language(HttpHeaders headers) {
        return headers.getAcceptableLanguages().stream().map(Locale::getLanguage).filter(l -> l.equals("fr") || l.equals("nl")).findFirst()
                .orElse("fr");
    }
}
