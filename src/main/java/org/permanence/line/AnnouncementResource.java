package org.permanence.line;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.permanence.account.Role;
import org.permanence.pbx.Language;
import org.permanence.problem.Upload;

@Path("/api/announcements")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
@Tag(name = "Announcements")
public class AnnouncementResource {

    private static final String WAV = "audio/wav";

    private final Announcements announcements;

    AnnouncementResource(Announcements announcements) {
        this.announcements = announcements;
    }

    /**
     * @param recordedAt null when the synthetic voice speaks the text
     * @param audible    what callers hear can be heard here
     */
    public record AnnouncementView(@Schema(enumeration = {"fr", "nl", "en"}) String language, String name, String text,
            @Schema(nullable = true) Instant recordedAt, boolean audible) {}

    @GET
    @Operation(summary = "What callers hear, language by language, and what of it was recorded by a person")
    public List<AnnouncementView> all() {
        return Arrays.stream(Language.values()).flatMap(language -> announcements.of(language).entrySet().stream()
                .map(text -> new AnnouncementView(language.code(), text.getKey(), text.getValue(),
                        announcements.recordedAt(language, text.getKey()).orElse(null),
                        announcements.isAudible(language, text.getKey()))))
                .toList();
    }

    @GET
    @Path("{language}/{name}")
    @Produces(WAV)
    @Operation(summary = "What callers hear: the recording, or the made voice")
    public byte[] hear(@RestPath String language, @RestPath String name) {
        return announcements.heard(language(language), name);
    }

    @PUT
    @Path("{language}/{name}")
    @Upload
    @Consumes({WAV, "audio/x-wav", "audio/wave", "audio/vnd.wave"})
    @Operation(
            summary = "Puts a recording (an uncompressed WAV file, two minutes at most) in the place of the made voice, from the next call on")
    public void record(@RestPath String language, @RestPath String name, byte[] wav) {
        announcements.record(language(language), name, wav);
    }

    @DELETE
    @Path("{language}/{name}")
    @Operation(summary = "The made voice speaks again; nothing happens when there is no recording")
    public void revert(@RestPath String language, @RestPath String name) {
        announcements.revert(language(language), name);
    }

    private static Language language(String code) {
        return Arrays.stream(Language.values()).filter(language -> language.code().equals(code)).findFirst()
                .orElseThrow(() -> new LineRefusal.NoSuchLanguage().problem());
    }
}
