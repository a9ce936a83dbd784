package org.permanence.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The JSON of a problem (RFC 9457).
 *
 * @param field     the field at fault, when there is one
 * @param reference of an unexpected error, to find it in the log
 * @param more      extension members
 */
@Schema(name = "Problem", requiredProperties = {"type", "title", "status", "detail"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemBody(String type, String title, int status, String detail, String field, String reference,
        @Schema(hidden = true) @JsonAnyGetter Map<String, Object> more) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** PostgreSQL is unavailable; the client may send the same request again. */
    public static final ProblemBody DATABASE_AWAY = of(503, "database-away", "Not available now",
            "What you see and write cannot be stored for the moment. Calls go on; try again in a moment.");

    static final ProblemBody LENGTH_NEEDED =
            of(411, "length-needed", "Length needed", "Say the length of what you send: Content-Length.");

    static final ProblemBody TOO_LARGE = of(413, "too-large", "Too large", "This is longer than what can be taken here: shorten it.");

    static String type(String slug) {
        return "urn:permanence:problem:" + slug;
    }

    public static ProblemBody of(int status, String slug, String title, String detail) {
        return new ProblemBody(type(slug), title, status, detail, null, null, Map.of());
    }

    /** @param more extension members */
    public ProblemBody with(Map<String, Object> more) {
        return new ProblemBody(type, title, status, detail, field, reference, more);
    }
}
